package telltale.app.map.load;

import java.util.Optional;
import telltale.app.flow.FlowView;
import telltale.app.text.ProgramText;
import telltale.wire.Direction;

/// What gives traffic its colour.
public enum Trait {
  /// The program that a connection belongs to.
  PROGRAM,
  /// Who began it.
  DIRECTION,
  /// What it speaks, below the application.
  PROTOCOL;

  /// Begun here.
  public static final String OUT = "out";

  /// Begun elsewhere.
  public static final String IN = "in";

  /// The Transmission Control Protocol.
  public static final String TCP = "tcp";

  /// The User Datagram Protocol, and whatever runs on it.
  public static final String UDP = "udp";

  /// Every other protocol.
  public static final String OTHER = "other";

  /// What a connection has of it; absent when that is not known.
  public Optional<String> of(FlowView flow) {
    return switch (this) {
      case PROGRAM -> ProgramText.owner(flow);
      case DIRECTION -> direction(flow.connection().direction());
      case PROTOCOL -> Optional.of(protocol(flow.connection().protocol().wireName()));
    };
  }

  /// The one that is chosen after it.
  public Trait next() {
    return switch (this) {
      case PROGRAM -> DIRECTION;
      case DIRECTION -> PROTOCOL;
      case PROTOCOL -> PROGRAM;
    };
  }

  private static Optional<String> direction(Direction direction) {
    return switch (direction) {
      case OUT -> Optional.of(OUT);
      case IN -> Optional.of(IN);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static String protocol(String name) {
    return switch (name) {
      case TCP, UDP -> name;
      default -> OTHER;
    };
  }
}
