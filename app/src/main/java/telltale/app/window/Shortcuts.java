package telltale.app.window;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work wherever the focus is.
final class Shortcuts {

  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination QUIT =
      new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination SETTINGS =
      new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

  private final Scene scene;
  private final Commands commands;

  /// What the keys do.
  interface Commands {

    /// Ctrl+F.
    void find();

    /// Ctrl+Q.
    void quit();

    /// Ctrl+comma.
    void settings();

    /// T, unless a text is being typed.
    void switchTheme();

    /// F, unless a text is being typed: what is picked, or else everything, comes into view.
    void locate();

    /// Esc: takes back what narrows the view.
    ///
    /// @param typing whether a text is being typed
    void back(boolean typing);
  }

  private Shortcuts(Scene scene, Commands commands) {
    this.scene = scene;
    this.commands = commands;
  }

  static void install(Scene scene, Commands commands) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, new Shortcuts(scene, commands)::pressed);
  }

  private void pressed(KeyEvent event) {
    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
    boolean letter = !typing && !event.isShortcutDown();
    if (FIND.match(event)) {
      commands.find();
    } else if (QUIT.match(event)) {
      commands.quit();
    } else if (SETTINGS.match(event)) {
      commands.settings();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      commands.back(typing);
    } else if (letter && event.getCode() == KeyCode.T) {
      commands.switchTheme();
    } else if (letter && event.getCode() == KeyCode.F) {
      commands.locate();
    } else {
      return;
    }
    event.consume();
  }
}
