package telltale.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telltale.app.doctor.Finding.Level;

class DoctorTest {

  @TempDir Path root;

  @BeforeEach
  void makeAMachineThatHasEverything() throws IOException {
    put("/proc/sys/kernel/osrelease", "6.1.0-28-amd64\n");
    put("/sys/kernel/btf/vmlinux", "BTF");
    put("/sys/kernel/security/lockdown", "[none] integrity confidentiality\n");
    put("/sys/bus/event_source/devices/kprobe/type", "8\n");
    put(
        "/proc/kallsyms",
        "0 T tcp_v4_connect\n0 T tcp_v6_connect\n0 T inet_csk_accept\n0 t __bpf_trace_inet_sock_set_state\n");
    put("/proc/self/mounts", "proc /proc proc rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
    put("/proc/self/status", "Name:\tjava\nUid:\t0\t0\t0\t0\nCapEff:\t000001ffffffffff\n");
    put("/usr/lib/x86_64-linux-gnu/libbpf.so.1", "ELF");
    executable("/opt/telltale/helper");
  }

  @Test
  void findsNoBlockerWhereEverythingIs() {
    assertThat(doctor().findings())
        .noneMatch(finding -> finding.level() == Level.BLOCKER)
        .filteredOn(finding -> !finding.subject().equals("display"))
        .allMatch(finding -> finding.level() == Level.OK);
    assertThat(finding("rung").fact()).isEqualTo("fentry with clsact");
    assertThat(finding("cgroup v2").fact()).isEqualTo("/sys/fs/cgroup");
  }

  @Test
  void blocksOnAKernelThatIsTooOldOrDoesNotDescribeItself() throws IOException {
    put("/proc/sys/kernel/osrelease", "5.4.0\n");
    put("/sys/kernel/btf/vmlinux", "");

    assertThat(finding("kernel").level()).isEqualTo(Level.BLOCKER);
    assertThat(finding("BTF").level()).isEqualTo(Level.BLOCKER);
    assertThat(finding("BTF").remedy()).isNotEmpty();
  }

  @Test
  void blocksOnConfidentialityLockdownOnly() throws IOException {
    put("/sys/kernel/security/lockdown", "none [integrity] confidentiality\n");
    assertThat(finding("lockdown").level()).isEqualTo(Level.OK);
    put("/sys/kernel/security/lockdown", "none integrity [confidentiality]\n");
    assertThat(finding("lockdown").level()).isEqualTo(Level.BLOCKER);
  }

  @Test
  void namesTheTracepointRungWhereKprobesAreMissing() throws IOException {
    Files.delete(at("/sys/bus/event_source/devices/kprobe/type"));
    put("/proc/sys/kernel/osrelease", "6.18.44\n");

    assertThat(finding("kprobes").level()).isEqualTo(Level.NOTE);
    assertThat(finding("rung").fact()).isEqualTo("tracepoint with tcx");
  }

  @Test
  void namesTheLastRungWhereTheKernelLetsNoProgramAtItsSockets() throws IOException {
    put("/proc/kallsyms", "0 T tcp_v4_connect\n");
    assertThat(finding("rung").level()).isEqualTo(Level.NOTE);
    assertThat(finding("rung").fact()).startsWith("sock-diag with clsact");
  }

  @Test
  void namesTheFunctionsThatCannotBeProbed() throws IOException {
    put("/proc/kallsyms", "0 T tcp_v4_connect\n0 T tcp_v6_connect\n");
    assertThat(finding("kprobes").fact()).contains("inet_csk_accept");
  }

  @Test
  void knowsRootWithoutPower() throws IOException {
    put("/proc/self/status", "Uid:\t0\t0\t0\t0\nCapEff:\t00000000a80425fb\n");
    assertThat(finding("privilege").level()).isEqualTo(Level.BLOCKER);
    assertThat(finding("privilege").fact()).contains("CAP_BPF", "CAP_NET_ADMIN", "CAP_PERFMON");

    put("/proc/self/status", "Uid:\t0\t0\t0\t0\nCapEff:\t0000000000201000\n");
    assertThat(finding("privilege").level()).isEqualTo(Level.OK);
  }

  @Test
  void asksForPkexecAndAnAgentWhereTheUserIsNotRoot() throws IOException {
    put("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\nCapEff:\t0\n");
    put("/proc/1/comm", "polkitd\n");
    assertThat(finding("privilege").level()).isEqualTo(Level.BLOCKER);
    assertThat(finding("polkit agent").level()).isEqualTo(Level.NOTE);

    executable("/usr/bin/pkexec");
    put("/proc/77/comm", "polkit-gnome-au\n");
    assertThat(finding("privilege").level()).isEqualTo(Level.OK);
    assertThat(finding("polkit agent").level()).isEqualTo(Level.OK);
  }

  @Test
  void asksForTheLibraryAndTheHelper() throws IOException {
    Files.delete(at("/usr/lib/x86_64-linux-gnu/libbpf.so.1"));
    Files.delete(at("/opt/telltale/helper"));

    assertThat(finding("libbpf").level()).isEqualTo(Level.BLOCKER);
    assertThat(finding("helper").level()).isEqualTo(Level.BLOCKER);
  }

  private Finding finding(String subject) {
    return doctor().findings().stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private Doctor doctor() {
    return new Doctor(
        new Machine(root),
        Map.of("PATH", "/usr/local/bin:/usr/bin"),
        Optional.of(at("/opt/telltale/helper")));
  }

  private void put(String file, String text) throws IOException {
    Files.createDirectories(at(file).getParent());
    Files.writeString(at(file), text);
  }

  private void executable(String file) throws IOException {
    put(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(at(file), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path at(String file) {
    return root.resolve(file.substring(1));
  }
}
