package telltale.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import telltale.app.settings.Settings;

/// What a picture is taken of, and how.
///
/// @param file where the picture goes
/// @param after how long to look before taking it, counted from the first message
/// @param size of the window
/// @param scale pixels of the picture per logical pixel; empty for what fits the size
/// @param fewColours whether 256 colours are enough
/// @param settings that the window begins with
/// @param selection what is picked in the picture
/// @param filter what the filter says, often nothing
/// @param panel what lies open over the map
record ShotOptions(
    Path file,
    Duration after,
    WindowSize size,
    Optional<Double> scale,
    boolean fewColours,
    Settings settings,
    Picked selection,
    String filter,
    Panel panel) {

  /// What lies open.
  enum Panel {
    /// Nothing.
    NONE,
    /// The settings.
    SETTINGS,
    /// Where what is picked is, because the user says so.
    PLACE,
    /// Where this machine is.
    HOME,
    /// What is explained before the first start.
    WELCOME
  }

  /// What is picked.
  enum Picked {
    /// Nothing.
    NONE,
    /// The connection that moves most.
    FIRST,
    /// The program that moves most.
    PROGRAM,
    /// Nothing, but the largest cluster is open.
    CLUSTER
  }
}
