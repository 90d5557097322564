package telltale.app.map;

import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.look.Palette;
import telltale.geodata.World;
import telltale.geodata.WorldReader;

/// The world, and a coarse picture of it, which can be painted before there is a map to show it.
///
/// @param world its outlines
/// @param picture all of it
public record StandIn(World world, BaseMap picture) {

  /// Reads the world and paints it in those colours. Any thread but the one that draws: it takes
  /// about a tenth of a second.
  public static StandIn paint(Palette palette) {
    World world = WorldReader.read();
    return new StandIn(world, new BaseMapRenderer(world).render(Backdrop.coarse(palette)));
  }
}
