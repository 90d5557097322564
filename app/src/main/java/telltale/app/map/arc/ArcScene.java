package telltale.app.map.arc;

import java.util.Optional;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.look.ArcColours;
import telltale.app.map.look.Palette;

/// How the arcs are looked at.
///
/// @param viewport in device pixels
/// @param pixelRatio device pixels per logical pixel
/// @param palette the colours
/// @param selected what the user chose; the other arcs step back
/// @param hovered what the user points at
/// @param colours of what arcs are told apart by
/// @param stillness whether the user asked for no motion
/// @param travelling whether the camera moves: what takes long and is not seen then is left out
public record ArcScene(
    Viewport viewport,
    double pixelRatio,
    Palette palette,
    Focus selected,
    Focus hovered,
    ArcColours colours,
    boolean stillness,
    boolean travelling) {

  boolean selected(Arc arc) {
    return selected.covers(arc.load().key());
  }

  boolean hovered(Arc arc) {
    return hovered.covers(arc.load().key());
  }

  boolean covers(Cluster cluster) {
    return cluster.members().stream()
        .anyMatch(mark -> selected.covers(mark.key()) || hovered.covers(mark.key()));
  }

  boolean dimmed(Arc arc) {
    return selected.active() && !selected(arc) && !hovered(arc);
  }

  /// What gives an arc its colour; where the user means one program's traffic on it, that program.
  Optional<String> trait(Arc arc) {
    Focus focus = selected(arc) ? selected : hovered(arc) ? hovered : Focus.NONE;
    return focus.process().or(() -> arc.load().trait());
  }

  /// The colour of what arcs are told apart by.
  int colour(Optional<String> trait) {
    return colours.of(palette, trait);
  }

  /// Length of an arc on the screen, in device pixels.
  double pixels(Arc arc) {
    return arc.path().length() * viewport.worldSize();
  }
}
