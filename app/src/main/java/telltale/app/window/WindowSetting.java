package telltale.app.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import telltale.app.status.Sources;

/// What does not change while the window is open, and how it begins.
///
/// @param sources whose data the map is made of, which may change with the user's files
/// @param asksPermission whether the user has to allow the helper, which nobody asks of root
/// @param introduces whether it explains the helper before it starts it, to whom that is new
/// @param preferences the settings to begin with, and who hears of a change
/// @param atlas what is known of places apart from what goes on
/// @param room to be filled, a scene's root, which may be on the screen already with a
///     first picture
public record WindowSetting(
    ObservableValue<Sources> sources,
    boolean asksPermission,
    boolean introduces,
    Preferences preferences,
    Atlas atlas,
    StackPane room) {

  /// Room for a window, in a scene of its own.
  ///
  /// @param width in logical pixels, until a stage gives it another
  /// @param height in logical pixels, until a stage gives it another
  public static StackPane room(double width, double height) {
    StackPane room = new StackPane();
    room.getStyleClass().add("window");
    room.setMinSize(0, 0);
    return (StackPane) new Scene(room, width, height).getRoot();
  }
}
