package telltale.helper.stream;

/// What came of asking for a socket.
public sealed interface Listening {

  /// The socket is there, and its user may connect.
  ///
  /// @param server the socket; the caller closes it
  record Ready(StreamServer server) implements Listening {}

  /// There is no safe place for it.
  ///
  /// @param reason what is wrong, a sentence
  /// @param remedy what to do about it, a sentence
  record Refused(String reason, String remedy) implements Listening {}
}
