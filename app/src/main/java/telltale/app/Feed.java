package telltale.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import telltale.app.cost.Cost;
import telltale.app.cost.CostMeter;
import telltale.app.cost.ProcessFiles;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowStore;
import telltale.app.link.LinkState;
import telltale.app.link.MessageSink;
import telltale.app.link.MessageSource;
import telltale.wire.Message;

/// The desktop's reader thread: runs a source into a flow store and gives away snapshots and link
/// states, at most twenty snapshots a second. May be started again when its source has ended.
final class Feed implements AutoCloseable {

  private static final Duration PUBLISH_EVERY = Duration.ofMillis(50);
  private static final Duration TICK_EVERY = Duration.ofMillis(100);

  private final Consumer<FlowSnapshot> snapshots;
  private final Consumer<LinkState> states;
  private final Consumer<Cost> costs;
  private final LongSupplier usedLastNanos;
  // Belongs to the reader thread; one reader starts only after the one before it has ended. Kept
  // from one to the next because the sequence of snapshots must go on growing.
  private final FlowStore store;
  private @Nullable MessageSource running;

  /// Starts nothing yet. The store belongs to the feed from here on; all consumers are called on
  /// the reader thread.
  ///
  /// @param costs told what Telltale takes of the machine, when that changes
  /// @param usedLastNanos when the window was last used, by [System#nanoTime]
  Feed(
      FlowStore store,
      Consumer<FlowSnapshot> snapshots,
      Consumer<LinkState> states,
      Consumer<Cost> costs,
      LongSupplier usedLastNanos) {
    this.store = store;
    this.snapshots = snapshots;
    this.states = states;
    this.costs = costs;
    this.usedLastNanos = usedLastNanos;
  }

  /// Runs that source; does nothing while another still runs.
  synchronized void start(MessageSource source) {
    if (running != null) {
      return;
    }
    running = source;
    daemonThreads("reader").newThread(() -> run(source)).start();
  }

  /// Looks again where everything is when nothing runs that would do so by itself.
  synchronized void placesChanged() {
    if (running == null) {
      store.tick(store.snapshot().at());
      snapshots.accept(store.snapshot());
    }
  }

  /// Ends the source that runs, if any.
  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
    }
  }

  private void run(MessageSource source) {
    Reader reader = new Reader();
    LinkState end = source.run(reader);
    reader.end();
    synchronized (this) {
      running = null;
    }
    states.accept(end);
  }

  static ThreadFactory daemonThreads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /// Lives on the reader thread.
  private final class Reader implements MessageSink {

    private Instant ticked = Instant.EPOCH;
    private long publishedNanos = System.nanoTime();
    private final HeapRest heap = HeapRest.ofThisProcess(publishedNanos);
    private final CostMeter meter =
        new CostMeter(
            new ProcessFiles(Path.of("/proc"), ProcessHandle.current().pid()), publishedNanos);

    @Override
    public void entered(LinkState state) {
      states.accept(state);
    }

    @Override
    public void received(Message message) {
      store.apply(message);
      passTime(message.at());
    }

    @Override
    public void idle(Instant now) {
      passTime(now);
      publish();
    }

    /// A stream that has ended carries nothing: rates fall to zero, and the picture rests.
    private void end() {
      store.tick(ticked.plusSeconds(10));
      publish();
    }

    private void passTime(Instant now) {
      if (Duration.between(ticked, now).abs().compareTo(TICK_EVERY) >= 0) {
        ticked = now;
        store.tick(now);
        heap.look(System.nanoTime(), usedLastNanos.getAsLong());
        meter.look(System.nanoTime()).ifPresent(costs);
      }
      if (System.nanoTime() - publishedNanos >= PUBLISH_EVERY.toNanos()) {
        publish();
      }
    }

    private void publish() {
      publishedNanos = System.nanoTime();
      snapshots.accept(store.snapshot());
    }
  }
}
