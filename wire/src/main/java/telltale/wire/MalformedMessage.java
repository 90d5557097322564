package telltale.wire;

import java.io.IOException;

/// A line that is not a [Message]. Says what was wrong and where, never the raw bytes, which may
/// come from a hostile process name.
public final class MalformedMessage extends IOException {

  private static final long serialVersionUID = 1L;

  /// A message for a person.
  public MalformedMessage(String message) {
    super(message);
  }
}
