package telltale.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import telltale.app.correction.Corrections;
import telltale.app.place.HomePlace;
import telltale.app.place.Locator;
import telltale.app.place.LocatorState;
import telltale.app.place.OwnAddresses;
import telltale.app.userfile.UserFolders;
import telltale.geodata.GeoFiles;

/// The options that say where places come from.
final class PlaceChoice {

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description = {
        "A City, Country or ASN database of your own (.mmdb) instead of the built-in one.",
        "May be given several times; the first that knows a place or a network has the word."
      })
  private List<Path> geo = List.of();

  @Option(
      names = "--home",
      paramLabel = "LAT,LON",
      converter = HomeConverter.class,
      description = "Where this machine stands, in degrees (default: the time zone's city).")
  private Optional<HomePlace> home = Optional.empty();

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "Places that you know better (default: overrides.json beside the settings).")
  private Optional<Path> overrides = Optional.empty();

  /// The corrections that hold for this user; the caller closes them.
  Corrections corrections(Terminal terminal) {
    return corrections(overrides.or(() -> Corrections.file(System.getenv())), terminal);
  }

  /// Those of a file that was named, and no others: a picture looks the same on every machine.
  Corrections namedCorrections(Terminal terminal) {
    return corrections(overrides, terminal);
  }

  private static Corrections corrections(Optional<Path> file, Terminal terminal) {
    // Its thread is made for the first change, and most runs make none.
    Executor later = Executors.newSingleThreadExecutor(Feed.daemonThreads("overrides"));
    return new Corrections(file, later, line -> terminal.complain(line.toString()));
  }

  /// Opens the database; the caller closes it.
  ///
  /// @throws CommandFailure when there is none or it cannot be used
  Locator open() throws CommandFailure {
    return switch (state()) {
      case LocatorState.Ready(Locator locator) -> locator;
      case LocatorState.Absent(String reason, String remedy) -> throw failure(reason, remedy);
      case LocatorState.Unreadable(String reason, String remedy) -> throw failure(reason, remedy);
    };
  }

  /// What came of opening the database.
  LocatorState state() {
    return Locator.open(geo, GeoFiles.find(), copies(System.getenv()));
  }

  /// Where copies of the user's files lie while they are read.
  private static Path copies(Map<String, String> environment) {
    return UserFolders.cache(environment)
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// Where this machine is drawn as long as the user decides nothing in the window: where the
  /// option says, where its own public address is listed, or where its time zone is.
  HomePlace home(Locator locator) {
    return home.or(() -> HomePlace.ofAddresses(OwnAddresses.find(), locator::locate))
        .orElseGet(HomePlace::ofTimeZone);
  }

  private CommandFailure failure(String reason, String remedy) {
    return !geo.isEmpty()
        ? CommandFailure.usage(reason + " " + remedy)
        : CommandFailure.unavailable(reason, remedy);
  }

  /// Reads `LATITUDE,LONGITUDE`.
  static final class HomeConverter implements ITypeConverter<HomePlace> {

    @Override
    public HomePlace convert(String text) {
      return HomePlace.ofOption(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "it is not LATITUDE,LONGITUDE in degrees, such as 48.86,2.35"));
    }
  }
}
