package telltale.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads one [Message] a line and trusts nothing: the length of a line is checked before a parser
/// sees it, depth and texts are bounded, a name given twice is refused. Unknown fields are ignored,
/// unknown kinds are not. Belongs to one thread.
///
/// After a [MalformedMessage] the stream is not worth reading on: close it.
public final class MessageReader implements AutoCloseable {

  private static final int MAX_DEPTH = 6;
  private static final int MAX_NAME = 256;
  private static final int MAX_DIGITS = 32;
  private static final int SHORTEST_OBJECT = 2;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names come from outside: they must not fill the JVM's table of strings.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(WireFormat.MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .build();

  private final InputStream in;
  private final LineSource lines;
  private long lineNumber;

  /// Reads from that stream, which needs no buffer of its own.
  public MessageReader(InputStream in) {
    this.in = in;
    this.lines = new LineSource(in);
  }

  /// The next message, waiting for it; empty when the stream has ended after a whole line. The
  /// first message of a stream is a [Hello], and no other is.
  ///
  /// @throws MalformedMessage when the line is not a message, naming the line and the field
  /// @throws IOException when the stream fails
  public Optional<Message> read() throws IOException {
    lineNumber++;
    try {
      if (!lines.next()) {
        return Optional.empty();
      }
      Message message = decode();
      checkOrder(message);
      return Optional.of(message);
    } catch (MalformedMessage wrong) {
      throw located(wrong.problem());
    }
  }

  /// Closes the stream.
  @Override
  public void close() throws IOException {
    in.close();
  }

  private Message decode() throws IOException {
    byte[] bytes = lines.bytes();
    int offset = lines.offset();
    // A zero byte beside the brace would make the parser read the line as UTF-16.
    if (lines.length() < SHORTEST_OBJECT || bytes[offset] != '{' || bytes[offset + 1] == 0) {
      throw new MalformedMessage("not a JSON object");
    }
    try (JsonParser parser = JSON.createParser(bytes, offset, lines.length())) {
      return MessageDecoder.decode(Fields.read(parser));
    } catch (JsonProcessingException wrong) {
      // Jackson's own words quote the line, which may hold anything.
      throw new MalformedMessage("not valid JSON, or beyond its limits");
    }
  }

  private void checkOrder(Message message) throws MalformedMessage {
    boolean first = lineNumber == 1;
    if (first != message instanceof Hello) {
      throw new MalformedMessage(
          first ? "the stream does not begin with 'hello'" : "a second 'hello'");
    }
  }

  private MalformedMessage located(String problem) {
    return new MalformedMessage("line " + lineNumber + ": " + problem);
  }
}
