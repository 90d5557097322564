"""What another user of the machine can do to a helper's socket, and what lies in its way: nothing that matters."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile

import harness
import namespaces
import squat

# /run as the helper finds it, for this start only. What is after it is executed as the same process.
PRIVATE_RUN = 'mount -t tmpfs -o mode=755 none /run; {}; exec "$@"'
IN_ITS_PLACE = {
    "a link": "ln -s {folder} /run/telltale",
    "a link to nothing": "ln -s /nonexistent /run/telltale",
    "a file": "touch /run/telltale",
    "another user's directory": f"mkdir -m 711 /run/telltale; chown {squat.BERT} /run/telltale",
    "a directory that anybody may write to": "mkdir /run/telltale; chmod 777 /run/telltale",
    "a directory that a group may write to": f"mkdir /run/telltale; chgrp {squat.BERT} /run/telltale; chmod 771 /run/telltale",
}
ONE_ATTACK = """
import sys; sys.argv = ["squatter", sys.argv[1]]
exec(open(0).read().replace('if __name__ == "__main__":', "if False:"))
squatter = Squatter(sys.argv[1])
squatter.attack(pathlib.Path(sys.argv[1]))
print(json.dumps(squatter.done))
"""


class Squat(harness.InLab):
    def private(self, script, **more):
        return self.start_helper(prefix=("unshare", "--mount", "sh", "-c", PRIVATE_RUN.format(script), "sh"), **more)

    def test_another_user_can_do_nothing_to_the_socket(self):
        helper = self.start_helper(uid=squat.ADA)
        program = (namespaces.HERE / "squatter.py").read_text(encoding="utf-8")
        other = squat.run_as(self.lab, squat.BERT, "/usr/bin/python3", "-c", ONE_ATTACK, helper.socket, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        said, _ = other.communicate(program, timeout=30 * harness.SLOWNESS)
        self.assertEqual(json.loads(said), {})
        status = os.stat(helper.socket)
        self.assertEqual((status.st_uid, status.st_mode & 0o777), (squat.ADA, 0o600))

    def test_root_passes_the_mode_and_is_turned_away(self):
        helper = self.start_helper(uid=squat.ADA)
        for _ in range(20):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(helper.socket)
                client.settimeout(10 * harness.SLOWNESS)
                self.assertEqual(client.recv(1), b"")
        client = squat.run_as(self.lab, squat.ADA, "/usr/bin/python3", "-c", squat.READ_HELLO, helper.socket, "0", stdout=subprocess.PIPE)
        said, _ = client.communicate(timeout=30 * harness.SLOWNESS)
        self.assertIn('{"event":"hello"', said)

    def test_refuses_to_start_with_anything_else_in_the_directorys_place(self):
        with tempfile.TemporaryDirectory() as folder:
            os.chown(folder, squat.BERT, squat.BERT)
            for what, script in IN_ITS_PLACE.items():
                with self.subTest(what=what):
                    helper = self.private(script.format(folder=folder))
                    self.assertRegex(helper.answer, "^unavailable\t.*/run/telltale")
                    self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 3)
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])

    def test_takes_no_name_that_is_a_link_to_something_else(self):
        with tempfile.TemporaryDirectory() as folder:
            victim = pathlib.Path(folder) / "victim"
            victim.write_text("untouched", encoding="ascii")
            before = victim.stat().st_ctime_ns
            helper = self.private(f"mkdir -m 711 /run/telltale; ln -s {victim} /run/telltale/0-$$.sock")
            self.assertTrue(helper.answer.startswith("listening "), helper.answer)
            self.assertEqual((victim.read_text(encoding="ascii"), victim.stat().st_ctime_ns), ("untouched", before))

    def test_refuses_to_start_with_a_directory_in_the_sockets_place(self):
        helper = self.private("mkdir -m 711 /run/telltale; mkdir -p /run/telltale/0-$$.sock/x")
        self.assertRegex(helper.answer, "^unavailable\tSomething that is not a socket of ours is at /run/telltale/0-[0-9]+.sock")

    def test_a_race_for_the_socket_is_won_by_nobody_else(self):
        run = squat.Squat(self.lab)
        run.run(6 * harness.SLOWNESS)
        self.assertTrue(run.good(), str(run))
