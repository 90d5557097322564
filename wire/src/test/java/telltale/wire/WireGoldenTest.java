package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WireGoldenTest {

  @Test
  void writesTheGoldenLinesOfVersionOne() throws IOException {
    assertThat(Lines.written(Samples.ALL)).isEqualTo(golden());
  }

  @Test
  void readsTheGoldenLinesOfVersionOne() throws IOException {
    assertThat(Lines.read(golden())).isEqualTo(Samples.ALL);
  }

  @Test
  void theProtocolPageShowsTheGoldenLines() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "protocol.md"));
    assertThat(golden().lines())
        .hasSize(Samples.ALL.size())
        .allSatisfy(
            line -> {
              assertThat(page.lines()).contains(line);
            });
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WireGoldenTest.class.getResourceAsStream("golden-v1.ndjson"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
