package telltale.app.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Values side by side, one of which holds.
///
/// @param <T> the values
public final class OneOf<T> extends HBox {

  private final List<Option<T>> options;
  private final List<ToggleButton> buttons = new ArrayList<>();

  /// One of the values.
  ///
  /// @param value what is chosen
  /// @param word what it is called
  /// @param spoken what a screen reader says
  public record Option<T>(T value, String word, String spoken) {}

  /// @param buttonStyle the style class of a button
  /// @param onChoose told what the user chose
  public OneOf(List<Option<T>> options, String buttonStyle, Consumer<T> onChoose) {
    this.options = List.copyOf(options);
    ToggleGroup group = new ToggleGroup();
    for (Option<T> option : options) {
      ToggleButton button = new Choice(option.word());
      button.getStyleClass().setAll(buttonStyle);
      button.setToggleGroup(group);
      button.setAccessibleText(option.spoken());
      button.setOnAction(event -> onChoose.accept(option.value()));
      buttons.add(button);
    }
    getChildren().addAll(buttons);
  }

  /// Names the buttons for tests and styles: `prefix` and the word in small letters.
  public OneOf<T> named(String prefix) {
    for (ToggleButton button : buttons) {
      button.setId(prefix + "-" + button.getText().toLowerCase(Locale.ROOT));
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

    private Choice(String word) {
      super(word);
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
