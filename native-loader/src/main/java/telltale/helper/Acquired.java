package telltale.helper;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was acquired so far, for the way back when a later step fails.
final class Acquired implements AutoCloseable {

  private final Deque<AutoCloseable> held = new ArrayDeque<>();

  /// Remembers, and gives back.
  <T extends AutoCloseable> T add(T resource) {
    held.push(resource);
    return resource;
  }

  /// Closes in reverse. One that fails does not keep the others open.
  @Override
  public void close() {
    while (!held.isEmpty()) {
      try {
        held.pop().close();
      } catch (Exception broken) {
        System.err.println("telltale-helper: while closing: " + broken.getMessage());
      }
    }
  }
}
