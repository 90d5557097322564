package telltale.app.pulse;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;

/// Hands the newest snapshot and link state to the screen. However fast the reader is, the screen
/// gets them one at a time: what was not taken yet is replaced, never queued.
public final class SnapshotPump {

  /// What the screen shows.
  ///
  /// @param link where the app stands with the helper
  /// @param snapshot what is going on
  public record Frame(LinkState link, FlowSnapshot snapshot) {}

  private final AtomicReference<Frame> newest;
  private final AtomicBoolean pending = new AtomicBoolean();
  private final Executor screen;
  private final Consumer<Frame> sink;

  /// Hands over on the FX thread.
  ///
  /// @param first what the screen shows already
  /// @param sink takes a frame, on the FX thread
  public SnapshotPump(Frame first, Consumer<Frame> sink) {
    this(first, sink, Platform::runLater);
  }

  SnapshotPump(Frame first, Consumer<Frame> sink, Executor screen) {
    this.newest = new AtomicReference<>(first);
    this.sink = sink;
    this.screen = screen;
  }

  /// Takes a snapshot, on any thread.
  public void show(FlowSnapshot snapshot) {
    Frame before = newest.getAndUpdate(frame -> new Frame(frame.link(), snapshot));
    if (before.snapshot().sequence() != snapshot.sequence()) {
      handOver();
    }
  }

  /// Takes a link state, on any thread.
  public void show(LinkState link) {
    Frame before = newest.getAndUpdate(frame -> new Frame(link, frame.snapshot()));
    if (!before.link().equals(link)) {
      handOver();
    }
  }

  private void handOver() {
    if (pending.compareAndSet(false, true)) {
      screen.execute(this::deliver);
    }
  }

  /// The flag falls before the frame is read: a snapshot that comes in between causes one hand-over
  /// too many, never one too few.
  private void deliver() {
    pending.set(false);
    sink.accept(newest.get());
  }
}
