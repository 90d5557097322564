package telltale.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the user decided. Immutable; every `with` gives a changed copy.
///
/// @param appearance which colours the window wears, which language it speaks, how much may move
/// @param framesPerSecond how often comets move at most: 30 or 60
/// @param showLocal whether list and map show what stays on this machine and its own networks
/// @param showLegend whether the map explains its marks
/// @param masked whether hosts, addresses, users, paths and arguments are kept from other eyes
/// @param view how much of the window there is
/// @param introduced whether it was explained what the helper does
/// @param geography where this machine is, and what may be asked about remote ends
/// @param filters what the user keeps, each under a name of its own
/// @param window where the window stood; empty before it was ever closed
public record Settings(
    Appearance appearance,
    int framesPerSecond,
    boolean showLocal,
    boolean showLegend,
    boolean masked,
    View view,
    boolean introduced,
    Geography geography,
    List<SavedFilter> filters,
    Optional<WindowPlace> window) {

  /// Half the screen's rate: as smooth as comets are fast, for half the work.
  public static final int CALM = 30;

  /// The rate of most screens.
  public static final int SMOOTH = 60;

  /// How the app begins where nothing was decided yet.
  public static final Settings DEFAULT =
      new Settings(
          new Appearance(
              ThemeChoice.SYSTEM, LanguageChoice.SYSTEM, Motion.FULL, ColourChoice.PROGRAM),
          CALM,
          true,
          true,
          false,
          View.WINDOW,
          false,
          Geography.UNDECIDED,
          List.of(),
          Optional.empty());

  /// @throws IllegalArgumentException when the rate is neither 30 nor 60, or there are too many
  ///     filters, or two of one name
  public Settings {
    if (framesPerSecond != CALM && framesPerSecond != SMOOTH) {
      throw new IllegalArgumentException("frames per second are 30 or 60");
    }
    filters = List.copyOf(filters);
    long names = filters.stream().map(SavedFilter::name).distinct().count();
    if (names < filters.size() || filters.size() > SavedFilter.MOST) {
      throw new IllegalArgumentException("too many filters, or two of one name");
    }
  }

  /// Which colours the window wears.
  public ThemeChoice theme() {
    return appearance.theme();
  }

  /// Which language the window speaks.
  public LanguageChoice language() {
    return appearance.language();
  }

  /// How much may move.
  public Motion motion() {
    return appearance.motion();
  }

  /// Where this machine is; empty as long as the user has not said so.
  public Optional<HomeSpot> home() {
    return geography.home();
  }

  /// Whether a newer database of places may be fetched without asking each time.
  public boolean updates() {
    return geography.updates();
  }

  /// Whether name servers may be asked what addresses without a name are called.
  public boolean reverse() {
    return geography.reverse();
  }

  /// What arcs on the map are told apart by.
  public ColourChoice arcs() {
    return appearance.arcs();
  }

  /// With arcs told apart by something else.
  public Settings withArcs(ColourChoice changed) {
    return with(draft -> draft.appearance = new Appearance(theme(), language(), motion(), changed));
  }

  /// In another language.
  public Settings withLanguage(LanguageChoice changed) {
    return with(draft -> draft.appearance = new Appearance(theme(), changed, motion(), arcs()));
  }

  /// With other colours.
  public Settings withTheme(ThemeChoice changed) {
    return with(draft -> draft.appearance = new Appearance(changed, language(), motion(), arcs()));
  }

  /// With more or less motion.
  public Settings withMotion(Motion changed) {
    return with(draft -> draft.appearance = new Appearance(theme(), language(), changed, arcs()));
  }

  /// With comets that move as often.
  public Settings withFramesPerSecond(int changed) {
    return with(draft -> draft.framesPerSecond = changed);
  }

  /// With or without local connections.
  public Settings withShowLocal(boolean changed) {
    return with(draft -> draft.showLocal = changed);
  }

  /// With or without the legend.
  public Settings withShowLegend(boolean changed) {
    return with(draft -> draft.showLegend = changed);
  }

  /// With or without names that tell.
  public Settings withMasked(boolean changed) {
    return with(draft -> draft.masked = changed);
  }

  /// With more or less of the window.
  public Settings withView(View changed) {
    return with(draft -> draft.view = changed);
  }

  /// With the helper explained, or not yet.
  public Settings withIntroduced(boolean changed) {
    return with(draft -> draft.introduced = changed);
  }

  /// With this machine elsewhere, or nobody knows where.
  public Settings withHome(Optional<HomeSpot> changed) {
    return with(draft -> draft.geography = geography.withHome(changed));
  }

  /// Fetching newer databases of places without asking each time, or not.
  public Settings withUpdates(boolean changed) {
    return with(draft -> draft.geography = geography.withUpdates(changed));
  }

  /// Asking name servers what addresses are called, or not.
  public Settings withReverse(boolean changed) {
    return with(draft -> draft.geography = geography.withReverse(changed));
  }

  /// With other filters kept.
  public Settings withFilters(List<SavedFilter> changed) {
    return with(draft -> draft.filters = changed);
  }

  /// With the window elsewhere.
  public Settings withWindow(WindowPlace changed) {
    return with(draft -> draft.window = Optional.of(changed));
  }

  private Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /// Settings on their way to be others.
  private static final class Draft {

    private Appearance appearance;
    private int framesPerSecond;
    private boolean showLocal;
    private boolean showLegend;
    private boolean masked;
    private View view;
    private boolean introduced;
    private Geography geography;
    private List<SavedFilter> filters;
    private Optional<WindowPlace> window;

    private Draft(Settings from) {
      appearance = from.appearance;
      framesPerSecond = from.framesPerSecond;
      showLocal = from.showLocal;
      showLegend = from.showLegend;
      masked = from.masked;
      view = from.view;
      introduced = from.introduced;
      geography = from.geography;
      filters = from.filters;
      window = from.window;
    }

    private Settings settings() {
      return new Settings(
          appearance,
          framesPerSecond,
          showLocal,
          showLegend,
          masked,
          view,
          introduced,
          geography,
          filters,
          window);
    }
  }
}
