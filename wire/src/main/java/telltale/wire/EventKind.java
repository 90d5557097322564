package telltale.wire;

import java.util.Locale;
import java.util.Optional;

/// The value of `event`: which kind of [Message] a line is.
enum EventKind {
  HELLO,
  OPENED,
  WORDS,
  TRAFFIC,
  CLOSED,
  HEALTH;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  String wireName() {
    return wireName;
  }

  static EventKind of(Message message) {
    return switch (message) {
      case Hello hello -> HELLO;
      case Opened opened -> OPENED;
      case FirstWords words -> WORDS;
      case Traffic traffic -> TRAFFIC;
      case Closed closed -> CLOSED;
      case Health health -> HEALTH;
    };
  }

  static Optional<EventKind> ofWireName(String wireName) {
    for (EventKind kind : values()) {
      if (kind.wireName.equals(wireName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
