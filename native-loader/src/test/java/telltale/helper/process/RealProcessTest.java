package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.ProcessFacts;

/// The real `/proc` of real children.
@Timeout(30)
class RealProcessTest {

  private static final Path PROC = Path.of("/proc");
  private static final int AT_CLKTCK = 17;
  private static final ControlGroups NO_GROUPS = new ControlGroups(_ -> Optional.empty());

  private final ProcessTable table = new ProcessTable(PROC, Path.of("/etc/passwd"), NO_GROUPS);
  private @Nullable Process child;

  @AfterEach
  void endTheChild() throws InterruptedException {
    if (child != null) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void tellsTheFactsOfAChild() throws IOException {
    Instant before = Instant.now();
    Process shell = start("echo ready; read line; echo \"$line\"");
    ProcessHandle.Info info = shell.toHandle().info();

    ProcessFacts facts = table.facts(key(shell, "sh"));

    assertThat(facts.exe()).isEqualTo(info.command());
    assertThat(Path.of(facts.exe().orElseThrow()).getFileName()).hasToString(facts.name());
    assertThat(facts.commandLine()).startsWith("sh", "-c");
    assertThat(facts.user().orElseThrow().name()).isEqualTo(info.user());
    assertThat(facts.parent().orElseThrow().pid()).isEqualTo((int) ProcessHandle.current().pid());
    assertThat(facts.parent().orElseThrow().name()).contains("java");
    assertThat(Duration.between(before, facts.started().orElseThrow()).abs())
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void followsAChildThatBecomesAnotherProgram() throws IOException {
    Process shell = start("echo ready; read line; exec sh -c 'exec cat'");
    ProcessKey asShell = key(shell, "sh");
    assertThat(table.facts(asShell).name()).isNotEqualTo("cat");

    say(shell, "go");
    say(shell, "cat answers");
    assertThat(hear(shell)).isEqualTo("cat answers");

    ProcessKey asCat = new ProcessKey(asShell.tgid(), asShell.startBootNanos(), 0, "cat");
    assertThat(table.facts(asCat).name()).isEqualTo("cat");
  }

  @Test
  void remembersAChildThatHasEnded() throws Exception {
    Process shell = start("echo ready; read line");
    ProcessKey key = key(shell, "sh");
    ProcessFacts alive = table.facts(key);
    say(shell, "end");
    shell.waitFor();

    ProcessFacts neverRead = new ProcessTable(PROC, Path.of("/etc/passwd"), NO_GROUPS).facts(key);

    assertThat(table.facts(key)).isEqualTo(alive);
    assertThat(neverRead.name()).isEqualTo("sh");
    assertThat(neverRead.exe()).isEmpty();
    assertThat(neverRead.started().orElseThrow())
        .isBetween(
            alive.started().orElseThrow().minusSeconds(1),
            alive.started().orElseThrow().plusSeconds(1));
  }

  /// The shell makes the name, so that the bytes do not depend on the locale of the test.
  @Test
  void readsAPathThatIsNotAsciiWhateverTheLocale(@TempDir Path directory) throws IOException {
    String name = "$(printf 'sch\\303\\266n+%%41\\377')";
    Process shell =
        start(
            "cp \"$(command -v cat)\" '%s'/\"%s\"; echo ready; read line; exec '%s'/\"%s\""
                .formatted(directory, name, directory, name));
    ProcessKey key = key(shell, "sh");
    say(shell, "go");
    say(shell, "cat answers");
    assertThat(hear(shell)).isEqualTo("cat answers");

    assertThat(table.facts(key).exe()).contains(directory + "/schön+%41\ufffd");
  }

  @Test
  void readsItselfAsAKernelWould() throws IOException {
    int pid = (int) ProcessHandle.current().pid();

    assertThat(table.facts(new ProcessKey(pid, 0, -1, "")).name()).isEqualTo("java");
  }

  @Test
  void noThreadOfItselfIsAProcess() throws IOException {
    int own = (int) ProcessHandle.current().pid();
    ProcessFacts process = table.facts(new ProcessKey(own, 0, -1, ""));
    int seen = 0;
    try (var tasks = Files.newDirectoryStream(PROC.resolve("self/task"))) {
      for (Path task : tasks) {
        int thread = Integer.parseInt(task.getFileName().toString());
        assertThat(table.facts(new ProcessKey(thread, 0, -1, "")).pid()).isEqualTo(own);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(5);
    assertThat(process.pid()).isEqualTo(own);
  }

  @Test
  void knowsTheParentOfItsParent() throws IOException {
    Process shell = start("sh -c 'echo ready; read line; :'; :");
    int inner = (int) shell.children().findFirst().orElseThrow().pid();

    ProcessFacts facts = table.facts(new ProcessKey(inner, 0, -1, ""));

    assertThat(facts.parent().orElseThrow().pid()).isEqualTo((int) shell.pid());
    ProcessFacts.Parent above = facts.parent().orElseThrow().parent().orElseThrow();
    assertThat(above.pid()).isEqualTo((int) ProcessHandle.current().pid());
    assertThat(above.name()).contains("java");
  }

  @Test
  void theTickIsTheKernelsOwn() throws IOException {
    ByteBuffer auxv =
        ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
            .order(ByteOrder.nativeOrder());
    long ticksPerSecond = 0;
    while (auxv.remaining() >= 2 * Long.BYTES) {
      long type = auxv.getLong();
      long value = auxv.getLong();
      if (type == AT_CLKTCK) {
        ticksPerSecond = value;
      }
    }

    assertThat(1_000_000_000 / BootClock.NANOS_PER_TICK).isEqualTo(ticksPerSecond);
  }

  private Process start(String script) throws IOException {
    Process started = new ProcessBuilder("sh", "-c", script).start();
    child = started;
    assertThat(hear(started)).isEqualTo("ready");
    return started;
  }

  private static ProcessKey key(Process process, String comm) throws IOException {
    int pid = (int) process.pid();
    long ticks = new ProcFiles(PROC).stat(pid).orElseThrow().startTicks();
    return new ProcessKey(pid, ticks * BootClock.NANOS_PER_TICK + 1, 0, comm);
  }

  private static void say(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  @SuppressWarnings("StreamResourceLeak")
  private static String hear(Process process) throws IOException {
    return process.inputReader(UTF_8).readLine();
  }
}
