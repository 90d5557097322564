package telltale.helper.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.wire.ProcessFacts.Software;

class ControlGroupsTest {

  private static final long STARTED = TimeUnit.SECONDS.toNanos(900);
  private static final ProcessKey CURL = new ProcessKey(42, STARTED, 1000, "curl");
  private static final ProcessKey DIG = new ProcessKey(4000, STARTED, 1000, "dig");

  private final Map<Long, String> paths = new HashMap<>();
  private FakeProc fake;
  private ProcessTable table;

  @BeforeEach
  void curlRunsInASession(@TempDir Path directory) {
    fake =
        new FakeProc(directory)
            .stat(42, "curl", 7, 90_000)
            .exe(42, "/usr/bin/curl")
            .file(42, "cgroup", "0::/user.slice/user-1000.slice/session-3.scope\n");
    ControlGroups groups = new ControlGroups(number -> Optional.ofNullable(paths.get(number)));
    table = new ProcessTable(fake.proc, fake.passwd, groups, () -> 5, () -> Instant.EPOCH);
  }

  @AfterEach
  void removeTheLinks() {
    fake.close();
  }

  private Software software(ProcessKey key) {
    return table.facts(key).software();
  }

  @Test
  void tellsTheUnitOfAProcessThatEndedUnread() {
    paths.put(77L, "/user.slice/user-1000.slice/user@1000.service/app.slice/run-u7.scope");
    table.isIn(DIG, 77);
    paths.clear();

    assertThat(software(DIG).unit()).contains("run-u7.scope");
    assertThat(software(new ProcessKey(4000, STARTED + 20_000_000, 0, "x")))
        .isEqualTo(Software.NONE);
  }

  @Test
  void tellsNoUnitOfAGroupThatWentBeforeItWasAskedFor() {
    paths.put(77L, "/system.slice/old.service");
    table.isIn(DIG, 77);
    table.isIn(DIG, 78);

    assertThat(software(DIG)).isEqualTo(Software.NONE);
  }

  @Test
  void believesWhatItReadsMoreThanWhatTheKernelSaidBefore() {
    paths.put(77L, "/system.slice/old.service");
    table.isIn(CURL, 77);

    assertThat(software(CURL).unit()).contains("session-3.scope");
  }

  @Test
  void tellsTheGroupThatAProcessWasInLast() {
    paths.put(77L, "/user.slice/user-1000.slice/user@1000.service/app.slice/shell.service");
    paths.put(78L, "/user.slice/user-1000.slice/user@1000.service/app.slice/app-mail-9.scope");
    table.isIn(DIG, 77);
    table.isIn(DIG, 78);

    assertThat(software(DIG).app().orElseThrow().id()).isEqualTo("mail");
  }

  @Test
  void tellsTheUnitOfAProcessWhoseGroupCannotBeRead() {
    paths.put(77L, "/system.slice/new.service");
    fake.stat(50, "dig", 7, 90_000).exe(50, "/usr/bin/dig");
    table.isIn(new ProcessKey(50, STARTED, 1000, ""), 77);

    assertThat(software(new ProcessKey(50, STARTED, 1000, "dig")).unit()).contains("new.service");
  }
}
