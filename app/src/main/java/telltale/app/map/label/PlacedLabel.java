package telltale.app.map.label;

import telltale.app.map.raster.Lid;
import telltale.app.map.raster.Mask;
import telltale.app.map.raster.Surface;

/// A name that has found its place.
///
/// @param mask its shape
/// @param box where it goes
/// @param tint how it is coloured
public record PlacedLabel(Mask mask, Room.Box box, Mask.Tint tint) {

  /// Draws it.
  public void draw(Surface surface) {
    mask.draw(surface, (int) box.left(), (int) box.top(), tint);
  }

  /// Puts it on top of everything.
  public void place(Lid lid) {
    int margin = mask.margin();
    lid.add(mask.sprite(tint), (int) box.left() - margin, (int) box.top() - margin);
  }
}
