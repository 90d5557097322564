package telltale.app.map;

import java.nio.IntBuffer;
import javafx.geometry.NodeOrientation;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import telltale.app.map.base.BaseMap;
import telltale.app.map.geometry.Framing;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;

/// A still picture of the whole world, where a [MapPane] of the same size will show it: there long
/// before the pane is. FX thread only.
public final class Glimpse extends Region {

  private final BaseMap picture;
  private final WritableImage image;
  private final double homeX;

  /// @param picture of the whole world
  /// @param homeLongitude degrees east of what is in the middle
  public Glimpse(BaseMap picture, double homeLongitude) {
    this.picture = picture;
    homeX = Mercator.x(homeLongitude);
    Viewport drawn = picture.wanted().viewport();
    image =
        new WritableImage(
            new PixelBuffer<>(
                drawn.width(),
                drawn.height(),
                IntBuffer.wrap(picture.surface().pixels()),
                PixelFormat.getIntArgbPreInstance()));
    // East is at the right in every language.
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setMinSize(0, 0);
  }

  /// The world goes on sideways.
  @Override
  protected void layoutChildren() {
    getChildren().clear();
    int width = (int) Math.floor(getWidth());
    int height = (int) Math.floor(getHeight());
    if (width < 1 || height < 1) {
      return;
    }
    Viewport view = new Framing(width, height, 0, 0).whole(homeX);
    Viewport drawn = picture.wanted().viewport();
    double scale = view.worldSize() / drawn.worldSize();
    double left = view.screenX(drawn.worldX(0));
    double first = left - Math.ceil(left / view.worldSize()) * view.worldSize();
    for (double x = first; x < width; x += view.worldSize()) {
      getChildren().add(copy(x, view.screenY(drawn.worldY(0)), scale));
    }
  }

  private ImageView copy(double x, double y, double scale) {
    ImageView copy = new ImageView(image);
    copy.setManaged(false);
    copy.setFitWidth(image.getWidth() * scale);
    copy.setFitHeight(image.getHeight() * scale);
    copy.relocate(x, y);
    return copy;
  }
}
