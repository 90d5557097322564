package telltale.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.selection.DomainGroup;
import telltale.app.selection.ProcessGroup;
import telltale.app.selection.Selection;

class RateHistoryTest {

  private static final Selection ONE = new Selection.OneConnection(1);

  private final RateHistory history = new RateHistory();

  @Test
  void keepsTheLastSecondsInOrder() {
    add(0, Sample.flow(1).rates(10, 100));
    add(1, Sample.flow(1).rates(20, 200));

    RateHistory.Minute minute = history.of(ONE);
    assertThat(minute.sent()).hasSize(60).endsWith(0.0, 10.0, 20.0);
    assertThat(minute.received()).endsWith(0.0, 100.0, 200.0);
    assertThat(minute.peak()).isEqualTo(200);
    assertThat(minute.until()).isEqualTo(Sample.NOW.plusSeconds(1));
  }

  @Test
  void holdsTheRateWhileNothingIsSaid() {
    add(0, Sample.flow(1).rates(10, 0));
    add(3, Sample.flow(1).rates(40, 0));

    assertThat(history.of(ONE).sent()).endsWith(0.0, 10.0, 10.0, 10.0, 40.0);
  }

  @Test
  void forgetsWhatIsOlderThanAMinute() {
    add(0, Sample.flow(1).rates(10, 0));
    add(200, Sample.flow(2).rates(5, 0));

    assertThat(history.of(ONE)).isEqualTo(RateHistory.Minute.EMPTY);
    add(201, Sample.flow(1).rates(7, 0));
    assertThat(history.of(ONE).sent()).endsWith(0.0, 7.0).doesNotContain(10.0);
  }

  @Test
  void addsUpAProgramAndKeepsWhatItsEndedConnectionsMoved() {
    add(0, Sample.flow(1).rates(10, 0), Sample.flow(2).rates(5, 0));
    add(1, Sample.flow(2).rates(5, 0));

    ProcessGroup group = ProcessGroup.of(Sample.flow(1).view());
    assertThat(history.of(new Selection.OneProcess(group)).sent()).endsWith(15.0, 5.0);
  }

  @Test
  void addsUpADomain() {
    Sample www = Sample.flow(1).host("www.example.org").rates(10, 0);
    add(0, www, Sample.flow(2).host("cdn.example.org").rates(0, 7), Sample.flow(3).rates(50, 0));

    RateHistory.Minute minute = history.of(new Selection.OneDomain(DomainGroup.of(www.view())));
    assertThat(minute.sent()).endsWith(10.0);
    assertThat(minute.received()).endsWith(7.0);
  }

  @Test
  void forgetsWhatMovesNothingForAMinuteThoughItStays() {
    add(0, Sample.flow(1).rates(10, 0));
    add(1, Sample.flow(1).rates(0, 0));
    add(40, Sample.flow(1).rates(0, 0));
    assertThat(history.of(ONE).peak()).isEqualTo(10);
    add(62, Sample.flow(1).rates(0, 0));
    assertThat(history.of(ONE)).isEqualTo(RateHistory.Minute.EMPTY);
  }

  @Test
  void beginsAnewWithAStreamOfAnotherTime() {
    add(100, Sample.flow(1).rates(10, 0));
    add(0, Sample.flow(1).rates(3, 0));

    assertThat(history.of(ONE).sent()).endsWith(0.0, 3.0).doesNotContain(10.0);
  }

  private void add(long seconds, Sample... flows) {
    List<FlowView> views = Arrays.stream(flows).map(Sample::view).toList();
    history.add(
        new FlowSnapshot(
            seconds + 1, Sample.NOW.plus(Duration.ofSeconds(seconds)), views, Optional.empty()));
  }
}
