package telltale.app.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoUpdateTest {

  private static final String JUNE = "/free/dbip-city-lite-2026-06.mmdb.gz";
  private static final String MAY = "/free/dbip-city-lite-2026-05.mmdb.gz";
  private static final String TAPE = "/geoip/databases/GeoLite2-City/download?suffix=tar.gz";
  private static final byte[] OLD = "old places".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new places".repeat(5000).getBytes(StandardCharsets.UTF_8);
  private static final Account ACCOUNT = new Account("123456", "abcDEF_0123456789");

  @TempDir private Path folder;
  private FileServer server;
  private UserDatabase database;
  private Instant now = Instant.parse("2026-06-10T12:00:00Z");

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    database = new UserDatabase(folder.resolve("geo"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private GeoUpdate update(Provider provider) {
    return update(provider, new GeoUpdate.Limits(300, 1 << 20, 1 << 20));
  }

  private GeoUpdate update(Provider provider, GeoUpdate.Limits limits) {
    return new GeoUpdate(
        database,
        new GeoUpdate.Order(provider, server.base(), Optional.of(accountFile())),
        GeoUpdateTest::edition,
        Clock.fixed(now, ZoneOffset.UTC),
        limits);
  }

  private AccountFile accountFile() {
    return new AccountFile(folder.resolve("GeoIP.conf"));
  }

  /// Whatever holds places is a database.
  private static Optional<String> edition(Path file) {
    try {
      return Files.readString(file).startsWith("new places")
          ? Optional.of("Test 2026-06")
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private void haveOld() throws IOException {
    Files.createDirectories(database.folder());
    Files.write(database.file(), OLD);
  }

  /// The old database is there, and nothing that an update left behind.
  private void assertStillOld() throws IOException {
    assertThat(Files.readAllBytes(database.file())).isEqualTo(OLD);
    try (Stream<Path> left = Files.list(database.folder())) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("city.mmdb", ".lock");
    }
  }

  private static String said(UpdateOutcome outcome) {
    return outcome.said().toString();
  }

  @Test
  void replacesTheDatabaseByTheMonthsNewest() throws IOException {
    haveOld();
    server.with(JUNE, FileServer.gzipped(NEW), "\"june\"");
    assertThat(update(Provider.DB_IP).run()).isEqualTo(new UpdateOutcome.Updated("Test 2026-06"));
    assertThat(Files.readAllBytes(database.file())).isEqualTo(NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.file())))
        .isEqualTo("rw-------");
    assertThat(server.asked).containsExactly(JUNE);
    assertThat(server.authorised).containsExactly("");
  }

  @Test
  void takesTheMonthBeforeWhereThereIsNoNewerYet() throws IOException {
    server.with(MAY, FileServer.gzipped(NEW), "\"may\"");
    assertThat(update(Provider.DB_IP).run()).isInstanceOf(UpdateOutcome.Updated.class);
    assertThat(server.asked).containsExactly(JUNE, MAY);
    assertThat(update(Provider.DB_IP).run()).isEqualTo(new UpdateOutcome.Current());
    server.with(JUNE, FileServer.gzipped(NEW), "\"june\"");
    assertThat(update(Provider.DB_IP).run()).isInstanceOf(UpdateOutcome.Updated.class);
  }

  @Test
  void fetchesNothingTwice() throws IOException {
    server.with(JUNE, FileServer.gzipped(NEW), "\"june\"");
    update(Provider.DB_IP).run();
    assertThat(update(Provider.DB_IP).isDue()).isFalse();
    assertThat(update(Provider.DB_IP).run()).isEqualTo(new UpdateOutcome.Current());
    now = now.plusSeconds(31L * 24 * 3600);
    assertThat(update(Provider.DB_IP).isDue()).isTrue();

    Files.delete(database.file());
    now = now.minusSeconds(31L * 24 * 3600);
    assertThat(update(Provider.DB_IP).run())
        .as("what is gone is fetched again, whatever is known of it")
        .isInstanceOf(UpdateOutcome.Updated.class);
  }

  @Test
  void comparesTheChecksumOfAnAccountsFile() throws IOException {
    accountFile().write(ACCOUNT);
    byte[] tape = FileServer.taped(NEW);
    server.with(TAPE, tape, "\"t\"");
    server.with(
        TAPE + ".sha256",
        (FileServer.sha256(tape) + "  GeoLite2-City_20260602.tar.gz\n")
            .getBytes(StandardCharsets.US_ASCII),
        "\"s\"");
    assertThat(update(Provider.MAXMIND).run()).isInstanceOf(UpdateOutcome.Updated.class);
    assertThat(Files.readAllBytes(database.file())).isEqualTo(NEW);
    assertThat(server.authorised).containsOnly("Basic MTIzNDU2OmFiY0RFRl8wMTIzNDU2Nzg5");

    server.asked.clear();
    assertThat(update(Provider.MAXMIND).run()).isEqualTo(new UpdateOutcome.Current());
    assertThat(server.asked).as("the checksum tells it").containsExactly(TAPE + ".sha256");
  }

  @Test
  void refusesAFileThatItsChecksumDoesNotName() throws IOException {
    haveOld();
    accountFile().write(ACCOUNT);
    server.with(TAPE, FileServer.taped(NEW), "\"t\"");
    server.with(TAPE + ".sha256", "0".repeat(64).getBytes(StandardCharsets.US_ASCII), "\"s\"");
    assertThat(said(update(Provider.MAXMIND).run())).contains("not the one that its checksum");
    assertStillOld();
    server.with(TAPE + ".sha256", "<html>".getBytes(StandardCharsets.US_ASCII), "\"s\"");
    assertThat(said(update(Provider.MAXMIND).run())).contains("has no checksum");
    assertStillOld();
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses the account (HTTP 401)",
    "403, refuses the account (HTTP 403)",
    "429, is too busy (HTTP 429). Try again in an hour",
    "503, is too busy (HTTP 503)",
    "500, answered with HTTP 500",
    "404, has no such database",
    "206, answered with HTTP 206"
  })
  void saysWhatAServerAnswered(int status, String sentence) throws IOException {
    haveOld();
    server.answering(JUNE, FileServer.status(status)).answering(MAY, FileServer.status(status));
    assertThat(said(update(Provider.DB_IP).run())).contains(sentence).contains("127.0.0.1");
    assertStillOld();
  }

  @Test
  void saysHowLongABusyServerWantsToBeLeftAlone() {
    server.answering(JUNE, FileServer.status(503, "Retry-After", "120"));
    assertThat(said(update(Provider.DB_IP).run())).contains("in 120 seconds");
  }

  @Test
  void followsARedirectWithoutTellingTheAccount() throws IOException {
    accountFile().write(ACCOUNT);
    byte[] tape = FileServer.taped(NEW);
    try (FileServer store = new FileServer()) {
      store.with("/kept", tape, "\"t\"");
      server.answering(TAPE, FileServer.status(302, "Location", store.base() + "/kept"));
      server.with(
          TAPE + ".sha256", FileServer.sha256(tape).getBytes(StandardCharsets.US_ASCII), "\"s\"");
      assertThat(update(Provider.MAXMIND).run()).isInstanceOf(UpdateOutcome.Updated.class);
      assertThat(store.authorised).containsExactly("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.example/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "::",
        JUNE,
        ""
      })
  void followsNoRedirectToWhereNothingMayBeFetched(String location) throws IOException {
    haveOld();
    server.answering(JUNE, FileServer.status(302, "Location", location));
    assertThat(said(update(Provider.DB_IP).run())).contains("sends elsewhere");
    assertStillOld();
  }

  @Test
  void keepsTheOldWhereTheNewIsDamagedCutOffOrNoDatabase() throws IOException {
    haveOld();
    byte[] packed = FileServer.gzipped(NEW);
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    byte[] flipped = packed.clone();
    flipped[flipped.length - 6] ^= 1;
    byte[] other = FileServer.gzipped("<html>".getBytes(StandardCharsets.UTF_8));
    server.with(JUNE, half, "\"1\"");
    assertThat(said(update(Provider.DB_IP).run())).contains("is damaged");
    assertStillOld();
    server.with(JUNE, flipped, "\"2\"");
    assertThat(said(update(Provider.DB_IP).run())).contains("is damaged");
    assertStillOld();
    server.with(JUNE, NEW, "\"3\"");
    assertThat(said(update(Provider.DB_IP).run())).as("not packed at all").contains("is damaged");
    server.with(JUNE, other, "\"4\"");
    assertThat(said(update(Provider.DB_IP).run())).contains("no database of the world");
    assertStillOld();
    server.answering(
        JUNE,
        exchange -> {
          exchange.sendResponseHeaders(200, packed.length);
          exchange.getResponseBody().write(half);
          exchange.getResponseBody().flush();
        });
    assertThat(said(update(Provider.DB_IP).run())).contains("broke off");
    assertStillOld();
  }

  @Test
  void takesNoMoreThanADatabaseIsLarge() throws IOException {
    haveOld();
    server.with(JUNE, FileServer.gzipped(NEW), "\"june\"");
    assertThat(said(update(Provider.DB_IP, new GeoUpdate.Limits(300, 10, 1 << 20)).run()))
        .contains("far larger");
    assertThat(
            said(update(Provider.DB_IP, new GeoUpdate.Limits(300, 1 << 20, NEW.length - 1)).run()))
        .contains("far larger");
    assertStillOld();
  }

  @Test
  void aTapeWithoutADatabaseIsOneSentence() throws IOException {
    accountFile().write(ACCOUNT);
    byte[] tape = FileServer.gzipped(new byte[2048]);
    server.with(TAPE, tape, "\"t\"");
    server.with(
        TAPE + ".sha256", FileServer.sha256(tape).getBytes(StandardCharsets.US_ASCII), "\"s\"");
    assertThat(said(update(Provider.MAXMIND).run())).contains("holds no database");
  }

  @Test
  void doesNotWaitForAServerThatIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI from = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThat(said(asking(from))).contains("does not answer");
    }
  }

  @Test
  void saysThatNobodyIsThere() {
    URI from = server.base();
    server.close();
    assertThat(said(asking(from))).contains("cannot be reached");
  }

  private UpdateOutcome asking(URI from) {
    return new GeoUpdate(
            database,
            new GeoUpdate.Order(Provider.DB_IP, from, Optional.empty()),
            GeoUpdateTest::edition,
            Clock.fixed(now, ZoneOffset.UTC),
            new GeoUpdate.Limits(200, 1 << 20, 1 << 20))
        .run();
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("geo"), "a file where the folder should be");
    assertThat(said(update(Provider.DB_IP).run())).contains("cannot be written");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void oneUpdateAtATime() throws IOException {
    haveOld();
    server.with(JUNE, FileServer.gzipped(NEW), "\"june\"");
    try (FileChannel channel =
            FileChannel.open(database.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(said(update(Provider.DB_IP).run())).contains("Another update is running");
    }
    assertThat(server.asked).isEmpty();
    assertThat(update(Provider.DB_IP).run()).isInstanceOf(UpdateOutcome.Updated.class);
  }

  @Test
  void asksNobodyForAnAccountsFileWithoutAnAccountThatIsTheUsersAlone() throws IOException {
    assertThat(said(update(Provider.MAXMIND).run())).contains("wants an account");
    accountFile().write(ACCOUNT);
    Files.setPosixFilePermissions(
        accountFile().path(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(said(update(Provider.MAXMIND).run())).contains("chmod 600");
    Files.writeString(accountFile().path(), "AccountID x\n");
    Files.setPosixFilePermissions(
        accountFile().path(), PosixFilePermissions.fromString("rw-------"));
    assertThat(said(update(Provider.MAXMIND).run())).contains("holds no account");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void neverSaysTheKey() throws IOException, UpdateFailure {
    accountFile().write(ACCOUNT);
    assertThat(accountFile().read()).isEqualTo(ACCOUNT);
    assertThat(ACCOUNT).asString().doesNotContain(ACCOUNT.key());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accountFile().path())))
        .isEqualTo("rw-------");
    server.answering(TAPE + ".sha256", FileServer.status(401));
    assertThat(said(update(Provider.MAXMIND).run())).doesNotContain(ACCOUNT.key());
    assertThatThrownBy(() -> new Account("12", "a key\nwith a line"))
        .hasMessageNotContaining("key\n");
  }

  @ParameterizedTest
  @CsvSource({
    "https://mirror.example/x, true",
    "http://127.0.0.1:8080,    true",
    "http://[::1]:8080,        true",
    "http://localhost,         true",
    "http://mirror.example,    false",
    "http://127.0.0.1.example, false",
    "https://u:p@mirror.example, false",
    "https:///x,               false",
    "file:///etc/passwd,       false",
    "mirror.example,           false"
  })
  void asksOverHttpsOrThisMachineAlone(String address, boolean may) {
    assertThat(GeoUpdate.Order.mayAsk(URI.create(address))).isEqualTo(may);
  }
}
