package telltale.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What pkexec of polkit 0.105 to 126 prints, and what is made of it.
class RefusalTest {

  private static final Duration AT_ONCE = Duration.ofMillis(90);
  private static final Duration AFTER_TYPING = Duration.ofSeconds(7);
  private static final String DENIED =
      "Error executing command as another user: Not authorized\n\n"
          + "This incident has been reported.\n";

  @Test
  void theDialogWasCancelled() {
    assertThat(reason(126, "Error executing command as another user: Request dismissed\n"))
        .isEqualTo("The authorisation was dismissed.");
  }

  @Test
  void whoWasRefusedBeforeAnybodyCouldTypeWasNotAsked() {
    assertThat(explain(127, DENIED, AT_ONCE).reason().toString()).contains("may not ask");
    assertThat(explain(127, DENIED, AT_ONCE).remedy().toString())
        .contains("`systemctl enable --now telltale@1000.socket`");
  }

  @Test
  void whoWasRefusedAfterTypingHadAWrongPassword() {
    assertThat(explain(127, DENIED, AFTER_TYPING).reason().toString())
        .contains("The password was not right");
  }

  @Test
  void withoutAnAgentTheExactCommandIsGiven() {
    String said = "Error executing command as another user: No authentication agent found.\n";

    assertThat(reason(127, said)).contains("No polkit agent");
    assertThat(explain(127, said, AT_ONCE).remedy().toString())
        .contains("`pkttyagent --process " + ProcessHandle.current().pid() + "`");
  }

  @Test
  void withoutATerminalThereIsNoAgentEither() {
    assertThat(
            reason(
                127,
                "Error creating textual authentication agent: Error opening current controlling"
                    + " terminal for the process (`/dev/tty'): No such device or address\n"))
        .contains("No polkit agent");
  }

  @Test
  void aMissingPolkitIsNamed() {
    assertThat(
            reason(
                127,
                "Error getting authority: Error initializing authority: Could not connect: No such"
                    + " file or directory\n"))
        .contains("cannot reach polkit");
  }

  @Test
  void whatIsNotKnownIsQuotedAndCannotDoAnythingToATerminal() {
    assertThat(reason(127, "\u001b[2Jsomething new\n")).endsWith("‹U+001B›[2Jsomething new");
  }

  @Test
  void otherExitCodesAreNotRefusals() {
    for (int code : new int[] {0, 1, 3, 125, 128, 137}) {
      assertThat(refusal(code, DENIED, AT_ONCE)).isEmpty();
    }
  }

  private static String reason(int code, String said) {
    return explain(code, said, AT_ONCE).reason().toString();
  }

  private static LinkState.Unavailable explain(int code, String said, Duration took) {
    return refusal(code, said, took).orElseThrow();
  }

  private static Optional<LinkState.Unavailable> refusal(int code, String said, Duration took) {
    ErrorTail errors =
        new ErrorTail(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
    errors.run();
    return new Refusal(errors, took, "1000").explain(code);
  }
}
