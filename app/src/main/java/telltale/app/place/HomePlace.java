package telltale.app.place;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telltale.app.range.SpecialRange;
import telltale.app.words.Phrase;
import telltale.wire.AddressText;
import telltale.wire.Place;

/// Where this machine is drawn. Found without asking anyone: a machine's own public address is not
/// known to itself.
///
/// @param latitude degrees north
/// @param longitude degrees east
/// @param source how it is known
/// @param decided whether the user said so when the app was started, so that nothing else counts
public record HomePlace(double latitude, double longitude, Phrase source, boolean decided) {

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
    return Optional.of(new HomePlace(latitude, longitude, Phrase.of("home.option"), true));
  }

  /// The place of the first of this machine's own addresses that has one; empty where it has none
  /// but private ones, as behind a router that translates.
  ///
  /// @param addresses this machine's own
  /// @param places finds the place of a public address on this machine's disk
  public static Optional<HomePlace> ofAddresses(
      List<InetAddress> addresses, Function<InetAddress, Optional<Place>> places) {
    return addresses.stream()
        .filter(address -> SpecialRange.of(address).isEmpty())
        .flatMap(address -> places.apply(address).stream().flatMap(place -> at(address, place)))
        .findFirst();
  }

  private static Stream<HomePlace> at(InetAddress address, Place place) {
    if (place.latitude().isEmpty() || place.longitude().isEmpty()) {
      return Stream.empty();
    }
    Phrase source = Phrase.of("home.address", AddressText.format(address), place.source());
    return Stream.of(
        new HomePlace(
            place.latitude().getAsDouble(), place.longitude().getAsDouble(), source, false));
  }

  /// The place that stands for this machine's time zone.
  public static HomePlace ofTimeZone() {
    return ofTimeZone(ZoneId.systemDefault().getId(), ZONEINFO);
  }

  static HomePlace ofTimeZone(String zone, Path zoneinfo) {
    if (UNIVERSAL.matcher(zone).matches()) {
      return greenwich(Phrase.of("home.utc"));
    }
    return new ZoneTable(zoneinfo)
        .find(zone)
        .orElseGet(() -> greenwich(Phrase.of("home.no-zone", zone)));
  }

  private static HomePlace greenwich(Phrase why) {
    return new HomePlace(51.4779, 0, why, false);
  }
}
