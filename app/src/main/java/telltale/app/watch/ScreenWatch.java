package telltale.app.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import telltale.app.flow.FlowSnapshot;
import telltale.app.flow.FlowView;
import telltale.app.text.Amount;
import telltale.app.text.Whereabouts;
import telltale.app.words.Words;
import telltale.wire.Health;

/// `watch` on a terminal: one screen of connections, the busiest first, drawn again in place. Pure:
/// a snapshot in, the text of a screen out.
public final class ScreenWatch {

  /// Changes to the terminal's second screen and hides the cursor.
  public static final String ENTER = "\u001b[?1049h\u001b[?25l";

  /// Undoes [#ENTER].
  public static final String LEAVE = "\u001b[?25h\u001b[?1049l";

  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_REST = "\u001b[J";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  // What a row needs besides its three texts: two spaces, and three columns with theirs.
  private static final int FIXED = 2 + 3 + 10 + 10 + 8;
  private static final int NARROWEST = 72;
  private static final int HEAD_ROWS = 3;

  private final int columns;
  private final int rows;

  /// Draws for a terminal of that size.
  public ScreenWatch(int columns, int rows) {
    this.columns = Math.max(columns, NARROWEST);
    this.rows = Math.max(rows, HEAD_ROWS + 2);
  }

  /// The text that draws the snapshot over the one before.
  ///
  /// @param title what stands at the top left
  public String draw(String title, FlowSnapshot snapshot) {
    StringBuilder screen = new StringBuilder(HOME);
    line(screen, BOLD + cut(title + "   " + summary(snapshot), columns) + PLAIN);
    line(screen, "");
    line(screen, DIM + row("PROCESS", "REMOTE", "PLACE", "SENT/s", "RECV/s", "TOTAL") + PLAIN);
    List<FlowView> busiest = busiest(snapshot.flows());
    int room = rows - HEAD_ROWS - 1;
    boolean all = busiest.size() <= room;
    for (FlowView flow : busiest.subList(0, all ? busiest.size() : room - 1)) {
      line(screen, flow.end().isPresent() ? DIM + row(flow) + PLAIN : row(flow));
    }
    if (!all) {
      line(screen, DIM + "... and " + (busiest.size() - room + 1) + " more" + PLAIN);
    }
    return screen.append(CLEAR_REST).toString();
  }

  private static List<FlowView> busiest(List<FlowView> flows) {
    return flows.stream()
        .sorted(
            Comparator.comparingDouble((FlowView flow) -> -flow.sentRate() - flow.receivedRate())
                .thenComparing(FlowView::lastTrafficAt, Comparator.reverseOrder()))
        .toList();
  }

  private static String summary(FlowSnapshot snapshot) {
    double sent = snapshot.flows().stream().mapToDouble(FlowView::sentRate).sum();
    double received = snapshot.flows().stream().mapToDouble(FlowView::receivedRate).sum();
    long lost = snapshot.health().map(Health::lost).orElse(0L);
    long open = snapshot.flows().stream().filter(flow -> flow.end().isEmpty()).count();
    return Words.ENGLISH.say("count.connections", open)
        + "   up "
        + Amount.rate(Words.ENGLISH, sent)
        + "   down "
        + Amount.rate(Words.ENGLISH, received)
        + (lost > 0 ? "   lost " + lost : "");
  }

  private String row(FlowView flow) {
    return row(
        FlowText.owner(flow),
        FlowText.remote(flow.connection()),
        Whereabouts.place(Words.ENGLISH, flow.connection()),
        Amount.rate(Words.ENGLISH, flow.sentRate()),
        Amount.rate(Words.ENGLISH, flow.receivedRate()),
        Amount.bytes(Words.ENGLISH, (double) flow.sent().bytes() + flow.received().bytes()));
  }

  private String row(String owner, String remote, String place, String... amounts) {
    int wide = columns - FIXED;
    int ownerWidth = wide * 3 / 10;
    int placeWidth = wide * 3 / 10;
    return String.format(
        Locale.ROOT,
        "%s %s %s %10s %10s %8s",
        padded(owner, ownerWidth),
        padded(remote, wide - ownerWidth - placeWidth),
        padded(place, placeWidth),
        amounts[0],
        amounts[1],
        amounts[2]);
  }

  private static String padded(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(Math.max(0, width - cut.length()));
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "~";
  }

  private static void line(StringBuilder screen, String text) {
    screen.append(text).append(CLEAR_LINE).append("\r\n");
  }
}
