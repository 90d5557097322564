package telltale.app;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import telltale.app.place.Locator;
import telltale.app.place.LocatorState;
import telltale.app.update.GeoUpdate;
import telltale.app.update.UpdateOutcome;
import telltale.app.update.UserDatabase;
import telltale.app.window.PlaceUpdates;
import telltale.app.words.Phrase;

/// Fetches a newer database on a thread of its own, and has it used at once. Only when the user
/// asks, or has said that it may ask by itself.
final class Updater implements PlaceUpdates, AutoCloseable {

  private static final long LOOK_EVERY_MINUTES = 60;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Feed.daemonThreads("geo-update"));
  private final KnownPlaces places;
  private final Runnable replaced;
  private final ReadOnlyObjectWrapper<State> state;
  private Optional<Future<?>> looking = Optional.empty();

  /// Asks nobody.
  ///
  /// @param places whose database is replaced
  /// @param replaced told on the FX thread that it was
  Updater(KnownPlaces places, Runnable replaced) {
    this.places = places;
    this.replaced = replaced;
    state = new ReadOnlyObjectWrapper<>(idle(Optional.empty()));
  }

  /// Asks by itself from here on, once an hour whether it is time to.
  ///
  /// @param allowed whether the user wants that, asked on the FX thread
  void begin(BooleanSupplier allowed) {
    looking =
        Optional.of(
            thread.scheduleWithFixedDelay(
                () -> Platform.runLater(() -> askIfDue(allowed)),
                1,
                LOOK_EVERY_MINUTES,
                TimeUnit.MINUTES));
  }

  private void askIfDue(BooleanSupplier allowed) {
    boolean due =
        allowed.getAsBoolean()
            && UserDatabase.of(System.getenv())
                .map(database -> update(database).isDue())
                .orElse(false);
    if (due) {
      ask();
    }
  }

  @Override
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  @Override
  public void ask() {
    if (!state.get().asking()) {
      state.set(new State(state.get().edition(), Optional.empty(), true));
      thread.execute(this::run);
    }
  }

  private void run() {
    Optional<UserDatabase> database = UserDatabase.of(System.getenv());
    Phrase said = database.map(this::fetched).orElseGet(() -> Phrase.of("settings.note.no-home"));
    Platform.runLater(() -> state.set(idle(Optional.of(said))));
  }

  private Phrase fetched(UserDatabase database) {
    UpdateOutcome outcome = update(database).run();
    if (outcome instanceof UpdateOutcome.Updated
        && PlaceChoice.open(database) instanceof LocatorState.Ready(Locator locator)) {
      places.replace(locator);
      Platform.runLater(replaced);
    }
    return outcome.said();
  }

  private static GeoUpdate update(UserDatabase database) {
    return new GeoUpdate(database, GeoUpdateCommand.usualOrder(), new DatabaseTrial());
  }

  private State idle(Optional<Phrase> said) {
    return new State(places.locator().edition(), said, false);
  }

  @Override
  public void close() {
    looking.ifPresent(each -> each.cancel(true));
    thread.shutdownNow();
  }
}
