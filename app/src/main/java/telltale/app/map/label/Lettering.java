package telltale.app.map.label;

import telltale.app.map.raster.Mask;

/// Turns text into a shape.
@FunctionalInterface
public interface Lettering {

  /// The shape of a text, cached by whoever implements it.
  ///
  /// @param text one line
  /// @param size in logical pixels
  /// @param strong whether it stands out
  Mask mask(String text, double size, boolean strong);
}
