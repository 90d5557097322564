package telltale.app.map;

import com.gluonhq.maps.tile.TileRetriever;
import com.gluonhq.maps.tile.TileRetrieverProvider;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/// Map tiles for Gluon Maps that come from nowhere: one transparent pixel, whatever is asked
/// for. The map is drawn by our own layer above them.
///
/// Gluon Maps finds this class as a service. If it finds none, it silently asks a public tile
/// server, so [#requireActive] is called before the first map is made.
public final class OfflineTiles implements TileRetriever {

  private final CompletableFuture<Image> nothing =
      CompletableFuture.completedFuture(new WritableImage(1, 1));

  /// Called by the service loader.
  public OfflineTiles() {}

  @Override
  public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
    return nothing;
  }

  /// Refuses to go on unless Gluon Maps uses this class.
  ///
  /// @throws IllegalStateException if it would use another source of tiles
  public static void requireActive() {
    require(TileRetrieverProvider.getInstance().load());
  }

  static void require(TileRetriever active) {
    if (!(active instanceof OfflineTiles)) {
      throw new IllegalStateException(
          "Gluon Maps would fetch map tiles with "
              + active.getClass().getName()
              + ", which may use the network. Telltale does not start its map: check that the"
              + " service file for com.gluonhq.maps.tile.TileRetriever names only "
              + OfflineTiles.class.getName());
    }
  }
}
