package telltale.app.map.picture;

import com.sun.javafx.geom.RectBounds;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.prism.CompositeMode;
import com.sun.prism.Graphics;
import com.sun.prism.RTTexture;
import java.util.Optional;
import telltale.app.map.raster.Patches.Box;
import telltale.app.map.raster.Surface;

/// The pixels that JavaFX draws on: those of a window or of a snapshot. Render thread.
record Target(Surface surface) {

  /// Empty where they are not in this machine's memory.
  static Optional<Target> of(Graphics graphics) {
    if (graphics.getRenderTarget() instanceof RTTexture texture && texture.getPixels() != null) {
      Surface surface =
          new Surface(texture.getPixels(), texture.getPhysicalWidth(), texture.getPhysicalHeight());
      return Optional.of(new Target(surface));
    }
    return Optional.empty();
  }

  /// Copies what is to be drawn of a picture whose first pixel is where the transform says; whether
  /// each of its pixels is one of these.
  boolean copy(Surface picture, double pixelRatio, Graphics graphics) {
    BaseTransform place = graphics.getTransformNoClone();
    if (!isPixelByPixel(place, pixelRatio)
        || graphics.getExtraAlpha() != 1
        || graphics.getCompositeMode() != CompositeMode.SRC_OVER) {
      return false;
    }
    int left = (int) Math.rint(place.getMxt());
    int top = (int) Math.rint(place.getMyt());
    RectBounds clip = graphics.getFinalClipNoClone();
    Box drawn =
        new Box(
            Math.max(0, (int) Math.floor(clip.getMinX()) - left),
            Math.max(0, (int) Math.floor(clip.getMinY()) - top),
            Math.min(picture.width(), (int) Math.ceil(clip.getMaxX()) - left),
            Math.min(picture.height(), (int) Math.ceil(clip.getMaxY()) - top));
    surface.copyBox(picture, drawn, left, top);
    return true;
  }

  private static boolean isPixelByPixel(BaseTransform place, double pixelRatio) {
    return place.is2D()
        && place.getMxx() == pixelRatio
        && place.getMyy() == pixelRatio
        && place.getMxy() == 0
        && place.getMyx() == 0
        && Clearing.isWhole(place.getMxt())
        && Clearing.isWhole(place.getMyt());
  }
}
