package telltale.app.window;

import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import telltale.app.settings.View;

/// The keys that work wherever the focus is.
final class Shortcuts {

  private final Scene scene;
  private final Commands commands;
  private final Map<KeyCombination, Runnable> always;
  private final Map<KeyCode, Runnable> letters;

  /// What the keys do.
  interface Commands {

    /// Ctrl+F.
    void find();

    /// Ctrl+Q.
    void quit();

    /// Ctrl+comma.
    void settings();

    /// F, unless a text is being typed: what is picked, or else everything, comes into view.
    void locate();

    /// Esc: takes back what narrows the view.
    ///
    /// @param typing whether a text is being typed
    void back(boolean typing);
  }

  private Shortcuts(Scene scene, LiveSettings settings, Commands commands) {
    this.scene = scene;
    this.commands = commands;
    always =
        Map.of(
            withControl(KeyCode.F),
            commands::find,
            withControl(KeyCode.Q),
            commands::quit,
            withControl(KeyCode.COMMA),
            commands::settings,
            new KeyCodeCombination(KeyCode.F11),
            () -> settings.toggleView(View.WALL));
    letters =
        Map.of(
            KeyCode.T,
            settings::switchTheme,
            KeyCode.P,
            () -> settings.change(now -> now.withMasked(!now.masked())),
            KeyCode.C,
            settings::switchArcs,
            KeyCode.M,
            () -> settings.toggleView(View.MINI),
            KeyCode.F,
            commands::locate);
  }

  private static KeyCombination withControl(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  /// @param settings that keys change
  static void install(Scene scene, LiveSettings settings, Commands commands) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, new Shortcuts(scene, settings, commands)::pressed);
  }

  private void pressed(KeyEvent event) {
    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
    if (event.getCode() == KeyCode.ESCAPE) {
      commands.back(typing);
      event.consume();
      return;
    }
    Optional<Runnable> command =
        always.entrySet().stream()
            .filter(each -> each.getKey().match(event))
            .map(Map.Entry::getValue)
            .findFirst();
    if (command.isEmpty() && !typing && !event.isShortcutDown()) {
      command = Optional.ofNullable(letters.get(event.getCode()));
    }
    command.ifPresent(
        does -> {
          does.run();
          event.consume();
        });
  }
}
