package telltale.app.timeline;

/// How far back the chart goes.
enum Range {
  FIVE_MINUTES("timeline.range.5min", 300),
  HALF_AN_HOUR("timeline.range.30min", 1_800),
  TWO_HOURS("timeline.range.2h", 7_200);

  /// Columns of every chart.
  static final int COLUMNS = 150;

  private final String key;
  private final int seconds;

  Range(String key, int seconds) {
    this.key = key;
    this.seconds = seconds;
  }

  /// Names its text, for a button.
  String key() {
    return key;
  }

  /// Its length in seconds.
  int seconds() {
    return seconds;
  }

  /// The length of a column in seconds.
  int columnSeconds() {
    return seconds / COLUMNS;
  }

  /// Seconds between two marks of the time axis.
  int markSeconds() {
    return switch (this) {
      case FIVE_MINUTES -> 60;
      case HALF_AN_HOUR -> 300;
      case TWO_HOURS -> 1_200;
    };
  }
}
