package telltale.app.name.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import telltale.app.name.bytes.Cursor;

/// Reads one DNS message (RFC 1035, 9460). Never throws; at most 64 records are looked at and 64
/// names kept, so that it allocates at most 64 kilobytes and what it is given.
///
/// Only an address that belongs to the name that was asked for counts, directly or by its chain of
/// aliases: what else a server adds proves nothing.
public final class DnsMessage {

  private static final int HEADER = 12;
  private static final int RESPONSE = 0x8000;
  private static final int OPERATION = 0x7800;
  private static final int OPERATION_AND_CODE = OPERATION | 0x000f;
  private static final int TRUNCATED = 0x0200;
  private static final int IN = 1;
  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;
  private static final int HTTPS = 65;
  private static final int HINT_IPV4 = 4;
  private static final int HINT_IPV6 = 6;
  private static final int MAX_RECORDS = 64;

  private final byte[] message;
  private final Set<String> chain = new HashSet<>();
  private final List<InetAddress> addresses = new ArrayList<>();
  private long seconds = Long.MAX_VALUE;

  private DnsMessage(byte[] message) {
    this.message = message;
  }

  /// The addresses in a message; absent when it is no answer, or has none.
  public static Optional<Answer> read(byte[] message) {
    return new DnsMessage(message).read();
  }

  /// The question in a message that asks; absent when it is none.
  public static Optional<Question> asked(byte[] message) {
    return new DnsMessage(message).question(0);
  }

  /// The question that a message answers, whatever the answer is; absent when it is none.
  public static Optional<Question> answered(byte[] message) {
    return new DnsMessage(message).question(RESPONSE);
  }

  private Optional<Question> question(int direction) {
    Cursor cursor = new Cursor(message);
    int id = cursor.u16();
    int flags = cursor.u16();
    int questions = cursor.u16();
    cursor.skip(HEADER - cursor.position());
    if ((flags & (RESPONSE | OPERATION)) != direction || questions != 1) {
      return Optional.empty();
    }
    Optional<String> name = WireName.read(message, cursor);
    int type = cursor.u16();
    boolean isOne = cursor.u16() == IN && !cursor.isBroken();
    return isOne ? name.map(asked -> new Question(id, type, asked)) : Optional.empty();
  }

  private Optional<Answer> read() {
    Cursor cursor = new Cursor(message);
    int answers = header(cursor);
    Optional<String> asked = answers == 0 ? Optional.empty() : WireName.read(message, cursor);
    cursor.u16();
    if (asked.isEmpty() || cursor.u16() != IN || asked.get().startsWith("_")) {
      return Optional.empty();
    }
    chain.add(asked.get());
    for (int i = 0; i < answers && !cursor.isBroken(); i++) {
      record(cursor);
    }
    return addresses.isEmpty() || cursor.isBroken()
        ? Optional.empty()
        : Optional.of(new Answer(asked.get(), addresses, seconds));
  }

  /// How many answers there are to be read; 0 for what is no answer to one question.
  private static int header(Cursor cursor) {
    cursor.u16();
    int flags = cursor.u16();
    int questions = cursor.u16();
    int answers = cursor.u16();
    cursor.skip(HEADER - cursor.position());
    boolean sound = (flags & (RESPONSE | OPERATION_AND_CODE | TRUNCATED)) == RESPONSE;
    return sound && questions == 1 && !cursor.isBroken() ? Math.min(answers, MAX_RECORDS) : 0;
  }

  /// An alias comes before what it stands for, as every server writes them.
  private void record(Cursor cursor) {
    Optional<String> owner = WireName.read(message, cursor);
    int type = cursor.u16();
    int network = cursor.u16();
    long holds = cursor.u32();
    int length = cursor.u16();
    Cursor data = cursor.part(length);
    if (cursor.isBroken() || network != IN || owner.isEmpty() || !chain.contains(owner.get())) {
      return;
    }
    switch (type) {
      case A -> address(data, length, 4);
      case AAAA -> address(data, length, 16);
      case CNAME -> WireName.read(message, data).ifPresent(chain::add);
      case HTTPS -> hints(data);
      default -> {
        return;
      }
    }
    seconds = Math.min(seconds, holds);
  }

  private void address(Cursor data, int length, int expected) {
    if (length == expected) {
      addAddress(data.take(length));
    }
  }

  /// A service may say the addresses of its name itself. Those of another name are asked for apart.
  private void hints(Cursor data) {
    int priority = data.u16();
    if (priority == 0 || data.u8() != 0) {
      return;
    }
    while (data.remaining() > 0 && addresses.size() < MAX_RECORDS) {
      int key = data.u16();
      Cursor value = data.part(data.u16());
      int size = key == HINT_IPV4 ? 4 : 16;
      while ((key == HINT_IPV4 || key == HINT_IPV6) && value.remaining() >= size) {
        addAddress(value.take(size));
      }
    }
  }

  private void addAddress(byte[] bytes) {
    try {
      InetAddress address = InetAddress.getByAddress(bytes);
      boolean means = !address.isAnyLocalAddress() && !address.isLoopbackAddress();
      if (means && addresses.size() < MAX_RECORDS) {
        addresses.add(address);
      }
    } catch (UnknownHostException never) {
      // Of four or sixteen bytes it is an address.
    }
  }
}
