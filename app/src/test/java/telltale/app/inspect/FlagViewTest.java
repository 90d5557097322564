package telltale.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;

class FlagViewTest {

  private final FlagView flag = FxThread.call(FlagView::new);

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  private Color colour(int x, int y) {
    return ((ImageView) flag.getChildren().getFirst()).getImage().getPixelReader().getColor(x, y);
  }

  private void show(String country) {
    FxThread.run(() -> flag.show(Optional.of(country)));
  }

  @Test
  void isPaintedInItsColours() {
    show("FR");
    assertThat(flag.isVisible()).isTrue();
    assertThat(colour(20, 15)).isEqualTo(Color.WHITE);
    assertThat(colour(5, 15).getHue()).as("blue").isBetween(210.0, 250.0);
    assertThat(colour(35, 15).getHue()).as("red").isGreaterThan(340.0);
    show("JP");
    assertThat(colour(2, 2)).isEqualTo(Color.WHITE);
    assertThat(colour(20, 15).getSaturation()).isGreaterThan(0.7);
  }

  @Test
  void isNotMirroredWhereTextRunsFromRightToLeft() {
    show("FR");
    PixelReader seen =
        FxThread.call(
            () -> {
              Scene scene = new Scene(new StackPane(flag), 20, 15);
              scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
              return scene.snapshot(null).getPixelReader();
            });
    assertThat(seen.getColor(3, 7).getHue()).as("blue at the left").isBetween(210.0, 250.0);
    assertThat(seen.getColor(16, 7).getHue()).as("red at the right").isGreaterThan(340.0);
  }

  @Test
  void takesNoRoomWhereThereIsNone() {
    show("FR");
    show("ZZ");
    assertThat(flag.isManaged()).isFalse();
    FxThread.run(() -> flag.show(Optional.empty()));
    assertThat(flag.isVisible()).isFalse();
  }
}
