package telltale.app.map.base;

import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.Palette;
import telltale.app.map.raster.Surface;

/// A finished picture of the ground.
///
/// @param wanted what it shows
/// @param surface its pixels; not painted on while anybody shows them
public record BaseMap(Wanted wanted, Surface surface) {

  /// What a picture is to show.
  ///
  /// @param viewport in device pixels
  /// @param palette its colours
  /// @param pixelRatio device pixels per logical pixel, for the width of lines
  public record Wanted(Viewport viewport, Palette palette, double pixelRatio) {}
}
