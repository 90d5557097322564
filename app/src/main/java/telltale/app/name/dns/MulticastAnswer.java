package telltale.app.name.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telltale.app.name.bytes.Cursor;

/// Reads one answer of multicast DNS (RFC 6762). Never throws; at most 64 records are looked at.
///
/// Nobody need have asked, and the addresses of a service's host stand behind the service, as
/// additional records: so every record counts, wherever it stands, if its name is a `.local` one.
/// Whether whoever sent it may say so is for others to judge.
public final class MulticastAnswer {

  private static final String DOMAIN = ".local";
  private static final int RESPONSE_OPERATION_AND_CODE = 0xf80f;
  private static final int RESPONSE = 0x8000;
  private static final int IN = 1;

  /// Says that what else was known of the name is old; of nobody's address but the sender's own
  /// anything is known here, so that it means nothing.
  private static final int FLUSH = 0x8000;

  private static final int A = 1;
  private static final int AAAA = 28;
  private static final int MAX_RECORDS = 64;

  private final byte[] message;
  private final List<AddressRecord> records = new ArrayList<>();

  private MulticastAnswer(byte[] message) {
    this.message = message;
  }

  /// The addresses of names in a message; none when it is no answer. Of a message that was cut,
  /// what is in front of the cut.
  public static List<AddressRecord> read(byte[] message) {
    return new MulticastAnswer(message).read();
  }

  private List<AddressRecord> read() {
    Cursor cursor = new Cursor(message);
    cursor.u16();
    int flags = cursor.u16();
    int questions = cursor.u16();
    int count = cursor.u16() + cursor.u16() + cursor.u16();
    if ((flags & RESPONSE_OPERATION_AND_CODE) != RESPONSE || questions > MAX_RECORDS) {
      return List.of();
    }
    for (int i = 0; i < questions && !cursor.isBroken(); i++) {
      WireName.read(message, cursor);
      cursor.skip(4);
    }
    for (int i = 0; i < Math.min(count, MAX_RECORDS) && !cursor.isBroken(); i++) {
      record(cursor);
    }
    return List.copyOf(records);
  }

  private void record(Cursor cursor) {
    Optional<String> owner = WireName.read(message, cursor).filter(MulticastAnswer::isHost);
    int type = cursor.u16();
    int network = cursor.u16() & ~FLUSH;
    long seconds = cursor.u32();
    int length = cursor.u16();
    byte[] data = cursor.part(length).take(length);
    boolean isAddress = (type == A && data.length == 4) || (type == AAAA && data.length == 16);
    if (owner.isEmpty() || network != IN || !isAddress || cursor.isBroken()) {
      return;
    }
    try {
      records.add(new AddressRecord(owner.get(), InetAddress.getByAddress(data), seconds));
    } catch (UnknownHostException never) {
      // Of four or sixteen bytes it is an address.
    }
  }

  /// A name that begins with an underscore is a service's.
  private static boolean isHost(String name) {
    return name.endsWith(DOMAIN) && !name.startsWith("_");
  }
}
