"""A start out of a hostile place: environment, folder, descriptors, arguments. None of it has an effect."""

import os
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile

import harness
import started

MARK = "telltale-was-here"
HOSTILE = {
    "JAVA_TOOL_OPTIONS": f"-D{MARK}=1 -javaagent:/nonexistent.jar",
    "_JAVA_OPTIONS": f"-D{MARK}=2",
    "JDK_JAVA_OPTIONS": f"-D{MARK}=3",
    "JAVA_HOME": "/nonexistent",
    "CLASSPATH": f"/{MARK}",
    "LD_LIBRARY_PATH": f"/{MARK}",
    "LD_AUDIT": "",
    "PATH": f"/{MARK}",
    "ENV": f"/{MARK}",
    "BASH_ENV": f"/{MARK}",
    "BASH_FUNC_readlink%%": f"() {{ echo /{MARK}; }}",
    "IFS": "/",
    "TMPDIR": f"/{MARK}",
}


# What writes, or makes something that could be written to or run. What a filter refuses is not among what was done.
CALLS = ("openat,openat2,open,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate,ftruncate,"
         "chmod,fchmod,fchmodat,chown,fchown,fchownat,lchown,memfd_create,mmap,mprotect,execve,execveat,bind")


def unlimited_stack():
    """Arguments may take three quarters of what the stack may grow to, up to 6 MB."""
    resource.setrlimit(resource.RLIMIT_STACK, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class HostileStart(harness.InLab):
    def folder(self):
        folder = tempfile.mkdtemp(prefix="telltale-hostile-")
        self.addCleanup(shutil.rmtree, folder)
        return pathlib.Path(folder)

    def assert_serves(self, helper):
        helper.connect()
        self.assertIn(b'"hello"', helper.read(10 * harness.SLOWNESS))
        self.assertEqual(started.breaches(helper.process.pid), [])

    def process_file(self, helper, name):
        return pathlib.Path(f"/proc/{helper.process.pid}/{name}").read_bytes().decode(errors="replace")

    def test_the_environment_has_no_effect(self):
        helper = self.start_helper(prefix=("/usr/bin/env", *(f"{name}={value}" for name, value in HOSTILE.items())))
        self.assert_serves(helper)
        names = {entry.split("=", 1)[0] for entry in self.process_file(helper, "environ").split("\0") if entry}
        self.assertLessEqual(names, {"PATH", "LANG", "PKEXEC_UID"})
        for file in ("environ", "cmdline", "maps"):
            self.assertNotIn(MARK, self.process_file(helper, file))

    def test_a_preloaded_library_does_not_reach_java(self):
        source = self.folder() / f"{MARK}.c"
        library = source.with_suffix(".so")
        source.write_text("int telltale_preloaded = 1;\n", encoding="ascii")
        subprocess.run(["cc", "-shared", "-o", str(library), str(source)], check=True)
        helper = self.start_helper(prefix=("/usr/bin/env", f"LD_PRELOAD={library}"))
        self.assert_serves(helper)
        self.assertNotIn(MARK, self.process_file(helper, "maps"))

    def test_the_folder_has_no_effect(self):
        folder = self.folder()
        for name in (".hotspotrc", ".hotspot_compiler", "libbpf.so.1", "libseccomp.so.2", "java", "find", "setpriv"):
            (folder / name).write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
            (folder / name).chmod(0o755)
        before = sorted(folder.iterdir())
        helper = self.start_helper(prefix=("/usr/bin/env", f"PATH={folder}", f"LD_LIBRARY_PATH={folder}"), cwd=folder)
        self.assert_serves(helper)
        self.assertEqual(os.readlink(f"/proc/{helper.process.pid}/cwd"), "/")
        self.assertEqual(sorted(folder.iterdir()), before)
        self.assertNotIn(str(folder), self.process_file(helper, "maps"))

    def test_closed_descriptors_are_not_taken_for_the_streams(self):
        """Standard output stays, or there would be no answer; it is closed in a start of its own."""
        helper = self.start_helper(prefix=("/bin/sh", "-c", 'exec "$@" <&- 2>&-', "sh"))
        self.assert_serves(helper)
        for descriptor in (0, 2):
            self.assertEqual(os.readlink(f"/proc/{helper.process.pid}/fd/{descriptor}"), "/dev/null")
        silent = self.lab.start(["/bin/sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", str(started.LAUNCHER)])
        self.addCleanup(silent.kill)
        output = pathlib.Path(f"/proc/{silent.pid}")
        harness.wait_until(lambda: b"HelperMain" in (output / "cmdline").read_bytes(), 20, "java runs")
        self.assertEqual([os.readlink(output / f"fd/{descriptor}") for descriptor in (0, 1, 2)], 3 * ["/dev/null"])
        silent.terminate()
        silent.wait(20 * harness.SLOWNESS)

    def test_no_argument_at_all_and_very_many(self):
        bare = "import ctypes, sys; ctypes.CDLL(None).execv(sys.argv[1].encode(), (ctypes.c_char_p * 1)(None))"
        self.assert_serves(self.start_helper(launcher=started.LAUNCHER, prefix=("python3", "-c", bare)))
        for count in (15, 40):
            with self.subTest(bytes=100_000 * count):
                many = self.start_helper(*(["x" * 100_000] * count), preexec_fn=unlimited_stack)
                self.assertTrue(many.answer.startswith("unavailable\t"), many.answer[:200])
                self.assertEqual(many.process.wait(20 * harness.SLOWNESS), 2)

    def full_run(self, *options, **more):
        """What a start, a stream and an end did, line by line, out of a folder of another user and with temporary files that cannot run."""
        trace, hostile = self.folder() / "trace", self.folder()
        os.chown(hostile, 4242, 4242)
        hostile.chmod(0o777)
        # Over neither that the checkout is in.
        mounts = {
            "/var/tmp": "mount -t tmpfs -o noexec,mode=1777 none /var/tmp",
            "/tmp": f"mount --bind {hostile} /tmp; mount -o remount,bind,noexec /tmp",
        }
        over = {folder: mount for folder, mount in mounts.items() if not harness.TOP.is_relative_to(folder)}
        enter = f'{"; ".join(over.values())}; cd {"/tmp" if "/tmp" in over else hostile}; exec "$@"'
        helper = self.start_helper(*options, **more, prefix=(
            "strace", "-f", "-y", "-qq", "-s", "4096", "-o", str(trace), "-e", f"trace={CALLS}", "unshare", "--mount", "sh", "-c", enter, "sh"))
        helper.connect()
        self.assertIn(b'"hello"', helper.read(60 * harness.SLOWNESS))
        curl = self.lab.start(["curl", "-s", "-o", "/dev/null", "http://8.8.8.8/bytes/1000"])
        self.assertEqual(curl.wait(20 * harness.SLOWNESS), 0)
        helper.read(60 * harness.SLOWNESS)
        helper.end(60)
        self.assertEqual(list(hostile.iterdir()), [])
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        # What prepares the hostile place is not the launcher's doing.
        begin = next(number for number, line in enumerate(lines) if "execve(" in line and str(started.LAUNCHER) in line and line.endswith(" = 0"))
        return [line for line in lines[begin:] if not re.search(r"= -\d", line)]

    def test_nothing_is_written_and_nothing_of_others_is_run(self):
        for options in ((), ("--attach", "clsact"), ("--rung", "sock-diag")):
            with self.subTest(options=options):
                self.assert_clean(self.full_run(*options))

    def assert_clean(self, lines):
        written, mapped = set(), set()
        for line in lines:
            path = re.search(r'"(/[^"]*)"', line)
            self.assertNotRegex(line, r"^\d+ +(memfd_create|mknod|truncate|ftruncate|symlink|link)")
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE|^\d+ +(creat|mkdir|rename|l?chown|f?chmod|bind\(.*AF_UNIX)", line) and path:
                written.add(path[1])
            if "PROT_EXEC" in line and (file := re.search(r"\d<(/[^>]*)>", line)):
                mapped.add(file[1])
            if re.search(r"execve(at)?\(", line) and path and line.endswith(" = 0"):
                mapped.add(path[1])
        allowed = re.compile(r"/dev/null|/run/telltale(/bind-\d+(/s)?|/\d+-\d+\.sock)?|/proc/self/(task/\d+/comm|coredump_filter)")
        self.assertEqual([path for path in sorted(written) if not allowed.fullmatch(path)], [])
        self.assertTrue(any(path.endswith("libjvm.so") for path in mapped), mapped)
        self.assertTrue(any("jffi" in path for path in mapped), mapped)
        for path in mapped:
            found = os.stat(path)
            self.assertEqual((found.st_uid, found.st_mode & 0o022), (0, 0), path)
