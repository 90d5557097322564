package telltale.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One JSON object of a line, read whole so that the order of its fields does not matter. A field
/// that nobody asks for is ignored; one that is there with the wrong type is refused.
final class Fields {

  // 9999-12-31T23:59:59.999Z: a later instant overflows arithmetic somewhere downstream.
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private final String path;
  private final Map<String, Object> values;

  private Fields(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  /// Reads the object that the parser is about to enter, and nothing behind it.
  static Fields read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedMessage("not a JSON object");
    }
    Fields fields = new Fields("", readObject(parser));
    if (parser.nextToken() != null) {
      throw new MalformedMessage("something follows the JSON object");
    }
    return fields;
  }

  private static Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> values = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = readValue(parser);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private static @Nullable Object readValue(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> null;
      case null, default -> throw new MalformedMessage("the line ends inside its JSON object");
    };
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object item = readValue(parser);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private static Object readInteger(JsonParser parser) throws IOException {
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return fits ? (Object) parser.getLongValue() : (Object) parser.getDoubleValue();
  }

  String text(String name) throws MalformedMessage {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) throws MalformedMessage {
    return optional(name, String.class);
  }

  /// Whether a fact is true; one that is absent is not.
  boolean flag(String name) throws MalformedMessage {
    return optional(name, Boolean.class).orElse(false);
  }

  List<String> texts(String name) throws MalformedMessage {
    List<String> texts = new ArrayList<>();
    for (Object item : optional(name, List.class).orElse(List.of())) {
      if (!(item instanceof String text)) {
        throw wrongType(name);
      }
      texts.add(text);
    }
    return texts;
  }

  /// A whole number in that range, both ends included.
  long number(String name, long min, long max) throws MalformedMessage {
    return optionalNumber(name, min, max).orElseThrow(() -> missing(name));
  }

  int integer(String name, int min, int max) throws MalformedMessage {
    return (int) number(name, min, max);
  }

  OptionalLong optionalNumber(String name, long min, long max) throws MalformedMessage {
    Optional<Long> value = optional(name, Long.class);
    if (value.isPresent() && (value.get() < min || value.get() > max)) {
      throw new MalformedMessage("field '" + path + name + "' is out of range");
    }
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }

  OptionalDouble optionalDegrees(String name, double limit) throws MalformedMessage {
    Optional<Number> value = optional(name, Number.class);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    double degrees = value.get().doubleValue();
    if (!(Math.abs(degrees) <= limit)) {
      throw new MalformedMessage("field '" + path + name + "' is out of range");
    }
    return OptionalDouble.of(degrees);
  }

  Instant instant(String name) throws MalformedMessage {
    return Instant.ofEpochMilli(number(name, 0, LAST_MILLI));
  }

  Optional<Instant> optionalInstant(String name) throws MalformedMessage {
    OptionalLong millis = optionalNumber(name, 0, LAST_MILLI);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  Fields object(String name) throws MalformedMessage {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  @SuppressWarnings("unchecked") // readObject makes every Map, and makes them all alike
  Optional<Fields> optionalObject(String name) throws MalformedMessage {
    return optional(name, Map.class)
        .map(map -> new Fields(path + name + ".", (Map<String, Object>) map));
  }

  /// The first `most` objects of a list; empty when it is absent.
  @SuppressWarnings("unchecked") // readObject makes every Map, and makes them all alike
  List<Fields> objects(String name, int most) throws MalformedMessage {
    List<Fields> objects = new ArrayList<>();
    for (Object item : optional(name, List.class).orElse(List.of())) {
      if (!(item instanceof Map)) {
        throw wrongType(name);
      }
      if (objects.size() < most) {
        objects.add(new Fields(path + name + ".", (Map<String, Object>) item));
      }
    }
    return objects;
  }

  /// The names of the fields that are there. They come from outside: never put one in a message.
  Iterable<String> names() {
    return values.keySet();
  }

  MalformedMessage missing(String name) {
    return new MalformedMessage("field '" + path + name + "' is missing");
  }

  /// For a text that is none of those the protocol knows.
  MalformedMessage unknown(String name) {
    return new MalformedMessage("field '" + path + name + "' has an unknown value");
  }

  private <T> Optional<T> optional(String name, Class<T> type) throws MalformedMessage {
    Object value = values.get(name);
    if (value != null && !type.isInstance(value)) {
      throw wrongType(name);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private MalformedMessage wrongType(String name) {
    return new MalformedMessage("field '" + path + name + "' has the wrong type");
  }
}
