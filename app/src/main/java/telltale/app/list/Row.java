package telltale.app.list;

import java.nio.file.Path;
import java.util.Optional;

/// One row, ready to be drawn. Equal rows look the same.
///
/// @param key names the row
/// @param icon a PNG file of the process's application
/// @param title the process, the domain, or the remote end
/// @param detail how many connections, or where the remote end is
/// @param sent traffic from this machine
/// @param received traffic to this machine
/// @param total everything so far, in both directions
/// @param tone how much attention it asks for
/// @param fold whether it can be opened
/// @param depth how many rows it hangs under
public record Row(
    RowKey key,
    Optional<Path> icon,
    String title,
    String detail,
    Gauge sent,
    Gauge received,
    String total,
    Tone tone,
    Fold fold,
    int depth) {

  /// A rate as words and as the length of a bar.
  ///
  /// @param text for example `1.2 MB/s`
  /// @param steps 0 to [#FULL], logarithmic
  public record Gauge(String text, int steps) {

    /// The steps of a bar at its longest, reached at 100 MB/s.
    public static final int FULL = 24;
  }

  /// How much attention a row asks for.
  public enum Tone {
    /// Something of the outside world.
    NORMAL,
    /// Never leaves this machine or its own networks.
    LOCAL,
    /// Has ended, and is about to leave the list.
    ENDED,
    /// Ended with an error.
    FAILED,
    /// No process could be named.
    OWNERLESS
  }

  /// Whether a row has rows of its own, and whether they are shown.
  public enum Fold {
    /// It has none.
    LEAF,
    /// They are hidden.
    CLOSED,
    /// They follow.
    OPEN
  }
}
