package telltale.helper.packet;

import java.nio.ByteBuffer;

/// What a packet means to the classifiers: seen neutrally, without a local end.
sealed interface Reading {

  /// Not IP: neither counted nor refused.
  record NotIp() implements Reading {}

  /// Says that it is IP and is not.
  record Refused() implements Reading {}

  /// Counted.
  ///
  /// @param hosts who sends to whom
  /// @param protocol IP protocol
  /// @param ports 0 and 0 where there are none
  /// @param bytes of all packets, from the network header up
  /// @param packets on the wire
  record Counted(Hosts hosts, int protocol, Ports ports, long bytes, long packets)
      implements Reading {}

  /// Who sends to whom.
  record Hosts(Address source, Address destination) {}

  /// 16 bytes, IPv4 as IPv4-mapped IPv6.
  record Address(long high, long low) {

    static Address of(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return bytes.length == 4
          ? new Address(0, 0xffff_0000_0000L | Integer.toUnsignedLong(buffer.getInt()))
          : new Address(buffer.getLong(), buffer.getLong());
    }
  }

  /// What stands for the two programs that talk.
  sealed interface Ports {

    /// Nothing does.
    Ports NONE = new Pair(0, 0);

    /// A port each.
    record Pair(int source, int destination) implements Ports {}

    /// The identifier that the asking program chose, in question and answer.
    record Echo(int identifier) implements Ports {}
  }
}
