package telltale.app.settings;

/// A file of settings cannot be used. The message ends the sentence "The settings cannot be used:".
final class BrokenSettings extends Exception {

  private static final long serialVersionUID = 1;

  BrokenSettings(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
