package telltale.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final int KNOWN_CLASSES = 250;
  private static final String ROOT = "telltale.app";

  /// Which packages a package may know besides itself and what lies below it. Only the root knows
  /// them all.
  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          Map.entry("latest", Set.of()),
          Map.entry("link", Set.of("latest", "words")),
          Map.entry("name", Set.of("latest", "link")),
          Map.entry("lan", Set.of("latest", "link", "name", "range")),
          Map.entry("neighbour", Set.of("latest")),
          Map.entry("identity", Set.of("latest")),
          Map.entry("tile", Set.of("latest")),
          Map.entry("domain", Set.of()),
          Map.entry("flow", Set.of("domain", "identity", "latest")),
          Map.entry("place", Set.of("latest", "range", "words")),
          Map.entry("range", Set.of()),
          Map.entry("userfile", Set.of()),
          Map.entry("update", Set.of("userfile", "words")),
          Map.entry("correction", Set.of("range", "userfile", "words")),
          Map.entry("doctor", Set.of()),
          Map.entry("words", Set.of()),
          Map.entry("lines", Set.of("words")),
          Map.entry("choice", Set.of("words")),
          Map.entry("theme", Set.of()),
          Map.entry("timeline", Set.of("choice", "flow", "text", "words")),
          Map.entry("toolkit", Set.of()),
          Map.entry("settings", Set.of("userfile", "words")),
          Map.entry("shot", Set.of()),
          Map.entry("rate", Set.of("flow", "selection")),
          Map.entry("selection", Set.of("flow", "identity")),
          Map.entry("text", Set.of("flow", "identity", "range", "words")),
          Map.entry("pulse", Set.of("flow", "link")),
          Map.entry("veil", Set.of("flow", "identity", "latest", "link", "text", "words")),
          Map.entry("watch", Set.of("flow", "text", "words")),
          Map.entry("map", Set.of("flow", "latest", "text", "words")),
          Map.entry("cost", Set.of()),
          Map.entry("status", Set.of("cost", "flow", "lines", "link", "text", "words")),
          Map.entry("list", all("flow identity latest lines rate selection text tile words")),
          Map.entry(
              "inspect",
              all("correction flow identity neighbour range rate selection text tile words lines")),
          Map.entry(
              "window",
              all(
                  "choice correction cost flow inspect lines link list map neighbour place pulse range rate"
                      + " selection settings status text theme timeline veil words")));

  private static JavaClasses app;

  @BeforeAll
  static void readClasses() {
    app =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void theImportFoundTheModule() {
    assertThat(app).hasSizeGreaterThanOrEqualTo(KNOWN_CLASSES);
  }

  @Test
  void everyPackageIsNamedHere() {
    assertThat(app.getPackage(ROOT).getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrderElementsOf(KNOWS.keySet());
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/telltale"))) {
      List<Path> folders =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      assertThat(folders)
          .hasSizeGreaterThanOrEqualTo(KNOWS.size())
          .allSatisfy(
              folder ->
                  assertThat(Files.readString(folder.resolve("package-info.java")))
                      .startsWith("///"));
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that knows the next and the one before cannot be read alone")
        .check(app);
  }

  @Test
  void aPackageKnowsOnlyWhatItNeeds() {
    KNOWS.forEach(ArchitectureTest::checkNeighbours);
  }

  private static void checkNeighbours(String own, Set<String> known) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + own + "..")
        .should()
        .dependOnClassesThat(
            describe("belong to another package", type -> isForeign(type, own, known)))
        .because("views meet in the window and everything else in the composition root")
        .check(app);
  }

  private static boolean isForeign(JavaClass type, String own, Set<String> known) {
    String name = type.getPackageName();
    if (!name.equals(ROOT) && !name.startsWith(ROOT + ".")) {
      return false;
    }
    String other = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", 2)[0];
    return !other.equals(own) && !known.contains(other);
  }

  @Test
  void belowTheViewsNothingKnowsJavaFx() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packages(
                ("link name lan neighbour cost flow domain identity place correction update userfile doctor watch rate"
                        + " selection settings text veil words")
                    .split(" ")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.gluonhq..", "atlantafx..")
        .because("the terminal commands work where no screen and no toolkit is")
        .check(app);
  }

  @Test
  void everyLibraryHasOnePlace() {
    only("com.gluonhq..", "the map's host can be replaced in one package", "map");
    only("com.maxmind..", "a file that a user chose is parsed in one package", "place");
    only("atlantafx..", "colours come from one package", "theme");
    only("com.google..", "a list of names is no toolbox", "domain");
    only("com.fasterxml..", "the stream is the wire module's business", "correction", "settings");
    only("com.sun..", "whoever goes past JavaFX's API can be left out", "toolkit", "map.picture");
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("only the commands know that there is a command line")
        .check(app);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "jnr..", "telltale.helper..")
        .because("JSON is read token by token, and native code is the helper's business")
        .check(app);
  }

  private static void only(String library, String because, String... owners) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(owners))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(because)
        .check(app);
  }

  private static String[] packages(String... names) {
    return Stream.of(names).map(each -> ROOT + "." + each + "..").toArray(String[]::new);
  }

  @Test
  void threadsAreMadeInTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .callConstructorWhere(target(describe("makes a thread", ArchitectureTest::isThread)))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.Timer.*|java\\.util\\.concurrent\\."
                + "(Executors|.*ExecutorService|ForkJoin.*)")
        .orShould()
        .callMethodWhere(
            target(describe("runs something elsewhere", made -> made.getName().endsWith("Async"))))
        .because("reader and screen are the two threads: nobody else may start one")
        .check(app);
  }

  private static boolean isThread(CodeUnitCallTarget made) {
    return made.getOwner().isAssignableTo(Thread.class);
  }

  @Test
  void theScreenIsReachedThroughThePump() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".pulse..", ROOT)
        .should()
        .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
        .because("hand-overs pile up unless one place keeps at most one of them waiting")
        .check(app);
  }

  @Test
  void nothingReachesForTheNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".update..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Socket|ServerSocket|.*DatagramSocket|MulticastSocket|URLConnection"
                + "|HttpURLConnection|InetSocketAddress)"
                + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\.(Asynchronous.*|Datagram.*)"
                + "|javafx\\.scene\\.web\\..*")
        .because("a program that watches connections makes none, unless its user asks for a file")
        .check(app);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".update..")
        .should()
        .callMethodWhere(
            target(name("openConnection")).or(target(name("openStream")).and(ownedByUrl())))
        .because("a URL names a resource of ours and is never opened over a network")
        .check(app);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".link..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.nio\\.channels\\.(.*Socket.*|Selector|SelectionKey)")
        .because("the one channel in is the helper's Unix socket")
        .check(app);
  }

  @Test
  void noNameIsLookedUp() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".lan.SystemResolver")
        .should()
        .callMethod(java.net.InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getHostName")
        .orShould()
        .callMethod(java.net.InetAddress.class, "getCanonicalHostName")
        .because(
            "looking a name up tells the network what is being watched, which the user has to want")
        .check(app);
  }

  private static DescribedPredicate<JavaCall<?>> ownedByUrl() {
    return target(
        describe("of a URL", called -> called.getOwner().isEquivalentTo(java.net.URL.class)));
  }

  @Test
  void programsAreStartedByTheLinkAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".link..", ROOT)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(ProcessBuilder|Process)(\\$.*)?")
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .because("a name that a process chose must never come near a command line")
        .check(app);
  }

  @Test
  void onlyTheCommandsTalkToTheTerminalAndEndTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .because("every exit code has one meaning")
        .check(app);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a package reports by values, which can be tested and shown to the user")
        .check(app);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state belongs to one owner, confined to one thread")
        .check(app);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Handler|Processor|Base)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*\\.Abstract[^.]*")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..core..", "..manager..", "..impl..")
        .because("such a name says nothing about what the class is")
        .check(app);
  }

  @Test
  void noMethodThrowsJustAnything() {
    noMethods()
        .that()
        .doNotHaveModifier(JavaModifier.SYNTHETIC) // a bridge repeats what a library declares
        .should()
        .declareThrowableOfType(Exception.class)
        .orShould()
        .declareThrowableOfType(Throwable.class)
        .because("a caller can act only on a failure that has a name")
        .check(app);
    noClasses()
        .should()
        .callConstructor(RuntimeException.class, String.class)
        .orShould()
        .callConstructor(RuntimeException.class, Throwable.class)
        .orShould()
        .callConstructor(RuntimeException.class, String.class, Throwable.class)
        .because("an exception says by its type which promise was broken")
        .check(app);
  }

  private static Set<String> all(String packages) {
    return Set.of(packages.split(" "));
  }
}
