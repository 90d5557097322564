package telltale.app.map.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.flow.FlowView;
import telltale.app.map.SampleFlows;
import telltale.wire.CloseReason;

class ArcTallyTest {

  @Test
  void joinsFlowsToOnePlace() {
    List<ArcLoad> loads =
        tally(
            SampleFlows.to(1, "Berlin", 52.52, 13.40).rates(10, 100).view(),
            SampleFlows.to(2, "Berlin", 52.53, 13.41).rates(5, 50).process("ssh").view(),
            SampleFlows.to(3, "Paris", 48.86, 2.35).view());

    assertThat(loads).hasSize(2);
    assertThat(loads.getFirst().flowIds()).containsExactly(1L, 2L);
    assertThat(loads.getFirst().rate()).isEqualTo(165);
    assertThat(loads.getFirst().streams()).hasSize(2);
  }

  @Test
  void namesTheProcessWithTheMostBytes() {
    List<ArcLoad> loads =
        tally(
            SampleFlows.to(1, "Berlin", 52.52, 13.40).rates(1, 10).view(),
            SampleFlows.to(2, "Berlin", 52.52, 13.40).rates(1, 90).process("firefox").view());

    assertThat(loads.getFirst().trait()).isEqualTo(Optional.of("firefox"));
  }

  @Test
  void tellsTrafficApartByDirectionAndByProtocolToo() {
    FlowView out = SampleFlows.to(1, "Berlin", 52.52, 13.40).rates(1, 10).view();
    FlowView in = SampleFlows.to(2, "Berlin", 52.52, 13.40).rates(1, 90).inbound().view();

    assertThat(streams(Trait.DIRECTION, out, in))
        .containsExactlyInAnyOrder(Optional.of(Trait.OUT), Optional.of(Trait.IN));
    assertThat(streams(Trait.PROTOCOL, out, in)).containsExactly(Optional.of(Trait.TCP));
  }

  private static List<Optional<String>> streams(Trait trait, FlowView... flows) {
    return ArcTally.of(SampleFlows.snapshot(1, List.of(flows)), trait).getFirst().streams().stream()
        .map(ArcLoad.Stream::trait)
        .toList();
  }

  @Test
  void gathersWhatHasNoSpotOnAWorldMapAtItsDocks() {
    List<ArcLoad> loads =
        tally(
            SampleFlows.to(1, "Here", 52.52, 13.40).address("127.0.0.1").view(),
            SampleFlows.to(2, "Home", 52.52, 13.40).address("10.1.2.3").rates(7, 0).view(),
            SampleFlows.to(3, "Home", 52.52, 13.40).address("fd00::1").rates(5, 0).view(),
            SampleFlows.to(4, "Home", 52.52, 13.40).address("fe80::1").view(),
            SampleFlows.to(5, "Home", 52.52, 13.40).address("100.64.0.1").view(),
            SampleFlows.to(6, "Paris", 48.86, 2.35).view());

    assertThat(loads)
        .extracting(ArcLoad::key)
        .containsExactly(PlaceKey.Dock.MACHINE, PlaceKey.Dock.NETWORK, PlaceKey.of(48.86, 2.35));
    assertThat(loads.get(1).flowIds()).containsExactly(2L, 3L, 4L, 5L);
    assertThat(loads.get(1).rate()).isEqualTo(12);
  }

  @Test
  void neverPlacesAPublicAddressThatNoDatabaseKnows() {
    FlowView unknown = telltale.app.Sample.flow(1).remote("203.0.113.9", 443).nowhere().view();

    assertThat(tally(unknown)).extracting(ArcLoad::key).containsExactly(PlaceKey.Dock.UNKNOWN);
  }

  @Test
  void isOpenWhileOneFlowIs() {
    FlowView open = SampleFlows.to(1, "Berlin", 52.52, 13.40).view();
    FlowView refused = SampleFlows.to(2, "Berlin", 52.52, 13.40).ended(CloseReason.REFUSED).view();
    FlowView closed = SampleFlows.to(3, "Berlin", 52.52, 13.40).ended(CloseReason.CLOSED).view();

    assertThat(tally(open, refused).getFirst().state()).isEqualTo(ArcLoad.State.OPEN);
    assertThat(tally(refused, closed).getFirst().state()).isEqualTo(ArcLoad.State.ENDED);
    assertThat(tally(refused).getFirst().state()).isEqualTo(ArcLoad.State.FAILED);
  }

  @Test
  void countsNoRateOfWhatHasEnded() {
    FlowView closed =
        SampleFlows.to(3, "Berlin", 52.52, 13.40).rates(100, 1000).ended(CloseReason.CLOSED).view();

    assertThat(tally(closed).getFirst().rate()).isZero();
  }

  private static List<ArcLoad> tally(FlowView... flows) {
    return ArcTally.of(SampleFlows.snapshot(1, List.of(flows)), Trait.PROGRAM);
  }
}
