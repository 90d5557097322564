package telltale.app.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import telltale.app.latest.Latest;
import telltale.wire.ProcessFacts;
import telltale.wire.ProcessFacts.App;

/// Names processes as a person would. The first process that it is asked about makes it read the
/// desktop entries; the latest few thousand answers are remembered. Belongs to one thread.
public final class Recogniser implements Function<ProcessFacts, Identity> {

  private static final int LIMIT = 4096;
  private static final String DELETED = " (deleted)";

  private final Optional<DataFolders> folders;
  private final Map<Seen, Optional<Known>> known = new Latest<>(LIMIT);
  private @Nullable DesktopEntries entries;

  private Recogniser(Optional<DataFolders> folders) {
    this.folders = folders;
  }

  /// Knows scripts, and the applications that this user's desktop shows.
  public static Recogniser ofDesktop(Map<String, String> environment) {
    return new Recogniser(Optional.of(DataFolders.of(environment)));
  }

  /// Knows scripts and nothing else, and reads no file.
  public static Recogniser ofScripts() {
    return new Recogniser(Optional.empty());
  }

  static Recogniser of(DataFolders folders) {
    return new Recogniser(Optional.of(folders));
  }

  @Override
  public Identity apply(ProcessFacts process) {
    Optional<Script> script = Script.of(process);
    Optional<String> program = program(process, script);
    Optional<Known> app =
        known.computeIfAbsent(new Seen(process.software().app(), program), this::find);
    return new Identity(
        app.map(Known::name).or(() -> script.map(Script::name)).orElse(process.name()),
        script.map(Script::path),
        app.flatMap(Known::icon));
  }

  /// The file that decides. One inside a container is another file than the one of that path here.
  private static Optional<String> program(ProcessFacts process, Optional<Script> script) {
    if (process.software().container().isPresent()) {
      return Optional.empty();
    }
    return Interpreter.named(process.name()).isPresent()
        ? script.map(Script::path)
        : process.exe().map(Recogniser::withoutRemark);
  }

  private Optional<Known> find(Seen seen) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    if (entries == null) {
      entries = DesktopEntries.read(folders.get());
    }
    DesktopEntries all = entries;
    IconFiles icons = new IconFiles(folders.get().data());
    return seen.app()
        .flatMap(app -> entry(all, app, seen.program()))
        .or(() -> seen.program().flatMap(all::startedFrom))
        .map(entry -> new Known(entry.name(), entry.icon().flatMap(icons::find)));
  }

  /// Everything in a sandbox is its application. A scope without one also holds whatever is
  /// started from within: a terminal's scope holds every command typed there, and those are not
  /// the terminal.
  private static Optional<DesktopEntry> entry(
      DesktopEntries all, App app, Optional<String> program) {
    return switch (app.packaging().orElse("")) {
      case "flatpak" -> all.withId(app.id());
      case "snap" -> all.ofSnap(app.id());
      default ->
          all.withId(app.id())
              .filter(entry -> program.filter(file -> all.owns(entry, file)).isPresent());
    };
  }

  private static String withoutRemark(String exe) {
    return exe.endsWith(DELETED) ? exe.substring(0, exe.length() - DELETED.length()) : exe;
  }

  private record Seen(Optional<App> app, Optional<String> program) {}

  private record Known(String name, Optional<Path> icon) {}
}
