package telltale.wire;

import java.util.Optional;

/// Why a connection ended.
public enum CloseReason {
  /// Both ends finished, or the socket was closed.
  CLOSED("closed"),
  /// The remote end answered a connect with a reset (ECONNREFUSED).
  REFUSED("refused"),
  /// An established connection was reset.
  RESET("reset"),
  /// The remote end did not answer in time.
  TIMED_OUT("timed-out"),
  /// The network said that there is no way.
  UNREACHABLE("unreachable"),
  /// No packet for so long that a protocol without an end counts as over.
  IDLE("idle"),
  /// Still open when the watch ended.
  WATCH_ENDED("watch-ended");

  private final String wireName;

  CloseReason(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }

  /// The reason with that spelling.
  public static Optional<CloseReason> ofWireName(String wireName) {
    for (CloseReason reason : values()) {
      if (reason.wireName.equals(wireName)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
