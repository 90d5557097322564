package telltale.app.settings;

/// A filter that the user keeps under a name.
///
/// @param name short enough for a button
/// @param text as it is typed
public record SavedFilter(String name, String text) {

  /// No name is longer.
  public static final int LONGEST_NAME = 32;

  /// No filter that is kept is longer: all of them have to fit into the file.
  public static final int LONGEST_TEXT = 200;

  /// So many are kept at most.
  public static final int MOST = 12;

  /// @throws IllegalArgumentException when one of them is blank, too long, or not one line
  public SavedFilter {
    if (!fits(name, LONGEST_NAME) || !fits(text, LONGEST_TEXT)) {
      throw new IllegalArgumentException("a name or a filter that cannot be kept");
    }
  }

  /// Whether a filter can be kept.
  public static boolean fits(String text) {
    return fits(text, LONGEST_TEXT);
  }

  private static boolean fits(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }
}
