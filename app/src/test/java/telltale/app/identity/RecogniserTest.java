package telltale.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.ProcessFacts;
import telltale.wire.ProcessFacts.App;
import telltale.wire.ProcessFacts.Container;
import telltale.wire.ProcessFacts.Software;

class RecogniserTest {

  private Path home = Path.of("");
  private Path system = Path.of("");
  private Path bin = Path.of("");

  @BeforeEach
  void makeFolders(@TempDir Path directory) throws IOException {
    // The temporary directory may be reached through a link, executables never are.
    Path real = directory.toRealPath();
    home = real.resolve("u/data");
    system = real.resolve("usr/share");
    bin = real.resolve("usr/bin");
    Files.createDirectories(bin);
  }

  @Test
  void namesAProgramByTheDesktopEntryThatStartsIt() {
    entry(system, "firefox-esr", "Firefox", "/usr/lib/firefox-esr/firefox-esr %u");

    assertThat(name("/usr/lib/firefox-esr/firefox-esr")).isEqualTo("Firefox");
    assertThat(name("/usr/lib/firefox-esr/firefox-esr (deleted)")).isEqualTo("Firefox");
    assertThat(name("/usr/bin/curl")).isEqualTo("curl");
  }

  @Test
  void followsACommandToWhereItLeads() throws IOException {
    Path real = program("../opt/chrome/google-chrome");
    Files.createSymbolicLink(bin.resolve("google-chrome-stable"), real);
    entry(system, "google-chrome", "Google Chrome", "google-chrome-stable %U");

    // What is started is a script beside the program.
    assertThat(name(real.resolveSibling("chrome").toString())).isEqualTo("Google Chrome");
    assertThat(name(real.resolveSibling("locales/x/helper").toString())).isEqualTo("Google Chrome");
    assertThat(name(real.getParent().resolveSibling("other").toString())).isEqualTo("other");
  }

  @Test
  void findsAProgramOfTheSystemByNameAlone() {
    entry(system, "firefox", "Firefox", "firefox %u");

    assertThat(name("/usr/lib64/firefox/firefox")).isEqualTo("Firefox");
  }

  @Test
  void doesNotBelieveTheNameOfAProgramThatAnybodyCouldHavePutThere() {
    entry(system, "firefox", "Firefox", "firefox %u");

    assertThat(name("/home/eve/bin/firefox")).isEqualTo("firefox");
    assertThat(name("/tmp/firefox")).isEqualTo("firefox");
    assertThat(name("/usr/../tmp/firefox")).isEqualTo("firefox");
  }

  @Test
  void doesNotTakeAProgramInAContainerForTheOneOfThatPathHere() {
    entry(system, "firefox", "Firefox", "/usr/lib/firefox/firefox %u");
    Software container =
        new Software(
            Optional.empty(),
            Optional.of(new Container("web", Optional.of("lxc"), Optional.empty())),
            Optional.empty());

    assertThat(name("/usr/lib/firefox/firefox", container)).isEqualTo("firefox");
  }

  @Test
  void namesASandboxByItsId() {
    entry(system, "org.mozilla.firefox", "Firefox", "/usr/bin/flatpak run org.mozilla.firefox");
    entry(system, "spotify_spotify", "Spotify", "env BAMF=x /snap/bin/spotify %U");
    entry(system, "lxd_ui", "LXD", "/snap/bin/lxd.ui");

    assertThat(name("/app/lib/firefox/firefox", app("org.mozilla.firefox", "flatpak")))
        .isEqualTo("Firefox");
    assertThat(name("/snap/spotify/7/usr/share/spotify/spotify", app("spotify", "snap")))
        .isEqualTo("Spotify");
    assertThat(name("/snap/lxd/1/bin/x", app("lxd.ui", "snap"))).isEqualTo("LXD");
    assertThat(name("/app/bin/gone", app("org.example.Gone", "flatpak"))).isEqualTo("gone");
    // What starts the sandbox is not what runs in it.
    assertThat(name("/usr/bin/flatpak")).isEqualTo("flatpak");
  }

  @Test
  void namesNothingTypedIntoATerminalAfterTheTerminal() {
    entry(system, "org.kde.konsole", "Konsole", "/usr/bin/konsole");

    assertThat(name("/usr/bin/konsole", app("org.kde.konsole", ""))).isEqualTo("Konsole");
    assertThat(name("/usr/bin/curl", app("org.kde.konsole", ""))).isEqualTo("curl");
    assertThat(name("/home/ada/konsole", app("org.kde.konsole", ""))).isEqualTo("konsole");
  }

  @Test
  void tellsByTheScopeWhichOfSeveralEntriesItIs() {
    entry(system, "chromium", "Chromium", "/usr/bin/chromium %U");
    entry(system, "chrome-mail-Default", "Mail", "/usr/bin/chromium --app-id=mail");

    assertThat(name("/usr/bin/chromium")).isEqualTo("Chromium");
    assertThat(name("/usr/bin/chromium", app("chrome-mail-Default", ""))).isEqualTo("Mail");
  }

  @Test
  void prefersNoNameToAWrongOne() {
    entry(system, "wifi", "Wi-Fi", "gnome-control-center wifi");
    entry(system, "one", "One", "/usr/bin/multi --one");
    entry(system, "two", "Two", "/usr/bin/multi --two");
    entry(system, "hidden", "Handler", "/usr/bin/handler", "NoDisplay=true");

    assertThat(name("/usr/bin/gnome-control-center")).isEqualTo("gnome-control-center");
    assertThat(name("/usr/bin/multi")).isEqualTo("multi");
    assertThat(name("/usr/bin/handler")).isEqualTo("handler");
  }

  @Test
  void namesTheApplicationThatAScriptIs() {
    entry(system, "terminator", "Terminator", "terminator");
    entry(system, "inkcut", "Inkcut", "env X=1 python3 -u /usr/share/inkcut/main.py %F");

    assertThat(script("/usr/bin/python3.11", "python3", "/usr/bin/terminator").name())
        .isEqualTo("Terminator");
    assertThat(script("/usr/bin/python3.11", "python3", "/usr/share/inkcut/main.py").name())
        .isEqualTo("Inkcut");
    assertThat(script("/usr/bin/python3.11", "python3", "/srv/backup.py"))
        .isEqualTo(new Identity("backup.py", Optional.of("/srv/backup.py"), Optional.empty()));
    assertThat(script("/usr/bin/python3.11", "python3", "-c", "x").name()).isEqualTo("python3.11");
  }

  @Test
  void aUsersOwnEntryHidesTheSystems() {
    entry(system, "firefox", "Firefox", "/usr/bin/firefox");
    entry(home, "firefox", "My Firefox", "/usr/bin/firefox");
    entry(system, "gimp", "GIMP", "/usr/bin/gimp");
    entry(home, "gimp", "GIMP", "/usr/bin/gimp", "Hidden=true");

    assertThat(name("/usr/bin/firefox")).isEqualTo("My Firefox");
    assertThat(name("/usr/bin/gimp")).isEqualTo("gimp");
  }

  @Test
  void readsEntriesInFoldersByTheirJoinedName() {
    write(
        system.resolve("applications/kde/dolphin.desktop"),
        "[Desktop Entry]\nType=Application\nName=Dolphin\nExec=dolphin\n");

    assertThat(name("/usr/bin/dolphin", app("kde-dolphin", ""))).isEqualTo("Dolphin");
  }

  @Test
  void findsIcons() {
    entry(system, "a", "A", "/usr/bin/a", "Icon=org.example.A");
    entry(system, "b", "B", "/usr/bin/b", "Icon=b.png");
    entry(system, "c", "C", "/usr/bin/c", "Icon=" + system.resolve("c/c.png"));
    entry(system, "d", "D", "/usr/bin/d", "Icon=d");
    entry(system, "e", "E", "/usr/bin/e", "Icon=../../../../etc/e");
    write(system.resolve("icons/hicolor/16x16/apps/org.example.A.png"), "x");
    write(system.resolve("icons/hicolor/48x48/apps/org.example.A.png"), "x");
    write(system.resolve("pixmaps/b.png"), "x");
    write(system.resolve("c/c.png"), "x");
    write(system.resolve("icons/hicolor/scalable/apps/d.svg"), "<svg/>");
    write(system.resolve("pixmaps/d.png"), "x".repeat((1 << 20) + 1));

    assertThat(icon("/usr/bin/a"))
        .contains(system.resolve("icons/hicolor/48x48/apps/org.example.A.png"));
    assertThat(icon("/usr/bin/b")).contains(system.resolve("pixmaps/b.png"));
    assertThat(icon("/usr/bin/c")).contains(system.resolve("c/c.png"));
    assertThat(icon("/usr/bin/d")).isEmpty();
    assertThat(icon("/usr/bin/e")).isEmpty();
  }

  @Test
  void survivesWhateverLiesInTheFolders() throws IOException {
    write(system.resolve("applications/empty.desktop"), "");
    write(system.resolve("applications/noise.desktop"), "\u0000\u001b[2J=\n[\n=x\n");
    write(system.resolve("applications/link.desktop"), "[Desktop Entry]\nType=Link\nName=x\n");
    write(
        system.resolve("applications/huge.desktop"),
        "[Desktop Entry]\nType=Application\nName=" + "n".repeat(1 << 20));
    Files.write(system.resolve("applications/bytes.desktop"), new byte[] {-1, -2, 0, 10, 61});
    Files.createDirectories(system.resolve("applications/folder.desktop"));
    Files.createSymbolicLink(system.resolve("applications/loop.desktop"), Path.of("loop.desktop"));
    entry(system, "nul", "Nul", "/usr/bin/nul\u0000x");
    entry(system, "quote", "Quote", "\"/usr/bin/quo");
    entry(system, "bidi", "Fire\u202efox\n", "/usr/bin/bidi");

    assertThat(name("/usr/bin/bidi")).doesNotContain("\u202e");
    assertThat(name("/usr/bin/nul")).isEqualTo("nul");
    assertThat(name("/")).isEqualTo("?");
    assertThat(name("relative")).isEqualTo("relative");
    assertThat(name("/" + "x/".repeat(2000) + "y")).isEqualTo("y");
    assertThat(name("/usr/bin/\u0000")).isEqualTo("\u0000");
  }

  @Test
  void readsNothingWhereScriptsAreAllThatIsAskedFor() {
    entry(system, "firefox", "Firefox", "/usr/bin/firefox");

    assertThat(Recogniser.ofScripts().apply(process("/usr/bin/firefox", Software.NONE)).name())
        .isEqualTo("firefox");
  }

  @Test
  void looksWhereTheEnvironmentSaysAndWherePackagesAlwaysPutThings() {
    assertThat(
            DataFolders.of(
                    Map.of("HOME", "/home/ada", "XDG_DATA_DIRS", "/opt/share/:relative::\u0000"))
                .data())
        .containsSubsequence(
            Path.of("/home/ada/.local/share"),
            Path.of("/opt/share"),
            Path.of("/usr/share"),
            Path.of("/var/lib/flatpak/exports/share"))
        .doesNotContain(Path.of("relative"), Path.of(""));
    assertThat(DataFolders.of(Map.of("HOME", "/h", "XDG_DATA_HOME", "/x")).data().getFirst())
        .isEqualTo(Path.of("/x"));
    assertThat(DataFolders.of(Map.of()).data()).contains(Path.of("/usr/share"));
  }

  @Test
  void readsTheWordsOfAnExecLine() {
    assertThat(ExecLine.parse("\"/opt/My App/run\" --x \"a \\\"b\\\"\" %U"))
        .contains(new ExecLine("/opt/My App/run", List.of("--x", "a \"b\"")));
    assertThat(ExecLine.parse("env A=1 B=2 foo %f")).contains(new ExecLine("foo", List.of()));
    assertThat(ExecLine.parse("   ")).isEmpty();
    assertThat(ExecLine.parse("env A=1")).isEmpty();
    assertThat(ExecLine.parse("sh -c \"foo bar\"").flatMap(ExecLine::program)).isEmpty();
  }

  private Recogniser recogniser() {
    return Recogniser.of(new DataFolders(List.of(home, system), List.of(bin)));
  }

  private String name(String exe) {
    return name(exe, Software.NONE);
  }

  private String name(String exe, Software software) {
    return recogniser().apply(process(exe, software)).name();
  }

  private Optional<Path> icon(String exe) {
    return recogniser().apply(process(exe, Software.NONE)).icon();
  }

  private Identity script(String exe, String... commandLine) {
    return recogniser()
        .apply(
            new ProcessFacts(
                7,
                Script.fileName(exe),
                Optional.of(exe),
                List.of(commandLine),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Software.NONE));
  }

  private static Software app(String id, String packaging) {
    Optional<String> by = packaging.isEmpty() ? Optional.empty() : Optional.of(packaging);
    return new Software(Optional.empty(), Optional.empty(), Optional.of(new App(id, by)));
  }

  private static ProcessFacts process(String exe, Software software) {
    String name = Script.fileName(exe.replace(" (deleted)", ""));
    return new ProcessFacts(
        7,
        name.isEmpty() ? "?" : name,
        Optional.of(exe),
        List.of(exe),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        software);
  }

  private static void entry(Path data, String id, String name, String exec, String... more) {
    write(
        data.resolve("applications/" + id + ".desktop"),
        "# A comment\n[Desktop Entry]\nType=Application\nName[de]=Falsch\nName=%s\nExec=%s\n%s\n"
                .formatted(name, exec, String.join("\n", more))
            + "\n[Desktop Action new]\nName=New Window\nExec=other --new\n");
  }

  private Path program(String relative) {
    Path file = bin.resolve(relative).normalize();
    write(file, "#!/bin/sh\n");
    return file;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
