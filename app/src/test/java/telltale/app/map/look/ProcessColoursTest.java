package telltale.app.map.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessColoursTest {

  @Test
  void givesANameTheSameColourEveryTime() {
    assertThat(ProcessColours.of(Palette.DARK, Optional.of("firefox")))
        .isEqualTo(ProcessColours.of(Palette.DARK, Optional.of("firefox")));
  }

  @Test
  void spreadsNamesOverAllColours() {
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      colours.add(ProcessColours.of(Palette.DARK, Optional.of("worker-" + i)));
    }
    assertThat(colours).hasSize(8);
  }

  @Test
  void tellsTheCommonestProgramsApart() {
    Set<Integer> colours = new HashSet<>();
    for (String name :
        new String[] {
          "firefox", "chrome", "ssh", "curl", "thunderbird", "spotify", "code", "apt"
        }) {
      colours.add(ProcessColours.of(Palette.LIGHT, Optional.of(name)));
    }
    assertThat(colours).hasSize(8);
  }

  @Test
  void keepsGreyForTheUnknownAndRedForFailures() {
    for (Palette palette : new Palette[] {Palette.DARK, Palette.LIGHT}) {
      for (int i = 0; i < 200; i++) {
        int colour = ProcessColours.of(palette, Optional.of("worker-" + i));
        assertThat(colour)
            .isNotEqualTo(palette.ink().unattributed())
            .isNotEqualTo(palette.ink().failed());
      }
      assertThat(ProcessColours.of(palette, Optional.empty()))
          .isEqualTo(palette.ink().unattributed());
    }
  }
}
