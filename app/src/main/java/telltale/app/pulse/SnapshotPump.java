package telltale.app.pulse;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;

/// Hands the newest snapshot and link state to the screen. However fast the reader is, the screen
/// gets them one at a time: what was not taken yet is replaced, never queued. What the screen put
/// off is offered again with the next call, which the reader makes several times a second whether
/// anything changed or not: no timer has to run for it.
public final class SnapshotPump {

  /// What the screen shows.
  ///
  /// @param link where the app stands with the helper
  /// @param snapshot what is going on
  public record Frame(LinkState link, FlowSnapshot snapshot) {}

  /// Draws frames, on the FX thread.
  public interface Screen {

    /// Takes a frame; false when part of it was put off, so that it has to be offered again.
    boolean show(Frame frame);
  }

  private final AtomicReference<Frame> newest;
  private final AtomicBoolean pending = new AtomicBoolean();
  private final Executor fxThread;
  private final Screen screen;
  private volatile boolean putOff;

  /// Hands over on the FX thread.
  ///
  /// @param first what the screen shows already
  public SnapshotPump(Frame first, Screen screen) {
    this(first, screen, Platform::runLater);
  }

  SnapshotPump(Frame first, Screen screen, Executor fxThread) {
    this.newest = new AtomicReference<>(first);
    this.screen = screen;
    this.fxThread = fxThread;
  }

  /// Takes a snapshot, on any thread.
  public void show(FlowSnapshot snapshot) {
    Frame before = newest.getAndUpdate(frame -> new Frame(frame.link(), snapshot));
    if (putOff || before.snapshot().sequence() != snapshot.sequence()) {
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

  /// Offers the newest frame again, soon. On the FX thread: who wants that is the screen.
  public void offerAgain() {
    putOff = true;
  }

  private void handOver() {
    if (pending.compareAndSet(false, true)) {
      fxThread.execute(this::deliver);
    }
  }

  /// The flag falls before the frame is read: a snapshot that comes in between causes one hand-over
  /// too many, never one too few.
  private void deliver() {
    pending.set(false);
    putOff = !screen.show(newest.get());
  }
}
