package telltale.app.inspect;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import telltale.geodata.Flags;

/// The flag of a country, or nothing and no room for it. FX thread.
final class FlagView extends StackPane {

  /// Half of what the picture has: it is sharp on a screen of twice the density, too.
  private static final double WIDTH = 20;

  private final ImageView picture = new ImageView();
  private Optional<String> shown = Optional.empty();

  FlagView() {
    getStyleClass().add("flag");
    // White flags have an edge on white ground.
    Region edge = new Region();
    edge.getStyleClass().add("flag-edge");
    picture.setFitWidth(WIDTH);
    picture.setPreserveRatio(true);
    getChildren().addAll(picture, edge);
    setMinWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    room(false);
  }

  /// Shows the flag of that country.
  ///
  /// @param country its code of ISO 3166-1
  void show(Optional<String> country) {
    if (country.equals(shown)) {
      return;
    }
    shown = country;
    Optional<Image> flag =
        country.flatMap(Flags::png).map(png -> new Image(new ByteArrayInputStream(png)));
    picture.setImage(flag.orElse(null));
    room(flag.isPresent());
  }

  private void room(boolean taken) {
    setVisible(taken);
    setManaged(taken);
  }
}
