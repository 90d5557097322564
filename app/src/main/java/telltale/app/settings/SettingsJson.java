package telltale.app.settings;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Settings as JSON text. Keys that it does not know are left out; a value that it does not
/// understand makes the whole text unusable, because half of a decision is none.
final class SettingsJson {

  private static final int MAX_DEPTH = 8;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private SettingsJson() {}

  static Settings read(byte[] text) throws BrokenSettings {
    try (JsonParser parser = JSON.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "it holds no JSON object");
      Settings settings = Settings.DEFAULT;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        settings = take(settings, key, parser);
      }
      require(parser.nextToken() == null, "something follows the JSON object");
      return settings;
    } catch (StreamConstraintsException excessive) {
      throw new BrokenSettings("it holds what settings never are");
    } catch (JsonProcessingException broken) {
      // What the parser quotes comes from the file and may be anything; the line is enough.
      throw new BrokenSettings("line " + broken.getLocation().getLineNr() + " is not valid JSON");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Settings take(Settings settings, String key, JsonParser parser)
      throws IOException, BrokenSettings {
    return switch (key) {
      case "theme" -> settings.withTheme(word(ThemeChoice.values(), key, parser));
      case "language" -> settings.withLanguage(word(LanguageChoice.values(), key, parser));
      case "arcs" -> settings.withArcs(word(ColourChoice.values(), key, parser));
      case "motion" -> settings.withMotion(word(Motion.values(), key, parser));
      case "framesPerSecond" -> settings.withFramesPerSecond(rate(key, parser));
      case "showLocal" -> settings.withShowLocal(flag(key, parser));
      case "showLegend" -> settings.withShowLegend(flag(key, parser));
      case "masked" -> settings.withMasked(flag(key, parser));
      case "view" -> settings.withView(word(View.values(), key, parser));
      case "introduced" -> settings.withIntroduced(flag(key, parser));
      case "home" -> settings.withHome(Optional.of(home(parser)));
      case "updates" -> settings.withUpdates(flag(key, parser));
      case "reverse" -> settings.withReverse(flag(key, parser));
      case "filters" -> filters(settings, parser);
      case "window" -> settings.withWindow(place(parser));
      default -> {
        parser.skipChildren();
        yield settings;
      }
    };
  }

  private static Settings filters(Settings settings, JsonParser parser)
      throws IOException, BrokenSettings {
    List<SavedFilter> filters = SavedFiltersJson.read(parser);
    try {
      return settings.withFilters(filters);
    } catch (IllegalArgumentException unfit) {
      throw new BrokenSettings(
          "`filters` holds more than %d, or two of one name".formatted(SavedFilter.MOST));
    }
  }

  private static HomeSpot home(JsonParser parser) throws IOException, BrokenSettings {
    require(parser.currentToken() == JsonToken.START_OBJECT, "`home` is not an object");
    double[] degrees = {Double.NaN, Double.NaN};
    List<String> names = List.of("latitude", "longitude");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (names.contains(key)) {
        degrees[names.indexOf(key)] = number(key, parser);
      } else {
        parser.skipChildren();
      }
    }
    try {
      return new HomeSpot(degrees[0], degrees[1]);
    } catch (IllegalArgumentException nowhere) {
      throw new BrokenSettings("`home` names no place on earth");
    }
  }

  private static WindowPlace place(JsonParser parser) throws IOException, BrokenSettings {
    require(parser.currentToken() == JsonToken.START_OBJECT, "`window` is not an object");
    double[] bounds = new double[4];
    Arrays.fill(bounds, Double.NaN);
    List<String> names = List.of("x", "y", "width", "height");
    boolean maximised = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (names.contains(key)) {
        bounds[names.indexOf(key)] = number(key, parser);
      } else if (key.equals("maximised")) {
        maximised = flag(key, parser);
      } else {
        parser.skipChildren();
      }
    }
    try {
      return new WindowPlace(bounds[0], bounds[1], bounds[2], bounds[3], maximised);
    } catch (IllegalArgumentException nowhere) {
      throw new BrokenSettings("`window` names a place where no window can be");
    }
  }

  private static <E extends Enum<E>> E word(E[] known, String key, JsonParser parser)
      throws IOException, BrokenSettings {
    String said = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    for (E each : known) {
      if (word(each).equals(said)) {
        return each;
      }
    }
    throw new BrokenSettings(
        "`%s` is none of %s".formatted(key, Arrays.stream(known).map(SettingsJson::word).toList()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static int rate(String key, JsonParser parser) throws IOException, BrokenSettings {
    double said = number(key, parser);
    require(said == Settings.CALM || said == Settings.SMOOTH, "`" + key + "` is not 30 or 60");
    return (int) said;
  }

  private static boolean flag(String key, JsonParser parser) throws IOException, BrokenSettings {
    require(parser.currentToken().isBoolean(), "`" + key + "` is not true or false");
    return parser.getBooleanValue();
  }

  private static double number(String key, JsonParser parser) throws IOException, BrokenSettings {
    require(parser.currentToken().isNumeric(), "`" + key + "` is not a number");
    return parser.getDoubleValue();
  }

  static void require(boolean holds, String otherwise) throws BrokenSettings {
    if (!holds) {
      throw new BrokenSettings(otherwise);
    }
  }

  static byte[] write(Settings settings) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("theme", word(settings.theme()));
      json.writeStringField("language", word(settings.language()));
      json.writeStringField("arcs", word(settings.arcs()));
      json.writeStringField("motion", word(settings.motion()));
      json.writeNumberField("framesPerSecond", settings.framesPerSecond());
      json.writeBooleanField("showLocal", settings.showLocal());
      json.writeBooleanField("showLegend", settings.showLegend());
      json.writeBooleanField("masked", settings.masked());
      json.writeStringField("view", word(settings.view()));
      json.writeBooleanField("introduced", settings.introduced());
      json.writeBooleanField("updates", settings.updates());
      json.writeBooleanField("reverse", settings.reverse());
      if (settings.home().isPresent()) {
        json.writeObjectFieldStart("home");
        json.writeNumberField("latitude", settings.home().get().latitude());
        json.writeNumberField("longitude", settings.home().get().longitude());
        json.writeEndObject();
      }
      if (!settings.filters().isEmpty()) {
        SavedFiltersJson.write(settings.filters(), json);
      }
      if (settings.window().isPresent()) {
        write(settings.window().get(), json);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }

  private static void write(WindowPlace window, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("window");
    json.writeNumberField("x", window.x());
    json.writeNumberField("y", window.y());
    json.writeNumberField("width", window.width());
    json.writeNumberField("height", window.height());
    json.writeBooleanField("maximised", window.maximised());
    json.writeEndObject();
  }
}
