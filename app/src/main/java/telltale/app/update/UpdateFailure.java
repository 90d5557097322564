package telltale.app.update;

import telltale.app.words.Phrase;

/// A newer database could not be had. The old one is still there.
final class UpdateFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Phrase reason;

  UpdateFailure(String key, Object... arguments) {
    this(Phrase.of(key, arguments));
  }

  UpdateFailure(Phrase reason) {
    super(reason.toString());
    this.reason = reason;
  }

  /// One sentence on what went wrong, and one on what to do.
  Phrase reason() {
    return reason;
  }
}
