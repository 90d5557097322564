package telltale.app.map;

import com.gluonhq.maps.MapView;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.picture.DirectPicture;

/// The Gluon map that carries our layer. Its handlers never see an event; it keeps its projection
/// on ours, for whatever other layer it may carry.
final class MapHost {

  private final MapView view = new MapView();
  private final FrameLayer layer;

  /// @param background finds what brings pictures to the screen
  MapHost(Executor background) {
    layer = new FrameLayer(DirectPicture.make(background));
    view.setMouseTransparent(true);
    view.setFocusTraversable(false);
    // Its tiles, of one transparent pixel each, would be stretched over the whole map in every
    // frame: without a GPU that takes longer than everything else together.
    view.getChildrenUnmodifiable().forEach(tiles -> tiles.setVisible(false));
    view.addLayer(layer);
  }

  FrameLayer layer() {
    return layer;
  }

  Node node() {
    return view;
  }

  void resize(int width, int height) {
    view.resizeRelocate(0, 0, width, height);
  }

  void follow(Viewport camera) {
    view.setZoom(Math.log(camera.worldSize() / 256) / Math.log(2));
    view.setCenter(Mercator.latitude(camera.centerY()), Mercator.longitude(camera.centerX()));
  }
}
