package telltale.app.link;

import java.time.Instant;
import telltale.wire.Message;

/// Who listens to a [MessageSource]. Always called on the reader thread.
public interface MessageSink {

  /// The link is in another state now. The state it ends in is the result of
  /// [MessageSource#run] and not told here.
  void entered(LinkState state);

  /// The next message; the first is a [telltale.wire.Hello].
  void received(Message message);

  /// Nothing came for a moment. Called a few times a second while the source waits, so that rates
  /// can fall.
  ///
  /// @param now on the stream's clock
  void idle(Instant now);
}
