package telltale.helper;

/// The privileged process.
public final class HelperMain {

  private HelperMain() {}

  /// Loads, attaches, and streams until the client is gone.
  public static void main(String[] arguments) {
    System.err.println("telltale-helper: nothing to load yet");
    System.exit(2);
  }
}
