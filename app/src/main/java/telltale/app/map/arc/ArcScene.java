package telltale.app.map.arc;

import java.util.Optional;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.look.Palette;

/// How the arcs are looked at.
///
/// @param viewport in device pixels
/// @param pixelRatio device pixels per logical pixel
/// @param palette the colours
/// @param selected the arc that the user chose; the others step back
/// @param hovered the arc under the pointer
/// @param stillness whether the user asked for no motion
public record ArcScene(
    Viewport viewport,
    double pixelRatio,
    Palette palette,
    Optional<PlaceKey> selected,
    Optional<PlaceKey> hovered,
    boolean stillness) {

  boolean selected(Arc arc) {
    return selected.isPresent() && selected.get().equals(arc.load().key());
  }

  boolean hovered(Arc arc) {
    return hovered.isPresent() && hovered.get().equals(arc.load().key());
  }

  boolean dimmed(Arc arc) {
    return selected.isPresent() && !selected(arc) && !hovered(arc);
  }

  /// Length of an arc on the screen, in device pixels.
  double pixels(Arc arc) {
    return arc.path().length() * viewport.worldSize();
  }
}
