package telltale.helper.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telltale.wire.ProcessFacts.App;
import telltale.wire.ProcessFacts.Container;
import telltale.wire.ProcessFacts.Software;

class CgroupTest {

  private static final String ID = "4e1f7a90c3b25d68".repeat(4);
  private static final String OUTER = "09afbd3e77c1".repeat(5) + "beef";
  private static final String POD = "6a0f3c1e-22bb-4a1d-9d41-58f2a7f0c9e3";
  private static final String USER = "/user.slice/user-1000.slice/user@1000.service";

  @ParameterizedTest
  @CsvSource({
    "/system.slice/sshd.service, sshd.service",
    "/system.slice/sshd.service/session, sshd.service",
    "/system.slice/system-getty.slice/getty@tty1.service, getty@tty1.service",
    "/user.slice/user-1000.slice/session-3.scope, session-3.scope",
    "/user.slice/user-1000.slice/user@1000.service/init.scope, init.scope",
    "/user.slice/user-1000.slice/user@1000.service/session.slice/pipewire.service, pipewire.service",
    "/user.slice/user-1000.slice/user@1000.service, user@1000.service",
    "/init.scope, init.scope",
    "/../../system.slice/cron.service, cron.service",
    "/system.slice/_cpu.service, cpu.service",
    // What a service names its own groups, however it names them, is no unit.
    "/system.slice/web.service/system.slice/sshd.service, web.service",
    "/system.slice/web.service/user@1.service/sshd.service, web.service",
    "/user.slice/user-1000.slice/user@1000.service/app.slice/x.scope/sshd.service, x.scope",
    "/lxc.payload.web/system.slice/nginx.service, nginx.service",
    "/lxc/web/system.slice/nginx.service, nginx.service",
    "/machine.slice/systemd-nspawn@deb.service/payload/system.slice/nginx.service, nginx.service",
    "/machine.slice/systemd-nspawn@deb.service/payload, systemd-nspawn@deb.service",
    "/, ''",
    "/mygroup/sshd.service, ''",
    "/system.slice, ''",
  })
  void findsTheUnit(String path, String unit) {
    assertThat(Cgroup.software("0::" + path + "\n").unit().orElse("")).isEqualTo(unit);
    assertThat(Cgroup.software("3:pids:/\n1:name=systemd:" + path + "\n0::/\n").unit().orElse(""))
        .isEqualTo(unit);
  }

  @Test
  void takesTheUnitFromNoHierarchyButSystemds() {
    assertThat(Cgroup.software("8:pids:/x.service\n1:name=systemd:/system.slice/cron.service\n"))
        .isEqualTo(new Software(Optional.of("cron.service"), Optional.empty(), Optional.empty()));
    assertThat(Cgroup.software("8:pids:/x.service\n0::/\n")).isEqualTo(Software.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    // Docker: cgroupfs driver, systemd driver, a systemd inside, rootless.
    "/docker/ID, docker, ''",
    "/system.slice/docker-ID.scope, docker, ''",
    "/system.slice/docker-ID.scope/init.scope, docker, ''",
    "USER/user.slice/docker-ID.scope, docker, ''",
    // Podman: systemd, cgroupfs, rootless, in a pod, in a service (Quadlet).
    "/machine.slice/libpod-ID.scope, podman, ''",
    "/machine.slice/libpod-ID.scope/container, podman, ''",
    "/libpod_parent/libpod-ID, podman, ''",
    "/libpod_parent/ID, podman, ''",
    "USER/user.slice/libpod-ID.scope/container, podman, ''",
    "/machine.slice/machine-libpod_pod_OUTER.slice/libpod-ID.scope, podman, ''",
    "/system.slice/web.service/libpod-payload-ID, podman, ''",
    // Kubernetes below systemd's slices: three classes of service, three runtimes.
    "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podPOD_.slice"
        + "/cri-containerd-ID.scope, containerd, POD",
    "/kubepods.slice/kubepods-podPOD_.slice/crio-ID.scope, cri-o, POD",
    "/kubepods.slice/kubepods-podPOD_.slice/crio-ID.scope/container, cri-o, POD",
    "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-podPOD_.slice"
        + "/docker-ID.scope, docker, POD",
    // Kubernetes without systemd; a static pod, whose uid is a sum; containerd's mixed form.
    "/kubepods/besteffort/podPOD/ID, '', POD",
    "/kubepods/podPOD/ID, '', POD",
    "/kubepods/burstable/podc2f1d7a09be34485a6d0e1f29b8c7d63/ID, '',"
        + " c2f1d7a09be34485a6d0e1f29b8c7d63",
    "/system.slice/containerd.service/kubepods-burstable-podPOD_.slice:cri-containerd:ID,"
        + " containerd, POD",
    // A cluster inside a Docker container (kind), and Docker in Docker: the inner one counts.
    "/system.slice/docker-OUTER.scope/kubelet.slice/kubelet-kubepods.slice"
        + "/kubelet-kubepods-podPOD_.slice/cri-containerd-ID.scope, containerd, POD",
    "/docker/OUTER/docker/ID, docker, ''",
    "/system.slice/nerdctl-ID.scope, containerd, ''",
    // Made by nobody that we know of.
    "/default/ID, '', ''",
    "/ecs/0f9e8d7c6b5a/ID, '', ''",
  })
  void findsContainersById(String form, String runtime, String pod) {
    String path = filledIn(form);
    Container container = new Container(ID, known(runtime), known(filledIn(pod)));

    assertThat(Cgroup.software("0::" + path + "\n").container()).contains(container);
    assertThat(
            Cgroup.software("12:memory:" + path + "\n1:name=systemd:" + path + "\n0::/\n")
                .container())
        .contains(container);
    // Where systemd's tree is not given to the container, another hierarchy tells.
    assertThat(Cgroup.software("7:cpu,cpuacct:" + path + "\n0::/\n").container())
        .contains(container);
  }

  @ParameterizedTest
  @CsvSource({
    "/lxc.payload.web, web, lxc",
    "/lxc.payload.my-project_web/init.scope, my-project_web, lxc",
    "/lxc.payload/web/system.slice/nginx.service, web, lxc",
    "/lxc/101/ns/system.slice/nginx.service, 101, lxc",
    "/machine.slice/systemd-nspawn@deb.service/payload/init.scope, deb, systemd-nspawn",
    "/machine.slice/systemd-nspawn@my\\x2dbox.service/payload, my-box, systemd-nspawn",
    "/machine.slice/machine-my\\x2dbox.scope, my-box, systemd-nspawn",
    "/machine.slice/machine-lxc\\x2d4711\\x2dweb.scope, web, lxc",
  })
  void findsContainersByName(String path, String name, String runtime) {
    assertThat(Cgroup.software("0::" + path + "\n").container())
        .contains(new Container(name, Optional.of(runtime), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/system.slice/docker.service",
        "/system.slice/containerd.service",
        "/machine.slice/libpod-conmon-ID.scope",
        "/machine.slice/libpod-conmon-ID.scope/x",
        "/kubepods.slice/kubepods-podPOD_.slice/crio-conmon-ID.scope",
        "/lxc.monitor.web",
        "/machine.slice/systemd-nspawn@deb.service/supervisor",
        "/machine.slice/machine-qemu\\x2d1\\x2dvm.scope",
        "/docker/ID0",
        "/docker/0123456789ab",
        "/docker/xID",
        "/system.slice/evil-ID.scope",
        "/lxc",
        "/lxc.payload.",
      })
  void seesNoContainerWhereThereIsNone(String form) {
    assertThat(Cgroup.software("0::" + filledIn(form) + "\n").container()).isEmpty();
  }

  @Test
  void keepsTheUnitThatRunsAContainer() {
    assertThat(Cgroup.software("0::/system.slice/docker-" + ID + ".scope\n").unit())
        .contains("docker-" + ID + ".scope");
    assertThat(Cgroup.software("0::/system.slice/web.service/libpod-payload-" + ID + "\n").unit())
        .contains("web.service");
  }

  @ParameterizedTest
  @CsvSource({
    "app-gnome-firefox-2211.scope, firefox, ''",
    "app-gnome-firefox\\x2desr-2211.scope, firefox-esr, ''",
    "app-gnome-org.gnome.Nautilus-12.scope, org.gnome.Nautilus, ''",
    "app-org.kde.dolphin-0e1f2a.scope, org.kde.dolphin, ''",
    "app-org.kde.konsole@9c1d.service, org.kde.konsole, ''",
    "app-gnome-google-chrome-77.scope, google-chrome, ''",
    "app-gnome\\x2dkeyring\\x2dssh@autostart.service, gnome-keyring-ssh, ''",
    "app-org.gnome.Software.service, org.gnome.Software, ''",
    "app-gnome-caf\\xc3\\xa9-5.scope, café, ''",
    "app-flatpak-org.mozilla.firefox-3417.scope, org.mozilla.firefox, flatpak",
    "app-flatpak-org.example.My\\x2dApp-3417.scope, org.example.My-App, flatpak",
    "flatpak-org.gimp.GIMP-9.scope, org.gimp.GIMP, flatpak",
    "snap.firefox.firefox-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.scope, firefox, snap",
    "snap.firefox.firefox.0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.scope, firefox, snap",
    "snap.telegram-desktop.telegram-desktop-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.scope,"
        + " telegram-desktop, snap",
    "snap.lxd.daemon.service, lxd.daemon, snap",
    "snap.lxd.hook.configure-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.scope, lxd, snap",
  })
  void readsTheAppFromItsUnit(String unit, String id, String packaging) {
    String path = USER + "/app.slice/" + unit;

    assertThat(Cgroup.software("0::" + path + "\n"))
        .isEqualTo(
            new Software(
                Optional.of(unit), Optional.empty(), Optional.of(new App(id, known(packaging)))));
  }

  @ParameterizedTest
  @CsvSource({
    "app-.scope",
    "app--1.scope",
    "app-x.scope",
    "app-@x.service",
    "application-x-1.scope",
    "snap.service",
    "snap..x.service",
    "snap.x.service",
    "snapd.service",
    "flatpak-session-helper.service",
    "vte-spawn-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.scope",
    "session-3.scope",
  })
  void readsNoAppFromOtherUnits(String unit) {
    assertThat(Cgroup.software("0::" + USER + "/app.slice/" + unit + "\n").app()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a\\x2db, a-b",
    "\\x, \\x",
    "\\x2, \\x2",
    "\\xzz, \\xzz",
    "a\\, a\\",
    "\\xff, \ufffd",
    "\\xc3\\xa9, é",
  })
  void undoesSystemdsEscapes(String name, String plain) {
    assertThat(UnitName.unescape(name)).isEqualTo(plain);
  }

  @Test
  void anyTextGivesAnAnswer() {
    long seed = 20_261_103;
    Random random = new Random(seed);
    String[] bits = {
      "0::",
      "/",
      "\n",
      ":",
      "docker-",
      ID,
      ".scope",
      "app-",
      "-",
      "@",
      ".service",
      "\\x",
      "2d",
      "snap.",
      "lxc",
      "lxc.payload.",
      "user@1.service",
      "\u0000",
      "\u001b[2J",
      "\ud800",
      "..",
      "pod"
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      Software software = Cgroup.software(text.toString());
      assertThat(software.app().map(App::id)).as("seed %d", seed).isNotEqualTo(Optional.of(""));
      assertThat(software.container().map(Container::id)).isNotEqualTo(Optional.of(""));
    }
  }

  @Test
  void aHostileNameCostsLittle() {
    String name = "app-" + "\\x2d".repeat(1000) + "-".repeat(1000);
    String path = "0::/system.slice/" + (name + "/").repeat(6) + name + ".scope\n";
    long begin = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      Cgroup.software(path + "5:cpu:/" + "a-".repeat(14_000) + "\n");
    }
    assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
  }

  private static Optional<String> known(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String filledIn(String form) {
    return form.replace("USER", USER)
        .replace("OUTER", OUTER)
        .replace("POD_", POD.replace('-', '_'))
        .replace("POD", POD)
        .replace("ID", ID);
  }
}
