package telltale.app.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostMeterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long OWN = 70;
  private static final long HELPER = 71;

  @TempDir private Path proc;
  private CostMeter meter;

  @BeforeEach
  void begin() throws IOException {
    meter = new CostMeter(new ProcessFiles(proc, OWN), 0);
    child(HELPER);
    process(OWN, "java (x) y", 1000, 50_000);
    process(HELPER, "java", 100, 10_000);
  }

  @Test
  void measuresBothBetweenTwoLooks() throws IOException {
    assertThat(meter.look(0)).as("one look says nothing of a share").isEmpty();
    process(OWN, "java (x) y", 1250, 50_000);
    process(HELPER, "java", 110, 10_000);

    Cost cost = meter.look(10 * SECOND).orElseThrow();
    assertThat(cost.window()).isEqualTo(new Cost.Share(0.25, 50_000L * 4096));
    assertThat(cost.helper().orElseThrow().processor()).isCloseTo(0.01, within(1e-9));
    assertThat(cost.helper().orElseThrow().bytes()).isEqualTo(10_000L * 4096);
    assertThat(cost.whole().bytes()).isEqualTo(60_000L * 4096);
  }

  @Test
  void looksEveryTenSecondsAndTellsOnlyNews() throws IOException {
    meter.look(0);
    process(OWN, "java", 1100, 50_000);
    assertThat(meter.look(9 * SECOND)).isEmpty();
    assertThat(meter.look(10 * SECOND)).isPresent();
    process(OWN, "java", 1205, 50_500);
    assertThat(meter.look(20 * SECOND)).as("half a percent and two megabytes more").isEmpty();
    process(OWN, "java", 2000, 50_500);
    assertThat(meter.look(30 * SECOND)).as("eight times as much").isPresent();
  }

  @Test
  void saysThatThereIsNoHelperAnyMore() throws IOException {
    meter.look(0);
    meter.look(10 * SECOND);
    Files.writeString(proc.resolve("70/task/70/children"), "");

    assertThat(meter.look(20 * SECOND).flatMap(Cost::helper)).isEmpty();
  }

  @Test
  void seesThisProcess() {
    ProcessFiles real = new ProcessFiles(Path.of("/proc"), ProcessHandle.current().pid());

    Optional<ProcessFiles.Used> used = real.used(real.own());
    assertThat(used.orElseThrow().bytes()).isGreaterThan(10_000_000);
    assertThat(used.orElseThrow().seconds()).isPositive();
  }

  private void child(long pid) throws IOException {
    for (String thread : new String[] {"70", "75"}) {
      Files.createDirectories(proc.resolve("70/task").resolve(thread));
      String children = thread.equals("75") ? pid + " " : "";
      Files.writeString(proc.resolve("70/task").resolve(thread).resolve("children"), children);
    }
  }

  private void process(long pid, String name, long ticks, long pages) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
    String stat =
        "%d (%s) S 1 1 1 0 -1 4194304 9 0 0 0 %d 0 0 0 20 0 30 0 5".formatted(pid, name, ticks);
    Files.writeString(folder.resolve("stat"), stat);
    Files.writeString(folder.resolve("statm"), "90000 " + pages + " 3000 1 0 50000 0\n");
  }
}
