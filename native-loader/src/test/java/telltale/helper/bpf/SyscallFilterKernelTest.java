package telltale.helper.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The filter of a whole process, tried in one of its own, as root with every right.
@Tag("kernel")
final class SyscallFilterKernelTest {

  private static Map<String, String> outcomes;

  @BeforeAll
  static void tryEverything() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtelltale.object="
                    + System.getProperty("telltale.object", "../bpf/target/flow.bpf.o"),
                "-cp",
                System.getProperty("surefire.test.class.path", classPath()),
                FilteredProgram.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    outcomes =
        said.lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(words -> words[1], words -> words[0]));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @Test
  void everythingWorksBeforeTheFilter() {
    assertThat(FilteredProgram.REFUSED).isNotEmpty();
    assertThat(outcomes).containsAllEntriesOf(all(FilteredProgram.REFUSED, "before: ", "done"));
  }

  @Test
  void refusesWhatOnlyTheStartNeeds() {
    assertThat(outcomes).containsAllEntriesOf(all(FilteredProgram.REFUSED, "", "refused"));
  }

  @Test
  void leavesWhatARunningHelperNeeds() {
    assertThat(outcomes).containsAllEntriesOf(all(FilteredProgram.LEFT, "", "done"));
  }

  private static Map<String, String> all(List<String> names, String prefix, String outcome) {
    return names.stream().collect(Collectors.toMap(name -> prefix + name, _ -> outcome));
  }
}
