package telltale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

  // A character that takes six bytes in JSON: the worst case for a limit in bytes.
  private static final String WORST = "\u001b".repeat(100_000);

  @Test
  void noProcessMakesALineTooLong() throws IOException {
    Optional<String> worst = Optional.of(WORST);
    ProcessFacts process =
        new ProcessFacts(
            1,
            WORST,
            worst,
            Collections.nCopies(5000, WORST),
            Optional.of(new ProcessFacts.User(-1, worst)),
            Optional.of(parents(500)),
            Optional.empty(),
            new ProcessFacts.Software(
                worst,
                Optional.of(new ProcessFacts.Container(WORST, worst, worst)),
                Optional.of(new ProcessFacts.App(WORST, worst))));
    assertFits(new Opened(Samples.AT, 1, owned(process)));
  }

  @Test
  void keepsTheNearestOfALongChainOfParents() throws IOException {
    ProcessFacts given = withParent(parents(500));
    ProcessFacts read = process(assertFits(new Opened(Samples.AT, 1, owned(given))));

    int length = 0;
    for (var next = read.parent(); next.isPresent(); next = next.get().parent()) {
      assertThat(next.get().pid()).isEqualTo(500 - length);
      length++;
    }
    assertThat(length).isBetween(2, 1 + WireFormat.MAX_ANCESTORS);
  }

  @Test
  void noHelloAndNoHealthMakesALineTooLong() throws IOException {
    List<String> many = Collections.nCopies(5000, WORST);
    assertThat(
            Lines.bytes(List.of(new Hello(Samples.AT, 1, WORST, WORST, WORST, WORST, many, many))))
        .hasSizeLessThanOrEqualTo(WireFormat.MAX_LINE_BYTES + 1);

    TreeMap<String, Long> losses = new TreeMap<>();
    IntStream.range(0, 5000).forEach(i -> losses.put(i + WORST.substring(0, 200), 1L));
    long most = Long.MAX_VALUE;
    InterfaceTally widest = new InterfaceTally(WORST, most, most, most, most, most, most, most);
    assertFits(new Health(Samples.AT, 1, 1, losses, Collections.nCopies(5000, widest)));
  }

  @Test
  void shortensTheCommandLineAndKeepsEverythingElse() throws IOException {
    List<String> arguments = Collections.nCopies(20_000, "\u202earg");
    ProcessFacts given = withCommandLine(arguments);
    ProcessFacts read = process(assertFits(new Opened(Samples.AT, 1, owned(given))));

    assertThat(read.commandLine()).hasSizeBetween(100, 20_000).endsWith("\u2026");
    assertThat(withCommandLine(List.of())).isEqualTo(withoutCommandLine(read));
  }

  @Test
  void cutsNoCharacterInHalf() throws IOException {
    String pairs = "x" + "\ud83d\ude00".repeat(WireFormat.MAX_TEXT);
    ProcessFacts read =
        process(assertFits(new Opened(Samples.AT, 1, owned(withCommandLine(List.of(pairs))))));
    assertThat(read.commandLine().getFirst())
        .hasSizeLessThanOrEqualTo(WireFormat.MAX_TEXT)
        .endsWith("\ud83d\ude00\u2026");
  }

  @Test
  void writesAReplacementForHalfOfASurrogatePair() throws IOException {
    ProcessFacts read =
        process(
            assertFits(
                new Opened(Samples.AT, 1, owned(withCommandLine(List.of("a\ud800b\udc00c"))))));
    assertThat(read.commandLine()).containsExactly("a\ufffdb\ufffdc");
  }

  @Test
  void escapesWhatActsOnATerminal() throws IOException {
    String name = "\u001b[31m\r\n\u007f\u0085\u009b\u200e\u202e\u2028\u2066\ufeff\u0000";
    String line =
        Lines.written(List.of(new Opened(Samples.AT, 1, owned(withCommandLine(List.of(name))))));
    assertThat(line.strip().codePoints()).noneMatch(SafeText::acts);
    assertThat(line).contains("\\u001B[31m\\r\\n\\u007F\\u0085\\u009b\\u200e\\u202e\\u2028\\u2066");
  }

  @Test
  void leavesAbsentFactsOut() throws IOException {
    assertThat(Lines.written(List.of(new Opened(Samples.AT, 8, Samples.UNOWNED))))
        .doesNotContain("null", "\"\"", "[]", "process", "host", "place", "interface");
  }

  @Test
  void leavesOutCoordinatesThatAreNotNumbers() throws IOException {
    Place nowhere =
        new Place(
            Optional.of("FR"),
            Optional.of(""),
            OptionalDouble.of(Double.NaN),
            OptionalDouble.of(Double.POSITIVE_INFINITY),
            OptionalInt.empty(),
            Optional.empty(),
            "test");
    String line =
        Lines.written(
            List.of(new Opened(Samples.AT, 1, Samples.OUT.withPlace(Optional.of(nowhere)))));
    assertThat(line).contains("\"place\":{\"country\":\"FR\",\"source\":\"test\"}");
  }

  @Test
  void saysWhatAnAddressWithoutAPlaceIsThereFor() throws IOException {
    Connection inside = Samples.OUT.withPlace(Optional.of(Place.ofRange("private", "a registry")));
    assertThat(Lines.written(List.of(new Opened(Samples.AT, 1, inside))))
        .contains("\"place\":{\"range\":\"private\",\"source\":\"a registry\"}");
  }

  @Test
  void saysWhoSaidWhoseANetworkIsWhereThatIsAnother() throws IOException {
    Place.Network network =
        new Place.Network(OptionalInt.of(-1), Optional.of("Example"), "an ASN database");
    Place both =
        new Place(
            Optional.of("FR"),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.of(network),
            new Place.Spread(true, true),
            Optional.empty(),
            Optional.empty(),
            "a city database");

    assertThat(placed(both))
        .contains(
            "\"place\":{\"country\":\"FR\",\"asn\":4294967295,\"organisation\":\"Example\","
                + "\"network-source\":\"an ASN database\",\"anycast\":true,\"cdn\":true,"
                + "\"source\":\"a city database\"}");
    assertThat(placed(Place.ofNetwork(network)))
        .contains(
            "\"place\":{\"asn\":4294967295,\"organisation\":\"Example\","
                + "\"source\":\"an ASN database\"}");
  }

  private static String placed(Place place) throws IOException {
    return Lines.written(
        List.of(new Opened(Samples.AT, 1, Samples.OUT.withPlace(Optional.of(place)))));
  }

  private static Message assertFits(Message message) throws IOException {
    byte[] bytes = Lines.bytes(List.of(Samples.HELLO, message));
    int first = new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1;
    assertThat(bytes.length - first).isLessThanOrEqualTo(WireFormat.MAX_LINE_BYTES + 1);
    return Lines.read(bytes).getLast();
  }

  private static ProcessFacts process(Message message) {
    return ((Opened) message).connection().process().orElseThrow();
  }

  private static Connection owned(ProcessFacts process) {
    Connection base = Samples.OUT;
    return new Connection(
        base.protocol(),
        base.direction(),
        base.local(),
        base.remote(),
        base.owner(),
        Optional.of(process),
        Optional.of(host()),
        base.place(),
        base.networkInterface(),
        false);
  }

  private static HostName host() {
    List<HostName.Other> others =
        Collections.nCopies(2 * WireFormat.MAX_OTHER_NAMES, new HostName.Other(WORST, WORST));
    return new HostName(Optional.of(WORST), WORST, others, Optional.of(WORST));
  }

  private static ProcessFacts withCommandLine(List<String> arguments) {
    return withCommandLine(Samples.CURL, arguments);
  }

  private static ProcessFacts withoutCommandLine(ProcessFacts process) {
    return withCommandLine(process, List.of());
  }

  private static ProcessFacts withCommandLine(ProcessFacts base, List<String> arguments) {
    return new ProcessFacts(
        base.pid(),
        base.name(),
        base.exe(),
        arguments,
        base.user(),
        base.parent(),
        base.started(),
        base.software());
  }

  private static ProcessFacts withParent(ProcessFacts.Parent parent) {
    ProcessFacts base = Samples.CURL;
    return new ProcessFacts(
        base.pid(),
        base.name(),
        base.exe(),
        base.commandLine(),
        base.user(),
        Optional.of(parent),
        base.started(),
        base.software());
  }

  /// A chain whose nearest link has the greatest pid.
  private static ProcessFacts.Parent parents(int length) {
    ProcessFacts.Parent parent = new ProcessFacts.Parent(1, Optional.of(WORST));
    for (int pid = 2; pid <= length; pid++) {
      parent = new ProcessFacts.Parent(pid, Optional.of(WORST), Optional.of(parent));
    }
    return parent;
  }
}
