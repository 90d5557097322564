package telltale.app.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.app.range.Network;
import telltale.app.words.Phrase;
import telltale.wire.Place;

class CorrectionsTest {

  private static final Place LISTED =
      new Place(
          Optional.of("US"),
          Optional.of("Ashburn"),
          OptionalDouble.of(39),
          OptionalDouble.of(-77.5),
          OptionalInt.of(64_496),
          Optional.of("Example Networks"),
          "test");

  @TempDir private Path folder;
  private Path file;
  private final List<Phrase> complaints = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private long nanos;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("telltale").resolve(Corrections.FILE_NAME);
  }

  private Corrections open() {
    return new Corrections(Optional.of(file), waiting::add, complaints::add, () -> nanos);
  }

  private void writeWhatWaits() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private static Correction hamburg(String network) {
    return new Correction(
        Network.parse(network).orElseThrow(),
        53.55,
        9.99,
        Optional.of("DE"),
        Optional.of("Hamburg"));
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void laterThan(Path file, long seconds) throws IOException {
    Files.setLastModifiedTime(
        file,
        java.nio.file.attribute.FileTime.from(
            Files.getLastModifiedTime(file).to(TimeUnit.SECONDS) + seconds, TimeUnit.SECONDS));
  }

  private void aSecondPasses() {
    nanos += TimeUnit.SECONDS.toNanos(1);
  }

  @Test
  void areBesideTheSettings() {
    assertThat(Corrections.file(Map.of("XDG_CONFIG_HOME", "/etc/ada")))
        .contains(Path.of("/etc/ada/telltale/overrides.json"));
    assertThat(Corrections.file(Map.of())).isEmpty();
  }

  @Test
  void holdAtOnceAndAreFoundAgain() throws IOException {
    Corrections corrections = open();
    long before = corrections.version();
    assertThat(corrections.put(hamburg("203.0.113.0/24"))).isTrue();

    assertThat(corrections.version()).isNotEqualTo(before);
    assertThat(corrections.find(address("203.0.113.9"))).contains(hamburg("203.0.113.0/24"));
    assertThat(corrections.find(address("203.0.114.9"))).isEmpty();
    assertThat(file).as("nothing is written on the thread that decides").doesNotExist();
    writeWhatWaits();
    assertThat(open().all()).containsExactly(hamburg("203.0.113.0/24"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(complaints).isEmpty();
  }

  @Test
  void canBeUndone() {
    Corrections corrections = open();
    corrections.put(hamburg("203.0.113.0/24"));
    corrections.remove(Network.parse("203.0.113.0/24").orElseThrow());
    writeWhatWaits();
    assertThat(corrections.find(address("203.0.113.9"))).isEmpty();
    assertThat(open().all()).isEmpty();
  }

  @Test
  void theNarrowestNetworkDecides() {
    Corrections corrections = open();
    corrections.put(hamburg("203.0.113.9"));
    corrections.put(hamburg("203.0.0.0/16"));
    corrections.put(hamburg("203.0.113.0/24"));
    assertThat(corrections.find(address("203.0.113.9")).orElseThrow().network())
        .hasToString("203.0.113.9");
    assertThat(corrections.find(address("203.0.113.8")).orElseThrow().network())
        .hasToString("203.0.113.0/24");
    assertThat(corrections.find(address("203.0.1.1")).orElseThrow().network())
        .hasToString("203.0.0.0/16");
    assertThat(corrections.find(address("2001:db8::1"))).isEmpty();
  }

  @Test
  void saysThatThePlaceIsTheUsersAndKeepsWhoseTheNetworkIs() {
    Place place = hamburg("203.0.113.0/24").place(Optional.of(LISTED));
    assertThat(place.source()).isEqualTo("override");
    assertThat(place.city()).contains("Hamburg");
    assertThat(place.country()).contains("DE");
    assertThat(place.latitude()).hasValue(53.55);
    assertThat(place.asn()).hasValue(64_496);
    assertThat(place.organisation()).contains("Example Networks");
    assertThat(hamburg("10.0.0.0/8").place(Optional.of(Place.ofRange("private", "IANA"))).range())
        .contains("private");
    assertThat(hamburg("203.0.113.0/24").place(Optional.empty()).asn()).isEmpty();
  }

  @Test
  void followAFileThatSomebodyElseWrites() throws IOException {
    Corrections corrections = open();
    long before = corrections.version();
    write(
        """
        {"overrides": [{"network": "203.0.113.0/24", "latitude": 53.55, "longitude": 9.99}]}
        """);
    assertThat(corrections.version()).as("the disk is looked at once a second").isEqualTo(before);
    aSecondPasses();
    assertThat(corrections.version()).isNotEqualTo(before);
    assertThat(corrections.find(address("203.0.113.9"))).isPresent();

    long read = corrections.version();
    aSecondPasses();
    assertThat(corrections.version()).isEqualTo(read);
    Files.delete(file);
    aSecondPasses();
    assertThat(corrections.version()).isNotEqualTo(read);
    assertThat(corrections.all()).isEmpty();
  }

  @Test
  void aBrokenFileIsToldOfOnceAndWhatHeldStillHolds() throws IOException {
    Corrections corrections = open();
    corrections.put(hamburg("203.0.113.0/24"));
    writeWhatWaits();
    write("{\"overrides\": [");
    laterThan(file, 5);
    for (int i = 0; i < 3; i++) {
      aSecondPasses();
      corrections.version();
    }
    assertThat(corrections.all()).containsExactly(hamburg("203.0.113.0/24"));
    assertThat(complaints)
        .extracting(Phrase::toString)
        .singleElement()
        .asString()
        .contains(file.toString(), "line 1 is not valid JSON");
    assertThat(Files.readString(file)).isEqualTo("{\"overrides\": [");
  }

  @Test
  void aBrokenFileIsKeptAsideOnceThereIsSomethingToWrite() throws IOException {
    write("my own notes");
    Corrections corrections = open();
    assertThat(corrections.problem()).isPresent();
    corrections.put(hamburg("203.0.113.0/24"));
    writeWhatWaits();
    assertThat(Files.readString(file.resolveSibling("overrides.json.broken")))
        .isEqualTo("my own notes");
    assertThat(open().all()).containsExactly(hamburg("203.0.113.0/24"));
    assertThat(corrections.problem()).isEmpty();
  }

  @Test
  void saysWhyTheyCannotBeKeptAndHoldAllTheSame() throws IOException {
    Files.writeString(folder.resolve("telltale"), "a file where a folder should be");
    Corrections corrections = open();
    corrections.put(hamburg("203.0.113.0/24"));
    writeWhatWaits();
    assertThat(corrections.problem()).isPresent();
    assertThat(complaints).hasSize(1);
    assertThat(corrections.find(address("203.0.113.9"))).isPresent();
  }

  @Test
  void closingWritesWhatStillWaits() {
    try (Corrections corrections = open()) {
      corrections.put(hamburg("203.0.113.0/24"));
    }
    assertThat(open().all()).hasSize(1);
  }

  @Test
  void keepsABoundedNumber() throws IOException {
    String many =
        IntStream.rangeClosed(0, CorrectionTable.MOST)
            .mapToObj(
                i ->
                    "{\"network\":\"10.%d.%d.0/24\",\"latitude\":1,\"longitude\":2}"
                        .formatted(i / 256, i % 256))
            .collect(Collectors.joining(",", "{\"overrides\":[", "]}"));
    write(many);
    assertThat(open().all()).isEmpty();
    assertThat(complaints.getFirst().toString()).contains("more than 500 overrides");
    write(many.replaceFirst("\\{\"network[^}]*},", ""));
    Corrections full = open();
    assertThat(full.all()).hasSize(CorrectionTable.MOST);
    assertThat(full.put(hamburg("203.0.113.0/24"))).isFalse();
    assertThat(full.all()).hasSize(CorrectionTable.MOST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^^                                   | it holds no JSON object
          []                                   | it holds no JSON object
          {} {}                                | something follows the JSON object
          {"overrides": {}}                    | `overrides` is not a list
          {"overrides": [1]}                   | `overrides` holds more than objects
          {"a":[[[[[[[[[[[]]]]]]]]]]]}         | it holds what overrides never are
          {"overrides": [{"latitude": 1}]}     | the override at line 1 has no usable `network`
          {"overrides": [{"network": "x.example", "latitude": 1, "longitude": 1}]} | no usable `network`
          {"overrides": [{"network": ["10.0.0.0/8"], "latitude": 1, "longitude": 1}]} | no usable `network`
          {"overrides": [{"network": "10.0.0.0/8", "latitude": 91, "longitude": 1}]} | no usable place
          {"overrides": [{"network": "10.0.0.0/8", "latitude": 1}]}  | no usable place
          {"overrides": [{"network": "10.0.0.0/8", "latitude": "1", "longitude": 1}]} | no usable place
          {"overrides": [{"network": "10.0.0.0/8", "latitude": 1, "longitude": 1, "country": "de"}]} | no usable place
          {"overrides": [{"network": "10.0.0.0/8", "latitude": 1, "longitude": 1, "city": ""}]} | no usable place
          {"overrides": [{"network": "10.0.0.0/8", "network": "10.0.0.0/9"}]} | line 1 is not valid JSON
          """)
  void saysWhatIsWrongWithAFile(String text, String said) throws IOException {
    write(text);
    Corrections corrections = open();
    assertThat(corrections.all()).isEmpty();
    assertThat(complaints)
        .extracting(Phrase::toString)
        .singleElement()
        .asString()
        .contains(said)
        .contains(file.toString());
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    write(" ".repeat(Corrections.MAX_BYTES + 1));
    open();
    assertThat(complaints.getFirst().toString()).contains("larger than 256 KiB");
  }

  @Test
  void nothingIsOffTheEarthOrUnspeakable() {
    Network network = Network.parse("10.0.0.0/8").orElseThrow();
    Stream.of(Double.NaN, 90.1, -91.0)
        .forEach(
            latitude ->
                assertThatThrownBy(
                        () ->
                            new Correction(
                                network, latitude, 0, Optional.empty(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class));
    assertThatThrownBy(
            () -> new Correction(network, 0, 0, Optional.empty(), Optional.of("a\u001bb")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
