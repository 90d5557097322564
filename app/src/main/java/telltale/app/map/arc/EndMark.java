package telltale.app.map.arc;

import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.PlaceKey;

/// The far end of an arc.
///
/// @param key the place
/// @param name what to call it
/// @param worldX in world units
/// @param worldY in world units
/// @param radius of its dot in logical pixels
/// @param flows how many connections are open there
/// @param level of its traffic, 0 to 1; -1 when idle
public record EndMark(
    PlaceKey key,
    ArcLoad.PlaceName name,
    double worldX,
    double worldY,
    double radius,
    int flows,
    double level) {

  EndMark movedBy(double right, double down) {
    return new EndMark(key, name, worldX + right, worldY + down, radius, flows, level);
  }
}
