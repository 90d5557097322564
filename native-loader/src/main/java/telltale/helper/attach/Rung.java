package telltale.helper.attach;

import java.util.List;
import java.util.Optional;

/// A set of probes that together carry the product. The best that the kernel has is taken.
public enum Rung {
  /// Trampolines at the exits of connect and accept, with everything of [#TRACEPOINT] beside them.
  FENTRY("fentry"),
  /// The connect and accept kprobe pairs, with everything of [#TRACEPOINT] beside them, because
  /// return probes run out of slots and nothing may depend on them alone.
  KPROBE("kprobe"),
  /// The socket state tracepoint, the cgroup hooks and the socket snapshot.
  TRACEPOINT("tracepoint"),
  /// The classifiers alone: owners are looked for in the list of open sockets.
  SOCK_DIAG("sock-diag");

  /// Programs that only [#KPROBE] needs.
  static final List<String> KPROBE_PROGRAMS =
      List.of(
          "connect_v4_enter",
          "connect_v4_exit",
          "connect_v6_enter",
          "connect_v6_exit",
          "accept_enter",
          "accept_exit");

  /// Programs that only [#FENTRY] needs; the object leaves them out unless asked.
  static final List<String> FEXIT_PROGRAMS =
      List.of("connect_v4_return", "connect_v6_return", "accept_return");

  /// Programs of every rung but [#SOCK_DIAG].
  static final List<String> SOCKET_PROGRAMS =
      List.of(
          "socket_state",
          "process_exec",
          "process_fork",
          "process_moved",
          "socket_create",
          "socket_release",
          "socket_snapshot");

  private final String wireName;

  Rung(String wireName) {
    this.wireName = wireName;
  }

  /// Whether accept calls are reported by the process that makes them.
  public boolean reportsAccepts() {
    return this == FENTRY || this == KPROBE;
  }

  /// Whether sockets are marked with their owner when they are made.
  public boolean marksSockets() {
    return this != SOCK_DIAG;
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
