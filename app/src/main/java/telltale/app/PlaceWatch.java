package telltale.app;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import telltale.app.place.Locator;
import telltale.app.words.Phrase;

/// Looks every other second whether files of the user's places have changed, on a thread of its
/// own, because a new one is copied before it is used. Without such files there is no thread.
final class PlaceWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 2_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Locator locator;
  private final Runnable changed;

  /// Begins to look.
  ///
  /// @param locator is not closed before this
  /// @param changed called on the thread that looks
  PlaceWatch(Locator locator, Runnable changed) {
    this.locator = locator;
    this.changed = changed;
    if (locator.mayChange()) {
      Feed.daemonThreads("places").newThread(this::run).start();
    }
  }

  /// Complains of every problem once, those of now included.
  static PlaceWatch complaining(Locator locator, Terminal terminal) {
    Set<Phrase> told = new HashSet<>();
    Runnable tell =
        () -> {
          told.retainAll(locator.problems());
          locator.problems().stream()
              .filter(told::add)
              .map(Phrase::toString)
              .forEach(terminal::complain);
        };
    tell.run();
    return new PlaceWatch(locator, tell);
  }

  private void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (locator.refresh()) {
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
