package telltale.app.map.look;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One colour per program: a name prefers the same colour today, tomorrow and on every machine, so
/// that the eye learns it, and gives way to another only while both are on the screen and a colour
/// is free. One thread.
///
/// The colours were found by search: any two stay apart for eyes without green or red receptors,
/// keep clear of the red of failures and the grey of the unknown, and carry a letter.
public final class ProcessColours implements ArcColours {

  private static final int[] ON_DARK = {
    0x0E8EDD, 0xD0B6FB, 0xD06B89, 0x07A657, 0xBA8906, 0xAEEA70, 0x2FF5E2, 0xD4E6B6
  };
  private static final int[] ON_LIGHT = {
    0x2D6BDA, 0x462091, 0xC9346E, 0x167E2D, 0x702134, 0x333F05, 0x165B93, 0x71035E
  };

  private static final int START = 0x0F4C80D6;

  /// Programs that left the screen are remembered up to this many, and have their colour again if
  /// nobody took it.
  private static final int REMEMBERED = 512;

  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private Set<String> present = Set.of();

  /// How many colours there are.
  public static int count() {
    return ON_DARK.length;
  }

  /// Says which programs are on the screen, in any order; says whether a colour changed that was
  /// on the screen before.
  public boolean show(Collection<String> programs) {
    Set<String> now = new LinkedHashSet<>(programs);
    if (now.equals(present)) {
      return false;
    }
    Map<String, Integer> before = new HashMap<>(slots);
    present = now;
    forgetSome();
    int[] holders = new int[count()];
    // Those that have a colour keep it; of two with the same, the later one is asked to move.
    Set<String> homeless = new LinkedHashSet<>();
    for (String known : slots.keySet()) {
      int slot = slots.getOrDefault(known, 0);
      if (now.contains(known) && holders[slot]++ > 0) {
        holders[slot]--;
        homeless.add(known);
      }
    }
    now.stream().filter(name -> !slots.containsKey(name)).sorted().forEach(homeless::add);
    homeless.forEach(name -> settle(name, holders));
    return before.entrySet().stream()
        .anyMatch(e -> now.contains(e.getKey()) && !e.getValue().equals(slots.get(e.getKey())));
  }

  /// The colour of a program, or of connections without one.
  @Override
  public int of(Palette palette, Optional<String> program) {
    if (program.isEmpty()) {
      return palette.ink().unattributed();
    }
    Integer slot = slots.get(program.get());
    return slot(palette, slot == null ? preferred(program.get()) : slot);
  }

  static int slot(Palette palette, int slot) {
    return palette.dark() ? ON_DARK[slot] : ON_LIGHT[slot];
  }

  /// The nearest to its preferred one of the colours that fewest hold.
  private void settle(String name, int[] holders) {
    int fewest = Integer.MAX_VALUE;
    int best = preferred(name);
    for (int step = 0; step < count(); step++) {
      int slot = (preferred(name) + step) % count();
      if (holders[slot] < fewest) {
        fewest = holders[slot];
        best = slot;
      }
    }
    slots.put(name, best);
    holders[best]++;
  }

  private void forgetSome() {
    if (slots.size() > REMEMBERED) {
      slots.keySet().retainAll(present);
    }
  }

  private static int preferred(String name) {
    return Math.floorMod(hash(name), count());
  }

  /// FNV-1a with a final mix: String.hashCode puts names that differ in their last letter side
  /// by side, and a power-of-two modulus would keep only that letter.
  private static int hash(String name) {
    int hash = START;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 15;
    hash *= 0x2C1B3C6D;
    return hash ^ (hash >>> 13);
  }
}
