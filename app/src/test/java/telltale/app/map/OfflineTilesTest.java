package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.gluonhq.maps.tile.TileRetriever;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class OfflineTilesTest {

  @Test
  void isTheRetrieverThatGluonMapsFinds() {
    assertThatCode(OfflineTiles::requireActive).doesNotThrowAnyException();
  }

  @Test
  void answersAtOnceWithOneTransparentPixel() {
    CompletableFuture<Image> tile = new OfflineTiles().loadTile(3, 1, 2);

    assertThat(tile).isCompleted();
    Image image = tile.join();
    assertThat(image.getWidth()).isEqualTo(1);
    assertThat(image.getPixelReader().getArgb(0, 0)).isZero();
  }

  @Test
  void refusesAnyOtherRetriever() {
    TileRetriever other = (zoom, i, j) -> new CompletableFuture<>();

    assertThatThrownBy(() -> OfflineTiles.require(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("may use the network")
        .hasMessageContaining(OfflineTiles.class.getName());
  }

  /// Gluon's online retriever sets the JVM-wide `http.agent` as soon as it is initialised.
  @Test
  void leavesGluonsOnlineRetrieverUntouched() throws ReflectiveOperationException {
    FxToolkit.run(MapPaneTest::pane);
    assertThat(System.getProperty("http.agent")).isNull();

    Class.forName("com.gluonhq.impl.maps.tile.osm.OsmTileRetriever");
    String trace = System.getProperty("http.agent");
    System.clearProperty("http.agent");
    assertThat(trace).as("proof that the check above can fail").isNotNull();
  }
}
