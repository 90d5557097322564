package telltale.app;

import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import telltale.app.map.Glimpse;
import telltale.app.map.base.BaseMap;
import telltale.app.place.HomePlace;
import telltale.app.settings.View;
import telltale.app.theme.Theme;
import telltale.app.window.LiveSettings;
import telltale.app.window.MainWindow;
import telltale.app.window.Preferences;
import telltale.app.window.WindowSetting;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The scene of a window, and what is in it until the window is made, which takes longer: a picture
/// of the world with empty panels around it. FX thread only.
final class FirstSight {

  private final Preferences preferences;
  private final Speech speech;
  private final StackPane room;

  /// @param preferences the settings to begin with, and who hears of a change
  /// @param width of the scene, in logical pixels
  /// @param height of the scene, in logical pixels
  FirstSight(Preferences preferences, double width, double height) {
    this.preferences = preferences;
    speech = new Speech(Words.in(preferences.first().language().locale()));
    room = WindowSetting.room(width, height);
  }

  /// Shows the picture where the map will be in a whole window. Other views have less around it,
  /// and begin when that is there.
  ///
  /// @param home where this machine is as long as the settings do not say so
  /// @return whether there is anything to see yet
  boolean draw(BaseMap standIn, HomePlace home) {
    if (preferences.first().view() != View.WINDOW) {
      return false;
    }
    double longitude = LiveSettings.home(preferences.first(), home).longitude();
    BorderPane window = new BorderPane(new Glimpse(standIn, longitude));
    window.setLeft(panel("sidebar"));
    window.setBottom(panel("status-bar"));
    MainWindow.orient(scene(), speech.words());
    room.getChildren().setAll(window);
    theme().sketch(scene());
    return true;
  }

  private static Region panel(String name) {
    Region panel = new Region();
    panel.getStyleClass().add(name);
    return panel;
  }

  /// What the window wears at first.
  Theme theme() {
    return preferences.theme(preferences.first());
  }

  Preferences preferences() {
    return preferences;
  }

  /// The language to begin with.
  Speech speech() {
    return speech;
  }

  /// What everything goes into.
  StackPane room() {
    return room;
  }

  Scene scene() {
    return room.getScene();
  }
}
