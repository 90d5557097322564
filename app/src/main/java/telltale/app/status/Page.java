package telltale.app.status;

import java.util.List;
import java.util.Optional;
import telltale.app.flow.FlowSnapshot;
import telltale.app.link.LinkState;
import telltale.app.text.VisibleText;

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
  public static Optional<Page> of(LinkState link, FlowSnapshot snapshot, boolean asksPermission) {
    return switch (link) {
      case LinkState.Authorising authorising ->
          Optional.of(asksPermission ? authorising() : starting());
      case LinkState.Unavailable unavailable -> Optional.of(unavailable(unavailable));
      case LinkState.Lost lost -> Optional.of(lost(lost));
      case LinkState.Streaming streaming -> empty(snapshot);
      case LinkState.Replaying replaying -> Optional.empty();
    };
  }

  /// What stands there before the user is asked for the first time.
  public static Page firstRun() {
    return new Page(
        Kind.FIRST_RUN,
        "Before your desktop asks for a password",
        "Which program talks to whom, only the kernel knows. A small helper asks it, and has to"
            + " run as root. This window does not.",
        "The whole text, with its limits, is docs/security.md.",
        "Go on",
        List.of(
            new Point(
                "It reads",
                "to whom each connection goes and how much it carries; and of each program its"
                    + " name, path, arguments, user and unit."),
            new Point(
                "It never",
                "changes or holds up a packet, keeps or passes on what connections carry, talks to"
                    + " a network, or takes orders from anybody."),
            new Point(
                "It gives up",
                "every right of root that watching does not need, before it starts. It tells what"
                    + " it sees to you alone, and ends with this window.")));
  }

  private static Page authorising() {
    return new Page(
        Kind.AUTHORISING,
        "Waiting for your permission",
        "Your desktop is asking for a password. Telltale's helper needs it once, to place its"
            + " probes in the kernel. It keeps no other right of root; this window has none.",
        "No question on the screen? It may be behind another window.",
        "");
  }

  private static Page starting() {
    return new Page(
        Kind.AUTHORISING,
        "Starting the helper",
        "It places its probes in the kernel, which takes a second or two.",
        "",
        "");
  }

  private static Page unavailable(LinkState.Unavailable unavailable) {
    return new Page(
        Kind.UNAVAILABLE,
        "Telltale cannot watch this machine yet",
        VisibleText.of(unavailable.reason()),
        VisibleText.of(unavailable.remedy()),
        "Try again");
  }

  private static Page lost(LinkState.Lost lost) {
    return new Page(
        Kind.LOST,
        "The helper has stopped",
        VisibleText.of(lost.reason()),
        "What you see is the last that was known. Nothing is being counted now.",
        "Start again");
  }

  private static Optional<Page> empty(FlowSnapshot snapshot) {
    return snapshot.flows().isEmpty()
        ? Optional.of(
            new Page(
                Kind.EMPTY,
                "Listening",
                "No program has an open connection. The moment one reaches out, it shows up here:"
                    + " its name at the left, an arc to where the data goes on the map.",
                "Try it: open a web page.",
                ""))
        : Optional.empty();
  }
}
