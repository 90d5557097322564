package telltale.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import telltale.app.userfile.UserFile;

/// Fetches the newest database of a provider into the user's folder, when somebody asks for it. The
/// old one stays until the new one was compared with its checksum, unpacked and opened; then it is
/// replaced in one step.
public final class GeoUpdate {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final long MOST_PACKED = 256L << 20;
  private static final long MOST_UNPACKED = 512L << 20;
  private static final long MOST_CHECKSUM = 1024;

  private final UserDatabase database;
  private final Order order;
  private final Trial trial;
  private final Clock clock;
  private final Limits limits;

  /// What the user wants.
  ///
  /// @param provider of the database
  /// @param from where it is asked: the provider itself, or a mirror
  /// @param account where the user's account is kept, which MaxMind wants
  public record Order(Provider provider, URI from, Optional<AccountFile> account) {

    /// Whether that address may be asked: HTTPS, or this machine itself.
    public static boolean mayAsk(URI from) {
      return Server.mayAsk(from);
    }
  }

  /// Opens a database to see whether it is one.
  public interface Trial {

    /// What its data is called; empty when the file holds no places, or too few to be whole.
    Optional<String> edition(Path file);
  }

  /// What is too much.
  record Limits(int patienceMillis, long packed, long unpacked) {}

  /// Asks nobody yet.
  public GeoUpdate(UserDatabase database, Order order, Trial trial) {
    this(
        database,
        order,
        trial,
        Clock.systemUTC(),
        new Limits(PATIENCE_MILLIS, MOST_PACKED, MOST_UNPACKED));
  }

  GeoUpdate(UserDatabase database, Order order, Trial trial, Clock clock, Limits limits) {
    this.database = database;
    this.order = order;
    this.trial = trial;
    this.clock = clock;
    this.limits = limits;
  }

  /// Whether it is worth asking again: the provider has something newer by now, as a rule.
  public boolean isDue() {
    Duration rest = Duration.ofDays(order.provider().days());
    return Receipt.read(database.receipt())
        .map(last -> !clock.instant().isBefore(last.asked().plus(rest)))
        .orElse(true);
  }

  /// Asks, and fetches what is newer. Takes as long as the network does.
  public UpdateOutcome run() {
    try {
      UserFile.makeFolder(database.folder());
      // Of two at once, the second would fetch what the first is about to put in place.
      try (FileChannel channel =
              FileChannel.open(
                  database.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null ? busy() : update();
      } catch (OverlappingFileLockException here) {
        return busy();
      }
    } catch (UpdateFailure failed) {
      return new UpdateOutcome.Failed(failed.reason());
    } catch (IOException refused) {
      return new UpdateOutcome.Failed(Copying.disk(database.lock(), refused).reason());
    }
  }

  private static UpdateOutcome busy() {
    return new UpdateOutcome.Failed(new UpdateFailure("update.running").reason());
  }

  private UpdateOutcome update() throws UpdateFailure, IOException {
    Optional<Account> account = Optional.empty();
    if (order.provider() == Provider.MAXMIND) {
      AccountFile kept =
          order
              .account()
              .filter(AccountFile::exists)
              .orElseThrow(() -> new UpdateFailure("update.account.none"));
      account = Optional.of(kept.read());
    }
    Server server = new Server(account, limits.patienceMillis());
    Iterator<Provider.Offer> offers =
        order.provider().offers(order.from(), YearMonth.now(clock)).iterator();
    while (true) {
      Provider.Offer offer = offers.next();
      Optional<UpdateOutcome> outcome = take(server, offer);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (!offers.hasNext()) {
        throw new UpdateFailure("update.missing", Server.host(offer.data()));
      }
    }
  }

  /// Empty when there is no such file.
  private Optional<UpdateOutcome> take(Server server, Provider.Offer offer)
      throws UpdateFailure, IOException {
    Optional<Receipt> last =
        Receipt.read(database.receipt())
            .filter(receipt -> receipt.source().equals(offer.data().toString()))
            .filter(receipt -> Files.isRegularFile(database.file()));
    Optional<String> wanted = checksum(server, offer);
    if (wanted.isPresent() && wanted.equals(last.map(Receipt::sha256))) {
      return current(last.get());
    }
    Map<String, String> conditions = last.map(Receipt::conditions).orElse(Map.of());
    try (Reply reply = server.get(offer.data(), conditions)) {
      return switch (reply.status()) {
        case Reply.NOT_FOUND -> Optional.empty();
        case Reply.NOT_MODIFIED ->
            last.isPresent() ? current(last.get()) : Optional.<UpdateOutcome>empty();
        default -> Optional.of(fetch(reply, offer, wanted));
      };
    }
  }

  private Optional<UpdateOutcome> current(Receipt last) throws IOException {
    last.askedAt(clock.instant()).write(database.receipt());
    return Optional.of(new UpdateOutcome.Current());
  }

  private static Optional<String> checksum(Server server, Provider.Offer offer)
      throws UpdateFailure {
    if (offer.checksum().isEmpty()) {
      return Optional.empty();
    }
    URI address = offer.checksum().get();
    try (Reply reply = server.get(address, Map.of());
        InputStream body = reply.status() == 200 ? reply.body() : InputStream.nullInputStream()) {
      String text =
          new String(body.readNBytes((int) MOST_CHECKSUM), StandardCharsets.US_ASCII).strip();
      String sum = text.split("\\s", 2)[0];
      if (!sum.matches("[0-9a-f]{64}")) {
        throw new UpdateFailure("update.no-checksum", Server.host(address));
      }
      return Optional.of(sum);
    } catch (IOException broken) {
      throw Server.unreachable(address, broken);
    }
  }

  private UpdateOutcome fetch(Reply reply, Provider.Offer offer, Optional<String> wanted)
      throws UpdateFailure, IOException {
    if (reply.length() > limits.packed()) {
      throw new UpdateFailure("update.too-large");
    }
    Path packed = Files.createTempFile(database.folder(), ".packed-", ".tmp");
    Path unpacked = Files.createTempFile(database.folder(), ".city-", ".tmp");
    try {
      Copying.Copied copied = download(reply, offer, packed);
      if (wanted.isPresent() && !wanted.get().equals(copied.sha256())) {
        throw new UpdateFailure("update.other-checksum");
      }
      new Packed(packed, offer.tar(), limits.unpacked()).unpack(unpacked);
      String edition =
          trial.edition(unpacked).orElseThrow(() -> new UpdateFailure("update.no-places"));
      Receipt receipt =
          new Receipt(
              offer.data().toString(),
              copied.sha256(),
              reply.header("ETag").orElse(""),
              reply.header("Last-Modified").orElse(""),
              clock.instant());
      Files.move(unpacked, database.file(), StandardCopyOption.ATOMIC_MOVE);
      receipt.write(database.receipt());
      return new UpdateOutcome.Updated(edition);
    } finally {
      Files.deleteIfExists(packed);
      Files.deleteIfExists(unpacked);
    }
  }

  private Copying.Copied download(Reply reply, Provider.Offer offer, Path packed)
      throws UpdateFailure {
    try (InputStream body = reply.body()) {
      Copying.Copied copied = Copying.copy(body, packed, limits.packed());
      if (reply.length() >= 0 && copied.bytes() < reply.length()) {
        throw new UpdateFailure("update.cut-off", Server.host(offer.data()));
      }
      return copied;
    } catch (java.net.SocketTimeoutException silent) {
      throw new UpdateFailure("update.silent", Server.host(offer.data()));
    } catch (IOException broken) {
      throw new UpdateFailure("update.cut-off", Server.host(offer.data()));
    }
  }
}
