package telltale.app.veil;

import java.util.Map;
import telltale.app.latest.Latest;

/// Gives out numbers in the place of names: the same name always has the same one. The latest few
/// ten thousand are remembered; a name that was forgotten gets a new number, never another's.
final class Numbers {

  private static final int LIMIT = 32_768;

  private final Map<String, Integer> known = new Latest<>(LIMIT);
  private int last;

  int of(String name) {
    return known.computeIfAbsent(name, any -> ++last);
  }
}
