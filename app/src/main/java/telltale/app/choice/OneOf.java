package telltale.app.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import telltale.app.words.Speech;
import telltale.app.words.Words;

/// Values side by side, one of which holds.
///
/// @param <T> the values
public final class OneOf<T> extends HBox {

  private final List<Option<T>> options;
  private final List<ToggleButton> buttons = new ArrayList<>();

  /// One of the values.
  ///
  /// @param value what is chosen
  /// @param id what tests and styles call it
  /// @param word what it is called
  /// @param spoken what a screen reader says
  public record Option<T>(
      T value, String id, Function<Words, String> word, Function<Words, String> spoken) {

    /// One whose word is a text, read aloud within another text.
    ///
    /// @param key of its word; the last part of it is its id
    /// @param about the key of the text that it is read aloud in
    public static <T> Option<T> of(T value, String key, String about) {
      return new Option<>(
          value,
          key.substring(key.lastIndexOf('.') + 1),
          words -> words.say(key),
          words -> words.say(about, words.say(key)));
    }
  }

  /// @param speech the language that is spoken
  /// @param buttonStyle the style class of a button
  /// @param onChoose told what the user chose
  public OneOf(Speech speech, List<Option<T>> options, String buttonStyle, Consumer<T> onChoose) {
    this.options = List.copyOf(options);
    ToggleGroup group = new ToggleGroup();
    for (Option<T> option : options) {
      ToggleButton button = new Choice();
      button.getStyleClass().setAll(buttonStyle);
      button.setMinWidth(USE_PREF_SIZE);
      button.setToggleGroup(group);
      speech.always(
          words -> {
            button.setText(option.word().apply(words));
            button.setAccessibleText(option.spoken().apply(words));
          });
      button.setOnAction(event -> onChoose.accept(option.value()));
      buttons.add(button);
    }
    getChildren().addAll(buttons);
  }

  /// Names the buttons for tests and styles: `prefix` and the id of the option.
  public OneOf<T> named(String prefix) {
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setId(prefix + "-" + options.get(i).id());
    }
    return this;
  }

  /// Marks what holds.
  public void show(T value) {
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setSelected(options.get(i).value().equals(value));
    }
  }

  /// Pressing it again leaves it chosen.
  private static final class Choice extends ToggleButton {

    private Choice() {
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
