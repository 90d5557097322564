package telltale.app.cost;

import java.util.Optional;

/// What Telltale takes of the machine.
///
/// @param window this process
/// @param helper the helper; absent while there is none
public record Cost(Share window, Optional<Share> helper) {

  /// What both take together.
  public Share whole() {
    return helper.map(window::plus).orElse(window);
  }

  /// What one process takes.
  ///
  /// @param processor of one core, 1 being all of it
  /// @param bytes of memory that are resident; pages that others use, too, are counted in full
  public record Share(double processor, long bytes) {

    Share plus(Share other) {
      return new Share(processor + other.processor, bytes + other.bytes);
    }
  }
}
