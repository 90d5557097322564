package telltale.app.map.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import telltale.app.map.geometry.Viewport;
import telltale.app.map.load.ArcLoad;
import telltale.app.map.load.PlaceKey;

class ClustersTest {

  private static final Viewport VIEW = new Viewport(0.5, 0.5, 1000, 1000, 800);

  @Test
  void joinsWhatCannotBeToldApartAndKeepsTheRest() {
    List<Cluster> clusters =
        Clusters.of(
            List.of(mark(1, 0.5, 2), mark(2, 0.508, 3), mark(3, 0.6, 1)), VIEW, 1, Detail.CITY);

    assertThat(clusters).hasSize(2);
    assertThat(clusters.getFirst().anchor().key()).isEqualTo(new PlaceKey.Spot(1, 0));
    assertThat(clusters.getFirst().count()).isEqualTo(5);
    assertThat(clusters.getFirst().counted()).isTrue();
    assertThat(clusters.getLast().counted()).as("one connection needs no number").isFalse();
  }

  @Test
  void joinsDiscsOfWhichOneWouldCoverTheOthersNumber() {
    List<EndMark> apart = List.of(mark(1, 0.5, 2), mark(2, 0.515, 3));
    List<EndMark> wide = List.of(mark(1, 0.5, 20), mark(2, 0.515, 30));
    List<EndMark> dot = List.of(mark(1, 0.5, 200), mark(2, 0.515, 1));

    assertThat(readable(apart)).hasSize(2);
    assertThat(readable(wide))
        .singleElement()
        .satisfies(cluster -> assertThat(cluster.count()).isEqualTo(50));
    assertThat(readable(dot)).as("a dot has no number").hasSize(2);
  }

  private static List<Cluster> readable(List<EndMark> marks) {
    return Clusters.readable(Clusters.of(marks, VIEW, 1, Detail.CITY), VIEW, 1);
  }

  @Test
  void drawsNoDiscUnderTheMarkOfThisMachine() {
    List<EndMark> marks =
        List.of(mark(1, 0.5, 20), mark(2, 0.485, 3), mark(3, 0.53, 5), mark(4, 0.515, 1));
    List<Cluster> clusters = Clusters.of(marks, VIEW, 1, Detail.CITY);

    List<Cluster> beside = Clusters.besideHome(clusters, VIEW, 1, 1.5, 0.4);

    assertThat(beside).hasSize(4);
    assertThat(pixels(beside.get(0))).as("right under it").isCloseTo(16.8, offset(1e-6));
    assertThat(beside.get(0).anchor().worldX()).isGreaterThan(0.5);
    assertThat(pixels(beside.get(1))).as("partly under it").isCloseTo(15.3, offset(1e-6));
    assertThat(beside.get(1).anchor().worldX()).isLessThan(0.485);
    assertThat(beside.get(1).anchor().worldY()).isEqualTo(0.4);
    assertThat(beside.subList(2, 4))
        .as("far enough, and one without a number")
        .isEqualTo(clusters.subList(2, 4));
  }

  private static double pixels(Cluster cluster) {
    return 1000 * Math.hypot(cluster.anchor().worldX() - 0.5, cluster.anchor().worldY() - 0.4);
  }

  @Test
  void comesApartWhenZoomedIn() {
    List<EndMark> marks = List.of(mark(1, 0.5, 1), mark(2, 0.508, 1));
    Viewport closer = new Viewport(0.5, 0.5, 4000, 1000, 800);

    assertThat(Clusters.of(marks, VIEW, 1, Detail.CITY)).hasSize(1);
    assertThat(Clusters.of(marks, closer, 1, Detail.CITY)).hasSize(2);
  }

  @Test
  void joinsAcrossTheEdgeOfTheUnwrappedWorld() {
    assertThat(Clusters.of(List.of(mark(1, 1.25, 1), mark(2, 0.251, 1)), VIEW, 1, Detail.CITY))
        .hasSize(1);
  }

  @Test
  void joinsNeighboursOfOneCountryOnlyWhenSeenFromFar() {
    List<EndMark> marks =
        List.of(inCountry(1, 0.5, "DE"), inCountry(2, 0.53, "DE"), inCountry(3, 0.47, "FR"));

    assertThat(Clusters.of(marks, VIEW, 1, Detail.CITY)).hasSize(3);
    assertThat(Clusters.of(marks, VIEW, 1, Detail.COUNTRY))
        .extracting(cluster -> cluster.members().size())
        .containsExactly(2, 1);
    assertThat(Clusters.of(marks, new Viewport(0.5, 0.5, 2000, 2000, 800), 2, Detail.COUNTRY))
        .as("on a screen with twice the pixels")
        .hasSize(2);
  }

  @Test
  void looksMoreCloselyTheLargerTheWorldIs() {
    assertThat(Detail.of(1000)).isEqualTo(Detail.COUNTRY);
    assertThat(Detail.of(3000)).isEqualTo(Detail.CITY);
    assertThat(Detail.of(50_000)).isEqualTo(Detail.HOST);
  }

  private static EndMark inCountry(int key, double x, String code) {
    ArcLoad.PlaceName name =
        new ArcLoad.PlaceName(
            Optional.of("City " + key), Optional.of(code), OptionalInt.empty(), List.of());
    return new EndMark(new PlaceKey.Spot(key, 0), name, x, 0.4, 3, 1, 0.5);
  }

  @Test
  void losesNoEndPoint() {
    Random random = new Random(3);
    List<EndMark> marks = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      marks.add(mark(i, random.nextDouble(), 1 + random.nextInt(3)));
    }
    List<Cluster> clusters = Clusters.of(marks, VIEW, 1, Detail.CITY);

    assertThat(clusters.stream().flatMap(cluster -> cluster.members().stream()))
        .containsExactlyInAnyOrderElementsOf(marks);
    assertThat(clusters).hasSizeLessThan(100);
  }

  private static EndMark mark(int key, double x, int flows) {
    ArcLoad.PlaceName name =
        new ArcLoad.PlaceName(Optional.empty(), Optional.empty(), OptionalInt.empty(), List.of());
    return new EndMark(new PlaceKey.Spot(key, 0), name, x, 0.4, 3, flows, 0.5);
  }
}
