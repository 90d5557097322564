package telltale.app.list;

import java.nio.file.Path;
import java.util.Optional;

/// One row, ready to be drawn. Equal rows look the same.
///
/// @param key names the row
/// @param icon a PNG file of the process's application
/// @param texts what it speaks of
/// @param sent rate of the traffic from this machine, empty when nothing moves
/// @param received rate of the traffic to this machine, empty when nothing moves
/// @param total everything so far, in both directions; empty before anything moved
/// @param fold whether it can be opened
/// @param depth how many rows it hangs under
public record Row(
    RowKey key,
    Optional<Path> icon,
    Texts texts,
    String sent,
    String received,
    String total,
    Fold fold,
    int depth) {

  /// What a row speaks of.
  ///
  /// @param title the process, the domain, or the remote end
  /// @param detail how many connections, or where the remote end is
  /// @param program what the program calls itself, where the title says otherwise; empty elsewhere
  /// @param tone how much attention it asks for
  public record Texts(String title, String detail, String program, Tone tone) {}

  /// The process, the domain, or the remote end.
  public String title() {
    return texts.title();
  }

  /// How many connections, or where the remote end is.
  public String detail() {
    return texts.detail();
  }

  /// What the program calls itself, where the title says otherwise; empty elsewhere.
  public String program() {
    return texts.program();
  }

  /// How much attention it asks for.
  public Tone tone() {
    return texts.tone();
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
