package telltale.app.window;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A text field whose caret does not blink: a blinking one keeps the toolkit pulsing sixty times a
/// second for as long as the field has the keyboard, in a hidden window too.
final class SteadyCaret extends TextFieldSkin {

  SteadyCaret(TextField field) {
    super(field);
  }

  @Override
  public void setCaretAnimating(boolean animating) {
    // The caret shows while the field has the keyboard, whether it is animated or not.
  }
}
