package telltale.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Writes one [Message] a line. Belongs to one thread.
///
/// A line never exceeds [WireFormat#MAX_LINE_BYTES]: texts are shortened, the command line first.
/// A line is always one line: whatever a process calls itself, characters that act on the text
/// around them are escaped.
public final class MessageWriter implements AutoCloseable {

  private static final int USUAL_LINE_BYTES = 2048;
  private static final int MAX_CAUSE = 64;
  private static final int MAX_INTERFACE = 16; // the kernel's own IFNAMSIZ
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().characterEscapes(new TextEscapes()).build();

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_LINE_BYTES);

  /// Writes to that stream, one `write` call a line. The stream needs no buffer of its own unless
  /// several lines should travel together.
  public MessageWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes one line, its line feed included, without flushing.
  ///
  /// @throws IOException when the stream refuses
  public void write(Message message) throws IOException {
    encode(message);
    line.writeTo(out);
  }

  /// Flushes the stream.
  ///
  /// @throws IOException when the stream refuses
  public void flush() throws IOException {
    out.flush();
  }

  /// Closes the stream.
  @Override
  public void close() throws IOException {
    out.close();
  }

  private void encode(Message message) throws IOException {
    for (LineLimits limits : LineLimits.LADDER) {
      line.reset();
      try (JsonGenerator json = JSON.createGenerator(line)) {
        json.writeStartObject();
        writeFields(json, limits, message);
        json.writeEndObject();
      }
      if (line.size() <= WireFormat.MAX_LINE_BYTES) {
        break;
      }
    }
    line.write('\n');
  }

  private static void writeFields(JsonGenerator json, LineLimits limits, Message message)
      throws IOException {
    json.writeStringField(FieldName.EVENT, EventKind.of(message).wireName());
    json.writeNumberField(FieldName.AT, message.at().toEpochMilli());
    switch (message) {
      case Hello hello -> writeHello(json, limits, hello);
      case Opened opened -> {
        json.writeNumberField(FieldName.ID, opened.id());
        new ConnectionEncoder(json, limits).write(opened.connection());
      }
      case FirstWords words -> writeWords(json, words);
      case Traffic traffic -> {
        json.writeNumberField(FieldName.ID, traffic.id());
        writeVolume(json, FieldName.SENT, traffic.sent());
        writeVolume(json, FieldName.RECEIVED, traffic.received());
      }
      case Closed closed -> writeClosed(json, limits, closed);
      case Health health -> writeHealth(json, limits, health);
    }
  }

  private static void writeHello(JsonGenerator json, LineLimits limits, Hello hello)
      throws IOException {
    json.writeNumberField(FieldName.VERSION, hello.protocolVersion());
    json.writeStringField(FieldName.HELPER, limits.clip(hello.helperVersion()));
    json.writeStringField(FieldName.RUNG, limits.clip(hello.rung()));
    json.writeStringField(FieldName.KERNEL, limits.clip(hello.kernel()));
    json.writeStringField(FieldName.ATTACH, limits.clip(hello.attach()));
    writeTexts(json, limits, FieldName.SOURCES, hello.sources());
    writeTexts(json, limits, FieldName.MISSING, hello.missing());
  }

  private static void writeTexts(
      JsonGenerator json, LineLimits limits, String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts.subList(0, Math.min(texts.size(), limits.maxItems()))) {
      json.writeString(limits.clip(text));
    }
    json.writeEndArray();
  }

  private static void writeClosed(JsonGenerator json, LineLimits limits, Closed closed)
      throws IOException {
    json.writeNumberField(FieldName.ID, closed.id());
    new ConnectionEncoder(json, limits).write(closed.connection());
    writeVolume(json, FieldName.SENT, closed.sent());
    writeVolume(json, FieldName.RECEIVED, closed.received());
    json.writeStringField(FieldName.REASON, closed.reason().wireName());
    if (closed.errno().isPresent()) {
      json.writeNumberField(FieldName.ERRNO, closed.errno().getAsInt());
    }
  }

  private static void writeWords(JsonGenerator json, FirstWords words) throws IOException {
    json.writeNumberField(FieldName.ID, words.id());
    json.writeStringField(
        FieldName.DIRECTION, (words.sent() ? Direction.OUT : Direction.IN).wireName());
    if (words.sequence() != 0) {
      json.writeNumberField(FieldName.SEQUENCE, words.sequence());
    }
    json.writeStringField(FieldName.DATA, words.base64());
  }

  private static void writeVolume(JsonGenerator json, String field, Volume volume)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField(FieldName.BYTES, volume.bytes());
    json.writeNumberField(FieldName.PACKETS, volume.packets());
    json.writeEndObject();
  }

  private static void writeHealth(JsonGenerator json, LineLimits limits, Health health)
      throws IOException {
    json.writeNumberField(FieldName.FLOWS, health.flows());
    json.writeNumberField(FieldName.INTERFACES, health.interfaces());
    json.writeObjectFieldStart(FieldName.LOSSES);
    int left = limits.maxItems();
    for (Map.Entry<String, Long> loss : health.losses().entrySet()) {
      if (left-- == 0) {
        break;
      }
      json.writeNumberField(SafeText.clipped(loss.getKey(), MAX_CAUSE), loss.getValue());
    }
    json.writeEndObject();
    if (!health.tallies().isEmpty()) {
      writeTallies(json, limits, health.tallies());
    }
  }

  private static void writeTallies(
      JsonGenerator json, LineLimits limits, List<InterfaceTally> tallies) throws IOException {
    json.writeArrayFieldStart(FieldName.TALLIES);
    for (InterfaceTally tally : tallies.subList(0, Math.min(tallies.size(), limits.maxItems()))) {
      json.writeStartObject();
      json.writeStringField(FieldName.INTERFACE, SafeText.clipped(tally.name(), MAX_INTERFACE));
      json.writeNumberField(FieldName.KERNEL, tally.kernel());
      json.writeNumberField(FieldName.SEEN, tally.seen());
      json.writeNumberField(FieldName.COUNTED, tally.counted());
      json.writeNumberField(FieldName.ELSEWHERE, tally.elsewhere());
      json.writeNumberField(FieldName.SKIPPED, tally.skipped());
      json.writeNumberField(FieldName.LOST, tally.lost());
      json.writeNumberField(FieldName.UNACCOUNTED, tally.unaccounted());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
