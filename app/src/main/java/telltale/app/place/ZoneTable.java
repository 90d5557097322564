package telltale.app.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import telltale.app.words.Phrase;

/// The coordinates that the time zone database gives for each zone's main city.
///
/// @param zoneinfo the system's folder of it
record ZoneTable(Path zoneinfo) {

  /// ISO 6709 as the tables write it: `+4852+00220` or `+404251-0740023`.
  private static final Pattern COORDINATES =
      Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?([+-])(\\d{3})(\\d{2})(\\d{2})?");

  /// The main city of a zone; old names (`US/Pacific`) are followed to the new ones.
  Optional<HomePlace> find(String zone) {
    // zone.tab has a row for each country; zone1970.tab has fewer rows, but what comes newer.
    return listed("zone.tab", zone)
        .or(() -> listed("zone1970.tab", zone))
        .or(() -> current(zone).flatMap(name -> listed("zone.tab", name)))
        .map(
            place ->
                new HomePlace(
                    place.latitude(), place.longitude(), Phrase.of("home.zone", zone), false));
  }

  private Optional<HomePlace> listed(String table, String zone) {
    return firstRow(table, "\t", 2, zone).flatMap(row -> coordinates(row[1]));
  }

  private Optional<String> current(String alias) {
    return firstRow("tzdata.zi", " ", 2, alias).filter(row -> "L".equals(row[0])).map(r -> r[1]);
  }

  private Optional<String[]> firstRow(String file, String separator, int column, String value) {
    try (Stream<String> lines = Files.lines(zoneinfo.resolve(file))) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(separator, -1))
          .filter(row -> row.length > column && row[column].equals(value))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      // A system without time zone tables draws itself at Greenwich, and says so.
      return Optional.empty();
    }
  }

  private static Optional<HomePlace> coordinates(String iso6709) {
    Matcher m = COORDINATES.matcher(iso6709);
    if (!m.matches()) {
      return Optional.empty();
    }
    double latitude = degrees(m.group(1), m.group(2), m.group(3), m.group(4));
    double longitude = degrees(m.group(5), m.group(6), m.group(7), m.group(8));
    return Optional.of(new HomePlace(latitude, longitude, Phrase.verbatim(""), false));
  }

  private static double degrees(
      String sign, String degrees, String minutes, @Nullable String seconds) {
    double value =
        Integer.parseInt(degrees)
            + Integer.parseInt(minutes) / 60.0
            + (seconds == null ? 0 : Integer.parseInt(seconds) / 3600.0);
    return "-".equals(sign) ? -value : value;
  }
}
