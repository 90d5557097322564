package telltale.app.place.database;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import telltale.app.words.Phrase;
import telltale.wire.Place;

/// One open .mmdb file. It is mapped, not read: 130 MB of database cost the few pages that lookups
/// touch. May be used on any thread.
public final class Database implements AutoCloseable {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_TYPE = 60;

  /// So many records are asked which schema a file has, because the first may say little.
  private static final int SAMPLES = 16;

  private static final byte[] METADATA = marker();

  /// The format's own limit.
  private static final int MOST_METADATA = 128 * 1024;

  private final Reader reader;
  private final SearchTree tree;
  private final RecordBounds bounds;
  private final Contents contents;

  private Database(Reader reader, SearchTree tree, RecordBounds bounds, Contents contents) {
    this.reader = reader;
    this.tree = tree;
    this.bounds = bounds;
    this.contents = contents;
  }

  /// What a file says.
  ///
  /// @param table reads its records
  /// @param places whether it knows where addresses are
  /// @param networks whether it knows whose they are
  /// @param edition what to call its data
  /// @param type what it calls itself
  private record Contents(
      RecordTable table, boolean places, boolean networks, String edition, String type) {}

  /// Opens a file that somebody keeps where it is, and only ever replaces as a whole.
  ///
  /// @param edition what to call its data; empty to ask the file
  /// @throws Unusable when it is not a database of places or networks, saying why
  public static Database inPlace(Path file, Optional<String> edition) throws Unusable {
    return guarded(
        file, () -> Source.inPlace(file, (where, bytes) -> of(file, where, bytes, edition)));
  }

  /// Opens a file that its user may cut, overwrite or delete at any time: a copy of it, which
  /// nobody else has.
  ///
  /// @param folder for the copy, which has no name there for longer than it takes to make it
  /// @throws Unusable when it is not a database of places or networks, saying why
  public static Database copied(Path file, Path folder) throws Unusable {
    return guarded(
        file,
        () ->
            Source.copied(
                file, folder, (where, bytes) -> of(file, where, bytes, Optional.empty())));
  }

  private interface Attempt {
    Database open() throws IOException, Unusable;
  }

  private static Database guarded(Path file, Attempt attempt) throws Unusable {
    try {
      return attempt.open();
    } catch (InvalidDatabaseException | RuntimeException | VirtualMachineError e) {
      // The library checks little: metadata of the wrong types surface as casts that fail, and a
      // file that shrinks while it is mapped as an InternalError.
      throw new Unusable(Phrase.of("places.damaged", file.toString()), e);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      throw new Unusable(Phrase.of("places.unread", file.toString(), why), e);
    }
  }

  private static Database of(Path named, Path where, ByteBuffer bytes, Optional<String> edition)
      throws IOException, Unusable {
    int metadataStart = metadataStart(bytes);
    new RecordBounds(bytes, metadataStart, bytes.limit()).check(metadataStart);
    Reader reader = new Reader(where.toFile());
    try {
      Metadata metadata = reader.getMetadata();
      int dataEnd = metadataStart - METADATA.length;
      SearchTree tree = new SearchTree(bytes, metadata, dataEnd);
      RecordBounds bounds = new RecordBounds(bytes, tree.dataStart(), dataEnd);
      return new Database(
          reader, tree, bounds, contents(named, metadata, samples(reader, tree, bounds), edition));
    } catch (IOException | RuntimeException | VirtualMachineError | Unusable e) {
      reader.close();
      throw e;
    }
  }

  private static int metadataStart(ByteBuffer bytes) throws InvalidDatabaseException {
    int last = bytes.limit() - METADATA.length;
    for (int at = last; at >= 0 && at > last - MOST_METADATA; at--) {
      if (bytes.get(at) == METADATA[0]
          && bytes.slice(at, METADATA.length).equals(ByteBuffer.wrap(METADATA))) {
        return at + METADATA.length;
      }
    }
    throw new InvalidDatabaseException("no metadata at the end of the file");
  }

  private static byte[] marker() {
    byte[] marker = "...MaxMind.com".getBytes(StandardCharsets.US_ASCII);
    marker[0] = (byte) 0xab;
    marker[1] = (byte) 0xcd;
    marker[2] = (byte) 0xef;
    return marker;
  }

  /// Some of what is there. A damaged spot costs what is there, not the file.
  private static List<Map<?, ?>> samples(Reader reader, SearchTree tree, RecordBounds bounds)
      throws IOException {
    List<Map<?, ?>> samples = new ArrayList<>();
    Optional<IOException> damage = Optional.empty();
    for (InetAddress address : tree.first(SAMPLES)) {
      try {
        OptionalInt at = tree.find(address.getAddress());
        if (at.isPresent()) {
          bounds.check(at.getAsInt());
          samples.add(reader.get(address, Map.class));
        }
      } catch (IOException e) {
        damage = Optional.of(e);
      } catch (RuntimeException e) {
        damage = Optional.of(new InvalidDatabaseException("a record is no map", e));
      }
    }
    if (samples.isEmpty() && damage.isPresent()) {
      throw damage.get();
    }
    return samples;
  }

  private static Contents contents(
      Path named, Metadata metadata, List<Map<?, ?>> samples, Optional<String> edition)
      throws Unusable {
    String type = printable(metadata.databaseType());
    boolean nested = any(samples, NestedTable::fits) || type.matches(".*(City|Country).*");
    boolean flat = any(samples, FlatTable::namesCountries);
    boolean places = nested || flat;
    boolean networks =
        any(samples, FlatTable::namesNetworks) || type.matches(".*(ASN|ISP|Enterprise).*");
    if (!(places || networks)) {
      throw new Unusable(Phrase.of("places.other-kind", named.toString(), type), null);
    }
    // What a flat file calls itself says less than its name.
    String own = flat ? String.valueOf(named.getFileName()) : type;
    String name =
        edition.orElseGet(() -> printable(own) + " " + MONTH.format(metadata.buildTime()));
    return new Contents(table(places && !flat, name), places, networks, name, flat ? "" : type);
  }

  private static RecordTable table(boolean nested, String name) {
    return nested ? new NestedTable(name) : new FlatTable(name);
  }

  private static boolean any(List<Map<?, ?>> samples, Predicate<Map<?, ?>> says) {
    return samples.stream().anyMatch(says);
  }

  /// The file chose this text: it goes to a screen and a terminal. What a file is compatible with
  /// is no part of its name.
  private static String printable(@Nullable String text) {
    String clean =
        String.valueOf(text).replaceAll("\\p{C}", "").replaceFirst(" \\(compat=.*\\)$", "");
    return clean.length() <= LONGEST_TYPE ? clean : clean.substring(0, LONGEST_TYPE);
  }

  /// Looks up a public address.
  ///
  /// @throws IOException when the file is damaged there
  public Optional<Place> find(InetAddress address) throws IOException {
    OptionalInt at = tree.find(address.getAddress());
    if (at.isEmpty()) {
      return Optional.empty();
    }
    bounds.check(at.getAsInt());
    try {
      return contents.table().find(reader, address);
    } catch (RuntimeException e) {
      throw new InvalidDatabaseException("a record does not fit its schema", e);
    }
  }

  /// Whether it knows where addresses are.
  public boolean placesAddresses() {
    return contents.places();
  }

  /// Whether it knows whose addresses are.
  public boolean namesNetworks() {
    return contents.networks();
  }

  /// What to call its data, for example `GeoLite2-City 2026-06`.
  public String edition() {
    return contents.edition();
  }

  /// What to say on every screen that shows it.
  public Attribution attribution() {
    return Attribution.ofType(contents.type(), contents.edition());
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // Nothing was written to it, so nothing is lost.
    }
  }
}
