package telltale.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.status.StatusLine.Light;
import telltale.app.words.Phrase;
import telltale.app.words.Words;
import telltale.wire.CloseReason;
import telltale.wire.Health;
import telltale.wire.InterfaceTally;

class StatusLineTest {

  private static final LinkState LIVE = new LinkState.Streaming(Sample.HELLO);

  @Test
  void namesTheRungTheAttachmentAndTheKernel() {
    StatusLine line = StatusLine.of(Words.ENGLISH, LIVE, Sample.snapshot(1));
    assertThat(line.light()).isEqualTo(Light.GOOD);
    assertThat(line.detail()).isEqualTo("tracepoint · tcx · Linux 6.18.0");
  }

  @Test
  void addsUpRatesAndCountsOpenConnectionsOnly() {
    FlowSnapshot snapshot =
        Sample.snapshot(
            1,
            Sample.flow(1).rates(1000, 10),
            Sample.flow(2).rates(500, 20),
            Sample.flow(3).ended(CloseReason.CLOSED));
    StatusLine line = StatusLine.of(Words.ENGLISH, LIVE, snapshot);
    assertThat(line.sent()).isEqualTo("1.5 kB/s");
    assertThat(line.received()).isEqualTo("30 B/s");
    assertThat(line.connections()).isEqualTo("2 connections");
  }

  @Test
  void countsLossesByCause() {
    Health health =
        new Health(
            Sample.NOW,
            0,
            1,
            new TreeMap<>(Map.of("ring-full", 3L, "probe-missed", 4L, "outbox-full", 0L)));
    StatusLine line =
        StatusLine.of(
            Words.ENGLISH, LIVE, new FlowSnapshot(1, Sample.NOW, List.of(), Optional.of(health)));
    assertThat(line.lost()).isEqualTo(7);
    assertThat(line.losses())
        .isEqualTo(
            "Calls that a return probe missed: 4\nEvents that the kernel had no room for: 3");
  }

  @Test
  void showsTheUnaccountedShareOnlyAboveOneInAThousand() {
    assertThat(withUnaccounted(1_000).unaccounted()).isEmpty();
    assertThat(withUnaccounted(2_500).unaccounted()).isEqualTo("0.3 % unaccounted");
  }

  private static StatusLine withUnaccounted(long bytes) {
    InterfaceTally tally = new InterfaceTally("eth0", 1_000_000, 0, 0, 0, 0, 0, bytes);
    Health health = new Health(Sample.NOW, 0, 1, new TreeMap<>(), List.of(tally));
    return StatusLine.of(
        Words.ENGLISH, LIVE, new FlowSnapshot(1, Sample.NOW, List.of(), Optional.of(health)));
  }

  @Test
  void showsNoFiguresBeforeAnythingWasCounted() {
    StatusLine line = StatusLine.of(Words.ENGLISH, new LinkState.Authorising(), FlowSnapshot.EMPTY);
    assertThat(line.connections()).isEmpty();
    assertThat(line.sent()).isEmpty();
  }

  @Test
  void showsNoRatesOnceTheHelperIsGone() {
    StatusLine line =
        StatusLine.of(
            Words.ENGLISH,
            new LinkState.Lost(Phrase.verbatim("It ended.")),
            Sample.snapshot(1, Sample.flow(1).rates(1000, 10)));
    assertThat(line.sent()).isEqualTo("–");
    assertThat(line.light()).isEqualTo(Light.BAD);
  }
}
