package telltale.wire;

import java.io.IOException;

/// A line that is not a [Message]. Says what was wrong and where, never the raw bytes, which may
/// come from a hostile process name.
public final class MalformedMessage extends IOException {

  private static final long serialVersionUID = 1L;

  private final String problem;

  /// Says the problem, for a person.
  public MalformedMessage(String problem) {
    super(problem);
    this.problem = problem;
  }

  /// What was wrong and where, one line.
  public String problem() {
    return problem;
  }
}
