package telltale.app.name.quic;

import java.security.GeneralSecurityException;
import java.util.Optional;
import telltale.app.name.bytes.Cursor;
import telltale.app.name.bytes.Reading;
import telltale.app.name.tls.ClientHello;

/// Reads the TLS message at the beginning of one QUIC connection, datagram by datagram. Never
/// throws; allocates for each packet at most six times its datagram's size, 16 kilobytes for the
/// message, and opens at most [#MAX_PACKETS] packets. Belongs to one thread.
public final class QuicOpening {

  /// How many packets are tried: the message takes two or three.
  public static final int MAX_PACKETS = 16;

  private static final int MAX_MESSAGE = 8192;
  private static final int MAX_CONNECTION_ID = 20;
  private static final int TAG_BYTES = 16;
  private static final int SAMPLE_DISTANCE = 4;

  private static final int PADDING = 0;
  private static final int PING = 1;
  private static final int ACK = 2;
  private static final int ACK_ECN = 3;
  private static final int CRYPTO = 6;

  private final CryptoStream crypto = new CryptoStream(MAX_MESSAGE);
  private Optional<InitialKeys> keys = Optional.empty();
  private int packets;

  /// A connection of which nothing was read yet.
  public QuicOpening() {}

  /// Reads the next datagram that the client sent.
  public Reading read(byte[] datagram) {
    Cursor cursor = new Cursor(datagram);
    boolean any = false;
    while (cursor.remaining() > 0 && packets < MAX_PACKETS) {
      Optional<Packet> packet = Packet.read(cursor);
      if (packet.isEmpty()) {
        break;
      }
      any |= packet.get().isInitial && open(packet.get(), datagram);
    }
    if (!any && crypto.length() == 0) {
      return new Reading.NotThis();
    }
    return ClientHello.ofMessage(crypto.bytes(), crypto.length());
  }

  /// The keys stay those of the first packet, whatever the later ones are addressed to; after a
  /// Retry the client begins anew, with keys of the new address.
  private boolean open(Packet packet, byte[] datagram) {
    packets++;
    try {
      if (keys.isPresent() && open(packet, datagram, keys.get())) {
        return true;
      }
      InitialKeys own = InitialKeys.derive(packet.version, packet.destination);
      boolean opened = open(packet, datagram, own);
      if (opened) {
        keys = Optional.of(own);
      }
      return opened;
    } catch (GeneralSecurityException missing) {
      return false; // a Java without these ciphers reads no names from QUIC
    }
  }

  private boolean open(Packet packet, byte[] datagram, InitialKeys with) {
    try {
      byte[] mask = with.mask(datagram, packet.numberOffset + SAMPLE_DISTANCE);
      byte[] plain = datagram.clone();
      plain[packet.start] ^= (byte) (mask[0] & 0x0f);
      int numberBytes = (plain[packet.start] & 3) + 1;
      long number = 0;
      for (int i = 0; i < numberBytes; i++) {
        plain[packet.numberOffset + i] ^= mask[1 + i];
        number = (number << 8) | (plain[packet.numberOffset + i] & 0xff);
      }
      readFrames(
          new Cursor(with.open(plain, number, packet.numberOffset + numberBytes, packet.end)));
      return true;
    } catch (GeneralSecurityException otherKeys) {
      return false;
    }
  }

  /// An Initial packet has few kinds of frames; behind another one nothing can be found.
  private void readFrames(Cursor frames) {
    while (frames.remaining() > 0 && !frames.isBroken()) {
      int type = frames.u8();
      switch (type) {
        case PADDING, PING -> {}
        case ACK, ACK_ECN -> skipAck(frames, type);
        case CRYPTO -> {
          long offset = variable(frames);
          byte[] data = frames.take(variable(frames));
          if (!frames.isBroken()) {
            crypto.put(offset, data);
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  private static void skipAck(Cursor frames, int type) {
    variable(frames);
    variable(frames);
    long ranges = variable(frames);
    variable(frames);
    for (long i = 0; i < ranges && !frames.isBroken(); i++) {
      variable(frames);
      variable(frames);
    }
    for (int i = 0; type == ACK_ECN && i < 3; i++) {
      variable(frames);
    }
  }

  /// A number of one, two, four or eight bytes.
  static long variable(Cursor cursor) {
    int first = cursor.u8();
    int more = (1 << (first >> 6)) - 1;
    long value = first & 0x3f;
    for (int i = 0; i < more; i++) {
      value = (value << 8) | cursor.u8();
    }
    return value;
  }

  /// One packet with a long header; several may share a datagram.
  @SuppressWarnings("ArrayRecordComponent") // made here and used up at once
  private record Packet(
      InitialKeys.Version version,
      boolean isInitial,
      byte[] destination,
      int start,
      int numberOffset,
      int end) {

    private static Optional<Packet> read(Cursor cursor) {
      int start = cursor.position();
      int first = cursor.u8();
      Optional<InitialKeys.Version> version = InitialKeys.Version.of(cursor.u32());
      if ((first & 0xc0) != 0xc0 || version.isEmpty()) {
        return Optional.empty();
      }
      int length = cursor.u8();
      byte[] destination = cursor.take(length);
      cursor.skip(cursor.u8());
      boolean isInitial = version.get().isInitial(first);
      if (isInitial) {
        cursor.skip(variable(cursor)); // the token
      }
      long rest = variable(cursor);
      int numberOffset = cursor.position();
      cursor.skip(rest);
      boolean holdsSample = rest >= SAMPLE_DISTANCE + TAG_BYTES;
      if (cursor.isBroken() || length > MAX_CONNECTION_ID || !holdsSample) {
        return Optional.empty();
      }
      return Optional.of(
          new Packet(
              version.get(), isInitial, destination, start, numberOffset, cursor.position()));
    }
  }
}
