package telltale.app.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import telltale.app.map.MapPane;
import telltale.app.map.load.Trait;
import telltale.app.map.look.Palette;
import telltale.app.place.HomePlace;
import telltale.app.settings.ColourChoice;
import telltale.app.settings.Motion;
import telltale.app.settings.SavedFilter;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.settings.View;
import telltale.app.theme.DesktopStyle;
import telltale.app.theme.Theme;
import telltale.app.veil.Veil;
import telltale.app.words.Phrase;
import telltale.app.words.Speech;

/// The settings that hold right now: whoever changes one changes it here, and from here it reaches
/// the window, the map and the file. FX thread only.
public final class LiveSettings {

  private final Preferences preferences;
  private final DesktopStyle desktop;
  private final Speech speech;
  private final MapPane map;
  private final Atlas atlas;
  private final ChangeListener<Object> follow = (o, was, is) -> wear();
  private Consumer<Theme> dress = theme -> {};
  private Wearer wearer = new Nobody();
  private Runnable onChange = () -> {};
  private Consumer<View> onView = view -> {};
  private Consumer<Boolean> onReverse = asks -> {};
  private Settings now;
  private @Nullable Worn worn;

  /// Whom settings reach besides the map.
  interface Wearer {

    /// The language is another one now.
    void speak();

    /// The map's colours are others now.
    void recolour();

    /// These filters are kept; none while names are masked, because they may hold some.
    void showSaved(List<SavedFilter> filters);

    /// List and map are to show local connections, or to leave them out.
    void showLocal(boolean shown);

    /// Names that tell are to be taken out everywhere, or shown again.
    void mask(boolean masked);

    /// More or less of the window is to be there.
    void view(View view);
  }

  /// What came of the settings and of the desktop.
  private record Worn(
      Locale language,
      Theme theme,
      boolean still,
      int framesPerSecond,
      ColourChoice arcs,
      boolean local,
      boolean legend,
      boolean masked,
      View view,
      Degrees home) {}

  /// Nothing is worn yet.
  ///
  /// @param atlas what is known of places as long as the user does not say so here
  LiveSettings(Speech speech, Preferences preferences, MapPane map, Atlas atlas) {
    this.atlas = atlas;
    this.speech = speech;
    this.preferences = preferences;
    this.map = map;
    desktop = preferences.desktop();
    now = preferences.first();
  }

  /// Has them worn for the first time, and follows the desktop from here on.
  ///
  /// @param scene wears the theme, as the map does
  /// @param window wears the rest
  void begin(Scene scene, Wearer window) {
    wearer = window;
    dress =
        theme -> {
          theme.applyTo(scene);
          map.setPalette(palette(theme));
          window.recolour();
        };
    // Held weakly, because the desktop outlives every window.
    desktop.colours().addListener(new WeakChangeListener<>(follow));
    desktop.reducedMotion().addListener(new WeakChangeListener<>(follow));
    desktop.highContrast().addListener(new WeakChangeListener<>(follow));
    map.onLegend(shown -> change(settings -> settings.withShowLegend(shown)));
    map.onColourBy(trait -> change(settings -> settings.withArcs(choice(trait))));
    wear();
  }

  /// Hears that settings, or what came of them, changed.
  void onChange(Runnable listener) {
    onChange = listener;
  }

  /// Hears, now and later, how much of the window is there.
  public void onView(Consumer<View> listener) {
    onView = listener;
    listener.accept(now.view());
  }

  /// Hears, now and later, whether name servers may be asked for names of addresses.
  public void onReverse(Consumer<Boolean> listener) {
    onReverse = listener;
    listener.accept(now.reverse());
  }

  /// That view instead of the whole window, or the whole window again.
  void toggleView(View view) {
    change(settings -> settings.withView(settings.view() == view ? View.WINDOW : view));
  }

  /// The whole window again; says whether there was less.
  boolean backToWindow() {
    boolean less = now.view() != View.WINDOW;
    change(settings -> settings.withView(View.WINDOW));
    return less;
  }

  /// The settings.
  public Settings now() {
    return now;
  }

  /// Changes some of them.
  public void change(UnaryOperator<Settings> change) {
    Settings changed = change.apply(now);
    if (!changed.equals(now)) {
      now = changed;
      preferences.keep().accept(changed);
      wear();
    }
  }

  /// Light instead of dark, or dark instead of light, whatever the desktop wears.
  void switchTheme() {
    ThemeChoice other = theme() == Theme.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK;
    change(settings -> settings.withTheme(other));
  }

  /// What is known of places apart from what the settings say.
  Atlas atlas() {
    return atlas;
  }

  /// Where this machine is drawn.
  Degrees home() {
    return home(now, atlas.home());
  }

  /// Where this machine is drawn with those settings.
  ///
  /// @param found where it is as long as they do not say so
  public static Degrees home(Settings settings, HomePlace found) {
    return settings
        .home()
        .filter(chosen -> !found.decided())
        .map(chosen -> new Degrees(chosen.latitude(), chosen.longitude()))
        .orElseGet(() -> new Degrees(found.latitude(), found.longitude()));
  }

  /// How that is known.
  Phrase homeSource() {
    return now.home().isPresent() && !isHomeDecided()
        ? Phrase.of("home.by-hand")
        : atlas.home().source();
  }

  /// Whether it was decided when the app was started, so that the user cannot say so here.
  boolean isHomeDecided() {
    return atlas.home().decided();
  }

  /// Whether the desktop wants less motion everywhere.
  boolean desktopReducesMotion() {
    return desktop.reducedMotion().getValue();
  }

  /// Where they are kept, or why they are not.
  Phrase note() {
    Phrase note = preferences.note().get();
    return now.masked() ? Veil.over(note) : note;
  }

  private Theme theme() {
    return preferences.theme(now);
  }

  /// The colours of a map in a window that wears this theme.
  public static Palette palette(Theme theme) {
    return switch (theme) {
      case DARK -> Palette.DARK;
      case LIGHT -> Palette.LIGHT;
      case CONTRAST -> Palette.CONTRAST;
    };
  }

  private static Trait trait(ColourChoice arcs) {
    return switch (arcs) {
      case PROGRAM -> Trait.PROGRAM;
      case DIRECTION -> Trait.DIRECTION;
      case PROTOCOL -> Trait.PROTOCOL;
    };
  }

  private static ColourChoice choice(Trait trait) {
    return switch (trait) {
      case PROGRAM -> ColourChoice.PROGRAM;
      case DIRECTION -> ColourChoice.DIRECTION;
      case PROTOCOL -> ColourChoice.PROTOCOL;
    };
  }

  /// Arcs told apart by the next that there is.
  void switchArcs() {
    change(settings -> settings.withArcs(choice(trait(settings.arcs()).next())));
  }

  private void wear() {
    boolean still = now.motion() == Motion.REDUCED || desktopReducesMotion();
    Worn next =
        new Worn(
            now.language().locale(),
            theme(),
            still,
            now.framesPerSecond(),
            now.arcs(),
            now.showLocal(),
            now.showLegend(),
            now.masked(),
            now.view(),
            home());
    Worn before = worn;
    if (!next.equals(before)) {
      worn = next;
      put(next, before);
    }
    onReverse.accept(now.reverse());
    wearer.showSaved(now.masked() ? List.of() : now.filters());
    onChange.run();
  }

  /// The window begins in the first language.
  private void speak(Locale language) {
    if (!language.equals(speech.words().locale())) {
      speech.speak(language);
      wearer.speak();
    }
  }

  private void put(Worn next, @Nullable Worn before) {
    speak(next.language());
    if (before == null || before.theme() != next.theme()) {
      dress.accept(next.theme());
    }
    // The window begins with everything shown.
    if (next.local() != (before == null || before.local())) {
      wearer.showLocal(next.local());
    }
    if (next.masked() != (before != null && before.masked())) {
      wearer.mask(next.masked());
    }
    if (next.view() != (before == null ? View.WINDOW : before.view())) {
      wearer.view(next.view());
      onView.accept(next.view());
    }
    map.moveHome(next.home().latitude(), next.home().longitude());
    map.setReducedMotion(next.still());
    map.setFrameRate(next.framesPerSecond());
    map.showLegend(next.legend());
    map.setColourBy(trait(next.arcs()));
  }

  /// Before the window has begun.
  private static final class Nobody implements Wearer {
    @Override
    public void speak() {}

    @Override
    public void recolour() {}

    @Override
    public void showSaved(List<SavedFilter> filters) {}

    @Override
    public void showLocal(boolean shown) {}

    @Override
    public void mask(boolean masked) {}

    @Override
    public void view(View view) {}
  }
}
