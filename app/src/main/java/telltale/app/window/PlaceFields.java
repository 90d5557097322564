package telltale.app.window;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import telltale.app.words.Speech;

/// The fields that a place is typed in. What they say may be no place yet.
final class PlaceFields extends VBox {

  private final Speech speech;
  private final TextField latitude = field("latitude");
  private final TextField longitude = field("longitude");
  private final TextField country = field("country");
  private final TextField city = field("city");
  private final HBox named;

  /// @param speech the language that is spoken
  /// @param onChange told that what they say is another, whoever changed it
  /// @param onEnter told that the user is done
  PlaceFields(Speech speech, Runnable onChange, Runnable onEnter) {
    this.speech = speech;
    getStyleClass().add("place-fields");
    HBox spot =
        new HBox(labelled(latitude, "placing.latitude"), labelled(longitude, "placing.longitude"));
    named = new HBox(labelled(country, "placing.country"), labelled(city, "placing.city"));
    for (HBox row : new HBox[] {spot, named}) {
      row.getStyleClass().add("place-row");
    }
    for (TextField each : new TextField[] {latitude, longitude, country, city}) {
      each.textProperty().addListener((o, was, is) -> onChange.run());
      each.setOnAction(event -> onEnter.run());
    }
    getChildren().addAll(spot, named);
  }

  private static TextField field(String name) {
    TextField field = new TextField();
    field.setId("place-" + name);
    field.setSkin(new SteadyCaret(field));
    field.getStyleClass().add("filter");
    return field;
  }

  private Node labelled(TextField field, String key) {
    Label label = new Label();
    label.getStyleClass().add("choice-title");
    label.setLabelFor(field);
    speech.always(
        words -> {
          label.setText(words.say(key));
          field.setAccessibleText(words.say(key));
        });
    VBox both = new VBox(label, field);
    both.getStyleClass().add("place-field");
    HBox.setHgrow(both, Priority.ALWAYS);
    // Both of a row are as wide, whatever their labels say.
    both.setMinWidth(0);
    both.setPrefWidth(0);
    return both;
  }

  /// Whether a country and a city may be named.
  void showNames(boolean shown) {
    named.setVisible(shown);
    named.setManaged(shown);
  }

  /// Says that point, and that the place is called so.
  void show(Optional<Degrees> point, String countryCode, String cityName) {
    latitude.setText(point.map(at -> degrees(at.latitude())).orElse(""));
    longitude.setText(point.map(at -> degrees(at.longitude())).orElse(""));
    country.setText(countryCode);
    city.setText(cityName);
  }

  /// Says that point, which nobody has named yet.
  void move(Degrees point) {
    show(Optional.of(point), "", "");
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /// The point that they say; empty when that is none.
  Optional<Degrees> point() {
    OptionalDouble north = number(latitude.getText(), 90);
    OptionalDouble east = number(longitude.getText(), 180);
    return north.isPresent() && east.isPresent()
        ? Optional.of(new Degrees(north.getAsDouble(), east.getAsDouble()))
        : Optional.empty();
  }

  /// What is said of the country; empty when nothing is.
  Optional<String> country() {
    return Optional.of(country.getText().strip().toUpperCase(Locale.ROOT))
        .filter(text -> !text.isEmpty());
  }

  /// What is said of the city; empty when nothing is.
  Optional<String> city() {
    return Optional.of(city.getText().strip()).filter(text -> !text.isEmpty());
  }

  void focusFirst() {
    latitude.requestFocus();
    latitude.selectAll();
  }

  private static OptionalDouble number(String text, double limit) {
    try {
      // A comma is what half of the world's keyboards have.
      double value = Double.parseDouble(text.strip().replace(',', '.'));
      return Math.abs(value) <= limit ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }
}
