package telltale.app.correction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import telltale.app.range.Network;

/// Corrections as JSON text: an object with `overrides`, a list of objects, each with a `network`,
/// `latitude` and `longitude`, and `country` and `city` where they are known. Keys that it does not
/// know are left out; a value that it does not understand makes the whole text unusable, because a
/// place that is half understood is a wrong one.
final class CorrectionsJson {

  private static final int MAX_DEPTH = 8;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private CorrectionsJson() {}

  /// A text that holds no corrections. The message ends the sentence "It cannot be used:".
  static final class Broken extends Exception {

    private static final long serialVersionUID = 1;

    Broken(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  static CorrectionTable read(byte[] text) throws Broken {
    try (JsonParser parser = JSON.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "it holds no JSON object");
      List<Correction> corrections = List.of();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        if (key.equals("overrides")) {
          corrections = list(parser);
        } else {
          parser.skipChildren();
        }
      }
      require(parser.nextToken() == null, "something follows the JSON object");
      return new CorrectionTable(corrections);
    } catch (StreamConstraintsException excessive) {
      throw new Broken("it holds what overrides never are");
    } catch (JsonProcessingException broken) {
      // What the parser quotes comes from the file and may be anything; the line is enough.
      throw new Broken("line " + broken.getLocation().getLineNr() + " is not valid JSON");
    } catch (IllegalArgumentException tooMany) {
      throw new Broken("it holds more than " + CorrectionTable.MOST + " overrides");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<Correction> list(JsonParser parser) throws IOException, Broken {
    require(parser.currentToken() == JsonToken.START_ARRAY, "`overrides` is not a list");
    List<Correction> corrections = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(
          parser.currentToken() == JsonToken.START_OBJECT, "`overrides` holds more than objects");
      int line = parser.currentTokenLocation().getLineNr();
      corrections.add(new Draft(line).read(parser));
    }
    return corrections;
  }

  private static void require(boolean holds, String otherwise) throws Broken {
    if (!holds) {
      throw new Broken(otherwise);
    }
  }

  static byte[] write(CorrectionTable table) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("overrides");
      for (Correction each : table.corrections()) {
        write(each, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }

  private static void write(Correction correction, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("network", correction.network().toString());
    json.writeNumberField("latitude", correction.latitude());
    json.writeNumberField("longitude", correction.longitude());
    if (correction.country().isPresent()) {
      json.writeStringField("country", correction.country().get());
    }
    if (correction.city().isPresent()) {
      json.writeStringField("city", correction.city().get());
    }
    json.writeEndObject();
  }

  /// One correction while it is read.
  private static final class Draft {

    private final int line;
    private @Nullable Network network;
    private double latitude = Double.NaN;
    private double longitude = Double.NaN;
    private Optional<String> country = Optional.empty();
    private Optional<String> city = Optional.empty();

    Draft(int line) {
      this.line = line;
    }

    Correction read(JsonParser parser) throws IOException, Broken {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        take(key, parser);
      }
      Network named = network;
      if (named == null) {
        throw unusable("`network` such as 203.0.113.0/24");
      }
      try {
        return new Correction(named, latitude, longitude, country, city);
      } catch (IllegalArgumentException nowhere) {
        throw unusable("place: `latitude` and `longitude` in degrees, `country` in two capitals");
      }
    }

    private void take(String key, JsonParser parser) throws IOException, Broken {
      switch (key) {
        case "network" -> network = Network.parse(text(parser)).orElse(null);
        case "latitude" -> latitude = number(parser);
        case "longitude" -> longitude = number(parser);
        case "country" -> country = Optional.of(text(parser));
        case "city" -> city = Optional.of(text(parser));
        default -> parser.skipChildren();
      }
    }

    private static String text(JsonParser parser) throws IOException {
      String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
      parser.skipChildren();
      return text;
    }

    private static double number(JsonParser parser) throws IOException {
      double number = parser.currentToken().isNumeric() ? parser.getDoubleValue() : Double.NaN;
      parser.skipChildren();
      return number;
    }

    private Broken unusable(String what) {
      return new Broken("the override at line " + line + " has no usable " + what);
    }
  }
}
