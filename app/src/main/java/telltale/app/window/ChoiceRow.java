package telltale.app.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import telltale.app.choice.OneOf;

/// One setting: what it is about, and its values side by side, one of which holds.
///
/// @param <T> its values
final class ChoiceRow<T> extends HBox {

  private final OneOf<T> values;

  /// One of the values.
  ///
  /// @param value what is chosen
  /// @param word what it is called
  record Option<T>(T value, String word) {}

  /// @param id of the row; its buttons are called after it and after their words
  /// @param onChoose told what the user chose
  ChoiceRow(String id, String title, List<Option<T>> options, Consumer<T> onChoose) {
    getStyleClass().add("choice-row");
    setId(id);
    Label name = new Label(title);
    name.getStyleClass().add("choice-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    List<OneOf.Option<T>> spoken =
        options.stream()
            .map(each -> new OneOf.Option<>(each.value(), each.word(), title + ": " + each.word()))
            .toList();
    values = new OneOf<>(spoken, "segment", onChoose).named(id);
    values.getStyleClass().add("segments");
    values.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(name, space, values);
  }

  /// Marks what holds.
  void show(T value) {
    values.show(value);
  }
}
