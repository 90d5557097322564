package telltale.app.place;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where this machine is drawn. Found without asking anyone: a machine's own public address is not
/// known to itself.
///
/// @param latitude degrees north
/// @param longitude degrees east
/// @param source how it is known, for example `time zone Europe/Paris`
public record HomePlace(double latitude, double longitude, String source) {

  private static final Path ZONEINFO = Path.of("/usr/share/zoneinfo");
  private static final Pattern OPTION =
      Pattern.compile("\\s*([+-]?\\d{1,2}(?:\\.\\d+)?)\\s*,\\s*([+-]?\\d{1,3}(?:\\.\\d+)?)\\s*");
  private static final Pattern UNIVERSAL =
      Pattern.compile("(Etc/)?(UTC|UCT|GMT|Zulu|Universal|Greenwich|GMT[+-]?0)|Z");

  /// The place given as `LATITUDE,LONGITUDE` in degrees; empty when the text is not that.
  public static Optional<HomePlace> ofOption(String text) {
    Matcher matcher = OPTION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double latitude = Double.parseDouble(matcher.group(1));
    double longitude = Double.parseDouble(matcher.group(2));
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      return Optional.empty();
    }
    return Optional.of(new HomePlace(latitude, longitude, "option --home"));
  }

  /// The place that stands for this machine's time zone.
  public static HomePlace ofTimeZone() {
    return ofTimeZone(ZoneId.systemDefault().getId(), ZONEINFO);
  }

  static HomePlace ofTimeZone(String zone, Path zoneinfo) {
    if (UNIVERSAL.matcher(zone).matches()) {
      return greenwich("the time zone is UTC");
    }
    return new ZoneTable(zoneinfo)
        .find(zone)
        .orElseGet(() -> greenwich("time zone " + zone + " has no place"));
  }

  private static HomePlace greenwich(String why) {
    return new HomePlace(51.4779, 0, "Greenwich, because " + why);
  }
}
