package telltale.helper.attach;

import java.util.List;
import java.util.Optional;

/// A set of probes that together carry the product. The best that the kernel has is taken.
public enum Rung {
  /// The connect and accept kprobe pairs, with everything of [#TRACEPOINT] beside them, because
  /// return probes run out of slots and nothing may depend on them alone.
  KPROBE("kprobe"),
  /// The socket state tracepoint, the cgroup hooks and the socket snapshot.
  TRACEPOINT("tracepoint");

  /// Programs that only [#KPROBE] needs.
  static final List<String> KPROBE_PROGRAMS =
      List.of(
          "connect_v4_enter",
          "connect_v4_exit",
          "connect_v6_enter",
          "connect_v6_exit",
          "accept_enter",
          "accept_exit");

  private final String wireName;

  Rung(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling in options and in the hello message.
  public String wireName() {
    return wireName;
  }

  /// The rung with that spelling.
  public static Optional<Rung> ofWireName(String wireName) {
    for (Rung rung : values()) {
      if (rung.wireName.equals(wireName)) {
        return Optional.of(rung);
      }
    }
    return Optional.empty();
  }
}
