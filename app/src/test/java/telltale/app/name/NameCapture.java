package telltale.app.name;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import telltale.app.name.ChangedMessages.Input;
import telltale.app.name.ChangedMessages.Kind;

/// Writes messages into a capture file, a connection each.
final class NameCapture {

  private static final int MAGIC = 0xa1b2c3d4;
  private static final int LINK_IPV4 = 228;
  private static final int MOST = 0x40000;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private NameCapture() {}

  static void write(Path file, List<Input> inputs) throws IOException {
    try (DataOutputStream capture =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      capture.writeInt(MAGIC);
      capture.writeInt(0x0002_0004);
      capture.writeLong(0);
      capture.writeInt(MOST);
      capture.writeInt(LINK_IPV4);
      for (int i = 0; i < inputs.size(); i++) {
        write(capture, i, inputs.get(i));
      }
    }
  }

  /// One IPv4 packet with ends of its own.
  private static void write(DataOutputStream capture, int number, Input input) throws IOException {
    boolean isUdp = input.kind() == Kind.DNS || input.kind() == Kind.QUIC;
    byte[] payload = input.bytes();
    int length = 20 + (isUdp ? 8 : 20) + payload.length;
    capture.writeInt(number);
    capture.writeInt(0);
    capture.writeInt(length);
    capture.writeInt(length);
    capture.writeShort(0x4500);
    capture.writeShort(length);
    capture.writeInt(number << 16);
    capture.writeShort(0x4000 | (isUdp ? UDP : TCP));
    capture.writeShort(0);
    capture.writeInt(0x0a00_0000 | number);
    capture.writeInt(0xc000_0201);
    int service =
        switch (input.kind()) {
          case QUIC, TLS -> 443;
          case DNS -> 53;
          case HTTP -> 80;
        };
    int other = 20_000 + number % 20_000;
    capture.writeShort(input.kind() == Kind.DNS ? service : other);
    capture.writeShort(input.kind() == Kind.DNS ? other : service);
    if (isUdp) {
      capture.writeShort(8 + payload.length);
      capture.writeShort(0);
    } else {
      capture.writeInt(1); // the first byte behind the opening of the connection
      capture.writeInt(1);
      capture.writeInt(0x5018_2000);
      capture.writeInt(0);
    }
    capture.write(payload);
  }
}
