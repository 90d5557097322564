package telltale.helper.stream;

import java.util.List;
import telltale.wire.Closed;
import telltale.wire.Connection;
import telltale.wire.FirstWords;
import telltale.wire.Health;
import telltale.wire.Hello;
import telltale.wire.Message;
import telltale.wire.Opened;
import telltale.wire.ProcessFacts;
import telltale.wire.Traffic;

/// About how many bytes a message holds while it waits, which is about the length of its line. The
/// exact length is known only after encoding, which is the write thread's work.
final class MessageWeight {

  private static final int SMALL = 160;
  private static final int CONNECTION = 320;
  private static final int PROCESS = 240;
  private static final int TEXT = 32;

  private MessageWeight() {}

  static int of(Message message) {
    return switch (message) {
      case Hello hello -> 2 * SMALL + of(hello.sources()) + of(hello.missing());
      case Opened opened -> of(opened.connection());
      case Traffic _ -> SMALL;
      case FirstWords words -> SMALL + words.base64().length();
      case Closed closed -> SMALL + of(closed.connection());
      case Health health ->
          SMALL + 2 * TEXT * health.losses().size() + SMALL * health.tallies().size();
    };
  }

  private static int of(Connection connection) {
    return CONNECTION + connection.process().map(MessageWeight::of).orElse(0);
  }

  private static int of(ProcessFacts process) {
    return PROCESS
        + process.name().length()
        + process.exe().map(String::length).orElse(0)
        + of(process.commandLine())
        + process.parent().map(MessageWeight::of).orElse(0)
        + process.software().unit().map(String::length).orElse(0)
        + process.software().container().map(container -> container.id().length()).orElse(0)
        + process.software().app().map(app -> app.id().length()).orElse(0);
  }

  private static int of(ProcessFacts.Parent parent) {
    int own = TEXT + parent.name().map(String::length).orElse(0);
    return own + parent.parent().map(MessageWeight::of).orElse(0);
  }

  private static int of(List<String> texts) {
    return texts.stream().mapToInt(text -> TEXT + text.length()).sum();
  }
}
