"""What is wrong is said in one clear line, with an exit code, and never as a stack trace."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import harness

GEO = harness.TOP / "geo-data" / "target" / "geo"
# Hides files from one command only: in a mount namespace of its own.
HIDE = 'for file in $HIDDEN; do [ -e "$file" ] && mount --bind /dev/null "$file"; done; exec "$@"'


class Errors(harness.InLab):
    def outcome(self, *words, prefix=(), **environment):
        command = self.lab.command([*prefix, harness.RUN, *words])
        done = subprocess.run(
            command, env=os.environ | environment, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL, timeout=harness.START_SECONDS,
        )
        return done

    def assert_one_clear_line(self, done, *expected):
        said = [line for line in done.stderr.splitlines() if line.strip()]
        self.assertNotEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(said), 1, done.stderr or "nothing was said")
        self.assertEqual(done.stdout, "")
        self.assertNotIn("Exception", said[0])
        for word in expected:
            self.assertIn(word.lower(), said[0].lower())

    def hide(self, *files):
        return ["env", f"HIDDEN={' '.join(map(str, files))}", "unshare", "--mount", "sh", "-c", HIDE, "sh"]

    def test_without_root(self):
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        readable = subprocess.run([*nobody, "test", "-r", str(harness.TOP / "pom.xml")], check=False)
        if readable.returncode:
            self.skipTest(f"{harness.TOP} cannot be read by another user")
        self.assert_one_clear_line(self.outcome("watch", "--json", "--for", "2", prefix=nobody), "root")

    def test_without_btf(self):
        prefix = self.hide("/sys/kernel/btf/vmlinux")
        self.assert_one_clear_line(self.outcome("watch", "--json", "--for", "2", prefix=prefix), "BTF")

    def test_without_libbpf(self):
        libraries = [path for folder in ("/usr/lib", "/usr/lib64") for path in pathlib.Path(folder).glob("**/libbpf.so*")]
        prefix = self.hide(*(path for path in libraries if not path.is_symlink()))
        self.assert_one_clear_line(self.outcome("watch", "--json", "--for", "2", prefix=prefix), "libbpf")

    def test_without_a_geo_file(self):
        done = self.outcome("watch", "--json", "--for", "2", TELLTALE_GEO="/nonexistent")
        self.assert_one_clear_line(done, "/nonexistent")

    def test_with_a_truncated_geo_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for database in GEO.glob("*.mmdb"):
                shutil.copy(database, folder)
                os.truncate(pathlib.Path(folder) / database.name, 100_000)
            done = self.outcome("watch", "--json", "--for", "2", TELLTALE_GEO=folder)
        self.assert_one_clear_line(done, "mmdb")

    def test_with_an_unknown_option(self):
        for words, named in (
            (("watch", "--nonsense"), "--nonsense"),
            (("nonsense",), "nonsense"),
            (("watch", "--for", "soon"), "soon"),
            (("shot",), "FILE"),
        ):
            with self.subTest(words=" ".join(words)):
                self.assert_one_clear_line(self.outcome(*words), named)
