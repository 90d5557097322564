package telltale.app;

/// The entry point of every command.
public final class Main {

  private Main() {}

  /// Runs the command named by the first argument.
  public static void main(String[] arguments) {
    System.err.println("telltale: no command is built yet");
    System.exit(2);
  }
}
