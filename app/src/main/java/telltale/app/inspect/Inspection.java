package telltale.app.inspect;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import telltale.app.rate.RateHistory;

/// What the inspector shows, ready to be drawn. Equal inspections look the same.
///
/// @param title the process
/// @param program the program's own name and path where the title is another, else empty
/// @param icon a PNG file of the application
/// @param subtitle the remote end, or how many connections
/// @param ended how it ended, empty while it is open
/// @param sent traffic from this machine
/// @param received traffic to this machine
/// @param recent what it moved lately, and how to find it again
/// @param sections facts under headings
/// @param choices the connections to choose from, empty where there is only one
public record Inspection(
    String title,
    String program,
    Optional<Path> icon,
    String subtitle,
    String ended,
    Flow sent,
    Flow received,
    Recent recent,
    List<Section> sections,
    List<Choice> choices) {

  /// Copies the lists.
  public Inspection {
    sections = List.copyOf(sections);
    choices = List.copyOf(choices);
  }

  /// What leads to a process from the one that started it; no line breaks after it.
  static final String BRANCH = "└\u00a0";

  /// Traffic in one direction.
  ///
  /// @param rate for example `1.2 MB/s`
  /// @param total for example `34 MB`
  /// @param packets for example `23,400 packets`
  public record Flow(String rate, String total, String packets) {}

  /// What is picked, as charts and filters know it.
  ///
  /// @param minute what it moved lately
  /// @param filter the condition that finds just this
  /// @param remote the one address that it is about, where the user may say where that is
  public record Recent(RateHistory.Minute minute, String filter, Optional<Remote> remote) {

    /// Of what has no one place.
    Recent(RateHistory.Minute minute, String filter) {
      this(minute, filter, Optional.empty());
    }
  }

  /// A remote end whose place the user may know better.
  ///
  /// @param address of it
  /// @param overridden whether the user has said where it is
  public record Remote(InetAddress address, boolean overridden) {}

  /// Facts of one kind.
  ///
  /// @param heading for example `Who`
  /// @param facts what is known; never empty
  public record Section(String heading, List<Fact> facts) {

    /// Copies the list.
    public Section {
      facts = List.copyOf(facts);
    }
  }

  /// One thing that is known.
  ///
  /// @param label what it is, empty for a sentence that stands by itself
  /// @param value as it is shown
  /// @param style how it is set
  /// @param country the code of ISO 3166-1 of the country whose flag stands before it
  public record Fact(String label, String value, Style style, Optional<String> country) {

    /// About no one country.
    Fact(String label, String value, Style style) {
      this(label, value, style, Optional.empty());
    }
  }

  /// How a value is set.
  public enum Style {
    /// Prose and names.
    TEXT,
    /// Addresses, paths and commands, where every character counts.
    CODE
  }

  /// One connection of several.
  ///
  /// @param id the connection
  /// @param label the remote end
  /// @param detail the process or the place
  /// @param rate both directions together
  /// @param chosen whether it is the one whose facts are shown
  public record Choice(long id, String label, String detail, String rate, boolean chosen) {}
}
