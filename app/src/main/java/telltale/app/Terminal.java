package telltale.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import telltale.wire.SafeText;

/// Where commands print.
///
/// @param out standard output, without a buffer and without swallowing failures: who writes to it
///     learns that the reader has gone
/// @param err standard error, for one line when something is wrong
/// @param live whether a person watches standard output
record Terminal(OutputStream out, PrintStream err, boolean live) {

  static Terminal ofThisProcess() {
    return new Terminal(new FileOutputStream(FileDescriptor.out), System.err, isTerminal());
  }

  /// Prints one line on standard error, whatever the text holds.
  void complain(String line) {
    err.println("telltale: " + SafeText.visible(line.replaceAll("\\s*\\R\\s*", " ").strip()));
  }

  /// Prints text on standard output.
  ///
  /// @throws IOException when the reader has gone
  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException unknown) {
      return false;
    }
  }
}
