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

  private Origins.Program program(Identity process) {
    return origins.program(
        process, identity -> identity.equals(PARENT) ? Optional.of(CURL) : Optional.empty());
  }
}
