package telltale.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages to lines and back, for the tests.
final class Lines {

  private Lines() {}

  static String written(List<? extends Message> messages) throws IOException {
    return new String(bytes(messages), StandardCharsets.UTF_8);
  }

  static byte[] bytes(List<? extends Message> messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MessageWriter writer = new MessageWriter(out)) {
      for (Message message : messages) {
        writer.write(message);
      }
      writer.flush();
    }
    return out.toByteArray();
  }

  static List<Message> read(byte[] bytes) throws IOException {
    List<Message> messages = new ArrayList<>();
    try (MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes))) {
      for (Optional<Message> next = reader.read(); next.isPresent(); next = reader.read()) {
        messages.add(next.get());
      }
    }
    return messages;
  }

  static List<Message> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }
}
