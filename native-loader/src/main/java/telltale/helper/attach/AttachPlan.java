package telltale.helper.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be loaded and attached, decided before anything is done.
///
/// @param rung the best one that the kernel has, or the one that was asked for
/// @param classifier how classifiers are attached
/// @param withoutPrograms programs that are not even loaded
/// @param withPrograms programs that are loaded although the object leaves them out
/// @param features what the decision rests on
public record AttachPlan(
    Rung rung,
    Classifier classifier,
    List<String> withoutPrograms,
    List<String> withPrograms,
    KernelFeatures features) {

  /// How classifiers are attached.
  public enum Classifier {
    /// By TCX where the kernel has it, by clsact where not.
    AUTO,
    /// By a TCX link: Linux 6.6 and newer.
    TCX,
    /// By a classic filter.
    CLSACT
  }

  /// The outcome of planning.
  public sealed interface Decision permits Possible, Impossible {}

  /// A plan that should work.
  public record Possible(AttachPlan plan) implements Decision {}

  /// No plan can work.
  ///
  /// @param reason what is wrong, one sentence
  /// @param remedy what to do, one sentence
  public record Impossible(String reason, String remedy) implements Decision {}

  /// Decides.
  ///
  /// @param forced the rung that was asked for, if any
  public static Decision decide(
      KernelFeatures features, Optional<Rung> forced, Classifier classifier) {
    if (!features.hasBtf()) {
      return new Impossible(
          "This kernel has no BTF (/sys/kernel/btf/vmlinux is missing).",
          "Boot a kernel built with CONFIG_DEBUG_INFO_BTF: every current distribution's has it.");
    }
    if (forced.equals(Optional.of(Rung.KPROBE)) && !features.hasKprobes()) {
      return new Impossible(
          "This kernel has no kprobes, so the rung `kprobe` cannot run.",
          "Leave out --rung: the tracepoint rung carries everything here.");
    }
    return new Possible(of(forced.orElse(best(features)), classifier, features));
  }

  /// The plan for a kernel that refuses this one; absent when there is nothing below it.
  public Optional<AttachPlan> fallback() {
    Optional<Rung> below =
        switch (rung) {
          case FENTRY -> Optional.of(belowTrampolines(features));
          case KPROBE -> Optional.of(Rung.TRACEPOINT);
          case TRACEPOINT -> Optional.of(Rung.SOCK_DIAG);
          case SOCK_DIAG -> Optional.empty();
        };
    return below.map(next -> of(next, classifier, features));
  }

  /// Whether a program can walk over every open socket.
  public boolean iteratesSockets() {
    return rung.marksSockets() && features.iteratesSockets();
  }

  private static Rung best(KernelFeatures features) {
    return features.mayHaveTrampolines() ? Rung.FENTRY : belowTrampolines(features);
  }

  private static Rung belowTrampolines(KernelFeatures features) {
    return features.hasKprobes() ? Rung.KPROBE : Rung.TRACEPOINT;
  }

  private static AttachPlan of(Rung rung, Classifier classifier, KernelFeatures features) {
    List<String> without = new ArrayList<>();
    if (rung != Rung.KPROBE) {
      without.addAll(Rung.KPROBE_PROGRAMS);
    }
    if (rung == Rung.SOCK_DIAG) {
      without.addAll(Rung.SOCKET_PROGRAMS);
    }
    return new AttachPlan(
        rung,
        classifier,
        List.copyOf(without),
        rung == Rung.FENTRY ? Rung.FEXIT_PROGRAMS : List.of(),
        features);
  }
}
