package telltale.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import telltale.app.map.MapPane;
import telltale.app.map.StandIn;
import telltale.app.place.HomePlace;
import telltale.app.settings.View;
import telltale.app.theme.Theme;
import telltale.app.window.LiveSettings;
import telltale.app.window.MainWindow;
import telltale.app.window.Preferences;
import telltale.app.window.WindowSetting;
import telltale.app.words.Speech;
import telltale.app.words.Words;
import telltale.geodata.World;

/// The map in an otherwise empty scene: what takes longer to make comes around it later. FX thread
/// only.
final class FirstSight {

  private final Preferences preferences;
  private final ExecutorService ground =
      Executors.newSingleThreadExecutor(Feed.daemonThreads("map-ground"));
  private final Speech speech;
  private final MapPane map;
  private final StackPane room;

  /// @param preferences the settings to begin with, and who hears of a change
  /// @param home where this machine is drawn
  /// @param width of the scene, in logical pixels
  /// @param height of the scene, in logical pixels
  FirstSight(Preferences preferences, World world, HomePlace home, double width, double height) {
    this.preferences = preferences;
    theme().setBase();
    speech = new Speech(Words.in(preferences.first().language().locale()));
    map = new MapPane(speech, world, home.latitude(), home.longitude(), ground);
    map.setFontFamily(Theme.family());
    room = WindowSetting.room(width, height);
  }

  /// Draws the map where it will be in a whole window, with empty panels around it. Other views
  /// have less around it, and begin when that is there.
  ///
  /// @return whether there is anything to see yet
  boolean draw(StandIn standIn) {
    if (preferences.first().view() != View.WINDOW) {
      return false;
    }
    map.standIn(standIn.picture());
    map.setPalette(LiveSettings.palette(theme()));
    map.showLegend(false);
    BorderPane window = new BorderPane(map);
    window.setLeft(panel("sidebar"));
    window.setBottom(panel("status-bar"));
    MainWindow.orient(room.getScene(), speech.words());
    room.getChildren().setAll(window);
    theme().applyTo(room.getScene());
    return true;
  }

  private static Region panel(String name) {
    Region panel = new Region();
    panel.getStyleClass().add(name);
    return panel;
  }

  private Theme theme() {
    return preferences.theme(preferences.first());
  }

  Preferences preferences() {
    return preferences;
  }

  /// Where the ground is rendered, one picture at a time.
  ExecutorService ground() {
    return ground;
  }

  Speech speech() {
    return speech;
  }

  MapPane map() {
    return map;
  }

  /// What everything goes into.
  StackPane room() {
    return room;
  }
}
