package telltale.app.latest;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that holds so much and no more: past that, what was not asked for longest goes.
///
/// @param <K> the keys
/// @param <V> the values
public final class Latest<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  /// @param most so many are kept
  public Latest(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
