package telltale.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The entry point of every command. Whatever goes wrong ends in one line on standard error and an
/// [ExitCode], never in a stack trace.
public final class Main {

  private Main() {}

  /// Runs the command that the words name; without one, the desktop app.
  public static void main(String[] words) {
    StopSignal signal = new StopSignal();
    signal.install();
    int code = run(new Invocation(Terminal.ofThisProcess(), signal), words);
    signal.finish();
    System.exit(code);
  }

  static int run(Invocation invocation, String... words) {
    return words.length == 0 ? runPlain(invocation) : runNamed(invocation, words);
  }

  /// The desktop app as most start it: without anything to parse, for which the parser alone would
  /// take longer than the toolkit.
  private static int runPlain(Invocation invocation) {
    try {
      return new TelltaleCommand(invocation).call();
    } catch (CommandFailure | RuntimeException failed) {
      return explain(failed, invocation.terminal());
    }
  }

  private static int runNamed(Invocation invocation, String... words) {
    CommandLine line = new CommandLine(new TelltaleCommand(invocation));
    line.addSubcommand(new WatchCommand(invocation));
    line.addSubcommand(new ShotCommand(invocation));
    line.addSubcommand(new RecordCommand(invocation));
    line.addSubcommand(new ReplayCommand(invocation));
    line.addSubcommand(new DoctorCommand(invocation));
    line.addSubcommand(geo(invocation));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, given) -> explain(wrong, invocation.terminal()));
    line.setExecutionExceptionHandler(
        (failed, command, parsed) -> explain(failed, invocation.terminal()));
    return line.execute(words);
  }

  private static CommandLine geo(Invocation invocation) {
    return new CommandLine(new GeoCommand(invocation))
        .addSubcommand(new GeoUpdateCommand(invocation))
        .addSubcommand(new GeoAccountCommand(invocation));
  }

  private static int explain(ParameterException wrong, Terminal terminal) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal.complain(
        "%s. `%s --help` lists what there is."
            .formatted(String.valueOf(wrong.getMessage()).replaceAll("\\.$", ""), command));
    return ExitCode.USAGE;
  }

  private static int explain(Exception failed, Terminal terminal) {
    if (failed instanceof CommandFailure expected) {
      terminal.complain(expected.line());
      return expected.exitCode();
    }
    List<StackTraceElement> trace = List.of(failed.getStackTrace());
    terminal.complain(
        "This is a defect in Telltale: %s at %s."
            .formatted(failed, trace.isEmpty() ? "an unknown line" : trace.getFirst()));
    return ExitCode.DEFECT;
  }
}
