package telltale.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The desktop entries of this machine, read once.
final class DesktopEntries {

  private static final String ENDING = ".desktop";
  private static final int MOST_FILES = 4096;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int DEEPEST = 4;

  private final List<Path> commands;
  private final Map<String, DesktopEntry> byId = new LinkedHashMap<>();
  private final Map<String, List<Started>> byName = new HashMap<>();
  private final Map<Path, List<Started>> byFolder = new HashMap<>();

  private DesktopEntries(List<Path> commands) {
    this.commands = commands;
  }

  /// Reads the entries of those folders; an entry hides those of the same id in later folders.
  static DesktopEntries read(DataFolders folders) {
    DesktopEntries entries = new DesktopEntries(folders.commands());
    Map<String, Optional<DesktopEntry>> found = new LinkedHashMap<>();
    for (Path data : folders.data()) {
      Path applications = data.resolve("applications");
      for (Path file : files(applications)) {
        String id = id(applications.relativize(file).toString());
        if (found.size() < MOST_FILES && !found.containsKey(id)) {
          found.put(id, text(file).flatMap(text -> DesktopEntry.parse(id, text)));
        }
      }
    }
    found.values().forEach(entry -> entry.ifPresent(entries::add));
    return entries;
  }

  Optional<DesktopEntry> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The entry of a snap's app: snapd writes `<snap>_<app>.desktop`.
  Optional<DesktopEntry> ofSnap(String id) {
    int dot = id.indexOf('.');
    String name = dot < 0 ? id : id.substring(0, dot);
    return withId(name + "_" + id.substring(dot + 1));
  }

  /// The application whose program that file is. Nothing where several would do: a wrong name is
  /// worse than the program's own.
  Optional<DesktopEntry> startedFrom(String program) {
    return path(program)
        .filter(Path::isAbsolute)
        .flatMap(
            file -> {
              Optional<DesktopEntry> named =
                  one(candidates(byName, key(file)).filter(start -> start.mayBe(file)));
              return named.or(() -> inFolder(file));
            });
  }

  /// Whether that file belongs to the entry: the program itself, or something beside or below it.
  boolean owns(DesktopEntry entry, String program) {
    Optional<Path> file = path(program).filter(Path::isAbsolute);
    return file.isPresent()
        && (candidates(byName, key(file.get())).anyMatch(s -> s.starts(entry, file.get()))
            || above(file.get()).anyMatch(s -> s.entry().equals(entry)));
  }

  private Optional<DesktopEntry> inFolder(Path file) {
    return one(above(file));
  }

  /// What is started from the folders above a file, for as long as those are an application's own.
  private Stream<Started> above(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (byFolder.containsKey(folder)) {
        return candidates(byFolder, folder);
      }
    }
    return Stream.empty();
  }

  private static <K> Stream<Started> candidates(Map<K, List<Started>> index, K key) {
    return index.getOrDefault(key, List.of()).stream();
  }

  private static Optional<DesktopEntry> one(Stream<Started> candidates) {
    List<DesktopEntry> entries =
        candidates
            .map(Started::entry)
            .filter(DesktopEntry::listed)
            .filter(entry -> entry.exec().map(ExecLine::isWhole).orElse(false))
            .distinct()
            .toList();
    List<DesktopEntry> bare =
        entries.stream().filter(entry -> entry.exec().map(ExecLine::isBare).orElse(false)).toList();
    List<DesktopEntry> best = bare.isEmpty() ? entries : bare;
    boolean alike = best.stream().map(DesktopEntry::name).distinct().count() == 1;
    return alike ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private void add(DesktopEntry entry) {
    byId.put(entry.id(), entry);
    Optional<String> program = entry.exec().flatMap(ExecLine::program);
    if (program.isEmpty()) {
      return;
    }
    Optional<Path> real = located(program.get()).flatMap(DesktopEntries::real);
    Started started = new Started(entry, real);
    addName(program.get(), started);
    real.ifPresent(file -> addName(file.toString(), started));
    entry.tryExec().ifPresent(name -> addName(name, started));
    entry.windowClass().ifPresent(name -> addName(name, started));
    real.flatMap(OwnFolder::of)
        .ifPresent(folder -> byFolder.computeIfAbsent(folder, f -> new ArrayList<>()).add(started));
  }

  private void addName(String path, Started started) {
    List<Started> same =
        byName.computeIfAbsent(
            Script.fileName(path).toLowerCase(Locale.ROOT), name -> new ArrayList<>());
    if (!same.contains(started)) {
      same.add(started);
    }
  }

  private static String key(Path file) {
    return file.getName(file.getNameCount() - 1).toString().toLowerCase(Locale.ROOT);
  }

  private Optional<Path> located(String command) {
    if (command.contains("/")) {
      return path(command).filter(Path::isAbsolute);
    }
    return path(command)
        .flatMap(
            name ->
                commands.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .findFirst());
  }

  private static Optional<Path> real(Path file) {
    try {
      // A snap's command is a link to snap itself, a script's may be one to its interpreter.
      Path real = file.toRealPath();
      String name = Script.fileName(real.toString());
      boolean own = !ExecLine.startsOthers(name) && Interpreter.named(name).isEmpty();
      return own ? Optional.of(real) : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String name) {
    try {
      return name.isEmpty() || name.endsWith("/")
          ? Optional.empty()
          : Optional.of(Path.of(name).normalize());
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private static String id(String relative) {
    return relative.substring(0, relative.length() - ENDING.length()).replace('/', '-');
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return all.filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MOST_BYTES), UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// What an entry starts.
  ///
  /// @param entry the entry
  /// @param real the file, where it exists
  private record Started(DesktopEntry entry, Optional<Path> real) {

    /// An entry's command is often a script that starts the real program from another folder, so
    /// a name is enough where only root can put a file. Elsewhere anybody could call a program of
    /// theirs `firefox`: there it has to be the very file.
    boolean mayBe(Path file) {
      return real.filter(file::equals).isPresent() || OwnFolder.isSystems(file);
    }

    boolean starts(DesktopEntry other, Path file) {
      return entry.equals(other) && mayBe(file);
    }
  }
}
