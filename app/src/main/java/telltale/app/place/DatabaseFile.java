package telltale.app.place;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import com.maxmind.geoip2.DatabaseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One open .mmdb file. It is mapped, not read: 130 MB of database cost the few pages that lookups
/// touch.
///
/// @param table its content
/// @param ipv6 whether it knows IPv6 addresses
/// @param edition what to call its data, for example `GeoLite2-City 2026-06`
/// @param attribution what to say on every screen
record DatabaseFile(PlaceTable table, boolean ipv6, String edition, Attribution attribution) {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_TYPE = 60;

  /// Opens a file, whichever schema it has.
  ///
  /// @param edition what to call its data; empty to ask the file
  /// @throws Unusable when it is not a database of places, saying why
  static DatabaseFile open(Path file, Optional<String> edition) throws Unusable {
    if (!Files.isReadable(file)) {
      throw new Unusable(file + " may not be read by this user", null);
    }
    try {
      Reader reader = new Reader(file.toFile());
      try {
        return of(file, reader, edition);
      } catch (IOException | RuntimeException | VirtualMachineError | Unusable e) {
        reader.close();
        throw e;
      }
    } catch (IOException | RuntimeException | VirtualMachineError e) {
      // The reader checks little: a damaged file surfaces as an index out of bounds, as the
      // InternalError that a mapping throws when its file has shrunk, or as a record that contains
      // itself or claims millions of fields.
      throw new Unusable(file + " is damaged or not a MaxMind DB file", e);
    }
  }

  private static DatabaseFile of(Path file, Reader reader, Optional<String> edition)
      throws IOException, Unusable {
    Metadata metadata = reader.getMetadata();
    boolean ipv6 = metadata.ipVersion() == 6;
    if (sample(file, reader).get("country_code") instanceof String) {
      String name = edition.orElseGet(() -> dated(file.getFileName().toString(), metadata));
      return new DatabaseFile(
          new FlatTable(reader, name), ipv6, name, Attribution.ofType("", name));
    }
    String type = printable(metadata.databaseType());
    if (!GeoIp2Table.holdsPlaces(type)) {
      throw new Unusable(file + " is a database of type \"" + type + "\", without places", null);
    }
    reader.close();
    String name = edition.orElseGet(() -> dated(type, metadata));
    DatabaseReader geoIp2 =
        new DatabaseReader.Builder(file.toFile()).locales(List.of("en")).build();
    return new DatabaseFile(
        new GeoIp2Table(geoIp2, name), ipv6, name, Attribution.ofType(type, name));
  }

  /// The first record, which tells the schema; a search tree that reaches beyond the file's end is
  /// found here rather than by every tenth lookup.
  private static Map<?, ?> sample(Path file, Reader reader) throws IOException {
    Metadata metadata = reader.getMetadata();
    long treeBytes = metadata.nodeCount() * metadata.recordSize() / 4;
    if (treeBytes <= 0 || treeBytes >= Files.size(file)) {
      throw new InvalidDatabaseException("the search tree ends beyond the file");
    }
    try {
      @SuppressWarnings("rawtypes")
      Networks<Map> networks = reader.networks(Map.class);
      return networks.hasNext() ? networks.next().data() : Map.of();
    } catch (InvalidNetworkException e) {
      throw new IOException(e);
    }
  }

  private static String dated(String name, Metadata metadata) {
    return printable(name) + " " + MONTH.format(metadata.buildTime());
  }

  /// The file chose this text: it goes to a screen and a terminal.
  private static String printable(String text) {
    String clean = text.replaceAll("\\p{C}", "");
    return clean.length() <= LONGEST_TYPE ? clean : clean.substring(0, LONGEST_TYPE);
  }

  /// A file that holds no places that could be read.
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    /// @param reason one sentence without its full stop
    Unusable(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }
}
