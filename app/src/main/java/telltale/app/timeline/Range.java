package telltale.app.timeline;

/// How far back the chart goes.
enum Range {
  FIVE_MINUTES("5 min", 300),
  HALF_AN_HOUR("30 min", 1_800),
  TWO_HOURS("2 h", 7_200);

  /// Columns of every chart.
  static final int COLUMNS = 150;

  private final String title;
  private final int seconds;

  Range(String title, int seconds) {
    this.title = title;
    this.seconds = seconds;
  }

  /// For a button.
  String title() {
    return title;
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
