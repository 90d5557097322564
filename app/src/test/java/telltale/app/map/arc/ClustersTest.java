package telltale.app.map.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Clusters.of(List.of(mark(1, 0.5, 2), mark(2, 0.508, 3), mark(3, 0.6, 1)), VIEW, 13);

    assertThat(clusters).hasSize(2);
    assertThat(clusters.getFirst().anchor().key()).isEqualTo(new PlaceKey.Spot(1, 0));
    assertThat(clusters.getFirst().count()).isEqualTo(5);
    assertThat(clusters.getFirst().counted()).isTrue();
    assertThat(clusters.getLast().counted()).as("one connection needs no number").isFalse();
  }

  @Test
  void comesApartWhenZoomedIn() {
    List<EndMark> marks = List.of(mark(1, 0.5, 1), mark(2, 0.508, 1));
    Viewport closer = new Viewport(0.5, 0.5, 4000, 1000, 800);

    assertThat(Clusters.of(marks, VIEW, 13)).hasSize(1);
    assertThat(Clusters.of(marks, closer, 13)).hasSize(2);
  }

  @Test
  void joinsAcrossTheEdgeOfTheUnwrappedWorld() {
    assertThat(Clusters.of(List.of(mark(1, 1.25, 1), mark(2, 0.251, 1)), VIEW, 13)).hasSize(1);
  }

  @Test
  void losesNoEndPoint() {
    Random random = new Random(3);
    List<EndMark> marks = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      marks.add(mark(i, random.nextDouble(), 1 + random.nextInt(3)));
    }
    List<Cluster> clusters = Clusters.of(marks, VIEW, 13);

    assertThat(clusters.stream().flatMap(cluster -> cluster.members().stream()))
        .containsExactlyInAnyOrderElementsOf(marks);
    assertThat(clusters).hasSizeLessThan(100);
  }

  private static EndMark mark(int key, double x, int flows) {
    ArcLoad.PlaceName name = new ArcLoad.PlaceName(Optional.empty(), Optional.empty());
    return new EndMark(new PlaceKey.Spot(key, 0), name, x, 0.4, 3, flows, 0.5);
  }
}
