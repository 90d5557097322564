package telltale.helper.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the offsets against the BTF that clang wrote for `flow_event.h`.
final class EventLayoutTest {

  private static final Path LAYOUT = Path.of("../bpf/target/flow_event.layout.json");
  private static final Map<String, Integer> OFFSETS = new HashMap<>();
  private static final Map<String, Integer> SIZES = new HashMap<>();
  private static final Map<String, Integer> VALUES = new HashMap<>();

  @BeforeAll
  static void readsBtf() throws IOException {
    try (JsonParser json = new JsonFactory().createParser(LAYOUT.toFile())) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("types")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.START_OBJECT) {
            readType(json);
          }
        }
      }
    }
    assertThat(SIZES).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void keyIsWhereTheKernelPutsIt() {
    assertThat(EventLayout.KEY_LOCAL_ADDRESS).isEqualTo(offset("flow_key.local_address"));
    assertThat(EventLayout.KEY_REMOTE_ADDRESS).isEqualTo(offset("flow_key.remote_address"));
    assertThat(EventLayout.KEY_LOCAL_PORT).isEqualTo(offset("flow_key.local_port"));
    assertThat(EventLayout.KEY_REMOTE_PORT).isEqualTo(offset("flow_key.remote_port"));
    assertThat(EventLayout.KEY_PROTOCOL).isEqualTo(offset("flow_key.protocol"));
    assertThat(EventLayout.KEY_BYTES).isEqualTo(SIZES.get("flow_key"));
  }

  @Test
  void countersAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.COUNTERS_SENT_BYTES).isEqualTo(offset("flow_counters.sent_bytes"));
    assertThat(EventLayout.COUNTERS_SENT_PACKETS).isEqualTo(offset("flow_counters.sent_packets"));
    assertThat(EventLayout.COUNTERS_RECEIVED_BYTES)
        .isEqualTo(offset("flow_counters.received_bytes"));
    assertThat(EventLayout.COUNTERS_RECEIVED_PACKETS)
        .isEqualTo(offset("flow_counters.received_packets"));
    assertThat(EventLayout.COUNTERS_IFINDEX).isEqualTo(offset("flow_counters.ifindex"));
    assertThat(EventLayout.COUNTERS_BYTES).isEqualTo(SIZES.get("flow_counters"));
  }

  @Test
  void booksAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.BOOKS_IFINDEX).isEqualTo(offset("interface_books.ifindex"));
    assertThat(EventLayout.BOOKS_SENT).isEqualTo(offset("interface_books.sent"));
    assertThat(EventLayout.BOOKS_RECEIVED).isEqualTo(offset("interface_books.received"));
    assertThat(EventLayout.BOOKS_BYTES).isEqualTo(SIZES.get("interface_books"));
    assertThat(EventLayout.TALLY_BUFFER_BYTES).isEqualTo(offset("tally.bytes"));
    assertThat(EventLayout.TALLY_PACKETS).isEqualTo(offset("tally.packets"));
    assertThat(EventLayout.TALLY_FURTHER_BYTES).isEqualTo(offset("tally.further_bytes"));
    assertThat(EventLayout.TALLY_FURTHER_PACKETS).isEqualTo(offset("tally.further_packets"));
    assertThat(EventLayout.TALLY_BYTES).isEqualTo(SIZES.get("tally"));
  }

  @Test
  void ownerIsWhereTheKernelPutsIt() {
    assertThat(EventLayout.OWNER_START_BOOT_NANOS).isEqualTo(offset("owner.start_boot_nanos"));
    assertThat(EventLayout.OWNER_TGID).isEqualTo(offset("owner.tgid"));
    assertThat(EventLayout.OWNER_UID).isEqualTo(offset("owner.uid"));
    assertThat(EventLayout.OWNER_COMM).isEqualTo(offset("owner.comm"));
    assertThat(EventLayout.OWNER_HOW).isEqualTo(offset("owner.how"));
    assertThat(EventLayout.OWNER_WHY).isEqualTo(offset("owner.why"));
    assertThat(EventLayout.OWNER_BYTES).isEqualTo(SIZES.get("owner"));
  }

  @Test
  void factsAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.FACTS_OWNER).isEqualTo(offset("flow_facts.owner"));
    assertThat(EventLayout.FACTS_COOKIE).isEqualTo(offset("flow_facts.cookie"));
    assertThat(EventLayout.FACTS_OPENED_BOOT_NANOS)
        .isEqualTo(offset("flow_facts.opened_boot_nanos"));
    assertThat(EventLayout.FACTS_IFINDEX).isEqualTo(offset("flow_facts.ifindex"));
    assertThat(EventLayout.FACTS_DIRECTION).isEqualTo(offset("flow_facts.direction"));
    assertThat(EventLayout.FACTS_FLAGS).isEqualTo(offset("flow_facts.flags"));
    assertThat(EventLayout.FACTS_INNER).isEqualTo(offset("flow_facts.inner"));
    assertThat(EventLayout.FACTS_BYTES).isEqualTo(SIZES.get("flow_facts"));
  }

  @Test
  void recordsAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.HEADER_KIND).isEqualTo(offset("record_header.kind"));
    assertThat(EventLayout.HEADER_SIZE).isEqualTo(offset("record_header.size"));
    assertThat(EventLayout.HEADER_BOOT_NANOS).isEqualTo(offset("record_header.boot_nanos"));
    assertThat(EventLayout.HEADER_BYTES).isEqualTo(SIZES.get("record_header"));
    assertThat(EventLayout.OPENED_KEY).isEqualTo(offset("flow_opened.key"));
    assertThat(EventLayout.OPENED_FACTS).isEqualTo(offset("flow_opened.facts"));
    assertThat(EventLayout.OPENED_BYTES).isEqualTo(SIZES.get("flow_opened"));
    assertThat(EventLayout.SOCKET_KEY).isEqualTo(offset("socket_event.key"));
    assertThat(EventLayout.SOCKET_OWNER).isEqualTo(offset("socket_event.owner"));
    assertThat(EventLayout.SOCKET_COOKIE).isEqualTo(offset("socket_event.cookie"));
    assertThat(EventLayout.SOCKET_NETWORK_NAMESPACE)
        .isEqualTo(offset("socket_event.network_namespace"));
    assertThat(EventLayout.SOCKET_ERROR).isEqualTo(offset("socket_event.error"));
    assertThat(EventLayout.SOCKET_DIRECTION).isEqualTo(offset("socket_event.direction"));
    assertThat(EventLayout.SOCKET_OLD_STATE).isEqualTo(offset("socket_event.old_state"));
    assertThat(EventLayout.SOCKET_BYTES).isEqualTo(SIZES.get("socket_event"));
  }

  @Test
  void startsAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.EXEC_START_BOOT_NANOS)
        .isEqualTo(offset("process_exec.start_boot_nanos"));
    assertThat(EventLayout.EXEC_CONTROL_GROUP).isEqualTo(offset("process_exec.control_group"));
    assertThat(EventLayout.EXEC_TGID).isEqualTo(offset("process_exec.tgid"));
    assertThat(EventLayout.EXEC_PARENT_TGID).isEqualTo(offset("process_exec.parent_tgid"));
    assertThat(EventLayout.EXEC_UID).isEqualTo(offset("process_exec.uid"));
    assertThat(EventLayout.EXEC_PATH_LENGTH).isEqualTo(offset("process_exec.path_length"));
    assertThat(EventLayout.EXEC_ARGUMENTS_LENGTH)
        .isEqualTo(offset("process_exec.arguments_length"));
    assertThat(EventLayout.EXEC_TEXT).isEqualTo(offset("process_exec.text"));
    assertThat(EventLayout.FORK_START_BOOT_NANOS)
        .isEqualTo(offset("process_fork.start_boot_nanos"));
    assertThat(EventLayout.FORK_PARENT_START_BOOT_NANOS)
        .isEqualTo(offset("process_fork.parent_start_boot_nanos"));
    assertThat(EventLayout.FORK_CONTROL_GROUP).isEqualTo(offset("process_fork.control_group"));
    assertThat(EventLayout.FORK_TGID).isEqualTo(offset("process_fork.tgid"));
    assertThat(EventLayout.FORK_PARENT_TGID).isEqualTo(offset("process_fork.parent_tgid"));
    assertThat(EventLayout.FORK_BYTES).isEqualTo(SIZES.get("process_fork"));
    assertThat(EventLayout.MOVED_START_BOOT_NANOS)
        .isEqualTo(offset("process_moved.start_boot_nanos"));
    assertThat(EventLayout.MOVED_CONTROL_GROUP).isEqualTo(offset("process_moved.control_group"));
    assertThat(EventLayout.MOVED_TGID).isEqualTo(offset("process_moved.tgid"));
    assertThat(EventLayout.MOVED_BYTES).isEqualTo(SIZES.get("process_moved"));
  }

  @Test
  void firstWordsAreWhereTheKernelPutsThem() {
    assertThat(EventLayout.WORDS_KEY).isEqualTo(offset("first_words.key"));
    assertThat(EventLayout.WORDS_SEQUENCE).isEqualTo(offset("first_words.sequence"));
    assertThat(EventLayout.WORDS_LENGTH).isEqualTo(offset("first_words.length"));
    assertThat(EventLayout.WORDS_DIRECTION).isEqualTo(offset("first_words.direction"));
    assertThat(EventLayout.WORDS_BYTES).isEqualTo(offset("first_words.bytes"));
    assertThat(EventLayout.WORDS_BYTES + EventLayout.MOST_WORDS_BYTES)
        .isEqualTo(SIZES.get("first_words"));
  }

  @Test
  void kindsAndReasonsHaveTheKernelsNumbers() {
    assertThat(VALUES)
        .containsEntry("RECORD_FLOW_OPENED", 1)
        .containsEntry("RECORD_SOCKET_CONNECT", 2)
        .containsEntry("RECORD_SOCKET_ACCEPT", 3)
        .containsEntry("RECORD_SOCKET_CLOSE", 4)
        .containsEntry("RECORD_SOCKET_RELEASE", 5)
        .containsEntry("RECORD_SOCKET_FOUND", 6)
        .containsEntry("RECORD_PROCESS_EXEC", 7)
        .containsEntry("RECORD_PROCESS_FORK", 8)
        .containsEntry("RECORD_PROCESS_MOVED", 9)
        .containsEntry("RECORD_FIRST_WORDS", 10)
        .containsEntry("OWNER_CONNECT", 1)
        .containsEntry("OWNER_ACCEPT", 2)
        .containsEntry("OWNER_LISTEN", 3)
        .containsEntry("OWNER_CREATE", 4)
        .containsEntry("OWNER_SNAPSHOT", 5)
        .containsEntry("WHY_KERNEL", 1)
        .containsEntry("WHY_FORWARDED", 2)
        .containsEntry("DIRECTION_OUT", 1)
        .containsEntry("DIRECTION_IN", 2)
        .containsEntry("LOSS_INTERFACE_SLOTS", 5)
        .containsEntry("LOSS_NAMES_RATE", 6)
        .containsEntry("LOSS_NAMES_ROOM", 7)
        .containsEntry("LOSS_KINDS", 8)
        .containsEntry("FATE_COUNTED", 0)
        .containsEntry("FATE_ELSEWHERE", 1)
        .containsEntry("FATE_NOT_IP", 2)
        .containsEntry("FATE_REFUSED", 3)
        .containsEntry("FATE_MAP_FULL", 4);
  }

  private static int offset(String member) {
    return OFFSETS.getOrDefault(member, -1);
  }

  private static void readType(JsonParser json) throws IOException {
    String name = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = json.getText();
        case "size" -> SIZES.put(name, json.getIntValue());
        case "members", "values" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            readMember(json, name);
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  private static void readMember(JsonParser json, String type) throws IOException {
    String name = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = json.getText();
        case "bits_offset" -> OFFSETS.put(type + "." + name, json.getIntValue() / Byte.SIZE);
        case "val" -> VALUES.put(name, json.getIntValue());
        default -> json.skipChildren();
      }
    }
  }
}
