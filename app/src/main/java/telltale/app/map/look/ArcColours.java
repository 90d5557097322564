package telltale.app.map.look;

import java.util.Optional;

/// Gives whatever arcs are told apart by its colour. Every colour is packed as `0xRRGGBB`.
public interface ArcColours {

  /// The colour of one value, or of what has none that is known.
  int of(Palette palette, Optional<String> value);
}
