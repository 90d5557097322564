"""The helper reads no command at all: whatever a client sends ends the stream, unread, and costs nothing."""

import os
import random
import unittest

import harness

MEGABYTE = 1 << 20


class HostileClient(harness.InLab):
    """The helper knows no command, so there is none to get wrong."""

    def sent_by(self, blocks):
        """How many bytes went out until the helper had ended, and its most memory before and after."""
        helper = self.start_helper()
        client = helper.connect()
        helper.read(20)
        before = peak(helper.process.pid)
        sent, most = 0, before
        client.settimeout(20)
        try:
            for block in blocks:
                client.sendall(block)
                sent += len(block)
                most = max(most, peak(helper.process.pid))
        except (OSError, IndexError):
            pass  # it has gone
        client.close()
        helper.process.wait(20)
        return sent, before, most

    def test_a_gigabyte_is_not_read(self):
        block = b"x" * MEGABYTE
        sent, before, most = self.sent_by(block for _ in range(1024))
        # What went out at all lies in the kernel's buffers.
        self.assertLess(sent, 2 * MEGABYTE)
        self.assertLess(most - before, 4 * MEGABYTE)

    def test_no_input_does_anything_but_end_the_stream(self):
        chance = random.Random(20260103)
        for size in (1, 2, 7, 64, 4096):
            with self.subTest(size):
                sent, before, most = self.sent_by(chance.randbytes(size) for _ in range(100_000))
                self.assertLess(sent, 2 * MEGABYTE)
                self.assertLess(most - before, 4 * MEGABYTE)

    def test_its_standard_input_is_never_read(self):
        reading, writing = os.pipe()
        helper = self.start_helper(stdin=reading)
        os.close(reading)
        os.set_blocking(writing, False)
        written = 0
        try:
            while True:
                written += os.write(writing, b"x" * 65536)
        except BlockingIOError:
            pass
        finally:
            helper.connect()
            self.assertTrue(helper.read(20))
            with self.assertRaises(BlockingIOError):
                os.write(writing, b"x" * 65536)
            os.close(writing)
        self.assertEqual(helper.end(), 0)


def peak(pid):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        return int(status.read().split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    unittest.main()
