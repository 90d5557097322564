package telltale.helper.stream;

import java.time.Duration;

/// Why a stream is over. Each of these ends the helper.
public sealed interface StreamEnd {

  /// One sentence for a person.
  String sentence();

  /// The client closed its end.
  record ClientGone() implements StreamEnd {
    @Override
    public String sentence() {
      return "The client is gone.";
    }
  }

  /// Nobody who may connect did so in time.
  ///
  /// @param waited how long
  record NoClient(Duration waited) implements StreamEnd {
    @Override
    public String sentence() {
      return "No client came within %d s.".formatted(waited.toSeconds());
    }
  }

  /// The client did not take a byte of what was waiting for it.
  ///
  /// @param waited how long
  record Stalled(Duration waited) implements StreamEnd {
    @Override
    public String sentence() {
      return "The client has not read for %d s.".formatted(waited.toSeconds());
    }
  }

  /// The connection failed, or the client broke the rule that it only listens.
  ///
  /// @param why what happened, a sentence
  record Broken(String why) implements StreamEnd {
    @Override
    public String sentence() {
      return why;
    }
  }

  /// The helper itself ended it.
  record Stopped() implements StreamEnd {
    @Override
    public String sentence() {
      return "The helper was told to stop.";
    }
  }
}
