package telltale.app.map.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessColoursTest {

  private static final List<String> MANY =
      IntStream.range(0, 200).mapToObj(i -> "worker-" + i).toList();

  private final ProcessColours colours = new ProcessColours();

  @Test
  void givesANameTheSameColourWhateverElseWasThere() {
    colours.show(List.of("firefox"));
    ProcessColours tomorrow = new ProcessColours();
    tomorrow.show(List.of("ssh", "curl"));
    tomorrow.show(List.of("firefox"));

    assertThat(tomorrow.of(Palette.DARK, Optional.of("firefox")))
        .isEqualTo(colours.of(Palette.DARK, Optional.of("firefox")));
  }

  @Test
  void sharesNoColourWhileAnotherIsFree() {
    for (int first = 0; first < MANY.size() - 8; first++) {
      List<String> eight = MANY.subList(first, first + 8);
      colours.show(eight);
      assertThat(coloursOf(eight)).as("from %d", first).hasSize(8);
    }
  }

  @Test
  void sharesEvenlyWhenThereAreMoreProgramsThanColours() {
    List<String> sixteen = MANY.subList(0, 16);
    colours.show(sixteen);

    for (int colour : coloursOf(sixteen)) {
      assertThat(sixteen.stream().filter(name -> of(name) == colour)).hasSize(2);
    }
  }

  @Test
  void keepsTheColoursOfThoseThatStay() {
    colours.show(List.of("firefox", "ssh", "curl"));
    int ssh = of("ssh");
    boolean moved = colours.show(List.of("ssh", "wget", "perl", "bash", "python3"));

    assertThat(of("ssh")).isEqualTo(ssh);
    assertThat(moved).isFalse();
  }

  @Test
  void partsTwoThatShareAsSoonAsAColourIsFree() {
    colours.show(MANY.subList(0, 9));
    assertThat(coloursOf(MANY.subList(0, 9))).hasSize(8);
    colours.show(MANY.subList(0, 8));

    assertThat(coloursOf(MANY.subList(0, 8))).hasSize(8);
  }

  @Test
  void keepsGreyForTheUnknownAndRedForFailures() {
    for (Palette palette : new Palette[] {Palette.DARK, Palette.LIGHT}) {
      for (String name : MANY) {
        assertThat(colours.of(palette, Optional.of(name)))
            .isNotEqualTo(palette.ink().unattributed())
            .isNotEqualTo(palette.ink().failed());
      }
      assertThat(colours.of(palette, Optional.empty())).isEqualTo(palette.ink().unattributed());
    }
  }

  private Set<Integer> coloursOf(List<String> names) {
    Set<Integer> found = new HashSet<>();
    names.forEach(name -> found.add(of(name)));
    return found;
  }

  private int of(String name) {
    return colours.of(Palette.LIGHT, Optional.of(name));
  }
}
