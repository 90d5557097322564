package telltale.app.settings;

import java.util.Locale;

/// Which language the window speaks.
public enum LanguageChoice {
  /// That of the user's session, or English where there is no translation.
  SYSTEM,
  ENGLISH,
  GERMAN,
  HEBREW;

  /// Its locale.
  public Locale locale() {
    return switch (this) {
      case SYSTEM -> Locale.getDefault(Locale.Category.DISPLAY);
      case ENGLISH -> Locale.ENGLISH;
      case GERMAN -> Locale.GERMAN;
      case HEBREW -> Locale.of("he");
    };
  }
}
