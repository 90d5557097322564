package telltale.app.text;

import telltale.app.flow.FlowView;
import telltale.app.words.Words;

/// Says how a connection ended.
public final class EndText {

  private EndText() {}

  /// One or two words, for a row.
  public static String word(Words words, FlowView.End end) {
    return words.say(
        switch (end.reason()) {
          case CLOSED -> "end.closed";
          case REFUSED -> "end.refused";
          case RESET -> "end.reset";
          case TIMED_OUT -> "end.timed-out";
          case UNREACHABLE -> "end.unreachable";
          case IDLE -> "end.idle";
          case WATCH_ENDED -> "end.watch-ended";
        });
  }

  /// A sentence, for the inspector.
  public static String sentence(Words words, FlowView.End end) {
    String key =
        switch (end.reason()) {
          case CLOSED -> "end.closed.sentence";
          case REFUSED -> "end.refused.sentence";
          case RESET -> "end.reset.sentence";
          case TIMED_OUT -> "end.timed-out.sentence";
          case UNREACHABLE -> "end.unreachable.sentence";
          case IDLE -> "end.idle.sentence";
          case WATCH_ENDED -> "end.watch-ended.sentence";
        };
    String sentence = words.say(key);
    return end.errno().isPresent()
        ? words.say("end.errno", sentence, end.errno().getAsInt())
        : sentence;
  }
}
