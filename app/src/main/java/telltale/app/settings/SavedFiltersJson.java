package telltale.app.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Filters that the user keeps, as JSON: a list of objects, each with a `name` and a `filter`.
final class SavedFiltersJson {

  private SavedFiltersJson() {}

  static List<SavedFilter> read(JsonParser parser) throws IOException, BrokenSettings {
    SettingsJson.require(parser.currentToken() == JsonToken.START_ARRAY, "`filters` is not a list");
    List<SavedFilter> filters = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      SettingsJson.require(
          parser.currentToken() == JsonToken.START_OBJECT, "`filters` holds more than objects");
      filters.add(one(parser));
    }
    return filters;
  }

  private static SavedFilter one(JsonParser parser) throws IOException, BrokenSettings {
    String name = "";
    String text = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "name" -> name = text(key, parser);
        case "filter" -> text = text(key, parser);
        default -> parser.skipChildren();
      }
    }
    try {
      return new SavedFilter(name, text);
    } catch (IllegalArgumentException unfit) {
      throw new BrokenSettings("`filters` holds a name or a filter that cannot be kept");
    }
  }

  private static String text(String key, JsonParser parser) throws IOException, BrokenSettings {
    SettingsJson.require(
        parser.currentToken() == JsonToken.VALUE_STRING, "`" + key + "` is not a text");
    return parser.getText();
  }

  static void write(List<SavedFilter> filters, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("filters");
    for (SavedFilter filter : filters) {
      json.writeStartObject();
      json.writeStringField("name", filter.name());
      json.writeStringField("filter", filter.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
