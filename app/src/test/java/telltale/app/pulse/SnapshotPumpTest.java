package telltale.app.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.pulse.SnapshotPump.Frame;
import telltale.app.words.Phrase;

class SnapshotPumpTest {

  private boolean putsOff;
  private final Queue<Runnable> screen = new ArrayDeque<>();
  private final List<Frame> taken = new ArrayList<>();
  private final SnapshotPump pump =
      new SnapshotPump(
          new Frame(new LinkState.Authorising(), FlowSnapshot.EMPTY), this::take, screen::add);

  @Test
  void keepsAtMostOneHandOverPending() {
    pump.show(Sample.snapshot(1));
    pump.show(Sample.snapshot(2));
    pump.show(new LinkState.Lost(Phrase.verbatim("Gone.")));
    pump.show(Sample.snapshot(3));
    assertThat(screen).hasSize(1);
    screen.remove().run();
    assertThat(taken)
        .containsExactly(
            new Frame(new LinkState.Lost(Phrase.verbatim("Gone.")), Sample.snapshot(3)));
  }

  @Test
  void handsOverAgainAfterTheScreenTookAFrame() {
    pump.show(Sample.snapshot(1));
    screen.remove().run();
    pump.show(Sample.snapshot(2));
    assertThat(screen).hasSize(1);
  }

  @Test
  void staysSilentWhenNothingChanged() {
    pump.show(Sample.snapshot(1));
    screen.remove().run();
    pump.show(Sample.snapshot(1));
    pump.show(new LinkState.Authorising());
    assertThat(screen).isEmpty();
  }

  @Test
  void offersAgainWhatTheScreenPutOffOnceTheReaderComesBy() {
    putsOff = true;
    pump.show(Sample.snapshot(1));
    screen.remove().run();
    putsOff = false;
    pump.show(Sample.snapshot(1));
    screen.remove().run();
    pump.show(Sample.snapshot(1));
    assertThat(screen).isEmpty();
    assertThat(taken).hasSize(2);
  }

  @Test
  void offersAFrameAgainWhenTheScreenAsksForIt() {
    pump.show(Sample.snapshot(1));
    screen.remove().run();
    pump.offerAgain();
    assertThat(screen).as("not before the reader comes by").isEmpty();
    pump.show(Sample.snapshot(1));
    assertThat(screen).hasSize(1);
  }

  private boolean take(Frame frame) {
    taken.add(frame);
    return !putsOff;
  }
}
