package telltale.app.doctor;

/// One thing that was looked at.
///
/// @param level what it means for Telltale
/// @param subject what was looked at, one or two words
/// @param fact what was found
/// @param remedy what to do about it; empty when there is nothing to do
public record Finding(Level level, String subject, String fact, String remedy) {

  /// What a finding means.
  public enum Level {
    /// As it should be.
    OK,
    /// Something is lost or different, and the product runs.
    NOTE,
    /// The product cannot run.
    BLOCKER
  }

  static Finding ok(String subject, String fact) {
    return new Finding(Level.OK, subject, fact, "");
  }

  static Finding note(String subject, String fact, String remedy) {
    return new Finding(Level.NOTE, subject, fact, remedy);
  }

  static Finding blocker(String subject, String fact, String remedy) {
    return new Finding(Level.BLOCKER, subject, fact, remedy);
  }
}
