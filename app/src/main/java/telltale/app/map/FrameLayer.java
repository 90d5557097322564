package telltale.app.map;

import com.gluonhq.maps.MapLayer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import telltale.app.map.picture.DirectPicture;
import telltale.app.map.raster.Patches;
import telltale.app.map.raster.Surface;

/// The one layer on the Gluon map: an opaque picture, one of its pixels to one of the screen's,
/// unsmoothed. Where there is a GPU JavaFX is handed only what changed of it, in cells, because it
/// takes a picture of which a part has changed as a whole; otherwise a [DirectPicture] carries it.
///
/// Of a parent with more than twelve changed children JavaFX 26 draws everything, so none here has
/// that many. The render thread may still read a cell that is being written: then a part of it is a
/// frame ahead of the rest, and as that part is handed over again with the next frame, nothing of
/// it stays.
final class FrameLayer extends MapLayer {

  /// The side of a cell in pixels, a multiple of what [Patches] tells apart.
  private static final int CELL_WIDTH = 8 * Patches.WIDTH;

  private static final int CELL_HEIGHT = 8 * Patches.HEIGHT;

  private static final int MOST_CHILDREN = 10;

  private final List<Cell> cells = new ArrayList<>();
  private final Optional<DirectPicture> direct;
  private Surface surface = new Surface(1, 1);
  private double pixelRatio;

  /// @param direct what carries the picture, or nothing for cells
  FrameLayer(Optional<DirectPicture> direct) {
    this.direct = direct;
    setMouseTransparent(true);
    // A picture whose pixels change says that its bounds did, and the map would be laid out anew
    // for every frame.
    setManaged(false);
    direct.ifPresent(picture -> getChildren().add(picture.node()));
  }

  /// Sets the size, in device pixels.
  void size(int width, int height, double newPixelRatio) {
    if (width == surface.width() && height == surface.height() && newPixelRatio == pixelRatio) {
      return;
    }
    surface = new Surface(width, height);
    pixelRatio = newPixelRatio;
    direct.ifPresentOrElse(picture -> picture.follow(surface, pixelRatio), this::divide);
  }

  private void divide() {
    int width = surface.width();
    int height = surface.height();
    cells.clear();
    // Where a cell would not end with a whole logical pixel, the seam might show.
    boolean whole = pixelRatio == Math.rint(pixelRatio);
    int across = whole ? CELL_WIDTH : width;
    int down = whole ? CELL_HEIGHT : height;
    for (int top = 0; top < height; top += down) {
      for (int left = 0; left < width; left += across) {
        int right = Math.min(left + across, width);
        int bottom = Math.min(top + down, height);
        cells.add(new Cell(new Patches.Box(left, top, right, bottom), pixelRatio));
      }
    }
    getChildren().setAll(inGroups(cells.stream().<Node>map(cell -> cell.view).toList()));
  }

  private static List<Node> inGroups(List<Node> nodes) {
    if (nodes.size() <= MOST_CHILDREN) {
      return nodes;
    }
    List<Node> groups = new ArrayList<>();
    for (int from = 0; from < nodes.size(); from += MOST_CHILDREN) {
      Group group = new Group(nodes.subList(from, Math.min(from + MOST_CHILDREN, nodes.size())));
      group.setManaged(false);
      groups.add(group);
    }
    return inGroups(groups);
  }

  /// Shows the next frame.
  ///
  /// @param frame paints it over the one before, and says where that changed something
  void paint(Function<Surface, Patches> frame) {
    direct.ifPresent(DirectPicture::awaitDrawn);
    Patches changed = frame.apply(surface);
    direct.ifPresent(picture -> picture.show(changed));
    for (Cell cell : cells) {
      cell.show(surface, changed);
    }
  }

  private static final class Cell {

    private final Patches.Box box;
    private final Surface pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final ImageView view;

    Cell(Patches.Box box, double pixelRatio) {
      this.box = box;
      int width = box.right() - box.left();
      int height = box.bottom() - box.top();
      pixels = new Surface(width, height);
      IntBuffer wrapped = IntBuffer.wrap(pixels.pixels());
      buffer = new PixelBuffer<>(width, height, wrapped, PixelFormat.getIntArgbPreInstance());
      view = new ImageView(new WritableImage(buffer));
      view.setSmooth(false);
      view.setManaged(false);
      view.relocate(box.left() / pixelRatio, box.top() / pixelRatio);
      view.setFitWidth(width / pixelRatio);
      view.setFitHeight(height / pixelRatio);
    }

    void show(Surface frame, Patches patches) {
      Patches.Box changed = patches.within(box);
      if (changed.isEmpty()) {
        return;
      }
      int left = changed.left() - box.left();
      int top = changed.top() - box.top();
      int width = changed.right() - changed.left();
      int height = changed.bottom() - changed.top();
      pixels.copyPart(frame, patches, box);
      buffer.updateBuffer(all -> new Rectangle2D(left, top, width, height));
    }
  }
}
