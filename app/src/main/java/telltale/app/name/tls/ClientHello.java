package telltale.app.name.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.app.name.bytes.Cursor;
import telltale.app.name.bytes.HostText;
import telltale.app.name.bytes.Reading;

/// Reads a ClientHello (RFC 8446), with or without TLS records around it. Never throws; allocates
/// at most twice what it is given.
public final class ClientHello {

  private static final int RECORD_HANDSHAKE = 22;
  private static final int RECORD_HEADER = 5;
  private static final int CLIENT_HELLO = 1;
  private static final int MESSAGE_HEADER = 4;
  private static final int SERVER_NAME = 0;
  private static final int PROTOCOL_NEGOTIATION = 16;
  private static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;
  private static final int NAME_TYPE_HOST = 0;
  private static final int MAX_PROTOCOLS = 8;
  private static final int MAX_EXTENSIONS = 128;

  private Optional<String> name = Optional.empty();
  private boolean nameIsOdd;
  private boolean encrypted;
  private final List<String> protocols = new ArrayList<>();

  private ClientHello() {}

  /// Reads it from the beginning of a TCP stream, where it is in one record or in several.
  public static Reading ofRecords(byte[] stream) {
    Cursor records = new Cursor(stream);
    byte[] messages = new byte[stream.length];
    int length = 0;
    while (records.remaining() >= RECORD_HEADER) {
      if (records.u8() != RECORD_HANDSHAKE || records.u8() != 3) {
        // A record of another kind after the hello is not ours to judge.
        return length == 0 ? new Reading.NotThis() : ofMessage(messages, length);
      }
      records.u8();
      int claimed = records.u16();
      byte[] fragment = records.take(Math.min(claimed, records.remaining()));
      System.arraycopy(fragment, 0, messages, length, fragment.length);
      length += fragment.length;
      if (fragment.length < claimed) {
        break;
      }
    }
    return ofMessage(messages, length);
  }

  /// Reads the bare message.
  ///
  /// @param length how much of the array is filled
  public static Reading ofMessage(byte[] message, int length) {
    Cursor cursor = new Cursor(message, 0, length);
    if (cursor.remaining() < MESSAGE_HEADER) {
      return new Reading.NeedMore();
    }
    if (cursor.u8() != CLIENT_HELLO) {
      return new Reading.NotThis();
    }
    int claimed = cursor.u24();
    if (claimed > cursor.remaining()) {
      return new Reading.NeedMore();
    }
    return new ClientHello().read(cursor.part(claimed));
  }

  private Reading read(Cursor hello) {
    int major = hello.u8();
    hello.skip(1 + 32);
    hello.skip(hello.u8());
    hello.skip(hello.u16());
    hello.skip(hello.u8());
    if (hello.isBroken() || major != 3) {
      return new Reading.NotThis();
    }
    if (hello.remaining() == 0) {
      return new Reading.Nameless(); // older than extensions
    }
    Cursor extensions = hello.part(hello.u16());
    for (int count = 0; extensions.remaining() > 0 && count < MAX_EXTENSIONS; count++) {
      int type = extensions.u16();
      take(type, extensions.part(extensions.u16()));
    }
    if (hello.isBroken() || extensions.isBroken() || extensions.remaining() > 0) {
      return new Reading.NotThis();
    }
    return result();
  }

  private void take(int type, Cursor extension) {
    switch (type) {
      case SERVER_NAME -> takeName(extension);
      case PROTOCOL_NEGOTIATION -> takeProtocols(extension.part(extension.u16()));
      case ENCRYPTED_CLIENT_HELLO -> encrypted = true;
      default -> {}
    }
  }

  private void takeName(Cursor extension) {
    Cursor names = extension.part(extension.u16());
    int type = names.u8();
    byte[] text = names.take(names.u16());
    // One name of the one type that there is, once: who sends more wants to be misread.
    nameIsOdd |= name.isPresent() || type != NAME_TYPE_HOST || names.isBroken();
    nameIsOdd |= names.remaining() > 0 || extension.isBroken() || extension.remaining() > 0;
    name = HostText.of(text);
  }

  private void takeProtocols(Cursor list) {
    while (list.remaining() > 0 && protocols.size() < MAX_PROTOCOLS) {
      protocols.add(new String(list.take(list.u8()), StandardCharsets.ISO_8859_1));
    }
  }

  private Reading result() {
    Optional<String> sound = nameIsOdd ? Optional.empty() : name;
    if (encrypted) {
      return new Reading.Hidden(sound, protocols);
    }
    return sound.isPresent() ? new Reading.Found(sound.get(), protocols) : new Reading.Nameless();
  }
}
