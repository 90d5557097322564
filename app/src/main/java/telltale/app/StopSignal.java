package telltale.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a command in order on SIGINT, SIGTERM and SIGHUP: what runs is told to stop, its last words
/// are waited for, and its own exit code is kept. A second signal ends the process at once.
///
/// A shutdown hook would be too late: JavaFX's own hook runs beside it and takes the renderer from
/// under a window that is still open, and a shutdown that has begun keeps no exit code.
final class StopSignal {

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final long LAST_WORDS_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile Runnable stop = () -> {};
  private volatile boolean received;

  /// Listens from now on. A signal that this process was started to ignore stays ignored.
  void install() {
    SIGNALS.forEach(name -> handle(name, this::onSignal));
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
  void finish() {
    finished.countDown();
  }

  private void onSignal() {
    if (received) {
      Runtime.getRuntime().halt(ExitCode.LOST);
    }
    received = true;
    stop.run();
    try {
      if (!finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.LOST);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /// By reflection, because javac warns of `sun.misc.Signal` in a way that nothing can switch off,
  /// and warnings are errors here. The JDK keeps it for want of a replacement (JEP 260).
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object calls =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (!method.getName().equals("handle")) {
                  throw new UnsupportedOperationException(method.getName());
                }
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), calls);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException absent) {
      throw new IllegalStateException("This Java has no sun.misc.Signal: use a JDK 25.", absent);
    }
  }
}
