package telltale.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.settings.View;
import telltale.app.text.VisibleText;

/// The settings, on a card over the corner of the map that is next to their button. What is chosen
/// holds at once.
final class SettingsPanel extends VBox {

  private final LiveSettings settings;
  private final ChoiceRow<ThemeChoice> theme;
  private final ChoiceRow<Motion> motion;
  private final ChoiceRow<Integer> rate;
  private final ChoiceRow<Boolean> local;
  private final ChoiceRow<Boolean> legend;
  private final ChoiceRow<Boolean> names;
  private final ChoiceRow<View> view;
  private final Label motionHint = new Label("The desktop asks for reduced motion.");
  private final Label note = new Label();
  private final Button close =
      new IconButton("settings-close", "close").saying("Close (Esc)", "Close the settings");
  private Optional<Node> focusBefore = Optional.empty();

  SettingsPanel(LiveSettings settings) {
    this.settings = settings;
    setId("settings");
    getStyleClass().add("settings-panel");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    StackPane.setMargin(this, new Insets(12));
    theme = themeRow();
    motion = motionRow();
    rate =
        new ChoiceRow<>(
            "settings-rate",
            "Frames a second",
            List.of(option(Settings.CALM, "30"), option(Settings.SMOOTH, "60")),
            chosen -> settings.change(now -> now.withFramesPerSecond(chosen)));
    local = shownOr("Hidden", "local", "Local connections", Settings::withShowLocal);
    legend = shownOr("Hidden", "legend", "Legend", Settings::withShowLegend);
    names = shownOr("Masked", "names", "Hosts and users", (now, shown) -> now.withMasked(!shown));
    view = viewRow();
    motionHint.getStyleClass().add("settings-hint");
    motionHint.setId("settings-motion-hint");
    note.getStyleClass().add("settings-note");
    note.setId("settings-note");
    note.setWrapText(true);
    getChildren()
        .addAll(header(), theme, motion, motionHint, rate, local, legend, names, view, note);
    settings.onChange(this::refresh);
    refresh();
    setVisible(false);
  }

  private ChoiceRow<ThemeChoice> themeRow() {
    return new ChoiceRow<>(
        "settings-theme",
        "Theme",
        List.of(
            option(ThemeChoice.SYSTEM, "System"),
            option(ThemeChoice.DARK, "Dark"),
            option(ThemeChoice.LIGHT, "Light"),
            option(ThemeChoice.CONTRAST, "Contrast")),
        chosen -> settings.change(now -> now.withTheme(chosen)));
  }

  private ChoiceRow<Motion> motionRow() {
    return new ChoiceRow<>(
        "settings-motion",
        "Motion",
        List.of(option(Motion.FULL, "Full"), option(Motion.REDUCED, "Reduced")),
        chosen -> settings.change(now -> now.withMotion(chosen)));
  }

  /// The other views have no room for the settings.
  private ChoiceRow<View> viewRow() {
    return new ChoiceRow<>(
        "settings-view",
        "View",
        List.of(
            option(View.WINDOW, "Window"), option(View.MINI, "Mini"), option(View.WALL, "Wall")),
        chosen -> {
          close();
          settings.change(now -> now.withView(chosen));
        });
  }

  /// @param otherwise what it is called when it is not shown
  private ChoiceRow<Boolean> shownOr(
      String otherwise, String id, String title, BiFunction<Settings, Boolean, Settings> change) {
    return new ChoiceRow<>(
        "settings-" + id,
        title,
        List.of(option(true, "Shown"), option(false, otherwise)),
        shown -> settings.change(now -> change.apply(now, shown)));
  }

  private static <T> ChoiceRow.Option<T> option(T value, String word) {
    return new ChoiceRow.Option<>(value, word);
  }

  private HBox header() {
    Label title = new Label("Settings");
    title.getStyleClass().add("settings-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    close.setOnAction(event -> close());
    HBox header = new HBox(title, space, close);
    header.getStyleClass().add("settings-header");
    return header;
  }

  /// Opens it and gives it the keyboard, or closes it.
  void toggle() {
    if (!close()) {
      focusBefore = Optional.ofNullable(getScene().getFocusOwner());
      refresh();
      setVisible(true);
      // As Tab would, because that shows where the keyboard is: at the first choice.
      close.requestFocusTraversal(TraversalDirection.NEXT);
    }
  }

  /// Closes it and gives the keyboard back; says whether it was open.
  boolean close() {
    if (!isVisible()) {
      return false;
    }
    boolean hadKeyboard = isWithin(getScene().getFocusOwner());
    setVisible(false);
    if (hadKeyboard) {
      focusBefore.ifPresent(Node::requestFocus);
    }
    return true;
  }

  private boolean isWithin(@Nullable Node node) {
    for (@Nullable Node each = node; each != null; each = each.getParent()) {
      if (each == this) {
        return true;
      }
    }
    return false;
  }

  private void refresh() {
    Settings now = settings.now();
    theme.show(now.theme());
    motion.show(now.motion());
    rate.show(now.framesPerSecond());
    local.show(now.showLocal());
    legend.show(now.showLegend());
    names.show(!now.masked());
    view.show(now.view());
    boolean overruled = now.motion() == Motion.FULL && settings.desktopReducesMotion();
    motionHint.setVisible(overruled);
    motionHint.setManaged(overruled);
    note.setText(VisibleText.of(settings.note()));
  }
}
