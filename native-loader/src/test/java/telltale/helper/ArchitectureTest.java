package telltale.helper;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final int KNOWN_CLASSES = 90;
  private static final String ROOT = "telltale.helper";

  /// Which stages a stage may know besides itself. Only the root package knows them all.
  private static final Map<String, Set<String>> KNOWS =
      Map.of(
          "bpf", Set.of(),
          "event", Set.of(),
          "process", Set.of(),
          "stream", Set.of(),
          "confine", Set.of(),
          "attach", Set.of("bpf"),
          "books", Set.of("event"),
          "snapshot", Set.of("event", "process"),
          "flow", Set.of("event", "process", "snapshot"));

  private static JavaClasses helper;

  @BeforeAll
  static void readClasses() {
    helper =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void theImportFoundTheModule() {
    assertThat(helper).hasSizeGreaterThanOrEqualTo(KNOWN_CLASSES);
  }

  @Test
  void everyStageIsNamedHere() {
    assertThat(helper.getPackage(ROOT).getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .isSubsetOf(KNOWS.keySet());
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    for (JavaPackage each : helper.getPackage(ROOT).getSubpackagesInTree()) {
      assertThat(each.isAnnotatedWith(NullMarked.class)).as("%s is NullMarked", each).isTrue();
    }
    assertThat(helper.getPackage(ROOT).isAnnotatedWith(NullMarked.class)).isTrue();
  }

  @Test
  void dataRunsOneWay() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a stage that knows the next and the one before cannot be read or tested alone")
        .check(helper);
  }

  @Test
  void aStageKnowsOnlyTheStagesItNeeds() {
    KNOWS.forEach(ArchitectureTest::checkNeighbours);
  }

  private static void checkNeighbours(String stage, Set<String> known) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + stage + "..")
        .should()
        .dependOnClassesThat(
            describe("belong to another stage", type -> isForeign(type, stage, known)))
        .allowEmptyShould(true)
        .because(
            "stages meet in the composition root, so that each can be tested without the others")
        .check(helper);
  }

  private static boolean isForeign(JavaClass type, String stage, Set<String> known) {
    String name = type.getPackageName();
    if (!name.equals(ROOT) && !name.startsWith(ROOT + ".")) {
      return false;
    }
    String other = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", 2)[0];
    return !other.equals(stage) && !known.contains(other);
  }

  @Test
  void nativeCodeIsCalledFromOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".bpf..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jnr..", "com.kenai.jffi..", "java.lang.foreign..")
        .because("memory that Java does not own needs one place that knows who frees it")
        .check(helper);
  }

  @Test
  void theHelperKnowsTheProtocolAndNothingOfTheApp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml..",
            "javafx..",
            "com.gluonhq..",
            "com.maxmind..",
            "telltale.app..",
            "telltale.geodata..")
        .because("less code in the privileged process: it speaks through the wire module's writer")
        .check(helper);
  }

  @Test
  void threadsAreMadeInTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.Thread(\\$.*|Group|Local)?|java\\.util\\.Timer.*"
                + "|java\\.util\\.concurrent\\.(.*Executor.*|ForkJoin.*|CompletableFuture)")
        .because("two threads in all, each with its own data: nobody else may start one")
        .check(helper);
  }

  @Test
  void nothingReachesForTheNetwork() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Socket|ServerSocket|.*DatagramSocket|MulticastSocket|URL|URLConnection"
                + "|HttpURLConnection|InetSocketAddress)"
                + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\.(Asynchronous.*|Datagram.*)")
        .because("a program that watches connections makes none")
        .check(helper);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".stream..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.nio\\.channels\\.(.*Socket.*|Selector|SelectionKey)")
        .because("the one channel out is the stream's Unix socket")
        .check(helper);
    noClasses()
        .should()
        .callMethod(java.net.InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
        .orShould()
        .callMethod(java.net.InetAddress.class, "getHostName")
        .orShould()
        .callMethod(java.net.InetAddress.class, "getCanonicalHostName")
        .because("looking a name up would tell the network what is being watched")
        .check(helper);
  }

  @Test
  void nothingStartsAProgram() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(ProcessBuilder|Process)(\\$.*)?")
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .because("what a privileged process starts is privileged too")
        .check(helper);
  }

  @Test
  void onlyTheMainClassTalksToItsCallerAndEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".HelperMain")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("standard output carries exactly one line, and every exit code has one meaning")
        .check(helper);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .because("a stage reports by values, which can be tested and shown to the user")
        .check(helper);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state belongs to one owner, confined to one thread")
        .check(helper);
  }

  @Test
  void kernelEventsAreValues() {
    classes()
        .that()
        .areAssignableTo(ROOT + ".event.KernelEvent")
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .allowEmptyShould(true)
        .because("what the kernel said does not change afterwards")
        .check(helper);
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
        .check(helper);
  }

  @Test
  void noMethodThrowsJustAnything() {
    noMethods()
        .should()
        .declareThrowableOfType(Exception.class)
        .orShould()
        .declareThrowableOfType(Throwable.class)
        .because("a caller can act only on a failure that has a name")
        .check(helper);
    noClasses()
        .should()
        .callConstructor(RuntimeException.class, String.class)
        .orShould()
        .callConstructor(RuntimeException.class, Throwable.class)
        .orShould()
        .callConstructor(RuntimeException.class, String.class, Throwable.class)
        .because("an exception says by its type which promise was broken")
        .check(helper);
  }

  @Test
  void aStageNeedsOnlyTheJdkTheProtocolAndItsNeighbours() {
    classes()
        .that(
            resideInAPackage(ROOT + "..").and(describe("are not in bpf", ArchitectureTest::isPure)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "jdk.net", "com.sun.security.auth.module", "telltale..")
                .or(resideInAPackage("org.jspecify..")))
        .because("every library here is code that runs with privileges")
        .check(helper);
  }

  private static boolean isPure(JavaClass type) {
    return !type.getPackageName().startsWith(ROOT + ".bpf");
  }
}
