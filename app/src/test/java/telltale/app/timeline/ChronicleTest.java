package telltale.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.wire.CloseReason;
import telltale.wire.Volume;

class ChronicleTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Chronicle chronicle = new Chronicle();
  private long sequence;

  @Test
  void givesASpanTheBytesThatWereMovedInIt() {
    note(0, flow(1, 1_000, 0));
    note(10, flow(1, 5_000, 70_000));
    note(20, flow(1, 6_000, 70_000));

    FlowView then = only(during(10, 20));
    assertThat(then.sent().bytes()).isEqualTo(4_000);
    assertThat(then.received().bytes()).isEqualTo(70_000);
    assertThat(then.sentRate()).isEqualTo(400);
    assertThat(then.receivedRate()).isEqualTo(7_000);
  }

  @Test
  void countsWhatWasMovedBeforeTheFirstSnapshotOfAConnection() {
    note(4, flow(1, 900, 0));

    assertThat(only(during(4, 6)).sent()).isEqualTo(new Volume(900, 2));
  }

  @Test
  void listsWhoWasOpenThenAndNobodyElse() {
    note(0, opened(flow(1, 10, 0), 0));
    note(2, opened(flow(1, 10, 0), 0), opened(flow(2, 10, 0), 2));
    note(4, ended(opened(flow(1, 10, 0), 0), 3, CloseReason.CLOSED), opened(flow(2, 10, 0), 2));
    note(30, opened(flow(2, 10, 0), 2), opened(flow(3, 10, 0), 28));

    assertThat(during(10, 20).flows()).extracting(FlowView::id).containsExactly(2L);
    assertThat(during(0, 40).flows()).extracting(FlowView::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void showsAsOpenWhatEndedLaterAndAsFailedWhatFailed() {
    note(0, opened(flow(1, 10, 0), 0), ended(opened(flow(2, 10, 0), 0), 0, CloseReason.REFUSED));
    note(9, ended(opened(flow(1, 10, 0), 0), 9, CloseReason.CLOSED));

    List<FlowView> then = during(0, 8).flows();
    assertThat(then.getFirst().end()).isEmpty();
    assertThat(then.getLast().end()).isPresent();
  }

  @Test
  void keepsTheChartWholeWhenConnectionsAreForgotten() {
    int many = Chronicle.MOST_CONNECTIONS + 50;
    for (int id = 1; id <= many; id++) {
      note(id / 1_000, ended(opened(flow(id, 100, 0), id / 1_000), id / 1_000, CloseReason.CLOSED));
    }

    assertThat(during(0, 100).flows()).hasSize(Chronicle.MOST_CONNECTIONS);
    Stack stack = Stack.of(chronicle.programs(), chronicle.newest(), Range.FIVE_MINUTES);
    assertThat(stack.layers().getFirst().total()).isEqualTo(100.0 * many);
  }

  @Test
  void forgetsAfterTwoHoursWhatHasEnded() {
    note(0, ended(opened(flow(1, 10, 0), 0), 0, CloseReason.CLOSED), opened(flow(2, 10, 0), 0));
    note(Chronicle.REACH_SECONDS + 60, opened(flow(2, 20, 0), 0));

    List<FlowView> ever = during(0, Chronicle.REACH_SECONDS + 100).flows();
    assertThat(ever).extracting(FlowView::id).containsExactly(2L);
    assertThat(ever.getFirst().sent().bytes()).isEqualTo(10);
  }

  @Test
  void anotherStreamBeginsAnew() {
    note(100, flow(1, 1_000, 0));
    note(0, flow(1, 30, 0));

    assertThat(only(during(0, 200)).sent().bytes()).isEqualTo(30);
  }

  @Test
  void stacksTheBusiestProgramFirstAndTheSmallestTogether() {
    FlowView[] flows = new FlowView[12];
    for (int i = 0; i < flows.length; i++) {
      Sample sample = Sample.flow(i + 1).process("program" + i, 100 + i);
      flows[i] = sample.totals(100L * (i + 1), 0).view();
    }
    note(0, flows);

    Stack stack = Stack.of(chronicle.programs(), chronicle.newest(), Range.FIVE_MINUTES);
    assertThat(stack.layers().getFirst().program()).contains("program11");
    assertThat(stack.layers()).hasSize(7);
    assertThat(stack.layers().getLast().others()).isEqualTo(6);
    assertThat(stack.layers().getLast().program()).isEmpty();
    assertThat(stack.layers().stream().mapToDouble(Stack.Layer::total).sum()).isEqualTo(7_800);
  }

  private FlowSnapshot during(long from, long to) {
    return chronicle.during(new Span(START.plusSeconds(from), START.plusSeconds(to)), -1);
  }

  private static FlowView only(FlowSnapshot snapshot) {
    assertThat(snapshot.flows()).hasSize(1);
    return snapshot.flows().getFirst();
  }

  private void note(long second, FlowView... flows) {
    chronicle.note(
        new FlowSnapshot(++sequence, START.plusSeconds(second), List.of(flows), Optional.empty()));
  }

  private static FlowView flow(long id, long sent, long received) {
    return Sample.flow(id).totals(sent, received).view();
  }

  private static FlowView opened(FlowView flow, long second) {
    return at(flow, START.plusSeconds(second), flow.end());
  }

  private static FlowView ended(FlowView flow, long second, CloseReason reason) {
    FlowView.End end = new FlowView.End(START.plusSeconds(second), reason, OptionalInt.empty());
    return at(flow, flow.openedAt(), Optional.of(end));
  }

  private static FlowView at(FlowView flow, Instant opened, Optional<FlowView.End> end) {
    return new FlowView(
        flow.id(),
        flow.connection(),
        flow.names(),
        flow.sent(),
        flow.received(),
        0,
        0,
        opened,
        flow.lastTrafficAt(),
        end);
  }
}
