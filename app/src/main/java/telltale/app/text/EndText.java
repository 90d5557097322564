package telltale.app.text;

import telltale.app.flow.FlowView;

/// Says how a connection ended.
public final class EndText {

  private EndText() {}

  /// One or two words, for a row.
  public static String word(FlowView.End end) {
    return switch (end.reason()) {
      case CLOSED -> "closed";
      case REFUSED -> "refused";
      case RESET -> "reset";
      case TIMED_OUT -> "timed out";
      case UNREACHABLE -> "unreachable";
      case IDLE -> "fell silent";
      case WATCH_ENDED -> "watch ended";
    };
  }

  /// A sentence, for the inspector.
  public static String sentence(FlowView.End end) {
    String words =
        switch (end.reason()) {
          case CLOSED -> "Closed in order";
          case REFUSED -> "Refused by the remote end";
          case RESET -> "Reset while it was open";
          case TIMED_OUT -> "No answer in time";
          case UNREACHABLE -> "The network said that there is no way";
          case IDLE -> "Silent for so long that it counts as over";
          case WATCH_ENDED -> "Still open when the watch ended";
        };
    return end.errno().isPresent() ? words + " (errno " + end.errno().getAsInt() + ")" : words;
  }
}
