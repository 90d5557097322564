package telltale.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import telltale.app.link.MessageSource;
import telltale.app.link.Recording;
import telltale.app.settings.ColourChoice;
import telltale.app.settings.LanguageChoice;
import telltale.app.settings.Motion;
import telltale.app.settings.Settings;
import telltale.app.settings.ThemeChoice;
import telltale.app.settings.View;

@Command(
    name = "shot",
    mixinStandardHelpOptions = true,
    description = "Draws the window into a picture, without a display.")
final class ShotCommand implements Callable<Integer> {

  private enum Colours {
    DARK(ThemeChoice.DARK),
    LIGHT(ThemeChoice.LIGHT),
    CONTRAST(ThemeChoice.CONTRAST);

    private final ThemeChoice choice;

    Colours(ThemeChoice choice) {
      this.choice = choice;
    }
  }

  private enum Tongue {
    EN(LanguageChoice.ENGLISH),
    DE(LanguageChoice.GERMAN),
    HE(LanguageChoice.HEBREW);

    private final LanguageChoice choice;

    Tongue(LanguageChoice choice) {
      this.choice = choice;
    }
  }

  private final Invocation invocation;
  @Mixin private HelperChoice helper = new HelperChoice();
  @Mixin private PlaceChoice places = new PlaceChoice();

  @Parameters(paramLabel = "FILE.png", description = "Where the picture goes.")
  private Path file = Path.of("");

  @Option(
      names = "--after",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      description = "How long to look first (default: 8).")
  private Duration after = Duration.ofSeconds(8);

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = WindowSize.Converter.class,
      description = "Size in pixels (default: 1280x800).")
  private WindowSize size = new WindowSize(1280, 800);

  @Option(
      names = "--theme",
      paramLabel = "dark|light|contrast",
      description = "Colours (default: dark).")
  private Colours theme = Colours.DARK;

  @Option(names = "--language", paramLabel = "en|de|he", description = "Language (default: en).")
  private Tongue language = Tongue.EN;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "A recording to draw instead of this machine.")
  private Optional<Path> replay = Optional.empty();

  @Option(
      names = "--select",
      paramLabel = "first|program|cluster",
      description =
          "Pick the connection, or the program, that moves most, or open the largest cluster.")
  private ShotOptions.Picked select = ShotOptions.Picked.NONE;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "What the filter above the list says.")
  private String filter = "";

  @Option(
      names = "--panel",
      paramLabel = "settings|place|home|welcome",
      description =
          "Open the settings, what says where the picked connection or this machine is, or the page of the first run.")
  private ShotOptions.Panel panel = ShotOptions.Panel.NONE;

  @Option(names = "--few-colours", description = "A smaller file, with at most 256 colours.")
  private boolean fewColours;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How many seconds of a recording pass in one, 1 to 100 (default: 1).")
  private double speed = 1;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "Pixels of the picture per pixel of the window, 1 to 4 (default: as fits).")
  private Optional<Double> scale = Optional.empty();

  @Option(names = "--still", description = "Reduce motion: arrows instead of comets.")
  private boolean still;

  @Option(
      names = "--view",
      paramLabel = "window|mini|wall",
      description = "How much of the window there is (default: window).")
  private View view = View.WINDOW;

  @Option(
      names = "--arcs",
      paramLabel = "program|direction|protocol",
      description = "What arcs are told apart by (default: program).")
  private ColourChoice arcs = ColourChoice.PROGRAM;

  @Option(names = "--masked", description = "Mask hosts, addresses, users, paths and arguments.")
  private boolean masked;

  ShotCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (scale.filter(factor -> !(factor >= 1 && factor <= 4)).isPresent()) {
      throw CommandFailure.usage("Invalid value for option '--scale': it must be from 1 to 4.");
    }
    if (!(speed >= 1 && speed <= 100)) {
      throw CommandFailure.usage("Invalid value for option '--speed': it must be from 1 to 100.");
    }
    Supplier<MessageSource> sources = replay.isPresent() ? this::recording : live();
    try (KnownPlaces known = places.named(invocation.terminal())) {
      return new Desktop(
              invocation,
              new DesktopOptions(
                  sources,
                  helper.reverse()::want,
                  replay.isEmpty(),
                  known,
                  places.home(known.locator()),
                  panel == ShotOptions.Panel.WELCOME))
          .shoot(
              new ShotOptions(
                  file, after, size, scale, fewColours, settings(), select, filter, panel));
    }
  }

  /// The user's own settings would make a picture look different on every machine.
  private Settings settings() {
    return Settings.DEFAULT
        .withTheme(theme.choice)
        .withLanguage(language.choice)
        .withArcs(arcs)
        .withMasked(masked)
        .withMotion(still ? Motion.REDUCED : Motion.FULL)
        .withView(view);
  }

  private MessageSource recording() {
    return new Recording(replay.orElseThrow(), speed, false);
  }

  private Supplier<MessageSource> live() throws CommandFailure {
    return helper.sources();
  }
}
