package telltale.helper.event;

import java.nio.ByteBuffer;
import java.util.Optional;
import telltale.helper.event.KernelEvent.SocketId;
import telltale.wire.Direction;

/// Turns records into events. Never throws for data: what is not a record of a known kind and
/// exactly that kind's size is refused and counted. Confined to the poll thread because of the
/// count.
public final class EventDecoder {

  private static final int FLOW_OPENED = 1;
  private static final int SOCKET_CONNECT = 2;
  private static final int SOCKET_ACCEPT = 3;
  private static final int SOCKET_CLOSE = 4;
  private static final int SOCKET_RELEASE = 5;
  private static final int SOCKET_FOUND = 6;
  private static final int PROCESS_EXEC = 7;
  private static final int PROCESS_FORK = 8;
  private static final int PROCESS_MOVED = 9;
  private static final int FIRST_WORDS = 10;

  /// The size of the records that the snapshot writes, one after the other.
  public static final int SNAPSHOT_RECORD_BYTES = EventLayout.SOCKET_BYTES;

  private long refused;

  /// Decodes the record between position and limit of a buffer in native byte order.
  public Optional<KernelEvent> decode(ByteBuffer record) {
    int start = record.position();
    int size = record.remaining();
    if (size < EventLayout.HEADER_BYTES) {
      return refuse();
    }
    int kind = record.getInt(start + EventLayout.HEADER_KIND);
    if (record.getInt(start + EventLayout.HEADER_SIZE) != size
        || size != sizeOf(kind, record, start)) {
      return refuse();
    }
    long bootNanos = record.getLong(start + EventLayout.HEADER_BOOT_NANOS);
    return Optional.of(
        switch (kind) {
          case FLOW_OPENED -> flowOpened(record, start, bootNanos);
          case PROCESS_EXEC -> processStarted(record, start, bootNanos);
          case PROCESS_FORK -> processForked(record, start, bootNanos);
          case PROCESS_MOVED -> processMoved(record, start, bootNanos);
          case FIRST_WORDS -> firstWords(record, start, bootNanos);
          default -> socketEvent(record, start, kind, bootNanos);
        });
  }

  /// How many records were refused.
  public long refused() {
    return refused;
  }

  private Optional<KernelEvent> refuse() {
    refused++;
    return Optional.empty();
  }

  private static int sizeOf(int kind, ByteBuffer record, int start) {
    return switch (kind) {
      case FLOW_OPENED -> EventLayout.OPENED_BYTES;
      case SOCKET_CONNECT, SOCKET_ACCEPT, SOCKET_CLOSE, SOCKET_RELEASE, SOCKET_FOUND ->
          EventLayout.SOCKET_BYTES;
      case PROCESS_EXEC -> sizeOfExec(record, start);
      case PROCESS_FORK -> EventLayout.FORK_BYTES;
      case PROCESS_MOVED -> EventLayout.MOVED_BYTES;
      case FIRST_WORDS -> sizeOfWords(record, start);
      default -> -1;
    };
  }

  private static KernelEvent flowOpened(ByteBuffer record, int start, long bootNanos) {
    return new KernelEvent.FlowOpened(
        bootNanos,
        FlowKey.read(record, start + EventLayout.OPENED_KEY),
        FlowFacts.read(record, start + EventLayout.OPENED_FACTS));
  }

  /// As long as its text says, or refused when it is too short to say.
  private static int sizeOfExec(ByteBuffer record, int start) {
    if (record.remaining() < EventLayout.EXEC_TEXT) {
      return -1;
    }
    return EventLayout.EXEC_TEXT
        + Short.toUnsignedInt(record.getShort(start + EventLayout.EXEC_PATH_LENGTH))
        + Short.toUnsignedInt(record.getShort(start + EventLayout.EXEC_ARGUMENTS_LENGTH));
  }

  /// As long as what it holds, or refused when it is too short or too long to say.
  private static int sizeOfWords(ByteBuffer record, int start) {
    if (record.remaining() < EventLayout.WORDS_BYTES) {
      return -1;
    }
    int length = Short.toUnsignedInt(record.getShort(start + EventLayout.WORDS_LENGTH));
    return length > EventLayout.MOST_WORDS_BYTES ? -1 : EventLayout.WORDS_BYTES + length;
  }

  private static KernelEvent firstWords(ByteBuffer record, int start, long bootNanos) {
    byte[] bytes = new byte[Short.toUnsignedInt(record.getShort(start + EventLayout.WORDS_LENGTH))];
    record.get(start + EventLayout.WORDS_BYTES, bytes);
    return new KernelEvent.FirstWords(
        bootNanos,
        FlowKey.read(record, start + EventLayout.WORDS_KEY),
        FlowFacts.direction(record.get(start + EventLayout.WORDS_DIRECTION)) == Direction.OUT,
        Integer.toUnsignedLong(record.getInt(start + EventLayout.WORDS_SEQUENCE)),
        bytes);
  }

  private static KernelEvent processStarted(ByteBuffer record, int start, long bootNanos) {
    int length = Short.toUnsignedInt(record.getShort(start + EventLayout.EXEC_PATH_LENGTH));
    byte[] names = new byte[length];
    record.get(start + EventLayout.EXEC_TEXT, names);
    byte[] arguments =
        new byte[Short.toUnsignedInt(record.getShort(start + EventLayout.EXEC_ARGUMENTS_LENGTH))];
    record.get(start + EventLayout.EXEC_TEXT + length, arguments);
    return new KernelEvent.ProcessStarted(
        bootNanos,
        record.getInt(start + EventLayout.EXEC_TGID),
        record.getLong(start + EventLayout.EXEC_START_BOOT_NANOS),
        record.getInt(start + EventLayout.EXEC_PARENT_TGID),
        record.getInt(start + EventLayout.EXEC_UID),
        record.getLong(start + EventLayout.EXEC_CONTROL_GROUP),
        KernelText.path(names),
        arguments);
  }

  private static KernelEvent processForked(ByteBuffer record, int start, long bootNanos) {
    return new KernelEvent.ProcessForked(
        bootNanos,
        record.getInt(start + EventLayout.FORK_TGID),
        record.getLong(start + EventLayout.FORK_START_BOOT_NANOS),
        record.getInt(start + EventLayout.FORK_PARENT_TGID),
        record.getLong(start + EventLayout.FORK_PARENT_START_BOOT_NANOS),
        record.getLong(start + EventLayout.FORK_CONTROL_GROUP));
  }

  private static KernelEvent processMoved(ByteBuffer record, int start, long bootNanos) {
    return new KernelEvent.ProcessMoved(
        bootNanos,
        record.getInt(start + EventLayout.MOVED_TGID),
        record.getLong(start + EventLayout.MOVED_START_BOOT_NANOS),
        record.getLong(start + EventLayout.MOVED_CONTROL_GROUP));
  }

  private static KernelEvent socketEvent(ByteBuffer record, int start, int kind, long bootNanos) {
    FlowKey key = FlowKey.read(record, start + EventLayout.SOCKET_KEY);
    KernelOwner owner = KernelOwner.read(record, start + EventLayout.SOCKET_OWNER);
    SocketId socket =
        new SocketId(
            record.getLong(start + EventLayout.SOCKET_COOKIE),
            record.getInt(start + EventLayout.SOCKET_NETWORK_NAMESPACE));
    int errno = record.getInt(start + EventLayout.SOCKET_ERROR);
    return switch (kind) {
      case SOCKET_CONNECT -> new KernelEvent.SocketConnected(bootNanos, key, owner, socket, errno);
      case SOCKET_ACCEPT -> new KernelEvent.SocketAccepted(bootNanos, key, owner, socket);
      case SOCKET_CLOSE ->
          new KernelEvent.SocketClosed(
              bootNanos, key, socket, errno, record.get(start + EventLayout.SOCKET_OLD_STATE));
      case SOCKET_RELEASE -> new KernelEvent.SocketReleased(bootNanos, key, socket);
      default ->
          new KernelEvent.SocketFound(
              bootNanos,
              key,
              owner,
              socket,
              FlowFacts.direction(record.get(start + EventLayout.SOCKET_DIRECTION)));
    };
  }
}
