package telltale.helper.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Groups of the running kernel.
@Tag("kernel")
final class CgroupTreeKernelTest {

  private static final String NAME =
      "telltale-test-" + ProcessHandle.current().pid() + "\u00e9.scope";

  private final Path mount = unifiedHierarchy();

  @Test
  void findsAGroupByItsNumberForAsLongAsItExists() throws Exception {
    assumeTrue(Files.isWritable(mount), "no control group can be made here");
    Path outer = Files.createDirectory(mount.resolve("telltale-test.slice"));
    Path inner = Files.createDirectory(outer.resolve(NAME));
    try (CgroupTree tree = CgroupTree.open(Native.load(), Optional.of(mount.toString()))) {
      long number = number(inner);
      assertThat(tree.path(number)).contains("/telltale-test.slice/" + NAME);
      assertThat(tree.path(number(mount))).contains("");

      Files.delete(inner);
      assertThat(tree.path(number)).isEmpty();
    } finally {
      Files.deleteIfExists(inner);
      Files.delete(outer);
    }
  }

  @Test
  void hasNoGroupsWhereNoTreeIsMounted() throws Exception {
    try (CgroupTree tree = CgroupTree.open(Native.load(), Optional.empty())) {
      assertThat(tree.path(1)).isEmpty();
    }
  }

  private static long number(Path group) throws IOException {
    return ((Number) Files.getAttribute(group, "unix:ino")).longValue();
  }

  private static Path unifiedHierarchy() {
    Path root = Path.of("/sys/fs/cgroup");
    return Files.exists(root.resolve("cgroup.procs")) ? root : root.resolve("unified");
  }
}
