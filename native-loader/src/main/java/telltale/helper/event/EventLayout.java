package telltale.helper.event;

/// Offsets and sizes of `flow_event.h`, in bytes. EventLayoutTest compares every one of them with
/// the BTF of that header.
final class EventLayout {

  static final int HEADER_KIND = 0;
  static final int HEADER_SIZE = 4;
  static final int HEADER_BOOT_NANOS = 8;
  static final int HEADER_BYTES = 16;

  static final int KEY_LOCAL_ADDRESS = 0;
  static final int KEY_REMOTE_ADDRESS = 16;
  static final int KEY_LOCAL_PORT = 32;
  static final int KEY_REMOTE_PORT = 34;
  static final int KEY_PROTOCOL = 36;
  static final int KEY_BYTES = 40;

  static final int COUNTERS_SENT_BYTES = 0;
  static final int COUNTERS_SENT_PACKETS = 8;
  static final int COUNTERS_RECEIVED_BYTES = 16;
  static final int COUNTERS_RECEIVED_PACKETS = 24;
  static final int COUNTERS_IFINDEX = 32;
  static final int COUNTERS_BYTES = 40;

  static final int BOOKS_IFINDEX = 0;
  static final int BOOKS_SENT = 8;
  static final int BOOKS_RECEIVED = 168;
  static final int BOOKS_BYTES = 328;

  static final int TALLY_BUFFER_BYTES = 0;
  static final int TALLY_PACKETS = 8;
  static final int TALLY_FURTHER_BYTES = 16;
  static final int TALLY_FURTHER_PACKETS = 24;
  static final int TALLY_BYTES = 32;

  static final int OWNER_START_BOOT_NANOS = 0;
  static final int OWNER_TGID = 8;
  static final int OWNER_UID = 12;
  static final int OWNER_COMM = 16;
  static final int OWNER_COMM_BYTES = 16;
  static final int OWNER_HOW = 32;
  static final int OWNER_WHY = 33;
  static final int OWNER_BYTES = 40;

  static final int FACTS_OWNER = 0;
  static final int FACTS_COOKIE = 40;
  static final int FACTS_OPENED_BOOT_NANOS = 48;
  static final int FACTS_IFINDEX = 56;
  static final int FACTS_DIRECTION = 60;
  static final int FACTS_FLAGS = 61;
  static final int FACTS_INNER = 64;
  static final int FACTS_BYTES = 104;

  static final int OPENED_KEY = 16;
  static final int OPENED_FACTS = 56;
  static final int OPENED_BYTES = 160;

  static final int SOCKET_KEY = 16;
  static final int SOCKET_OWNER = 56;
  static final int SOCKET_COOKIE = 96;
  static final int SOCKET_NETWORK_NAMESPACE = 104;
  static final int SOCKET_ERROR = 108;
  static final int SOCKET_DIRECTION = 112;
  static final int SOCKET_OLD_STATE = 113;
  static final int SOCKET_BYTES = 120;

  static final int EXEC_START_BOOT_NANOS = 16;
  static final int EXEC_CONTROL_GROUP = 24;
  static final int EXEC_TGID = 32;
  static final int EXEC_PARENT_TGID = 36;
  static final int EXEC_UID = 40;
  static final int EXEC_PATH_LENGTH = 44;
  static final int EXEC_ARGUMENTS_LENGTH = 46;
  static final int EXEC_TEXT = 48;

  static final int FORK_START_BOOT_NANOS = 16;
  static final int FORK_PARENT_START_BOOT_NANOS = 24;
  static final int FORK_CONTROL_GROUP = 32;
  static final int FORK_TGID = 40;
  static final int FORK_PARENT_TGID = 44;
  static final int FORK_BYTES = 48;

  static final int MOVED_START_BOOT_NANOS = 16;
  static final int MOVED_CONTROL_GROUP = 24;
  static final int MOVED_TGID = 32;
  static final int MOVED_BYTES = 40;

  static final int WORDS_KEY = 16;
  static final int WORDS_SEQUENCE = 56;
  static final int WORDS_LENGTH = 60;
  static final int WORDS_DIRECTION = 62;
  static final int WORDS_BYTES = 64;
  static final int MOST_WORDS_BYTES = 3072;

  private EventLayout() {}
}
