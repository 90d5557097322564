package telltale.helper.process;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was found out about processes; past its bound, what was not asked for longest goes.
final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  LeastRecentlyUsed(int most) {
    super(64, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
