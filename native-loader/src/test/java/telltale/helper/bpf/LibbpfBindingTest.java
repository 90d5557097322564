package telltale.helper.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// libbpf names the version that brought a symbol in the symbol itself (ELF symbol versions). So
/// the installed library, however new, proves what the oldest supported one has.
final class LibbpfBindingTest {

  private static final List<String> FOLDERS =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");
  private static final Pattern SYMBOL = Pattern.compile("(\\w+)@@LIBBPF_(\\d+)\\.(\\d+)\\.(\\d+)");
  private static final int OLDEST_MAJOR = 1;
  private static final int OLDEST_MINOR = 0;

  @Test
  void bindsOnlySymbolsThatTheOldestSupportedLibbpfHas() throws Exception {
    Map<String, int[]> symbols = symbols();
    Method[] bound = Libbpf.class.getDeclaredMethods();
    assertThat(bound.length).isGreaterThan(15);
    for (Method method : bound) {
      assertThat(symbols).as("dynamic symbols of libbpf").containsKey(method.getName());
      int[] since = symbols.get(method.getName());
      assertThat(since[0] < OLDEST_MAJOR || (since[0] == OLDEST_MAJOR && since[1] <= OLDEST_MINOR))
          .as("%s came with libbpf %d.%d", method.getName(), since[0], since[1])
          .isTrue();
    }
  }

  private static Map<String, int[]> symbols() throws IOException, InterruptedException {
    Path library =
        FOLDERS.stream()
            .map(folder -> Path.of(folder, "libbpf.so.1"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new AssertionError("libbpf.so.1 is not installed"));
    Process reader =
        new ProcessBuilder("readelf", "--wide", "--dyn-syms", library.toString()).start();
    Map<String, int[]> symbols = new HashMap<>();
    try (Stream<String> lines =
        new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()) {
      lines.forEach(
          line -> {
            Matcher symbol = SYMBOL.matcher(line);
            if (symbol.find()) {
              symbols.put(
                  symbol.group(1),
                  new int[] {Integer.parseInt(symbol.group(2)), Integer.parseInt(symbol.group(3))});
            }
          });
    }
    assertThat(reader.waitFor()).isZero();
    return symbols;
  }
}
