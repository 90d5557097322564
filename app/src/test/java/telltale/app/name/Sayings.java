package telltale.app.name;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import telltale.wire.Connection;
import telltale.wire.Direction;
import telltale.wire.Endpoint;
import telltale.wire.Owner;
import telltale.wire.Protocol;

/// What clients and name servers say, byte by byte.
public final class Sayings {

  private Sayings() {}

  /// A file of hexadecimal lines beside the tests of this package.
  public static byte[] file(String name) {
    try (InputStream in = Objects.requireNonNull(Sayings.class.getResourceAsStream(name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// A ClientHello of that server name in one TLS record.
  public static byte[] hello(String name, byte[]... further) {
    byte[] message = message(name, further);
    return join(bytes(22, 3, 1), u16(message.length), message);
  }

  /// The bare message.
  public static byte[] message(String name, byte[]... further) {
    byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
    byte[] entry = join(bytes(0), u16(text.length), text);
    byte[] serverName = extension(0, join(u16(entry.length), entry));
    byte[] extensions = join(serverName, join(further));
    byte[] body =
        join(
            bytes(3, 3), // legacy_version
            new byte[32], // random
            bytes(0), // session id
            join(u16(2), bytes(0x13, 1)), // cipher suites
            bytes(1, 0), // compression
            u16(extensions.length),
            extensions);
    return join(bytes(1, 0), u16(body.length), body);
  }

  /// One extension.
  public static byte[] extension(int type, byte[] data) {
    return join(u16(type), u16(data.length), data);
  }

  /// Encrypted Client Hello, or the pretence of it.
  public static byte[] encrypted() {
    return extension(0xfe0d, bytes(0, 0, 1, 0, 1, 9, 0, 0, 0, 0));
  }

  /// What a name server is asked, for an address.
  public static byte[] question(int id, String name) {
    return join(u16(id), bytes(1, 0, 0, 1, 0, 0, 0, 0, 0, 0), dnsName(name), bytes(0, 1, 0, 1));
  }

  /// The same, with the number that [#answer] has.
  public static byte[] question(String name) {
    return question(0x1234, name);
  }

  /// An answer of a name server: one question, and the records as they are.
  public static byte[] answer(String asked, byte[]... records) {
    return join(
        bytes(0x12, 0x34, 0x81, 0x80, 0, 1),
        u16(records.length),
        bytes(0, 0, 0, 0),
        dnsName(asked),
        bytes(0, 1, 0, 1),
        join(records));
  }

  /// A record with its name written out.
  public static byte[] record(String owner, int type, byte[] data) {
    return record(dnsName(owner), type, data);
  }

  /// A record with its name as it is on the wire.
  public static byte[] record(byte[] owner, int type, byte[] data) {
    return join(owner, u16(type), bytes(0, 1, 0, 0, 1, 44), u16(data.length), data);
  }

  /// What a neighbour says that one of its names leads to.
  public static byte[] neighbour(String name, String address, long seconds) {
    byte[] data = InetAddress.ofLiteral(address).getAddress();
    return multicast(multicastRecord(name, data.length == 4 ? 1 : 28, seconds, data));
  }

  /// An answer of multicast DNS that nobody asked for.
  public static byte[] multicast(byte[]... records) {
    return join(bytes(0, 0, 0x84, 0, 0, 0), u16(records.length), bytes(0, 0, 0, 0), join(records));
  }

  /// A record that takes the place of what was known, with its name written out.
  public static byte[] multicastRecord(String owner, int type, long seconds, byte[] data) {
    return multicastRecord(dnsName(owner), type, seconds, data);
  }

  /// The same with its name as it is on the wire.
  public static byte[] multicastRecord(byte[] owner, int type, long seconds, byte[] data) {
    byte[] holds = join(u16((int) (seconds >> 16)), u16((int) seconds));
    return join(owner, u16(type), bytes(0x80, 1), holds, u16(data.length), data);
  }

  /// A name as labels, without compression.
  public static byte[] dnsName(String name) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      wire.write(label.length());
      wire.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    wire.write(0);
    return wire.toByteArray();
  }

  /// What carries words of a neighbour's multicast DNS to that address of this machine.
  public static Connection multicastDns(String local, String sender) {
    return new Connection(
        Protocol.UDP,
        Direction.IN,
        new Endpoint(InetAddress.ofLiteral(local), 5353),
        new Endpoint(InetAddress.ofLiteral(sender), 5353),
        Owner.Why.OTHER_USER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /// Numbers as bytes.
  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /// Two bytes in network order.
  public static byte[] u16(int value) {
    return bytes(value >> 8, value);
  }

  /// One after the other.
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
