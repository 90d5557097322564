package telltale.app.map.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telltale.app.Sample;
import telltale.app.flow.FlowView;
import telltale.app.map.SampleFlows;
import telltale.app.map.geometry.Mercator;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.PlaceKey;
import telltale.app.map.look.Palette;
import telltale.app.map.look.ProcessColours;
import telltale.app.map.raster.Surface;
import telltale.wire.CloseReason;

class ArcFieldTest {

  private static final Viewport VIEW =
      new Viewport(Mercator.x(13.4), Mercator.y(24), 1280, 1280, 800);
  private static final ArcScene SCENE =
      new ArcScene(
          VIEW, 1, Palette.DARK, Focus.NONE, Focus.NONE, new ProcessColours(), false, false);

  private final ArcField field = new ArcField(52.5, 13.4, country -> 0.01);
  private long sequence;

  @Test
  void restsWhenEverythingIsIdle() {
    show(SampleFlows.to(1, "New York", 40.7, -74).view());

    assertThat(run(3)).as("seconds until rest").isLessThan(2);
    assertThat(field.step(0.03, SCENE).drawn()).isFalse();
  }

  @Test
  void drawsNoArcIntoNowhereWhereDocksAreNotShown() {
    FlowView unknown = Sample.flow(1).remote("203.0.113.9", 443).nowhere().rates(0, 1e6).view();
    FlowView placed = SampleFlows.to(2, "New York", 40.7, -74).view();
    show(unknown, placed);
    assertThat(field.arcs()).hasSize(2);

    field.leadToDocks(false);
    show(unknown, placed);
    run(5);
    assertThat(field.arcs()).singleElement().matches(arc -> !arc.docked());
    assertThat(field.docked(PlaceKey.Dock.UNKNOWN)).isPresent();

    field.leadToDocks(true);
    show(unknown, placed);
    assertThat(field.arcs()).hasSize(2);
  }

  @Test
  void saysThatNothingChangedWhenNothingThatIsDrawnDid() {
    FlowView idle = SampleFlows.to(1, "New York", 40.7, -74).view();
    show(idle);

    assertThat(show(idle)).isFalse();
    assertThat(show(SampleFlows.to(1, "New York", 40.7, -74).rates(0, 1e5).view())).isTrue();
    assertThat(show(SampleFlows.to(1, "New York", 40.7, -74).rates(0, 1.01e5).view())).isFalse();
  }

  @Test
  void sendsCometsInTheDirectionOfTheBytes() {
    show(
        SampleFlows.to(1, "New York", 40.7, -74).rates(1e6, 0).view(),
        SampleFlows.to(2, "Tokyo", 35.7, 139.7).rates(0, 1e6).view());
    run(1);

    List<Arc> arcs = List.copyOf(field.arcs());
    assertThat(arcs.get(0).comets().size()).isPositive();
    assertThat(arcs.get(0).comets().speed(0)).isPositive();
    assertThat(arcs.get(1).comets().size()).isPositive();
    assertThat(arcs.get(1).comets().speed(0)).isNegative();
  }

  @Test
  void sendsMoreAndFasterCometsForMoreBytes() {
    show(
        SampleFlows.to(1, "New York", 40.7, -74).rates(200, 0).view(),
        SampleFlows.to(2, "Tokyo", 35.7, 139.7).rates(5e6, 0).view());
    for (int i = 0; i < 100; i++) {
      field.step(0.03, SCENE);
    }

    List<Arc> arcs = List.copyOf(field.arcs());
    assertThat(arcs.get(1).comets().size()).isGreaterThan(2 * arcs.get(0).comets().size());
    assertThat(arcs.get(1).comets().speed(0)).isGreaterThan(2 * arcs.get(0).comets().speed(0));
  }

  @Test
  void leadsNeighboursOfOneCountryAlongOneWayAndApartAgain() {
    show(
        SampleFlows.to(1, "Boston", 42.4, -71).country("US").rates(0, 100).view(),
        SampleFlows.to(2, "New York", 40.7, -74).country("US").rates(0, 1e6).view());
    run(1);
    List<Arc> arcs = List.copyOf(field.arcs());
    List<EndMark> apart = field.marks();

    field.bundle(Clusters.of(apart, VIEW, 1, Detail.COUNTRY));
    assertThat(arcs.get(1).path()).isSameAs(arcs.get(0).path());
    assertThat(arcs)
        .extracting(Arc::shadowed)
        .as("the busiest stands for both")
        .containsExactly(true, false);
    assertThat(field.marks()).as("marks stay where their places are").isEqualTo(apart);

    field.bundle(Clusters.of(apart, VIEW, 0.1, Detail.CITY));
    assertThat(arcs.get(1).path()).isNotSameAs(arcs.get(0).path());
    assertThat(arcs).extracting(Arc::shadowed).containsOnly(false);
  }

  @Test
  void claimsNoSpotWhereOnlyTheCountryIsKnown() {
    show(
        SampleFlows.to(1, "Boston", 42.4, -71).country("US").view(),
        telltale.app.Sample.flow(2).at("FR", "", 46, 2).view());

    List<Arc> arcs = List.copyOf(field.arcs());
    assertThat(arcs.get(0).haze()).isZero();
    assertThat(arcs.get(1).haze()).isEqualTo(0.01);
  }

  @Test
  void comesToRestAfterTheLastByte() {
    show(SampleFlows.to(1, "New York", 40.7, -74).rates(1e4, 1e6).view());
    run(1);
    show(SampleFlows.to(1, "New York", 40.7, -74).view());

    assertThat(run(30)).isLessThan(20);
  }

  @Test
  void fadesAnArcAfterItsLastFlowEnded() {
    show(SampleFlows.to(1, "New York", 40.7, -74).view());
    run(1);
    show(SampleFlows.to(1, "New York", 40.7, -74).ended(CloseReason.CLOSED).view());

    assertThat(field.size()).isEqualTo(1);
    run(5);
    assertThat(field.size()).isZero();
  }

  @Test
  void showsAFailureThatWasOverBeforeItWasSeen() {
    show(SampleFlows.to(1, "New York", 40.7, -74).ended(CloseReason.REFUSED).view());
    field.step(0, SCENE);
    run(1);

    Arc arc = field.arcs().iterator().next();
    assertThat(arc.failed()).isTrue();
    assertThat(arc.presence()).isEqualTo(1);
    assertThat(run(10)).isBetween(1.0, 6.0);
    assertThat(field.size()).isZero();
  }

  @Test
  void forgetsArcsWhileNobodyWatches() {
    show(SampleFlows.to(1, "New York", 40.7, -74).view());
    show();
    field.skip();

    assertThat(field.size()).isZero();
  }

  @Test
  void paintsTheEndOfAnArcWhereItsPlaceIs() {
    show(SampleFlows.to(1, "Cape Town", -33.9, 18.4).rates(1e4, 1e6).view());
    field.skip();
    Surface surface = new Surface(1280, 800);
    surface.clear(0);

    new ArcPainter(field).paintStill(SCENE, surface, java.util.Set.of());

    int x = (int) VIEW.screenX(Mercator.x(18.4));
    int y = (int) VIEW.screenY(Mercator.y(-33.9));
    assertThat(surface.at(x, y) & 0xFFFFFF)
        .isEqualTo(new ProcessColours().of(Palette.DARK, Optional.of("curl")));
  }

  @Test
  void neverWhitensHome() {
    field.update(SampleFlows.scattered(2000));
    field.skip();
    Surface surface = new Surface(1280, 800);
    surface.clear(0x202830);
    new ArcPainter(field).paintStill(SCENE, surface, java.util.Set.of());

    int x = (int) VIEW.screenX(Mercator.x(13.4));
    int y = (int) VIEW.screenY(Mercator.y(52.5));
    int nearHome = surface.at(x + 14, y);
    int brightest =
        Math.max((nearHome >> 16) & 0xFF, Math.max((nearHome >> 8) & 0xFF, nearHome & 0xFF));
    assertThat(brightest).isLessThan(235);
  }

  @Test
  void picksEndPointsBeforeTheLinesThatPassThem() {
    show(
        SampleFlows.to(1, "Warsaw", 52.2, 21).view(),
        SampleFlows.to(2, "Moscow", 55.8, 37.6).view());
    double x = VIEW.screenX(Mercator.x(21));
    double y = VIEW.screenY(Mercator.y(52.2));

    ArcPicker picker = new ArcPicker(field);
    assertThat(picker.at(VIEW, x + 1, y + 1, 9).orElseThrow().flowIds()).containsExactly(1L);
    assertThat(picker.at(VIEW, x + 300, y + 300, 9)).isEmpty();
  }

  @Test
  void picksALineAnywhereAlongIt() {
    show(SampleFlows.to(1, "New York", 40.7, -74).view());
    Arc arc = field.arcs().iterator().next();
    int middle = arc.path().size() / 2;
    double x = VIEW.screenX(arc.path().x(middle));
    double y = VIEW.screenY(arc.path().y(middle));

    ArcPicker picker = new ArcPicker(field);
    assertThat(picker.at(VIEW, x + 4, y + 4, 9)).isPresent();
    assertThat(picker.at(VIEW, x + 30, y + 30, 9)).isEmpty();
  }

  private boolean show(FlowView... flows) {
    return field.update(SampleFlows.snapshot(++sequence, List.of(flows)));
  }

  /// Steps until rest or for so long; gives the seconds that it took.
  private double run(double most) {
    double passed = 0;
    while (passed < most && (field.step(0.03, SCENE).drawn() || field.moving())) {
      passed += 0.03;
    }
    return passed;
  }
}
