package telltale.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import telltale.app.link.MessageSource;
import telltale.app.link.RecordingWriter;

@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Keeps what happens in a file that `replay` shows again.")
final class RecordCommand implements Callable<Integer> {

  private final Invocation invocation;
  @Mixin private HelperChoice helper = new HelperChoice();
  @Mixin private LimitChoice limit = new LimitChoice();

  @Parameters(paramLabel = "FILE", description = "Compressed when its name ends in .gz.")
  private Path file = Path.of("");

  RecordCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    MessageSource source = helper.source();
    try (RecordingWriter writer = new RecordingWriter(file)) {
      Session session =
          new Session(source, limit.duration(), invocation.signal(), invocation.terminal());
      int code = session.run(Outputs.recording(writer));
      if (code == ExitCode.OK) {
        invocation.terminal().complain(writer.messages() + " messages are in " + file + ".");
      }
      return code;
    } catch (IOException notWritten) {
      throw CommandFailure.usage("The file " + file + " cannot be written: " + why(notWritten));
    }
  }

  private static String why(IOException notWritten) {
    return switch (notWritten) {
      case NoSuchFileException missing -> "its folder does not exist.";
      case AccessDeniedException denied -> "this user may not write there.";
      default -> "it is not a regular file, or the disk is full or read-only.";
    };
  }
}
