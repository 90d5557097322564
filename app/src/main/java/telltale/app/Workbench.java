package telltale.app;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.InputEvent;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowStore;
import telltale.app.identity.Recogniser;
import telltale.app.link.HelperCommand;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSource;
import telltale.app.map.MapPane;
import telltale.app.neighbour.NetworkCard;
import telltale.app.neighbour.NetworkCards;
import telltale.app.place.Locator;
import telltale.app.place.database.Attribution;
import telltale.app.pulse.SnapshotPump;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.status.Sources;
import telltale.app.window.Atlas;
import telltale.app.window.MainWindow;
import telltale.app.window.WindowActions;
import telltale.app.window.WindowSetting;

/// The window and everything behind it: reader thread, pump, map. Made and used on the FX thread;
/// only [#start] and [#close] may come from another.
final class Workbench implements AutoCloseable {

  private static final String MAP_CREDIT = "Made with Natural Earth";

  private final ExecutorService ground;
  private final Supplier<MessageSource> feeds;
  private final MapPane map;
  private final MainWindow window;
  private final SnapshotPump pump;
  private final Feed feed;
  private final KnownPlaces places;
  private final ObjectProperty<Sources> sources;
  private final PlaceWatch changes;
  private final Updater updates;
  private final AtomicLong usedLast = new AtomicLong(System.nanoTime());

  /// Assembles it; nothing is read yet.
  ///
  /// @param base the map, and the scene that everything goes into; taken over
  /// @param states told of every link state, on the reader thread
  /// @param quit ends the application, called on the FX thread
  Workbench(DesktopOptions options, Groundwork base, Consumer<LinkState> states, Runnable quit) {
    ground = base.ground();
    map = base.map();
    feeds = options.sources();
    places = options.places();
    sources = new SimpleObjectProperty<>(sourcesOf(places.locator()));
    updates = new Updater(places, this::placesReplaced);
    window =
        new MainWindow(
            base.sight().speech(), map, new Wishes(quit), setting(options, base.sight()));
    window.settings().onReverse(options.reverse());
    pump = new SnapshotPump(new Frame(new LinkState.Authorising(), FlowSnapshot.EMPTY), window);
    feed =
        new Feed(
            new FlowStore(places, Recogniser.ofDesktop(System.getenv())),
            pump::show,
            state -> {
              pump.show(state);
              states.accept(state);
            },
            cost -> Platform.runLater(() -> window.statusBar().show(cost)),
            usedLast::get);
    window.scene().addEventFilter(InputEvent.ANY, event -> usedLast.set(System.nanoTime()));
    changes = new PlaceWatch(places, () -> Platform.runLater(this::showSources));
  }

  private Function<InetAddress, Optional<NetworkCard>> cards(DesktopOptions options) {
    // What is shown again may have happened to other neighbours.
    return options.live()
        ? new NetworkCards(ground, () -> Platform.runLater(this::cardFound))::card
        : address -> Optional.empty();
  }

  private void cardFound() {
    pump.offerAgain();
  }

  private WindowSetting setting(DesktopOptions options, FirstSight sight) {
    return new WindowSetting(
        sources,
        !HelperCommand.isRoot(),
        options.introduces(),
        sight.preferences(),
        new Atlas(options.home(), places, places.corrections(), updates, cards(options)),
        sight.room());
  }

  private void showSources() {
    sources.set(sourcesOf(places.locator()));
  }

  private static Sources sourcesOf(Locator locator) {
    Stream<String> credits =
        Stream.concat(
            locator.attributions().stream().map(Attribution::text), Stream.of(MAP_CREDIT));
    return new Sources(credits.collect(Collectors.joining(" · ")), locator.problems());
  }

  private void placesReplaced() {
    changes.begin();
    showSources();
    feed.placesChanged();
  }

  /// Fetches newer databases of places from here on, as long as the user wants that.
  void followUpdates() {
    updates.begin(() -> window.settings().now().updates());
  }

  MainWindow window() {
    return window;
  }

  MapPane map() {
    return map;
  }

  /// Begins to read, unless it does already.
  void start() {
    feed.start(feeds.get());
  }

  /// Ends the helper, if one runs, and the map's background work.
  @Override
  public void close() {
    changes.close();
    updates.close();
    feed.close();
    ground.shutdownNow();
  }

  private final class Wishes implements WindowActions {

    private final Runnable quit;

    private Wishes(Runnable quit) {
      this.quit = quit;
    }

    @Override
    public void offerAgain() {
      pump.offerAgain();
    }

    @Override
    public void startHelper() {
      start();
    }

    @Override
    public void placesChanged() {
      feed.placesChanged();
    }

    @Override
    public void quit() {
      quit.run();
    }
  }
}
