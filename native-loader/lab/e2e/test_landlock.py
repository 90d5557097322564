"""Why Landlock is not among the helper's bounds (docs/decisions/0006): what it takes away, wherever it is used at all."""

import subprocess
import sys
import unittest

IN_A_DOMAIN = """
import ctypes, os, struct
libc = ctypes.CDLL(None, use_errno=True)
CREATE_RULESET, RESTRICT_SELF, NO_NEW_PRIVS, WRITE_FILE = 444, 446, 38, 1 << 1
outside = os.getppid()
print(bool(os.readlink(f"/proc/{outside}/exe")), bool(os.readlink(f"/proc/{outside}/fd/0")))
rules = ctypes.create_string_buffer(struct.pack("=Q", WRITE_FILE), 8)
ruleset = libc.syscall(CREATE_RULESET, rules, ctypes.c_size_t(8), 0)
if ruleset < 0 or libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) or libc.syscall(RESTRICT_SELF, ruleset, 0):
    raise SystemExit("this kernel has no Landlock")
for file in (f"/proc/{outside}/exe", f"/proc/{outside}/fd/0"):
    try:
        print(os.readlink(file))
    except PermissionError:
        print("refused")
"""


class Landlock(unittest.TestCase):
    def test_a_domain_hides_the_programs_of_all_processes_outside_it(self):
        done = subprocess.run([sys.executable, "-c", IN_A_DOMAIN], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if "no Landlock" in done.stderr:
            self.skipTest("this kernel has no Landlock")
        self.assertEqual(done.stdout.splitlines(), ["True True", "refused", "refused"], done.stderr)
