package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcessFormatsTest {

  private static final String AFTER_NAME =
      " S 7 1 1 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 90000 4096 10";

  @Test
  void aNameMayHoldParenthesesSpacesAndLineFeeds() {
    assertThat(Stat.parse("42 (a) R 1 (\n) )" + AFTER_NAME))
        .contains(new Stat("a) R 1 (\n) ", 7, 90_000));
  }

  @Test
  void aStatLineThatIsCutIsRefused() {
    assertThat(Stat.parse("")).isEmpty();
    assertThat(Stat.parse("42 (curl")).isEmpty();
    assertThat(Stat.parse("42 (curl) S 7 1 1")).isEmpty();
    assertThat(Stat.parse("42 (curl)" + AFTER_NAME.replace("90000", "soon"))).isEmpty();
  }

  @Test
  void anEmptyArgumentInTheMiddleStays() {
    assertThat(parse("curl\0\0-s\0")).containsExactly("curl", "", "-s");
  }

  @Test
  void aTitleSetByTheProcessIsOneArgument() {
    assertThat(parse("nginx: worker process\0\0\0\0\0\0")).containsExactly("nginx: worker process");
  }

  @Test
  void noCommandLineIsNoArguments() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("\0")).isEmpty();
  }

  @Test
  void aLongCommandLineIsCutAndSaysSo() {
    byte[] bytes = new byte[CommandLine.MAX_BYTES + 1];
    Arrays.fill(bytes, (byte) 'x');

    assertThat(CommandLine.parse(bytes)).containsExactly("x".repeat(CommandLine.MAX_BYTES) + "…");
  }

  @Test
  void manyArgumentsAreCutAndSaySo() {
    List<String> arguments = parse("a\0".repeat(CommandLine.MAX_ARGUMENTS + 5));

    assertThat(arguments).hasSize(CommandLine.MAX_ARGUMENTS).last().isEqualTo("a…");
  }

  @Test
  void exactlyAsManyArgumentsAsFitAreNotCut() {
    assertThat(parse("a\0".repeat(CommandLine.MAX_ARGUMENTS)))
        .hasSize(CommandLine.MAX_ARGUMENTS)
        .containsOnly("a");
  }

  @Test
  void bytesThatAreNotUtf8BecomeReplacementCharacters() {
    assertThat(CommandLine.parse(new byte[] {'a', (byte) 0xff, 0, 'b', 0}))
        .containsExactly("a\ufffd", "b");
  }

  @Test
  void anyBytesGiveBoundedArguments() {
    long seed = 20_260_301;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(CommandLine.MAX_BYTES + 2)];
      random.nextBytes(bytes);
      assertThat(CommandLine.parse(bytes))
          .as("seed %d, round %d", seed, round)
          .hasSizeLessThanOrEqualTo(64);
      assertThat(Stat.parse(new String(bytes, UTF_8))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theStatusNamesTheLeaderAndTheEffectiveUser() {
    assertThat(Status.parse("Name:\tcurl\nTgid:\t41\nPid:\t42\nUid:\t0\t1000\t0\t0\n"))
        .isEqualTo(new Status(OptionalInt.of(41), OptionalInt.of(1000)));
    assertThat(Status.parse("Tgid:\nUid:\t0\n"))
        .isEqualTo(new Status(OptionalInt.empty(), OptionalInt.empty()));
    assertThat(Status.parse("Tgid:\tx\nUid:\t0\t99999999999\n"))
        .isEqualTo(new Status(OptionalInt.empty(), OptionalInt.empty()));
  }

  private static List<String> parse(String text) {
    return CommandLine.parse(text.getBytes(UTF_8));
  }
}
