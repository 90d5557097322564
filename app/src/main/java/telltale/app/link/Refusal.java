package telltale.app.link;

import java.time.Duration;
import java.util.Optional;
import telltale.app.words.Phrase;

/// Why pkexec did not start the helper. It says so by two exit codes, and by words that it prints
/// in English whatever the language (`pkexec.c` of polkit).
///
/// @param errors what it printed
/// @param took how long it ran
/// @param user the number of the user who asked
record Refusal(ErrorTail errors, Duration took, String user) {

  private static final int DISMISSED = 126;
  private static final int NOT_AUTHORISED = 127;

  /// Nobody reads a dialog and types a wrong password in less, after which PAM waits for two
  /// seconds. A rule that forbids answers within a tenth of a second.
  private static final Duration NOBODY_WAS_ASKED = Duration.ofSeconds(3);

  /// The reason and what to do; nothing if the exit code is not one of pkexec's refusals.
  Optional<LinkState.Unavailable> explain(int exitCode) {
    return switch (exitCode) {
      case DISMISSED ->
          Optional.of(state(Phrase.of("link.dismissed"), Phrase.of("link.dismissed.remedy")));
      case NOT_AUTHORISED -> Optional.of(refused());
      default -> Optional.empty();
    };
  }

  private LinkState.Unavailable refused() {
    if (errors.says("No authentication agent") || errors.says("creating textual authentication")) {
      // A text agent for this very process; pkexec asks on behalf of whoever started it.
      String agent = "pkttyagent --process " + ProcessHandle.current().pid();
      return state(Phrase.of("link.no-agent"), Phrase.of("link.no-agent.remedy", agent));
    }
    if (errors.says("getting authority") || errors.says("checking authorization")) {
      String start = "systemctl start polkit";
      return state(Phrase.of("link.no-polkit"), Phrase.of("link.no-polkit.remedy", start));
    }
    if (errors.says("Not authorized")) {
      return took.compareTo(NOBODY_WAS_ASKED) < 0 ? notAllowed() : wrongPassword();
    }
    String said = errors.lastLine().orElse("");
    return state(Phrase.of("link.not-authorised", said), Phrase.of("link.not-authorised.remedy"));
  }

  private LinkState.Unavailable notAllowed() {
    String enable = "systemctl enable --now telltale@" + user + ".socket";
    return state(Phrase.of("link.not-allowed"), Phrase.of("link.not-allowed.remedy", enable));
  }

  private static LinkState.Unavailable wrongPassword() {
    return state(Phrase.of("link.wrong-password"), Phrase.of("link.wrong-password.remedy"));
  }

  private static LinkState.Unavailable state(Phrase reason, Phrase remedy) {
    return new LinkState.Unavailable(reason, remedy);
  }
}
