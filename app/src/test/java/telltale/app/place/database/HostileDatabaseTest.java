package telltale.app.place.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that lie, and names of things that are no files. Each is refused in one line that says
/// what to do, or gives away nothing but the places that it damages; none takes long or much.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileDatabaseTest {

  private static final InetAddress ADDRESS = InetAddress.ofLiteral("8.8.8.8");

  /// A lookup that decodes the largest record that passes takes a tenth of it.
  private static final long MOST_BYTES = 8_000_000;

  @TempDir private Path folder;
  @TempDir private Path copies;

  /// Something to open, and words of the one line about it.
  record Case(String name, Maker maker, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Maker {
    Path make(Path folder) throws IOException;
  }

  static List<Case> refused() {
    return List.of(
        new Case("nothing", folder -> folder.resolve("none.mmdb"), "There is no database"),
        new Case("a folder", folder -> folder, "is a folder: name a .mmdb file in it"),
        new Case("a device", folder -> Path.of("/dev/zero"), "a pipe or a device"),
        new Case("a FIFO", HostileDatabaseTest::fifo, "a pipe or a device"),
        new Case("an empty file", folder -> write(folder, new byte[0]), "is empty: download"),
        new Case("ten gigabytes of nothing", HostileDatabaseTest::sparse, "10,000 MB, more than"),
        new Case("zero bytes", folder -> write(folder, new byte[100_000]), "is damaged or no"),
        new Case("a marker and nothing", folder -> write(folder, marker()), "is damaged or no"),
        new Case("a letter", folder -> write(folder, "Dear reader".repeat(9999)), "is damaged"),
        new Case(
            "a text for a count", folder -> claims(folder, "node_count", "many"), "is damaged"),
        new Case(
            "a list of types", folder -> claims(folder, "database_type", List.of()), "damaged"),
        new Case(
            "a huge tree", folder -> claims(folder, "node_count", Integer.MAX_VALUE), "damaged"),
        new Case("a tree of all", folder -> claims(folder, "node_count", -1L), "damaged"),
        new Case("no tree", folder -> claims(folder, "node_count", 0), "is damaged"),
        new Case("odd records", folder -> claims(folder, "record_size", 23), "is damaged"),
        new Case("wide records", folder -> claims(folder, "record_size", 1 << 30), "damaged"),
        new Case("IP version 5", folder -> claims(folder, "ip_version", 5), "is damaged"),
        new Case("format 3", folder -> claims(folder, "binary_format_major_version", 3), "damaged"),
        new Case("text for a record", folder -> raw(folder, text("x")), "is damaged"),
        new Case("a pointer to itself", folder -> raw(folder, bytes(0x20, 0)), "is damaged"),
        new Case(
            "a ring of pointers", folder -> raw(folder, bytes(0xe1, 0x41, 'a', 0x20, 0)), "dam"),
        new Case(
            "a map of 16 million", folder -> raw(folder, bytes(0xff, 255, 255, 255)), "damaged"),
        new Case("a list of 16 million", folder -> raw(folder, bytes(31, 4, 255, 255, 255)), "dam"),
        new Case("text of 16 MB", folder -> raw(folder, bytes(0x5f, 255, 255, 255)), "is damaged"),
        new Case("a number of 28 bytes", folder -> raw(folder, bytes(0xdc)), "is damaged"),
        new Case("nested lists", HostileDatabaseTest::nested, "is damaged"),
        new Case("lists of lists of lists", HostileDatabaseTest::laughter, "is damaged"),
        new Case(
            "another kind", HostileDatabaseTest::kind, "name a City, Country or ASN database"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedInOneLine(Case hostile) throws IOException {
    Path file = hostile.maker().make(folder);
    long before = allocated();

    assertThatThrownBy(() -> Database.copied(file, copies).close())
        .isInstanceOfSatisfying(
            Unusable.class,
            refused ->
                assertThat(refused.reason().toString())
                    .contains(file.toString(), hostile.says())
                    .hasSizeLessThan(300)
                    .doesNotContain("\n"));

    assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_BYTES);
    assertThat(copies).isEmptyDirectory();
  }

  @Test
  void aFileThatNobodyMayReadIsRefused() throws IOException {
    Path file = city();
    assertThat(file.toFile().setReadable(false, false)).isTrue();
    if (Files.isReadable(file)) {
      return; // root may read everything
    }
    assertThatThrownBy(() -> Database.copied(file, copies))
        .hasMessageContaining("may not be read by this user: change its permissions");
  }

  @Test
  void everyLengthOfATruncatedFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(city());
    for (int length = 1; length < whole.length; length++) {
      Path file = write(folder, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Database.copied(file, copies).close())
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(Unusable.class);
    }
  }

  /// One bad record costs itself, not its neighbours.
  @Test
  void aBadRecordBesideAGoodOneIsNothing() throws IOException, Unusable {
    Path file =
        new MmdbWriter("GeoLite2-Country", 6)
            .with("8.8.8.0/24", Map.of("country", Map.of("iso_code", "US")))
            .withRaw("9.9.9.0/24", bytes(0xff, 255, 255, 255))
            .with("7.7.7.0/24", Map.of("country", "a text"))
            .to(folder.resolve("half.mmdb"));

    try (Database database = Database.copied(file, copies)) {
      assertThat(database.find(ADDRESS)).isPresent();
      assertThatThrownBy(() -> database.find(InetAddress.ofLiteral("9.9.9.9")))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> database.find(InetAddress.ofLiteral("7.7.7.7")))
          .isInstanceOfAny(IOException.class, RuntimeException.class);
    }
  }

  @Test
  void noMutationEscapesOrTakesMuch() throws IOException {
    assertThat(DatabaseMutations.run(city(), copies, 2_000, 42)).isNotEmpty();
  }

  private Path city() throws IOException {
    Map<String, ?> record =
        Map.of(
            "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
            "city", Map.of("names", Map.of("en", "Berlin", "de", "Berlin")),
            "location", Map.of("latitude", 52.5, "longitude", 13.4, "accuracy_radius", 20));
    return new MmdbWriter("GeoLite2-City", 6)
        .with("8.8.8.0/24", record)
        .with("2a01::/32", record)
        .to(folder.resolve("city.mmdb"));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static Path claims(Path folder, String field, Object value) throws IOException {
    return new MmdbWriter("GeoLite2-City", 6)
        .with("8.8.8.0/24", Map.of("country", Map.of("iso_code", "DE")))
        .claiming(field, value)
        .to(folder.resolve("claims.mmdb"));
  }

  private static Path raw(Path folder, byte[] record) throws IOException {
    return new MmdbWriter("GeoLite2-City", 6)
        .withRaw("8.8.8.0/24", record)
        .to(folder.resolve("raw.mmdb"));
  }

  private static Path kind(Path folder) throws IOException {
    return new MmdbWriter("GeoIP2-Connection-Type", 6)
        .with("8.8.8.0/24", Map.of("connection_type", "Corporate"))
        .to(folder.resolve("kind.mmdb"));
  }

  /// A hundred thousand lists, each in the one before.
  private static Path nested(Path folder) throws IOException {
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 1;
      deep[i + 1] = 4;
    }
    return raw(folder, deep);
  }

  /// Twelve levels, each a list of eight pointers to the next: 70 thousand million values.
  private static Path laughter(Path folder) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int level = 1; level <= 12; level++) {
      record.writeBytes(bytes(8, 4));
      for (int i = 0; i < 8; i++) {
        record.writeBytes(bytes(0x20, 18 * level));
      }
    }
    record.writeBytes(text("ha"));
    return raw(folder, record.toByteArray());
  }

  private static Path fifo(Path folder) throws IOException {
    Path fifo = folder.resolve("fifo.mmdb");
    try {
      assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return fifo;
  }

  private static Path sparse(Path folder) throws IOException {
    Path file = folder.resolve("sparse.mmdb");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(10_000_000_000L);
    }
    return file;
  }

  private static byte[] marker() {
    byte[] marker = "...MaxMind.com".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes(0xab, 0xcd, 0xef), 0, marker, 0, 3);
    return marker;
  }

  private static byte[] text(String text) {
    return ((char) (0x40 + text.length()) + text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static Path write(Path folder, String text) throws IOException {
    return write(folder, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Path write(Path folder, byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bad.mmdb"), bytes);
  }
}
