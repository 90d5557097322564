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
import telltale.app.update.UserDatabase;
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

  /// What is known of places to this user; the caller closes it.
  ///
  /// @throws CommandFailure when there is no database or it cannot be used
  KnownPlaces known(Terminal terminal) throws CommandFailure {
    return new KnownPlaces(
        open(terminal),
        corrections(overrides.or(() -> Corrections.file(System.getenv())), terminal));
  }

  /// What the options name and what comes along, and nothing of the user: a picture looks the same
  /// on every machine.
  ///
  /// @throws CommandFailure when there is no database or it cannot be used
  KnownPlaces named(Terminal terminal) throws CommandFailure {
    return new KnownPlaces(open(open(geo)), corrections(overrides, terminal));
  }

  private static Corrections corrections(Optional<Path> file, Terminal terminal) {
    // Its thread is made for the first change, and most runs make none.
    Executor later = Executors.newSingleThreadExecutor(Feed.daemonThreads("overrides"));
    return new Corrections(file, later, line -> terminal.complain(line.toString()));
  }

  /// Opens the database; the caller closes it.
  ///
  /// @throws CommandFailure when there is none or it cannot be used
  Locator open(Terminal terminal) throws CommandFailure {
    return open(state(terminal));
  }

  private Locator open(LocatorState state) throws CommandFailure {
    return switch (state) {
      case LocatorState.Ready(Locator locator) -> locator;
      case LocatorState.Absent(String reason, String remedy) -> throw failure(reason, remedy);
      case LocatorState.Unreadable(String reason, String remedy) -> throw failure(reason, remedy);
    };
  }

  /// What came of opening the databases: those that are named, or the one that was fetched for the
  /// user, or the one that comes along.
  LocatorState state(Terminal terminal) {
    Optional<Path> fetched =
        geo.isEmpty()
            ? UserDatabase.of(System.getenv()).flatMap(UserDatabase::existing)
            : Optional.empty();
    if (fetched.isPresent()) {
      LocatorState state = open(fetched.stream().toList());
      if (state instanceof LocatorState.Ready) {
        return state;
      }
      terminal.complain(
          fetched.get()
              + " cannot be used; run `telltale geo update`. Until then the database that"
              + " comes along is used.");
    }
    return open(geo);
  }

  /// What came of opening the database that was fetched for the user.
  static LocatorState open(UserDatabase fetched) {
    return open(fetched.existing().stream().toList());
  }

  private static LocatorState open(List<Path> own) {
    return Locator.open(own, GeoFiles.find(), copies(System.getenv()));
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
