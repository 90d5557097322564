package telltale.helper.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttachPlanTest {

  @Test
  void fallsRungByRungToTheListOfOpenSockets() {
    List<Rung> rungs = new ArrayList<>();
    Optional<AttachPlan> next = Optional.of(plan("6.18.0", true, Optional.empty()));
    while (next.isPresent()) {
      rungs.add(next.get().rung());
      next = next.get().fallback();
    }

    assertThat(rungs).containsExactly(Rung.FENTRY, Rung.KPROBE, Rung.TRACEPOINT, Rung.SOCK_DIAG);
  }

  @Test
  void loadsNothingButTheClassifiersOnTheLastRung() {
    AttachPlan plan = plan("6.18.0", true, Rung.ofWireName("sock-diag"));

    assertThat(plan.withoutPrograms()).containsAll(Rung.SOCKET_PROGRAMS);
    assertThat(plan.withoutPrograms()).containsAll(Rung.KPROBE_PROGRAMS);
    assertThat(plan.withPrograms()).isEmpty();
    assertThat(plan.iteratesSockets()).isFalse();
  }

  @Test
  void walksOverSocketsFromTheKernelThatFindsThem() {
    assertThat(plan("5.10.0-30-amd64", true, Optional.empty()).iteratesSockets()).isFalse();
    assertThat(plan("5.11.0", true, Optional.empty()).iteratesSockets()).isTrue();
    assertThat(plan("6.1.0", false, Optional.empty()).iteratesSockets()).isTrue();
  }

  private static AttachPlan plan(String release, boolean kprobes, Optional<Rung> forced) {
    KernelFeatures features = new KernelFeatures(release, true, kprobes, Optional.empty(), true);
    AttachPlan.Decision decision = AttachPlan.decide(features, forced, AttachPlan.Classifier.AUTO);
    return ((AttachPlan.Possible) decision).plan();
  }
}
