package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.map.base.BaseMap;
import telltale.app.map.base.BaseMapRenderer;
import telltale.app.map.look.Palette;
import telltale.geodata.WorldReader;

class StandInTest {

  @Test
  void isTheWorldAsItWouldBePaintedNow() {
    BaseMapRenderer renderer = new BaseMapRenderer(WorldReader.read());

    for (Palette palette : List.of(Palette.DARK, Palette.LIGHT, Palette.CONTRAST)) {
      BaseMap read = StandIn.read(palette);

      BaseMap painted = renderer.render(Backdrop.coarse(palette));
      assertThat(read.wanted()).isEqualTo(painted.wanted());
      assertThat(read.surface().pixels()).isEqualTo(painted.surface().pixels());
    }
  }

  @Test
  void isWrittenTheSameEveryTime(@TempDir Path folder) throws IOException {
    StandIn.main(folder.resolve("one").toString());
    StandIn.main(folder.resolve("two").toString());

    for (String name : List.of("world-dark", "world-light", "world-contrast")) {
      assertThat(folder.resolve("one").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
      assertThat(Files.size(folder.resolve("one").resolve(name))).isBetween(100_000L, 700_000L);
    }
  }
}
