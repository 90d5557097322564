package telltale.app.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import telltale.wire.SafeText;

/// Reads a child's error output to its end, so that the child never blocks on it, and keeps its
/// first lines and the last one that says something. Runs on a thread of its own; the line may be
/// asked for on any.
final class ErrorTail implements Runnable {

  private static final int MAX_LINE = 300;
  private static final int MOST_KEPT = 2000;

  private final InputStream in;
  private final StringBuilder line = new StringBuilder();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String first = "";
  private volatile String last = "";

  ErrorTail(InputStream in) {
    this.in = in;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[1024];
    try (in) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        // Latin 1 never fails and never splits; what is not ASCII in it is replaced when shown.
        take(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException ended) {
      // Closed under us when the child is given up: the last line is all there will be.
    }
    finishLine();
    ended.countDown();
  }

  private void take(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        finishLine();
      } else if (line.length() < MAX_LINE) {
        line.append(text.charAt(i));
      }
    }
  }

  private void finishLine() {
    String whole = SafeText.visible(line.toString().strip());
    if (!whole.isEmpty()) {
      last = whole;
      first = first.length() < MOST_KEPT ? first + whole + "\n" : first;
    }
    line.setLength(0);
  }

  /// Whether these words are in its first lines, once the child is gone.
  boolean says(String words) {
    lastLine();
    return first.contains(words);
  }

  /// The last line, once the child is gone: its exit is known a moment before its last words are
  /// read.
  Optional<String> lastLine() {
    try {
      // A grandchild may hold the pipe open for ever: then what was read by now has to do.
      boolean whole = ended.await(1, TimeUnit.SECONDS);
      return last.isEmpty() ? Optional.empty() : Optional.of(whole ? last : last + " ...");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
