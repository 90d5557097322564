package telltale.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static JavaClasses wire;

  @BeforeAll
  static void readClasses() {
    wire =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("telltale.wire");
  }

  @Test
  void theImportFoundTheModule() {
    assertThat(wire).hasSizeGreaterThanOrEqualTo(35);
  }

  @Test
  void messagesAreRecords() {
    classes()
        .that()
        .implement(Message.class)
        .should()
        .beRecords()
        .because("a message crosses threads and processes: it must not change on the way")
        .check(wire);
  }

  @Test
  void onlyTheCodecHasState() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .doNotHaveSimpleName("LineSource")
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveSimpleName("MessageReader")
        .should()
        .beFinal()
        .because("both ends share these values between threads without a lock")
        .check(wire);
    noStaticFieldChanges();
  }

  private static void noStaticFieldChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveName("$SwitchMap")
        .should()
        .beFinal()
        .because("static state belongs to no thread")
        .check(wire);
  }

  @Test
  void theContractNeedsNothingButTheJdkAndJackson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "telltale.wire", "java..", "com.fasterxml.jackson.core..", "org.jspecify..")
        .because("helper and app both carry it, and the helper runs as root")
        .check(wire);
  }

  @Test
  void jacksonStaysInside() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "of Jackson", type -> type.getPackageName().startsWith("com.fasterxml")))
        .because("the format is this module's secret")
        .check(wire);
  }

  @Test
  void nothingHereTouchesThreadsTheNetworkOrTheProcess() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.(lang\\.(Thread|System\\$Logger|ProcessBuilder|Runtime)|util\\.concurrent\\..*"
                + "|net\\.(Socket|ServerSocket|URL|URI|http\\..*)|nio\\.channels\\..*)")
        .because("a codec works on streams that others open, on the thread that calls it")
        .check(wire);
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
        .check(wire);
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .because("only the two main classes talk to the terminal")
        .check(wire);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Handler|Processor)")
        .because("such a name says nothing about what the class is")
        .check(wire);
  }

  @Test
  void noMethodThrowsJustAnything() {
    noMethods()
        .should()
        .declareThrowableOfType(Exception.class)
        .because("a caller can act only on a failure that has a name")
        .check(wire);
  }
}
