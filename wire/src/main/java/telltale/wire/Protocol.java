package telltale.wire;

import java.util.Optional;

/// An IP protocol by its assigned number.
///
/// @param number 0 to 255
public record Protocol(int number) {

  /// Transmission Control Protocol.
  public static final Protocol TCP = new Protocol(6);

  /// User Datagram Protocol.
  public static final Protocol UDP = new Protocol(17);

  /// Refuses a number outside 0 to 255.
  public Protocol {
    if (number < 0 || number > 255) {
      throw new IllegalArgumentException("IP protocol number out of range: " + number);
    }
  }

  /// The spelling on the wire: `tcp`, `udp`, `icmp`, `icmpv6`, `sctp` or `ip-N`.
  public String wireName() {
    return switch (number) {
      case 1 -> "icmp";
      case 6 -> "tcp";
      case 17 -> "udp";
      case 58 -> "icmpv6";
      case 132 -> "sctp";
      default -> "ip-" + number;
    };
  }

  /// The protocol with that spelling.
  public static Optional<Protocol> ofWireName(String wireName) {
    return switch (wireName) {
      case "icmp" -> Optional.of(new Protocol(1));
      case "tcp" -> Optional.of(TCP);
      case "udp" -> Optional.of(UDP);
      case "icmpv6" -> Optional.of(new Protocol(58));
      case "sctp" -> Optional.of(new Protocol(132));
      default -> numbered(wireName);
    };
  }

  private static Optional<Protocol> numbered(String wireName) {
    if (!wireName.matches("ip-[0-9]{1,3}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(wireName.substring(3));
    return number > 255 ? Optional.empty() : Optional.of(new Protocol(number));
  }
}
