package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OriginsTest {

  private static final Identity PARENT = new Identity(42, 1);
  private static final Identity CHILD = new Identity(43, 2);
  private static final Origins.Program CURL =
      new Origins.Program(Optional.of("/usr/bin/curl"), List.of("curl"));

  private final Origins origins = new Origins();

  @Test
  void aForkOfARunningProcessRunsTheSame() {
    origins.forked(CHILD, PARENT);

    assertThat(program(CHILD)).isEqualTo(CURL);
  }

  @Test
  void anExecEndsWhatWasInherited() {
    origins.forked(CHILD, PARENT);
    origins.started(CHILD, new Launch(Optional.of("/bin/dig"), "dig\0".getBytes(UTF_8), 42));

    assertThat(program(CHILD).exe()).contains("/bin/dig");
    assertThat(origins.parent(CHILD)).hasValue(42);
  }

  @Test
  void nothingIsKnownOfAStrangerOrOfForksWithoutEnd() {
    Identity ouroboros = new Identity(7, 7);
    origins.forked(ouroboros, ouroboros);

    assertThat(program(new Identity(1, 1))).isEqualTo(Origins.Program.UNKNOWN);
    assertThat(program(ouroboros)).isEqualTo(Origins.Program.UNKNOWN);
  }

  @Test
  void aForkWithAnotherNameThanItsParentStartedAProgramUnseen() {
    origins.forked(CHILD, PARENT);

    assertThat(program(CHILD, "wget")).isEqualTo(Origins.Program.UNKNOWN);
    assertThat(program(CHILD, "curl")).isEqualTo(CURL);
  }

  @Test
  void aForkOfAScriptGoesByTheNameOfTheScript() {
    Identity script = new Identity(44, 3);
    byte[] arguments = "bash\0/home/ada/backup-of-everything.sh\0".getBytes(UTF_8);
    origins.started(script, new Launch(Optional.of("/bin/bash"), arguments, 42));
    origins.forked(CHILD, script);

    assertThat(program(CHILD, "backup-of-every").exe()).contains("/bin/bash");
  }

  @Test
  void aProgramThatWasSeenToStartMayCallItselfWhatItLikes() {
    origins.started(CHILD, new Launch(Optional.of("/bin/dig"), "dig\0".getBytes(UTF_8), 42));

    assertThat(program(CHILD, "isc-worker").exe()).contains("/bin/dig");
  }

  private Origins.Program program(Identity process) {
    return program(process, "");
  }

  private Origins.Program program(Identity process, String comm) {
    return origins.program(
        process, comm, identity -> identity.equals(PARENT) ? Optional.of(CURL) : Optional.empty());
  }
}
