package telltale.app.update;

import telltale.app.words.Phrase;

/// What came of asking for a newer database.
public sealed interface UpdateOutcome {

  /// One sentence for the user.
  Phrase said();

  /// A newer one is in place.
  ///
  /// @param edition what its data is called, with its date
  record Updated(String edition) implements UpdateOutcome {
    @Override
    public Phrase said() {
      return Phrase.of("update.updated", edition);
    }
  }

  /// The one that is in place is the newest.
  record Current() implements UpdateOutcome {
    @Override
    public Phrase said() {
      return Phrase.of("update.current");
    }
  }

  /// None could be had; the one that was in place still is.
  ///
  /// @param said why, and what to do
  record Failed(Phrase said) implements UpdateOutcome {}
}
