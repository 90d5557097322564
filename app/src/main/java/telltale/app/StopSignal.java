package telltale.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a command in order on SIGINT, SIGTERM and SIGHUP: what runs is told to stop, its last words
/// are waited for, and its own exit code is kept, which an ordinary shutdown would replace.
final class StopSignal {

  private static final long LAST_WORDS_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile Runnable stop = () -> {};
  private volatile boolean received;
  private volatile int exitCode;

  /// Listens from now on.
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "stop"));
  }

  /// What to do when told to stop; done at once when that has happened already.
  void whenReceived(Runnable action) {
    stop = action;
    if (received) {
      action.run();
    }
  }

  /// Whether the process was told to stop.
  boolean isReceived() {
    return received;
  }

  /// The command is over and has printed everything.
  void finish(int code) {
    exitCode = code;
    finished.countDown();
  }

  private void onShutdown() {
    if (finished.getCount() == 0) {
      return;
    }
    received = true;
    stop.run();
    try {
      boolean inOrder = finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inOrder ? exitCode : ExitCode.LOST);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
