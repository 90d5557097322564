package telltale.app.map.base;

import telltale.app.map.geometry.Viewport;
import telltale.app.map.raster.HairLines;
import telltale.app.map.raster.Planes;
import telltale.app.map.raster.Surface;
import telltale.geodata.World;

/// Renders the ground. May be used from any one thread at a time.
public final class BaseMapRenderer {

  private final WorldShapes world;

  /// Prepares the outlines; takes a few milliseconds.
  public BaseMapRenderer(World world) {
    this.world = new WorldShapes(world);
  }

  /// Renders one picture.
  public BaseMap render(BaseMap.Wanted wanted) {
    Viewport view = wanted.viewport();
    return render(wanted, new Surface(view.width(), view.height()));
  }

  /// Renders one picture onto one of its size that nobody shows any more.
  public BaseMap render(BaseMap.Wanted wanted, Surface surface) {
    Viewport view = wanted.viewport();
    Planes planes = new Planes(surface);
    LandMask land = new LandMask(world, view, planes);
    Relief relief = new Relief(land, view.width(), view.height(), wanted.pixelRatio());
    Tones tones = new Tones(relief, wanted.palette());
    Drawing drawing = new Drawing(view, wanted.pixelRatio());
    double half = 0.5 * wanted.pixelRatio();
    drawing.outlines(new HairLines(planes, Pen.COASTS, half), world.coasts());
    drawing.outlines(new HairLines(planes, Pen.BORDERS, 0.85 * half), world.borders());
    drawing.graticule(new HairLines(planes, Pen.GRATICULE, half));
    Pen pen = new Pen(wanted.palette().lines(), relief, view.width());
    for (int y = 0; y < view.height(); y++) {
      tones.go(y);
      pen.row(y, tones, planes, surface);
    }
    return new BaseMap(wanted, surface);
  }
}
