package telltale.app.link;

import telltale.app.words.Phrase;
import telltale.wire.Hello;

/// Where the app stands with the helper. Every failure is a state on the screen, never a dialog
/// that goes away.
public sealed interface LinkState {

  /// Waiting for the user to allow the helper (pkexec asks), or for a root helper to start.
  record Authorising() implements LinkState {}

  /// Messages are coming in.
  ///
  /// @param hello how the helper introduced itself
  record Streaming(Hello hello) implements LinkState {}

  /// A recording is being shown.
  ///
  /// @param hello how the helper that was recorded introduced itself
  /// @param file the recording's name
  record Replaying(Hello hello, String file) implements LinkState {}

  /// The helper cannot run here.
  ///
  /// @param reason what is wrong, one sentence
  /// @param remedy what to do about it, one sentence
  record Unavailable(Phrase reason, Phrase remedy) implements LinkState {}

  /// The helper was there and went away.
  ///
  /// @param reason what happened, one sentence
  record Lost(Phrase reason) implements LinkState {}
}
