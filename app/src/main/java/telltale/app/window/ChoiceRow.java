package telltale.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One setting: what it is about, and its values side by side, one of which holds.
///
/// @param <T> its values
final class ChoiceRow<T> extends HBox {

  private final List<Option<T>> options;
  private final List<ToggleButton> buttons = new ArrayList<>();

  /// One of the values.
  ///
  /// @param value what is chosen
  /// @param word what it is called
  record Option<T>(T value, String word) {}

  /// @param id of the row; its buttons are called after it and after their words
  /// @param onChoose told what the user chose
  ChoiceRow(String id, String title, List<Option<T>> options, Consumer<T> onChoose) {
    this.options = List.copyOf(options);
    getStyleClass().add("choice-row");
    setId(id);
    Label name = new Label(title);
    name.getStyleClass().add("choice-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    HBox segments = new HBox();
    segments.getStyleClass().add("segments");
    segments.setAlignment(Pos.CENTER_RIGHT);
    ToggleGroup group = new ToggleGroup();
    for (Option<T> option : options) {
      Segment segment = new Segment(option.word());
      segment.setId(id + "-" + option.word().toLowerCase(Locale.ROOT));
      segment.setToggleGroup(group);
      segment.setAccessibleText(title + ": " + option.word());
      segment.setOnAction(event -> onChoose.accept(option.value()));
      buttons.add(segment);
    }
    segments.getChildren().addAll(buttons);
    getChildren().addAll(name, space, segments);
  }

  /// Marks what holds.
  void show(T value) {
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setSelected(options.get(i).value().equals(value));
    }
  }

  /// One of several: pressing it again leaves it chosen.
  private static final class Segment extends ToggleButton {

    private Segment(String word) {
      super(word);
      getStyleClass().setAll("segment");
      setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    }

    @Override
    public void fire() {
      if (!isSelected()) {
        super.fire();
      }
    }
  }
}
