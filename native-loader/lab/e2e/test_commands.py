"""The other words of the command line, with real traffic."""

import json
import os
import pathlib
import subprocess
import tempfile

import harness

URL = "http://133.11.0.10/bytes/50000"


class Commands(harness.InLab):
    def start(self, *words, **environment):
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return self.lab.start([harness.RUN, *words], env={**os.environ, **environment}, **pipes)

    def test_without_a_display_it_says_so_and_watches(self):
        process = self.start(DISPLAY="")
        try:
            self.assertIn("display", process.stderr.readline())
            self.assertTrue(process.stdout.readline())
        finally:
            process.terminate()
            process.communicate(timeout=20 * harness.SLOWNESS)
        self.assertEqual(process.returncode, 0)

    def test_a_recording_tells_the_same_again_without_privileges(self):
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            path = os.path.join(folder, "stream.jsonl")
            recording = self.start("record", path)
            try:
                harness.wait_until(lambda: os.path.exists(path) and os.path.getsize(path), 30, "the recording begins")
                self.lab.start(["curl", "-s", "-o", "/dev/null", URL]).wait(20 * harness.SLOWNESS)
                harness.wait_until(lambda: '"closed"' in pathlib.Path(path).read_text(encoding="utf-8"), 10, "the connection is kept")
            finally:
                recording.terminate()
                recording.communicate(timeout=20 * harness.SLOWNESS)
            self.assertEqual(recording.returncode, 0)
            lines = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
            replay = self.start("replay", path, DISPLAY="")
            said, errors = replay.communicate(timeout=60 * harness.SLOWNESS)
        closed = [line for line in lines if line["event"] == "closed"]
        self.assertEqual([line["remote"]["address"] for line in closed], ["133.11.0.10"])
        self.assertEqual(replay.returncode, 0, errors)
        self.assertIn("133.11.0.10", said)
        self.assertIn("curl", said)

    def test_doctor_names_kernel_and_rung(self):
        doctor = self.start("doctor")
        said, errors = doctor.communicate(timeout=60 * harness.SLOWNESS)
        self.assertEqual(doctor.returncode, 0, said + errors)
        self.assertIn(os.uname().release, said)
        self.assertRegex(said, "fentry|kprobe|tracepoint")
