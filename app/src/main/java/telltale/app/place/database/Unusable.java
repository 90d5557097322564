package telltale.app.place.database;

import org.jspecify.annotations.Nullable;
import telltale.app.words.Phrase;

/// A file that cannot be used as a database.
public final class Unusable extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Phrase reason;

  /// @param reason one sentence
  Unusable(Phrase reason, @Nullable Throwable cause) {
    super(reason.toString(), cause);
    this.reason = reason;
  }

  /// What is wrong with it, one sentence.
  public Phrase reason() {
    return reason;
  }
}
