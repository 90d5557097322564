package telltale.app.status;

import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.text.VisibleText;
import telltale.app.words.Words;

/// What stands over the map when the map alone would leave the user without a clue.
///
/// @param kind which page
/// @param heading what is the matter
/// @param text what that means
/// @param remedy what to do, empty where the text says it
/// @param action what the button says, empty where there is nothing to press
/// @param points what there is to know, one by one; mostly none
public record Page(
    Kind kind, String heading, String text, String remedy, String action, List<Point> points) {

  /// Copies the list.
  public Page {
    points = List.copyOf(points);
  }

  private Page(Kind kind, String heading, String text, String remedy, String action) {
    this(kind, heading, text, remedy, action, List.of());
  }

  /// One thing to know.
  ///
  /// @param lead one word or two
  /// @param text a sentence or two
  public record Point(String lead, String text) {}

  /// Which page.
  public enum Kind {
    /// Nothing was asked yet, and it is explained what will be.
    FIRST_RUN,
    /// pkexec is asking.
    AUTHORISING,
    /// The helper cannot run here.
    UNAVAILABLE,
    /// The helper went away.
    LOST,
    /// All is well, but there is nothing to see yet.
    EMPTY
  }

  /// The page that a state needs, if any.
  ///
  /// @param asksPermission whether the user has to allow the helper
  public static Optional<Page> of(
      Words words, LinkState link, FlowSnapshot snapshot, boolean asksPermission) {
    return switch (link) {
      case LinkState.Authorising authorising ->
          Optional.of(asksPermission ? authorising(words) : starting(words));
      case LinkState.Unavailable unavailable -> Optional.of(unavailable(words, unavailable));
      case LinkState.Lost lost -> Optional.of(lost(words, lost));
      case LinkState.Streaming streaming -> empty(words, snapshot);
      case LinkState.Replaying replaying -> Optional.empty();
    };
  }

  /// What stands there before the user is asked for the first time.
  public static Page firstRun(Words words) {
    return new Page(
        Kind.FIRST_RUN,
        words.say("page.first.heading"),
        words.say("page.first.text"),
        words.say("page.first.remedy"),
        words.say("page.first.action"),
        List.of(
            new Point(words.say("page.first.reads"), words.say("page.first.reads.what")),
            new Point(words.say("page.first.never"), words.say("page.first.never.what")),
            new Point(words.say("page.first.gives-up"), words.say("page.first.gives-up.what"))));
  }

  private static Page authorising(Words words) {
    return new Page(
        Kind.AUTHORISING,
        words.say("page.authorising.heading"),
        words.say("page.authorising.text"),
        words.say("page.authorising.remedy"),
        "");
  }

  private static Page starting(Words words) {
    return new Page(
        Kind.AUTHORISING,
        words.say("page.starting.heading"),
        words.say("page.starting.text"),
        "",
        "");
  }

  private static Page unavailable(Words words, LinkState.Unavailable unavailable) {
    return new Page(
        Kind.UNAVAILABLE,
        words.say("page.unavailable.heading"),
        words.say(VisibleText.of(unavailable.reason())),
        words.say(VisibleText.of(unavailable.remedy())),
        words.say("page.unavailable.action"));
  }

  private static Page lost(Words words, LinkState.Lost lost) {
    return new Page(
        Kind.LOST,
        words.say("page.lost.heading"),
        words.say(VisibleText.of(lost.reason())),
        words.say("page.lost.remedy"),
        words.say("page.lost.action"));
  }

  private static Optional<Page> empty(Words words, FlowSnapshot snapshot) {
    return snapshot.flows().isEmpty()
        ? Optional.of(
            new Page(
                Kind.EMPTY,
                words.say("page.empty.heading"),
                words.say("page.empty.text"),
                words.say("page.empty.remedy"),
                ""))
        : Optional.empty();
  }
}
