package telltale.app.map.look;

import java.util.List;
import java.util.Optional;

/// Fixed colours for a few values that are known beforehand, the same colours as programs have:
/// any two stay apart for every eye. Immutable; any thread.
public final class TraitColours implements ArcColours {

  /// Slots of colours that differ most, in light as well as in hue.
  private static final int[] SLOTS = {0, 4, 1};

  private final List<String> values;

  /// @param values at most three, each with a colour of its own
  public TraitColours(List<String> values) {
    if (values.size() > SLOTS.length) {
      throw new IllegalArgumentException("there are only " + SLOTS.length + " colours");
    }
    this.values = List.copyOf(values);
  }

  /// The values in the order in which they are explained.
  public List<String> values() {
    return values;
  }

  @Override
  public int of(Palette palette, Optional<String> value) {
    int at = value.map(values::indexOf).orElse(-1);
    return at < 0 ? palette.ink().unattributed() : ProcessColours.slot(palette, SLOTS[at]);
  }
}
