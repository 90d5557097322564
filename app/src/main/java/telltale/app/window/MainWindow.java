package telltale.app.window;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.inspect.Inspector;
import telltale.app.inspect.InspectorModel;
import telltale.app.list.FlowFilter;
import telltale.app.list.ProcessList;
import telltale.app.map.MapPane;
import telltale.app.pulse.SnapshotPump;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.rate.RateHistory.Minute;
import telltale.app.selection.Selection;
import telltale.app.settings.SavedFilter;
import telltale.app.settings.View;
import telltale.app.status.Page;
import telltale.app.status.PageView;
import telltale.app.status.StatusBar;
import telltale.app.status.StatusLine;
import telltale.app.timeline.Timeline;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// The one window. Holds what its parts share: the newest frame, the selection, the filter and the
/// theme.
public final class MainWindow implements SnapshotPump.Screen {

  private static final long WORDS_EVERY_MILLIS = 250;
  private static final long AGES_EVERY_MILLIS = 1000;

  private final MapPane map;
  private final WindowActions actions;
  private final WindowSetting setting;
  private final Speech speech;
  private final InspectorModel inspectorModel;
  private final ProcessList list;
  private final Sidebar sidebar;
  private final Inspector inspector;
  private final StatusBar statusBar;
  private final PageView page;
  private final MapArea area;
  private final Timeline timeline;
  private final Layout layout;
  private final Scene scene;
  private final LiveSettings settings;
  private final Shown shown;
  private Selection selection = Selection.NONE;
  private long wordsAtMillis = nowMillis() - WORDS_EVERY_MILLIS;
  private boolean wordsBehind;

  /// A window that shows nothing yet.
  ///
  /// @param speech the language that is spoken, here and on the map
  /// @param map the map to build around
  /// @param actions what the user can ask for
  /// @param setting what it says and how it begins
  public MainWindow(Speech speech, MapPane map, WindowActions actions, WindowSetting setting) {
    this.speech = speech;
    this.map = map;
    shown = new Shown(speech);
    this.actions = actions;
    this.setting = setting;
    settings = new LiveSettings(speech, setting.preferences(), map, setting.atlas());
    inspectorModel =
        new InspectorModel(
            speech, ZoneId.systemDefault(), map::kilometresTo, setting.atlas().cards());
    list =
        new ProcessList(
            speech, MainWindow::nowMillis, shown.news(), shown.texts(), new ListWishes());
    sidebar = new Sidebar(speech, list, settings, new SidebarWishes());
    inspector = new Inspector(speech, ZoneId.systemDefault(), new Narrowing(this, sidebar));
    statusBar = new StatusBar(speech, setting.sources(), shown::veiled);
    page = new PageView(this::act);
    map.onSelect(this::pickOnMap);
    map.onHover(list::link);
    area = new MapArea(speech, map, page, inspector, settings, actions::placesChanged);
    timeline = new Timeline(speech, ZoneId.systemDefault(), map::colourOf, this::showPast);
    layout = new Layout(map, area, sidebar, timeline, statusBar);
    scene = setting.room().getScene();
    // Over whatever is there to be seen until this has been drawn.
    setting.room().getChildren().add(layout);
    Shortcuts.install(scene, settings, new Keys(this, map, sidebar, area, timeline));
    scene.windowProperty().subscribe(this::watchWindow);
    speech.always(words -> orient(scene, words));
    settings.begin(scene, new Wearing());
    list.focusRows();
    redraw();
  }

  /// Everything but map and charts begins where the language does.
  public static void orient(Scene scene, Words words) {
    scene.setNodeOrientation(
        words.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
  }

  /// The scene, for a stage.
  public Scene scene() {
    return scene;
  }

  /// Shows the newest state: on the map at once, in words at most four times a second, because
  /// figures that change faster cannot be read. False when the words have to follow later.
  @Override
  public boolean show(Frame newest) {
    boolean newStream = shown.beginsStream(newest);
    boolean urgent = shown.isUrgent(newest);
    boolean news = urgent || shown.hasNews(newest);
    shown.take(newest, nowMillis());
    if (!news && !wordsBehind && !isOld()) {
      return !shown.ages();
    }
    // What is noted keeps its names: the past is as long when they are masked.
    inspectorModel.note(newest.snapshot());
    if (newStream) {
      // Ids name connections within one stream only.
      timeline.forget();
      select(Selection.NONE);
    }
    timeline.note(newest.snapshot());
    if (isHidden()) {
      return false;
    }
    showOnMap();
    wordsBehind = !urgent && nowMillis() - wordsAtMillis < WORDS_EVERY_MILLIS;
    if (!wordsBehind) {
      showInWords();
    }
    return !wordsBehind && !shown.ages();
  }

  /// The bar at its bottom.
  public StatusBar statusBar() {
    return statusBar;
  }

  /// Whether what passes may have changed with time alone.
  private boolean isOld() {
    return shown.ages() && nowMillis() - wordsAtMillis >= AGES_EVERY_MILLIS;
  }

  private void showInWords() {
    wordsAtMillis = nowMillis();
    sidebar.show(list.show(shown.whole(nowMillis())));
    inspect();
    timeline.refresh();
    Frame newest = shown.frame();
    statusBar.show(StatusLine.of(speech.words(), newest.link(), newest.snapshot()));
    page.show(
        introduces()
            ? Optional.of(Page.firstRun(speech.words()))
            : Page.of(speech.words(), newest.link(), newest.snapshot(), setting.asksPermission()));
    area.show(newest.link(), shown.whole());
  }

  /// Whether it explains the helper first, and starts it when the user goes on.
  public boolean introduces() {
    return setting.introduces() && !settings.now().introduced();
  }

  private void act(Page.Kind kind) {
    settings.change(now -> now.withIntroduced(now.introduced() || kind == Page.Kind.FIRST_RUN));
    redraw();
    actions.startHelper();
  }

  private boolean isHidden() {
    return scene.getWindow() instanceof Stage stage && stage.isIconified();
  }

  private void watchWindow(@Nullable Window shownIn) {
    if (shownIn instanceof Stage stage) {
      stage.iconifiedProperty().addListener((o, was, iconified) -> redraw());
      stage.focusedProperty().addListener((o, was, focused) -> look(focused));
    }
  }

  /// Whether the window has the keyboard: what comes while it has not is news.
  void look(boolean looks) {
    shown.news().look(looks, nowMillis());
    if (!looks) {
      redraw();
    }
  }

  private void redraw() {
    if (!isHidden()) {
      showOnMap();
      showInWords();
      if (shown.ages()) {
        actions.offerAgain();
      }
    }
  }

  /// Picks something, wherever that came from, and shows it everywhere.
  public void select(Selection picked) {
    selection = picked;
    list.select(picked);
    map.select(Meant.onMap(picked, shown.whole()));
    inspect();
  }

  /// Picks the connection, or the program, that moves most right now; says whether there was one.
  public boolean selectBusiest(boolean program) {
    Optional<Selection> busiest = program ? shown.busiestProgram() : shown.busiest();
    busiest.ifPresent(this::select);
    return busiest.isPresent();
  }

  /// Types a filter.
  public void typeFilter(String text) {
    sidebar.setFilter(text);
  }

  /// Lays everything out now. For pictures: without a stage no pulse does it.
  public void layOut() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /// The settings that hold right now.
  public LiveSettings settings() {
    return settings;
  }

  /// Opens the settings, or closes them.
  public void toggleSettings() {
    area.toggleSettings();
  }

  MapArea area() {
    return area;
  }

  /// What is picked right now.
  public Selection selection() {
    return selection;
  }

  private void showOnMap() {
    map.show(shown.passing(nowMillis()));
  }

  private void showPast(Optional<FlowSnapshot> chosen) {
    shown.show(chosen);
    map.freeze(chosen.isPresent());
    area.showPast(timeline.chosen());
    redraw();
  }

  private void inspect() {
    inspector.show(inspectorModel.inspect(shown.whole(), selection, shown.unveiled(selection)));
  }

  /// An arc stands for every connection to a place: the busiest of them is shown first.
  private void pickOnMap(List<Long> ids) {
    if (ids.size() == 1) {
      choose(ids.getFirst());
    } else {
      select(Meant.outOf(ids, shown.whole()));
    }
  }

  void choose(long id) {
    select(
        selection instanceof Selection.OneConnection one && one.bundle().contains(id)
            ? new Selection.OneConnection(id, one.bundle())
            : new Selection.OneConnection(id));
  }

  private static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /// Nothing is picked any more, and the list has the keyboard.
  void unpick() {
    select(Selection.NONE);
    list.focusRows();
  }

  void quit() {
    actions.quit();
  }

  private final class Wearing implements LiveSettings.Wearer {

    @Override
    public void speak() {
      area.showPast(timeline.chosen());
      if (settings.now().masked()) {
        // What stands for a name is a word, too.
        mask(false);
        mask(true);
      } else {
        redraw();
      }
    }

    @Override
    public void recolour() {
      list.setColours(map::colourOf);
      timeline.recolour();
    }

    @Override
    public void showSaved(List<SavedFilter> filters) {
      sidebar.showSaved(filters);
    }

    @Override
    public void showLocal(boolean local) {
      sidebar.setLocal(local);
      sidebar.show(list.hideLocal(!local));
      shown.hideLocal(!local);
      showOnMap();
    }

    /// What was typed or opened may hold names of before.
    @Override
    public void mask(boolean masked) {
      sidebar.clearFilter();
      map.closeCluster();
      Selection renamed = shown.mask(masked, selection);
      select(Selection.NONE);
      area.showMasked(masked);
      redraw();
      select(renamed);
    }

    @Override
    public void view(View view) {
      layout.show(view);
      if (view == View.WINDOW) {
        list.focusRows();
      }
    }
  }

  private final class ListWishes implements ProcessList.Wishes {

    @Override
    public void pick(Selection picked) {
      select(picked);
    }

    @Override
    public void point(Selection meant) {
      map.highlight(Meant.onMap(meant, shown.whole()));
    }

    @Override
    public void locate() {
      map.fit();
    }

    @Override
    public Minute recent(Selection meant) {
      return shown.isPast() ? Minute.EMPTY : inspectorModel.recent(shown.unveiled(meant));
    }
  }

  private final class SidebarWishes implements Sidebar.Wishes {

    @Override
    public List<FlowView> flows() {
      return shown.whole().flows();
    }

    @Override
    public void filter(FlowFilter wanted) {
      sidebar.show(list.filter(wanted));
      shown.filter(wanted);
      if (shown.ages()) {
        redraw();
      } else {
        showOnMap();
      }
    }

    @Override
    public void markSeen() {
      shown.markSeen();
      redraw();
    }

    @Override
    public void toggleSettings() {
      area.toggleSettings();
    }
  }
}
