package telltale.app.map.picture;

import com.sun.javafx.geom.BaseBounds;
import com.sun.javafx.geom.DirtyRegionContainer;
import com.sun.javafx.geom.DirtyRegionPool;
import com.sun.javafx.geom.RectBounds;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.javafx.geom.transform.GeneralTransform3D;
import com.sun.javafx.sg.prism.NGNode;
import com.sun.prism.Graphics;
import com.sun.prism.Image;
import com.sun.prism.Texture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Patches.Box;
import telltale.app.map.raster.Surface;

/// The picture as the render thread knows it. Written by the FX thread while that one waits, read
/// by it alone.
final class PicturePeer extends NGNode {

  private Surface picture = new Surface(1, 1);
  private double pixelRatio = 1;

  /// What the window does not show yet and JavaFX does not draw.
  private Patches due = new Patches(1, 1);

  private Optional<Clearing> clearing = Optional.empty();

  /// Those parts that JavaFX has to draw, because something lies over them.
  private final List<Box> drawn = new ArrayList<>();

  /// Whether JavaFX need draw no more than those.
  private boolean partly;

  void follow(Surface newPicture, double newPixelRatio) {
    picture = newPicture;
    pixelRatio = newPixelRatio;
    due = new Patches(picture.width(), picture.height());
    partly = false;
    geometryChanged();
  }

  void show(Patches changed, Optional<Clearing> newClearing) {
    // One that is to be drawn anyway was moved or resized, or has just come into the window.
    partly = isClean() && newClearing.isPresent();
    clearing = newClearing;
    due.add(changed);
    newClearing.filter(there -> partly).ifPresent(this::divide);
    visualsChanged();
  }

  private void divide(Clearing there) {
    for (Box covered : there.covered()) {
      Box box = Patches.inBlocks(covered);
      Box changed = due.within(box);
      if (!changed.isEmpty()) {
        drawn.add(changed);
        due.unmark(box);
      }
    }
    if (drawn.isEmpty()) {
      // Without anything to draw JavaFX draws everything.
      int left = there.visible().left();
      int top = there.visible().top();
      drawn.add(new Box(left, top, left + 1, top + 1));
    }
  }

  @Override
  public int accumulateDirtyRegions(
      RectBounds clip,
      RectBounds scratch,
      DirtyRegionPool pool,
      DirtyRegionContainer regions,
      BaseTransform place,
      GeneralTransform3D projection) {
    if (isClean() || !partly) {
      return super.accumulateDirtyRegions(clip, scratch, pool, regions, place, projection);
    }
    for (Box box : drawn) {
      BaseBounds bounds =
          scratch.deriveWithNewBounds(
              logical(box.left()),
              logical(box.top()),
              0,
              logical(box.right()),
              logical(box.bottom()),
              0);
      bounds = getTransform().transform(bounds, bounds);
      bounds = place.transform(bounds, bounds);
      projection.transform(bounds, bounds).flattenInto(scratch);
      scratch.intersectWith(clip);
      if (!scratch.isEmpty()) {
        regions.addDirtyRegion(scratch);
      }
    }
    return DirtyRegionContainer.DTR_OK;
  }

  private float logical(int pixels) {
    return (float) (pixels / pixelRatio);
  }

  /// After everything of the window has been drawn.
  @Override
  public void renderForcedContent(Graphics graphics) {
    if (graphics != null && partly) {
      clearing.ifPresent(there -> write(graphics, there));
    }
  }

  private void write(Graphics graphics, Clearing there) {
    Target.of(graphics)
        .map(Target::surface)
        .ifPresent(
            window ->
                due.eachRun(
                    there.visible(),
                    box -> window.copyBox(picture, box, there.left(), there.top())));
  }

  @Override
  public void clearDirty() {
    super.clearDirty();
    partly = false;
    drawn.clear();
    due.clear();
  }

  @Override
  protected void renderContent(Graphics graphics) {
    boolean copied =
        Target.of(graphics)
            .filter(target -> target.copy(picture, pixelRatio, graphics))
            .isPresent();
    if (!copied) {
      draw(graphics);
    }
  }

  /// Where a pixel of the picture is not one of the target: a thumbnail, say.
  private void draw(Graphics graphics) {
    Image image = Image.fromIntArgbPreData(picture.pixels(), picture.width(), picture.height());
    Texture texture =
        graphics
            .getResourceFactory()
            .createTexture(image, Texture.Usage.DEFAULT, Texture.WrapMode.CLAMP_TO_EDGE);
    graphics.drawTexture(
        texture,
        0,
        0,
        logical(picture.width()),
        logical(picture.height()),
        0,
        0,
        picture.width(),
        picture.height());
    texture.unlock();
    texture.dispose();
  }

  @Override
  protected boolean hasOverlappingContents() {
    return false;
  }
}
