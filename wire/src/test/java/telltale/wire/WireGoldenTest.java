package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WireGoldenTest {

  @Test
  void writesTheGoldenLinesOfVersionTwo() throws IOException {
    assertThat(Lines.written(Samples.ALL)).isEqualTo(golden("golden-v2.ndjson"));
  }

  @Test
  void readsTheGoldenLinesOfVersionTwo() throws IOException {
    assertThat(Lines.read(golden("golden-v2.ndjson"))).isEqualTo(Samples.ALL);
  }

  @Test
  void stillReadsTheGoldenLinesOfVersionOne() throws IOException {
    List<Message> older = Lines.read(golden("golden-v1.ndjson"));
    assertThat(older.getFirst())
        .isInstanceOfSatisfying(
            Hello.class, hello -> assertThat(hello.protocolVersion()).isEqualTo(1));
    assertThat(older.subList(1, older.size())).isNotEmpty().isSubsetOf(Samples.ALL);
  }

  @Test
  void theProtocolPageShowsTheGoldenLines() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "protocol.md"));
    assertThat(golden("golden-v2.ndjson").lines())
        .hasSize(Samples.ALL.size())
        .allSatisfy(
            line -> {
              assertThat(page.lines()).contains(line);
            });
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(WireGoldenTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
