"""What may lie where the helper is started from: nothing that others than root can write to."""

import os
import pathlib
import shutil
import stat
import subprocess
import tempfile

import harness

STRANGER = 4242
JAR = "native-loader/target/telltale-native-loader-0.1.0.jar"
OBJECT = "bpf/target/flow.bpf.o"
REFUSED = "unavailable\tOthers than root can write to "


def writable(path):
    path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWOTH)


def group_writable(path):
    os.chown(path, 0, STRANGER)
    path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWGRP)


def given_away(path):
    os.chown(path, STRANGER, 0)


def through_a_link(path):
    """A link is followed: what counts is where it leads."""
    elsewhere = path.parents[3] / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    given_away(elsewhere)


# What is changed in an installation and how, one at a time.
MUTATIONS = (
    ("native-loader/helper", writable),
    ("native-loader/helper", given_away),
    (JAR, group_writable),
    (JAR, given_away),
    ("native-loader/target/jars/jffi-*.jar", group_writable),
    ("native-loader/target/jars", writable),
    ("native-loader/target/native/jni/x86_64-Linux/*.so", given_away),
    ("native-loader/target/native", through_a_link),
    (OBJECT, writable),
    ("bpf/target", given_away),
    (".", writable),
    ("..", given_away),
)
# What is changed of the system, for the helper's own view of it only.
SYSTEM = (
    ("/usr/lib/jvm/*25*/lib/server/libjvm.so", "chmod o+w"),
    ("/usr/lib/jvm/*25*/lib/modules", f"chown {STRANGER}"),
    ("/usr/lib/*/libbpf.so.1", f"chown {STRANGER}"),
    ("/usr/lib/*/libseccomp.so.2", f"chgrp {STRANGER} $copy; chmod g+w"),
)


class Trusted(harness.InLab):
    def install(self):
        """A copy of what runs, in a folder below another one."""
        outer = pathlib.Path(tempfile.mkdtemp(prefix="telltale-trusted-", dir="/var/tmp"))
        self.addCleanup(shutil.rmtree, outer)
        outer.chmod(0o755)
        top = outer / "installed"
        for kept in ("native-loader/target/jars", "native-loader/target/native"):
            shutil.copytree(harness.TOP / kept, top / kept)
        for kept in ("native-loader/helper", JAR, OBJECT):
            (top / kept).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(harness.TOP / kept, top / kept)
        subprocess.run(["chmod", "-R", "go-w", str(top)], check=True)
        return top

    def start(self, top, **more):
        return self.start_helper(launcher=top / "native-loader" / "helper", **more)

    def assert_refused(self, helper):
        self.assertTrue(helper.answer.startswith(REFUSED), helper.answer)
        self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 3)

    def test_starts_from_what_is_roots_alone(self):
        helper = self.start(self.install())
        self.assertTrue(helper.answer.startswith("listening "), helper.answer)

    def test_refuses_what_others_could_write_to(self):
        for name, change in MUTATIONS:
            with self.subTest(name=name, change=change.__name__):
                top = self.install()
                change(next(top.glob(name)) if "*" in name else (top / name).resolve())
                self.assert_refused(self.start(top))

    def test_refuses_what_others_could_write_to_in_the_system(self):
        top = self.install()
        for name, change in SYSTEM:
            real = next(pathlib.Path("/").glob(name[1:]), None)
            if real is None:
                continue
            with self.subTest(name=name, change=change), tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
                script = f'copy={folder}/copy; cp {real.resolve()} $copy; {change} $copy; mount --bind $copy {real.resolve()}; exec "$@"'
                self.assert_refused(self.start(top, prefix=("unshare", "--mount", "sh", "-c", script, "sh")))

    def test_a_checkout_may_be_its_users_who_was_asked(self):
        top = self.install()
        (top / "pom.xml").touch()
        subprocess.run(["chown", "-R", f"{STRANGER}:{STRANGER}", str(top)], check=True)
        self.assertTrue(self.start(top, uid=STRANGER).answer.startswith("listening "))
        self.assert_refused(self.start(top, uid=STRANGER + 1))
        (top / "pom.xml").unlink()
        self.assert_refused(self.start(top, uid=STRANGER))
