package telltale.wire;

import java.util.Optional;

/// Who began a connection. Known from the kernel, never guessed from port numbers.
public enum Direction {
  /// A process on this machine did.
  OUT("out"),
  /// The remote end did.
  IN("in"),
  /// It began before the helper could see.
  UNKNOWN("unknown");

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }

  /// The direction with that spelling.
  public static Optional<Direction> ofWireName(String wireName) {
    for (Direction direction : values()) {
      if (direction.wireName.equals(wireName)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }
}
