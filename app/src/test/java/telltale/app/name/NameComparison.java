package telltale.app.name;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import telltale.app.name.ChangedMessages.Input;

/// Changed messages, read by our parsers and by Wireshark's. As a program, the long form of the
/// unit test.
public final class NameComparison {

  private static final int AT_ONCE = 100_000;
  private static final int MOST_EXAMPLES = 20;

  private final Map<String, Long> verdicts = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();

  NameComparison() {}

  /// Compares so many and prints a table of what came of it; fails where they differ and no reason
  /// is known.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    NameComparison comparison = new NameComparison();
    for (int done = 0; done < count; done += AT_ONCE) {
      comparison.compare(Math.min(AT_ONCE, count - done), seed + done);
    }
    System.out.printf("%,d messages (seed %d)%n| kind | verdict | messages |%n", count, seed);
    System.out.println("| --- | --- | --- |");
    comparison.verdicts.forEach(
        (verdict, times) -> System.out.printf("| %s | %,d |%n", verdict, times));
    comparison.examples.forEach(System.out::println);
    System.exit(comparison.examples.isEmpty() ? 0 : 1);
  }

  /// Compares so many.
  void compare(int count, long seed) throws IOException, InterruptedException {
    ChangedMessages messages = new ChangedMessages(seed);
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(messages.next());
    }
    Path folder = Files.createTempDirectory("telltale-names");
    Path capture = folder.resolve("capture");
    try {
      NameCapture.write(capture, inputs);
      List<Tshark.Opinion> opinions = Tshark.read(capture);
      for (int i = 0; i < count; i++) {
        judge(new SecondOpinion(inputs.get(i), opinions.get(i)));
      }
    } finally {
      for (Path file : List.of(capture, folder.resolve("opinions"), folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void judge(SecondOpinion second) {
    String verdict = second.verdict();
    verdicts.merge(second.input().kind() + " | " + verdict, 1L, Long::sum);
    boolean isBad =
        verdict.contains(SecondOpinion.WRONG) || verdict.contains(SecondOpinion.UNEXPLAINED);
    if (isBad && examples.size() < MOST_EXAMPLES) {
      examples.add(
          "%s: %s; ours %s %s; theirs %s"
              .formatted(
                  verdict,
                  HexFormat.of().formatHex(second.input().bytes()),
                  second.input().name(),
                  second.input().answer(),
                  second.opinion().fields()));
    }
  }

  /// How many had that verdict, of every kind.
  long count(String verdict) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(verdict))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Those that differ without a reason.
  List<String> examples() {
    return List.copyOf(examples);
  }
}
