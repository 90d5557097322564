package telltale.helper.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfinementTest {

  private static final String CONFINED =
      """
      Name:\tpoll
      Uid:\t65533\t65533\t65533\t65533
      Gid:\t65533\t65533\t65533\t65533
      Groups:\t
      CapInh:\t000000c000081005
      CapPrm:\t000000c000081005
      CapEff:\t000000c000081005
      CapBnd:\t000000c000081005
      CapAmb:\t000000c000081005
      NoNewPrivs:\t1
      Seccomp:\t2
      """;

  @TempDir Path tasks;

  @Test
  void findsNothingWhereEveryThreadIsConfined() throws IOException {
    thread(7, CONFINED);
    thread(8, CONFINED);

    assertThat(new Confinement(tasks).breach()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "65533\t65533\t65533\t65533 | 65533\t0\t65533\t65533 | it is root",
        "Groups:\t | Groups:\t4 27 | it has other groups",
        "CapEff:\t000000c000081005 | CapEff:\t000000c0000810a5 | (CapEff)",
        "CapPrm:\t000000c000081005 | CapPrm:\t000001ffffffffff | (CapPrm)",
        "CapBnd:\t000000c000081005 | CapBnd:\t000001ffffffffff | (CapBnd)",
        "CapAmb:\t000000c000081005 | CapAmb:\tnonsense | (CapAmb)",
        "NoNewPrivs:\t1 | NoNewPrivs:\t0 | it could gain privileges",
        "Seccomp:\t2 | Seccomp:\t0 | not filtered",
        "Seccomp:\t2 | Speculation:\t2 | not filtered",
      })
  void findsTheOneThreadThatIsNot(String right, String wrong, String problem) throws IOException {
    thread(7, CONFINED);
    thread(8, CONFINED.replaceFirst(right, wrong));

    assertThat(new Confinement(tasks).breach())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).startsWith("Thread 8 ").contains(problem));
  }

  @Test
  void passesOverAThreadThatHasEnded() throws IOException {
    thread(7, CONFINED);
    Files.createDirectory(tasks.resolve("8"));

    assertThat(new Confinement(tasks).breach()).isEmpty();
  }

  @Test
  void provesNothingWhereItSeesNoThread() throws IOException {
    assertThat(new Confinement(tasks).breach()).isPresent();
  }

  private void thread(int id, String status) throws IOException {
    Files.writeString(
        Files.createDirectory(tasks.resolve(Integer.toString(id))).resolve("status"), status);
  }
}
