package telltale.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import telltale.app.lines.WrappedLabel;
import telltale.app.settings.ColourChoice;
import telltale.app.settings.LanguageChoice;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.settings.View;
import telltale.app.text.VisibleText;
import telltale.app.words.Speech;

/// The settings, on a card over the corner of the map that is next to their button. What is chosen
/// holds at once.
final class SettingsPanel extends VBox {

  private final Speech speech;
  private final LiveSettings settings;
  private final ChoiceRow<LanguageChoice> language;
  private final ChoiceRow<ThemeChoice> theme;
  private final ChoiceRow<ColourChoice> arcs;
  private final ChoiceRow<Motion> motion;
  private final ChoiceRow<Integer> rate;
  private final ChoiceRow<Boolean> local;
  private final ChoiceRow<Boolean> legend;
  private final ChoiceRow<Boolean> names;
  private final ChoiceRow<View> view;
  private final Label motionHint = new Label();
  private final HomeRow home;
  private final ChoiceRow<Boolean> updates;
  private final ChoiceRow<Boolean> reverse;
  private final WrappedLabel note = new WrappedLabel();
  private final IconButton close = new IconButton("settings-close", "close");
  private Optional<Node> focusBefore = Optional.empty();

  /// @param placeHome the user wants to say where this machine is
  SettingsPanel(Speech speech, LiveSettings settings, Runnable placeHome) {
    this.speech = speech;
    this.settings = settings;
    setId("settings");
    getStyleClass().add("settings-panel");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_LEFT);
    StackPane.setMargin(this, new Insets(12));
    close.saying(speech, "settings.close", "settings.close.spoken");
    speech.always(words -> motionHint.setText(words.say("settings.motion.overruled")));
    language = languageRow();
    theme = themeRow();
    arcs = arcsRow();
    motion = motionRow();
    rate = rateRow();
    local = shownOr("settings.local.hidden", "settings.local", Settings::withShowLocal);
    legend = shownOr("settings.legend.hidden", "settings.legend", Settings::withShowLegend);
    names =
        shownOr("settings.names.masked", "settings.names", (now, shown) -> now.withMasked(!shown));
    view = viewRow();
    home = new HomeRow(speech, placeHome);
    updates = updatesRow();
    reverse = reverseRow();
    motionHint.getStyleClass().add("settings-hint");
    motionHint.setId("settings-motion-hint");
    note.getStyleClass().add("settings-note");
    note.setId("settings-note");
    VBox rows = new VBox(theme, arcs, motion, motionHint, rate, local, legend, names);
    rows.getChildren().addAll(language, view, home);
    rows.getChildren().addAll(new UpdateRow(speech, settings.atlas().updates()), updates);
    rows.getChildren().addAll(reverse, reverseHint(), note);
    getChildren().addAll(header(), scrolling(rows));
    settings.onChange(this::refresh);
    refresh();
    setVisible(false);
  }

  /// On a small screen, or a much enlarged one, there is not room for all of them.
  private static ScrollPane scrolling(VBox rows) {
    rows.getStyleClass().add("settings-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    return scroll;
  }

  private ChoiceRow<LanguageChoice> languageRow() {
    return new ChoiceRow<>(
        speech,
        "settings.language",
        List.of(
            option(LanguageChoice.SYSTEM, "settings.language.system"),
            option(LanguageChoice.ENGLISH, "settings.language.english"),
            option(LanguageChoice.GERMAN, "settings.language.german"),
            option(LanguageChoice.HEBREW, "settings.language.hebrew")),
        chosen -> settings.change(now -> now.withLanguage(chosen)));
  }

  private ChoiceRow<ThemeChoice> themeRow() {
    return new ChoiceRow<>(
        speech,
        "settings.theme",
        List.of(
            option(ThemeChoice.SYSTEM, "settings.theme.system"),
            option(ThemeChoice.DARK, "settings.theme.dark"),
            option(ThemeChoice.LIGHT, "settings.theme.light"),
            option(ThemeChoice.CONTRAST, "settings.theme.contrast")),
        chosen -> settings.change(now -> now.withTheme(chosen)));
  }

  private ChoiceRow<ColourChoice> arcsRow() {
    return new ChoiceRow<>(
        speech,
        "settings.arcs",
        List.of(
            option(ColourChoice.PROGRAM, "settings.arcs.program"),
            option(ColourChoice.DIRECTION, "settings.arcs.direction"),
            option(ColourChoice.PROTOCOL, "settings.arcs.protocol")),
        chosen -> settings.change(now -> now.withArcs(chosen)));
  }

  private ChoiceRow<Motion> motionRow() {
    return new ChoiceRow<>(
        speech,
        "settings.motion",
        List.of(
            option(Motion.FULL, "settings.motion.full"),
            option(Motion.REDUCED, "settings.motion.reduced")),
        chosen -> settings.change(now -> now.withMotion(chosen)));
  }

  private ChoiceRow<Boolean> updatesRow() {
    return new ChoiceRow<>(
        speech,
        "settings.updates",
        List.of(
            option(false, "settings.updates.never"), option(true, "settings.updates.regularly")),
        chosen -> settings.change(now -> now.withUpdates(chosen)));
  }

  private ChoiceRow<Boolean> reverseRow() {
    return new ChoiceRow<>(
        speech,
        "settings.reverse",
        List.of(option(false, "settings.reverse.never"), option(true, "settings.reverse.missing")),
        chosen -> settings.change(now -> now.withReverse(chosen)));
  }

  private WrappedLabel reverseHint() {
    WrappedLabel hint = new WrappedLabel();
    hint.getStyleClass().add("settings-hint");
    speech.always(words -> hint.setText(words.say("settings.reverse.hint")));
    return hint;
  }

  private ChoiceRow<Integer> rateRow() {
    return new ChoiceRow<>(
        speech,
        "settings.rate",
        List.of(rate(Settings.CALM), rate(Settings.SMOOTH)),
        chosen -> settings.change(now -> now.withFramesPerSecond(chosen)));
  }

  /// The other views have no room for the settings.
  private ChoiceRow<View> viewRow() {
    return new ChoiceRow<>(
        speech,
        "settings.view",
        List.of(
            option(View.WINDOW, "settings.view.window"),
            option(View.MINI, "settings.view.mini"),
            option(View.WALL, "settings.view.wall")),
        chosen -> {
          close();
          settings.change(now -> now.withView(chosen));
        });
  }

  /// @param otherwise what it is called when it is not shown
  private ChoiceRow<Boolean> shownOr(
      String otherwise, String key, BiFunction<Settings, Boolean, Settings> change) {
    return new ChoiceRow<>(
        speech,
        key,
        List.of(option(true, key + ".shown"), option(false, otherwise)),
        shown -> settings.change(now -> change.apply(now, shown)));
  }

  private static <T> ChoiceRow.Option<T> option(T value, String key) {
    return ChoiceRow.Option.of(value, key);
  }

  private static ChoiceRow.Option<Integer> rate(int framesPerSecond) {
    String number = Integer.toString(framesPerSecond);
    return new ChoiceRow.Option<>(framesPerSecond, number, words -> number);
  }

  private HBox header() {
    Label title = new Label();
    speech.always(words -> title.setText(words.say("settings.title")));
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
    language.show(now.language());
    theme.show(now.theme());
    arcs.show(now.arcs());
    motion.show(now.motion());
    rate.show(now.framesPerSecond());
    local.show(now.showLocal());
    legend.show(now.showLegend());
    names.show(!now.masked());
    view.show(now.view());
    updates.show(now.updates());
    reverse.show(now.reverse());
    home.show(settings.homeSource());
    boolean overruled = now.motion() == Motion.FULL && settings.desktopReducesMotion();
    motionHint.setVisible(overruled);
    motionHint.setManaged(overruled);
    note.setText(speech.words().say(VisibleText.of(settings.note())));
  }
}
