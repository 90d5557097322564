package telltale.app.map.look;

import java.util.Optional;

/// One colour per process name: the same name has the same colour today, tomorrow and on every
/// machine, so that the eye learns it.
///
/// The hues are those of Okabe and Ito, told apart with every common colour blindness, lifted
/// for the dark map and deepened for the light one. Their vermilion is left out: failed
/// connections own red. Two names may share a colour; the label and the list tell them apart.
public final class ProcessColours {

  private static final int[] ON_DARK = {
    0x35C9A0, 0x7C9CFF, 0xF0A830, 0xC3A3FF, 0x56B4E9, 0xB7E07A, 0xEFE36A, 0xE08CC0
  };
  private static final int[] ON_LIGHT = {
    0x00805C, 0x2F4FC4, 0xB36B00, 0x6B3FB8, 0x1778B5, 0x4C7F0E, 0x857400, 0xA8437F
  };

  /// Found by search: with it, the eight programs that most desktops talk with get eight
  /// colours.
  private static final int START = 0x0F4C80D6;

  private ProcessColours() {}

  /// The colour of a process, or of connections without one.
  public static int of(Palette palette, Optional<String> processName) {
    if (processName.isEmpty()) {
      return palette.ink().unattributed();
    }
    int[] colours = palette.dark() ? ON_DARK : ON_LIGHT;
    return colours[Math.floorMod(hash(processName.get()), colours.length)];
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
