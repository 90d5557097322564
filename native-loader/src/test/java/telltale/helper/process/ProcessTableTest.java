package telltale.helper.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.ProcessFacts;
import telltale.wire.ProcessFacts.Parent;
import telltale.wire.ProcessFacts.Software;
import telltale.wire.ProcessFacts.User;

class ProcessTableTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BOOT = NOW.minusMillis(1_000_500);
  private static final Parent BASH =
      new Parent(7, Optional.of("bash"), Optional.of(new Parent(1, Optional.of("systemd"))));
  private static final long STARTED = TimeUnit.SECONDS.toNanos(900);

  private final AtomicLong nanos = new AtomicLong(5);
  private FakeProc fake;
  private ProcessTable table;

  @BeforeEach
  void curlStartedByBash(@TempDir Path directory) {
    fake =
        new FakeProc(directory)
            .stat(42, "curl", 7, 90_000)
            .exe(42, "/usr/bin/curl")
            .file(42, "cmdline", "curl\0-s\0https://example.org\0")
            .file(42, "status", "Name:\tcurl\nUid:\t0\t1000\t0\t0\nGid:\t0\t0\t0\t0\n")
            .file(42, "cgroup", "0::/user.slice/user-1000.slice/session-3.scope\n")
            .stat(7, "bash", 1, 80_000)
            .exe(7, "/usr/bin/bash")
            .stat(1, "systemd", 0, 10)
            .exe(1, "/usr/lib/systemd/systemd");
    ControlGroups groups = new ControlGroups(_ -> Optional.empty());
    table = new ProcessTable(fake.proc, fake.passwd, groups, nanos::get, () -> NOW);
  }

  @AfterEach
  void removeTheLinks() {
    fake.close();
  }

  private ProcessFacts curl() {
    return table.facts(new ProcessKey(42, STARTED + 3_141_592, 1000, "curl"));
  }

  private static Launch launch(String path, String commandLine) {
    return new Launch(Optional.of(path), commandLine.getBytes(UTF_8), 7);
  }

  private void twoSecondsPass() {
    nanos.addAndGet(2_000_000_000);
  }

  @Test
  void tellsEverythingThatProcKnows() {
    assertThat(curl())
        .isEqualTo(
            new ProcessFacts(
                42,
                "curl",
                Optional.of("/usr/bin/curl"),
                List.of("curl", "-s", "https://example.org"),
                Optional.of(new User(1000, Optional.of("alice"))),
                Optional.of(BASH),
                Optional.of(BOOT.plusSeconds(900)),
                new Software(Optional.of("session-3.scope"), Optional.empty(), Optional.empty())));
  }

  @Test
  void tellsWhatTheKernelSaidOfAProcessThatEndedUnread() {
    assertThat(table.facts(new ProcessKey(4000, STARTED, 1000, "dig")))
        .isEqualTo(
            new ProcessFacts(
                4000,
                "dig",
                Optional.empty(),
                List.of(),
                Optional.of(new User(1000, Optional.of("alice"))),
                Optional.empty(),
                Optional.of(BOOT.plusSeconds(900)),
                Software.NONE));
  }

  @Test
  void neverGivesTheFactsOfAnotherProcessWithTheSamePid() {
    ProcessFacts facts = table.facts(new ProcessKey(42, STARTED - 20_000_000, 0, "sshd"));

    assertThat(facts.name()).isEqualTo("sshd");
    assertThat(facts.exe()).isEmpty();
    assertThat(facts.commandLine()).isEmpty();
    assertThat(facts.parent()).isEmpty();
    assertThat(facts.user()).contains(new User(0, Optional.of("root")));
  }

  @Test
  void remembersAProcessThatHasEnded() {
    ProcessFacts alive = curl();
    fake.end(42);
    twoSecondsPass();

    assertThat(curl()).isEqualTo(alive);
  }

  @Test
  void remembersAProcessWhosePidWasTakenByAnother() {
    ProcessFacts alive = curl();
    fake.stat(42, "cron", 1, 95_000).exe(42, "/usr/sbin/cron");
    twoSecondsPass();

    assertThat(curl()).isEqualTo(alive);
    assertThat(table.facts(new ProcessKey(42, 950_000_000_000L, 0, "cron")).exe())
        .contains("/usr/sbin/cron");
  }

  @Test
  void readsAgainWhenTheProcessBecameAnotherProgram() {
    assertThat(curl().name()).isEqualTo("curl");
    fake.stat(42, "wget", 7, 90_000).exe(42, "/usr/bin/wget");

    assertThat(table.facts(new ProcessKey(42, STARTED, 1000, "wget")).exe())
        .contains("/usr/bin/wget");
  }

  @Test
  void readsAgainAfterASecondEvenIfTheNameIsTheSame() {
    assertThat(curl().exe()).contains("/usr/bin/curl");
    fake.exe(42, "/opt/curl");
    assertThat(curl().exe()).contains("/usr/bin/curl");
    twoSecondsPass();

    assertThat(curl().exe()).contains("/opt/curl");
  }

  @Test
  void keepsTheProgramWhenOnlyAThreadNameIsNew() {
    curl();

    assertThat(table.facts(new ProcessKey(42, STARTED, 1000, "resolver")).name()).isEqualTo("curl");
  }

  @Test
  void doesNotLendAnEndedProgramsNameToTheOneThatReplacedIt() {
    curl();
    fake.end(42);

    ProcessFacts replaced = table.facts(new ProcessKey(42, STARTED, 1000, "wget"));

    assertThat(replaced.name()).isEqualTo("wget");
    assertThat(replaced.exe()).isEmpty();
    assertThat(replaced.parent()).contains(BASH);
    assertThat(curl().exe()).contains("/usr/bin/curl");
  }

  @Test
  void findsAProcessWhoseStartIsNotKnown() {
    ProcessKey snapshot = new ProcessKey(42, 0, -1, "");

    assertThat(table.facts(snapshot).exe()).contains("/usr/bin/curl");
    fake.stat(42, "cron", 1, 95_000).exe(42, "/usr/sbin/cron");
    assertThat(table.facts(snapshot).exe()).contains("/usr/sbin/cron");
  }

  @Test
  void saysNothingOfAProcessThatNobodyKnows() {
    assertThat(table.facts(new ProcessKey(77, 0, -1, "")))
        .isEqualTo(
            new ProcessFacts(
                77,
                "pid 77",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Software.NONE));
  }

  @Test
  void tellsWhatWasStartedOfAProcessThatEndedUnread() {
    table.started(new ProcessKey(4000, STARTED, 1000, ""), launch("/nowhere/dig", "dig\0-x\0"));

    ProcessFacts facts = table.facts(new ProcessKey(4000, STARTED, 1000, "isc-worker"));

    assertThat(facts.name()).isEqualTo("dig");
    assertThat(facts.exe()).contains("/nowhere/dig");
    assertThat(facts.commandLine()).containsExactly("dig", "-x");
    assertThat(facts.parent()).contains(BASH);
  }

  /// Linux gives "Tgid: 0" between the release of a process's number and that of its files.
  @Test
  void keepsThePidOfAProcessThatIsBeingTakenAwayWhileItIsRead() {
    table.started(new ProcessKey(4000, STARTED, 1000, ""), launch("/nowhere/dig", "dig\0-x\0"));
    fake.stat(4000, "dig", 7, 90_000)
        .file(4000, "status", "Name:\tdig\nTgid:\t0\nPid:\t0\nUid:\t0\t1000\t0\t0\n");

    ProcessFacts facts = table.facts(new ProcessKey(4000, STARTED, 1000, "dig"));

    assertThat(facts.pid()).isEqualTo(4000);
    assertThat(facts.exe()).contains("/nowhere/dig");
    assertThat(facts.commandLine()).containsExactly("dig", "-x");
  }

  @Test
  void doesNotLendAStartToALaterProcessWithTheSamePid() {
    table.started(new ProcessKey(4000, STARTED, 1000, ""), launch("/nowhere/dig", "dig\0"));

    assertThat(table.facts(new ProcessKey(4000, STARTED + 20_000_000, 0, "cron")).exe()).isEmpty();
  }

  @Test
  void aProcessThatOnlyForkedRanWhatItsParentWasStartedAs() {
    ProcessKey parent = new ProcessKey(4000, STARTED, 1000, "");
    ProcessKey child = new ProcessKey(4001, STARTED + 20_000_000, 1000, "");
    ProcessKey grandchild = new ProcessKey(4002, STARTED + 40_000_000, 1000, "");
    table.started(parent, launch("/nowhere/dig", "dig\0-x\0"));
    table.forked(child, parent);
    table.forked(grandchild, child);

    ProcessFacts facts = table.facts(grandchild);

    assertThat(facts.exe()).contains("/nowhere/dig");
    assertThat(facts.commandLine()).containsExactly("dig", "-x");
    assertThat(facts.parent().orElseThrow().pid()).isEqualTo(4001);
  }

  @Test
  void namesAKernelThreadByItsComm() {
    fake.stat(9, "kworker/0:1-events", 2, 10).file(9, "cmdline", "");

    ProcessFacts facts = table.facts(new ProcessKey(9, 0, 0, "kworker/0:1"));

    assertThat(facts.name()).isEqualTo("kworker/0:1");
    assertThat(facts.exe()).isEmpty();
    assertThat(facts.commandLine()).isEmpty();
  }

  @Test
  void readsAProcessThatHasTakenItsOwnNameAway() {
    fake.stat(42, "", 7, 90_000);

    assertThat(table.facts(new ProcessKey(42, STARTED, 1000, "")).name()).isEqualTo("curl");
  }

  @Test
  void namesADeletedExecutableByItsFileName() {
    fake.exe(42, "/usr/lib/firefox/firefox (deleted)");

    assertThat(curl().name()).isEqualTo("firefox");
    assertThat(curl().exe()).contains("/usr/lib/firefox/firefox (deleted)");
  }

  @Test
  void refusesAParentThatIsYoungerThanItsChild() {
    fake.stat(7, "impostor", 1, 90_001);

    assertThat(curl().parent()).contains(new Parent(7, Optional.empty()));
  }

  @Test
  void endsTheChainWhereAParentIsYoungerThanItsChild() {
    fake.stat(1, "impostor", 0, 80_001);

    assertThat(curl().parent())
        .contains(new Parent(7, Optional.of("bash"), Optional.of(new Parent(1, Optional.empty()))));
  }

  @Test
  void endsTheChainOfParentsAtItsBound() {
    for (int pid = 100; pid < 150; pid++) {
      fake.stat(pid, "loop" + pid, pid + 1, 70_000);
    }
    fake.stat(7, "bash", 100, 80_000);

    int length = 0;
    var next = curl().parent();
    for (; next.isPresent(); next = next.get().parent()) {
      length++;
    }
    assertThat(length).isEqualTo(Ancestry.MAX_LENGTH);
  }

  @Test
  void readsAChainOfParentsOnceASecond() {
    curl();
    fake.exe(7, "/usr/bin/zsh");
    twentyProgramsFrom(200, "bash");
    twoSecondsPass();
    twentyProgramsFrom(300, "zsh");
  }

  private void twentyProgramsFrom(int first, String shell) {
    for (int pid = first; pid < first + 20; pid++) {
      fake.stat(pid, "make", 7, 90_000);
      assertThat(table.facts(new ProcessKey(pid, STARTED, 0, "make")).parent().orElseThrow().name())
          .contains(shell);
    }
  }

  @Test
  void givesAThreadTheFactsOfItsProcess() {
    fake.stat(43, "resolver", 7, 90_100)
        .exe(43, "/usr/bin/curl")
        .file(43, "status", "Name:\tresolver\nTgid:\t42\nPid:\t43\nUid:\t0\t1000\t0\t0\n");

    ProcessFacts process = curl();

    assertThat(table.facts(new ProcessKey(43, STARTED + 1_000_000_000, 1000, "resolver")))
        .isEqualTo(process);
    assertThat(table.facts(new ProcessKey(43, 0, -1, ""))).isEqualTo(process);
    assertThat(process.pid()).isEqualTo(42);
  }

  @Test
  void neverMixesProcessesThatHadTheSamePidOneAfterAnother() {
    List<String> programs = List.of("curl", "wget", "cron", "sshd", "dig");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < programs.size(); i++) {
        long ticks = 91_000 + i * 100L;
        fake.stat(42, programs.get(i), 7, ticks).exe(42, "/usr/bin/" + programs.get(i));
        for (int earlier = 0; earlier <= i; earlier++) {
          // In the first round nobody has been asked about those that come later.
          assertThat(generation(earlier).exe()).contains("/usr/bin/" + programs.get(earlier));
        }
        twoSecondsPass();
      }
      fake.end(42);
      for (int i = 0; i < programs.size(); i++) {
        assertThat(generation(i).name()).isEqualTo(programs.get(i));
        assertThat(generation(i).started()).contains(BOOT.plusSeconds(910 + i));
      }
    }
  }

  /// All of one name, so that nothing but the start time tells them apart.
  private ProcessFacts generation(int index) {
    return table.facts(new ProcessKey(42, STARTED + (10L + index) * 1_000_000_000, 1000, "x"));
  }

  @Test
  void readsGroupsOfAnyLengthWithinItsBound() {
    String path = "0::/system.slice/" + "a".repeat(4000);
    fake.file(42, "cgroup", path.repeat(20) + ".service");

    assertThat(curl().software()).isEqualTo(Software.NONE);
  }

  @Test
  void takesNoUnitFromALineThatIsCut() {
    String filler = "5:memory:/" + "x".repeat(4000) + "\n";
    String evil = "0::/system.slice/" + "y".repeat(800);
    String start = filler.repeat(8).substring(0, 32 * 1024 - evil.length() - ".service".length());
    String lines = start.substring(0, start.lastIndexOf('\n') + 1);
    String padded = lines + "6:pids:/" + "z".repeat(start.length() - lines.length() - 9) + "\n";
    fake.file(42, "cgroup", padded + evil + ".service-not-a-service\n");

    assertThat(curl().software().unit()).isEmpty();
  }

  @Test
  void givesTheUidWithoutANameWhereNoAccountHasIt() {
    fake.file(42, "status", "Uid:\t0\t4711\t0\t0\n");

    assertThat(curl().user()).contains(new User(4711, Optional.empty()));
  }

  @Test
  void learnsOfANewAccountAfterAMinute() throws Exception {
    fake.file(42, "status", "Uid:\t0\t4711\t0\t0\n");
    curl();
    Files.writeString(fake.passwd, "bob:x:4711:1::/:/bin/sh\n");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));

    assertThat(curl().user()).contains(new User(4711, Optional.of("bob")));
  }

  @Test
  void forgetsTheLeastRecentlyUsedPastItsBound() {
    for (int pid = 10_000; pid < 15_000; pid++) {
      table.facts(new ProcessKey(pid, STARTED, 0, "x"));
    }

    assertThat(table.size()).isEqualTo(4096);
  }
}
