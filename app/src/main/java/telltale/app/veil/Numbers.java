package telltale.app.veil;

import java.util.LinkedHashMap;
import java.util.Map;

/// Gives out numbers in the place of names: the same name always has the same one. The latest few
/// ten thousand are remembered; a name that was forgotten gets a new number, never another's.
final class Numbers {

  private static final int LIMIT = 32_768;

  private final Map<String, Integer> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > LIMIT;
        }
      };
  private int last;

  int of(String name) {
    return known.computeIfAbsent(name, any -> ++last);
  }
}
