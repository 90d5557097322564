package telltale.app;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import telltale.app.words.Phrase;

/// Looks every other second whether files of the user's places have changed, on a thread of its
/// own, because a new one is copied before it is used. Without such files there is no thread.
final class PlaceWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 2_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final KnownPlaces places;
  private final Runnable changed;
  private boolean looking;

  /// Begins to look where there is something to look at.
  ///
  /// @param places are not closed before this
  /// @param changed called on the thread that looks
  PlaceWatch(KnownPlaces places, Runnable changed) {
    this.places = places;
    this.changed = changed;
    begin();
  }

  /// Begins to look, too, if there were no such files and now are.
  synchronized void begin() {
    if (!looking && places.locator().mayChange()) {
      looking = true;
      Feed.daemonThreads("places").newThread(this::run).start();
    }
  }

  /// Complains of every problem once, those of now included.
  static PlaceWatch complaining(KnownPlaces places, Terminal terminal) {
    Set<Phrase> told = new HashSet<>();
    Runnable tell =
        () -> {
          List<Phrase> problems = places.locator().problems();
          told.retainAll(problems);
          problems.stream().filter(told::add).map(Phrase::toString).forEach(terminal::complain);
        };
    tell.run();
    return new PlaceWatch(places, tell);
  }

  private void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (places.refresh()) {
          changed.run();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
