package telltale.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import telltale.app.FxThread;
import telltale.app.window.WindowSetting;

class ThemeTest {

  @BeforeAll
  static void startToolkit() {
    FxThread.start();
  }

  /// The map covers the middle of every window: to fill it before takes a seventh of what drawing a
  /// large window takes.
  @Test
  void laysNothingUnderTheMap() {
    for (Theme theme : Theme.values()) {
      StackPane room = dressed(theme);

      assertThat(room.getBackground()).as(theme.word()).isNull();
    }
  }

  @Test
  void fillsWhatNothingCoversInItsColours() {
    assertThat(brightness(Theme.DARK)).isLessThan(0.1);
    assertThat(brightness(Theme.LIGHT)).isGreaterThan(0.9);
    assertThat(brightness(Theme.CONTRAST)).isZero();
  }

  @Test
  void sketchesInTheSameColours() {
    StackPane room =
        FxThread.call(
            () -> {
              StackPane made = WindowSetting.room(100, 100);
              Theme.LIGHT.sketch(made.getScene());
              return made;
            });

    assertThat(room.getScene().getFill()).isEqualTo(dressed(Theme.LIGHT).getScene().getFill());
    assertThat(room.getStyleClass()).contains("theme-light");
  }

  private static double brightness(Theme theme) {
    return ((Color) dressed(theme).getScene().getFill()).getBrightness();
  }

  private static StackPane dressed(Theme theme) {
    return FxThread.call(
        () -> {
          StackPane room = WindowSetting.room(100, 100);
          Scene scene = room.getScene();
          theme.applyTo(scene);
          room.applyCss();
          return room;
        });
  }
}
