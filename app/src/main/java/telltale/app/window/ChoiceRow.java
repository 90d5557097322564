package telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import telltale.app.choice.OneOf;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// One setting: what it is about, and its values side by side, one of which holds.
///
/// @param <T> its values
final class ChoiceRow<T> extends HBox {

  private final OneOf<T> values;

  /// One of the values.
  ///
  /// @param value what is chosen
  /// @param id of its button, after that of the row
  /// @param word what it is called
  record Option<T>(T value, String id, Function<Words, String> word) {

    /// One that is called what a text says; the last part of its key is the id.
    static <T> Option<T> of(T value, String key) {
      return new Option<>(value, key.substring(key.lastIndexOf('.') + 1), words -> words.say(key));
    }
  }

  /// @param speech the language that is spoken
  /// @param key of the title; with a dash, it is the id of the row
  /// @param onChoose told what the user chose
  ChoiceRow(Speech speech, String key, List<Option<T>> options, Consumer<T> onChoose) {
    getStyleClass().add("choice-row");
    String id = key.replace('.', '-');
    setId(id);
    Label name = new Label();
    speech.always(words -> name.setText(words.say(key)));
    name.getStyleClass().add("choice-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    List<OneOf.Option<T>> spoken =
        options.stream()
            .map(
                each -> new OneOf.Option<>(each.value(), each.id(), each.word(), spoken(key, each)))
            .toList();
    values = new OneOf<>(speech, spoken, "segment", onChoose).named(id);
    values.getStyleClass().add("segments");
    values.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(name, space, values);
  }

  private static <T> Function<Words, String> spoken(String key, Option<T> option) {
    return words -> words.say("settings.choice", words.say(key), option.word().apply(words));
  }

  /// Marks what holds.
  void show(T value) {
    values.show(value);
  }
}
