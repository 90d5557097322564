"""What the app makes of each way in which pkexec may refuse, with a program of that name in front of the real one."""

import os
import pathlib
import subprocess
import tempfile

import harness

NOBODY = 65534
SAYS = "#!/bin/sh\nprintf '{}\\n' >&2\nexit {}\n"
DENIED = "Error executing command as another user: Not authorized\\n\\nThis incident has been reported."
REFUSALS = (
    (SAYS.format("Error executing command as another user: Request dismissed", 126), "dismissed"),
    (SAYS.format(DENIED, 127), f"`systemctl enable --now telltale@{NOBODY}.socket`"),
    (SAYS.format(DENIED, 127).replace("printf", "sleep 4\nprintf"), "password was not right"),
    (SAYS.format("Error executing command as another user: No authentication agent found.", 127), "`pkttyagent --process "),
    (SAYS.format("Error getting authority: Error initializing authority: Could not connect: No such file or directory", 127), "`systemctl start polkit`"),
    (SAYS.format("pkexec must be setuid root", 127), "pkexec must be setuid root"),
)


class Pkexec(harness.InLab):
    def setUp(self):
        nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        if subprocess.run([*nobody, "test", "-r", str(harness.TOP / "pom.xml")], check=False).returncode:
            self.skipTest(f"{harness.TOP} cannot be read by another user")
        self.nobody = nobody

    def watch(self, path):
        return subprocess.run(
            self.lab.command([*self.nobody, harness.RUN, "watch", "--json", "--for", "2"]), env=os.environ | {"PATH": path}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False, timeout=harness.START_SECONDS)

    def test_each_refusal_has_words_of_its_own(self):
        for script, expected in REFUSALS:
            with self.subTest(expected=expected), tempfile.TemporaryDirectory() as folder:
                os.chmod(folder, 0o755)
                fake = pathlib.Path(folder) / "pkexec"
                fake.write_text(script, encoding="ascii")
                fake.chmod(0o755)
                done = self.watch(f"{folder}:{os.environ['PATH']}")
                said = done.stderr.strip().splitlines()
                self.assertEqual((done.returncode, len(said), done.stdout), (1, 1, ""), done.stderr)
                self.assertIn(expected, said[0])

    def test_the_real_one_is_understood(self):
        """Whatever this machine's own pkexec says, it is not taken for an end of the helper."""
        said = self.watch(os.environ["PATH"]).stderr
        self.assertNotIn("ended before it was ready", said)
        self.assertNotIn("Exception", said)
