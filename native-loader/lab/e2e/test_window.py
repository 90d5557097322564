"""The app's window, drawn without a display and on a real one, shows what happens in the lab."""

import contextlib
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import zlib

import display
import harness
import namespaces


def png(path):
    """(width, height, different rows) of a PNG file."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "not a PNG file"
    width, height = struct.unpack_from(">II", data, 16)
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    rows = zlib.decompress(packed)
    step = len(rows) // height
    return width, height, len({rows[row * step : (row + 1) * step] for row in range(height)})


class Picture(unittest.TestCase):
    def test_shot_draws_the_world_with_traffic(self):
        with namespaces.Lab() as lab, tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "world.png")
            crowd = lab.start(harness.python("mix.py", "--for", "600"), stdout=subprocess.DEVNULL)
            try:
                shot = lab.start([harness.RUN, "shot", path, "--after", "8"], stderr=subprocess.PIPE)
                _, errors = shot.communicate(timeout=120 * harness.SLOWNESS)
            finally:
                crowd.terminate()
                crowd.wait()
            self.assertEqual((shot.returncode, errors), (0, ""))
            width, height, rows = png(path)
            self.assertEqual((width, height), (1280, 800))
            # An empty map has long runs of equal rows of sea; arcs, labels and lists do not.
            self.assertGreater(rows, 600)
            kept = harness.TOP / "target" / "world.png"
            shutil.copy(path, kept)

    def test_shot_has_room_for_a_large_screen(self):
        with namespaces.Lab() as lab, tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "large.png")
            shot = lab.start([harness.RUN, "shot", path, "--after", "4", "--size", "3840x2160"], stderr=subprocess.PIPE)
            _, errors = shot.communicate(timeout=120 * harness.SLOWNESS)
            self.assertEqual((shot.returncode, errors), (0, ""))
            width, height, _ = png(path)
            self.assertEqual((width, height), (3840, 2160))


class Driver:
    """The app's own window on a virtual display, used with mouse and keys."""

    def __init__(self, lab, screen, *options):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = lab.start([*self.java(), *options], env=screen.environment(), **pipes)

    def java(self):
        home = (harness.TOP / "native-loader" / "target" / "jdk").read_text(encoding="utf-8").strip()
        app = harness.TOP / "app" / "target"
        return [
            f"{home}/bin/java", "-XX:+UseSerialGC", "-Xmx512m",
            "--module-path", f"{app}/modules:{app}/telltale-app-0.1.0.jar",
            "--add-modules", "telltale.app", "--add-exports", "telltale.app/telltale.app=ALL-UNNAMED",
            "--add-exports", "telltale.app/telltale.app.map=ALL-UNNAMED", *self.inside(),
            "--add-exports", "javafx.graphics/com.sun.javafx.scene=ALL-UNNAMED",
            "--add-exports", "javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED",
            "--enable-native-access=javafx.graphics",
            f"-Dtelltale.helper={harness.TOP}/native-loader/helper", f"-Dtelltale.geo={harness.TOP}/geo-data/target/geo",
            str(harness.HERE / "window" / "DriveWindow.java"),
        ]

    def inside(self):
        """What the launchers let the app do inside of JavaFX."""
        told = ["bash", "-c", '. "$0" && printf "%s\\n" "${app_inside[@]}"', harness.TOP / "installer" / "checkout" / "java.sh"]
        return subprocess.run(told, check=True, capture_output=True, text=True).stdout.split()

    def where(self, latitude, longitude):
        """The pixel of the screen that shows a place."""
        self.say(f"where {latitude} {longitude}")
        return tuple(map(int, self.process.stdout.readline().split()))

    def say(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def expect(self, word):
        answer = self.process.stdout.readline().strip()
        assert answer == word, answer or self.process.stderr.read()

    def close(self):
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()


class RealWindow(unittest.TestCase):
    def test_a_click_on_an_arc_opens_the_inspector(self):
        with display.Display() as screen, namespaces.Lab() as lab, contextlib.closing(Driver(lab, screen)) as driver:
            driver.say("quiet")
            driver.expect("quiet")
            # Honolulu, slowly: one long arc, alive for as long as the test.
            curl = lab.start(["curl", "-s", "-o", "/dev/null", "http://128.171.1.10/bytes/90000000/100000"])
            try:
                driver.say("click")
                said = list(iter(lambda: driver.process.stdout.readline().strip(), ""))
            finally:
                curl.kill()
                curl.wait()
        everything = "\n".join(said)
        for fact in ("curl", str(curl.pid), shutil.which("curl"), "128.171.1.10", "Honolulu"):
            self.assertIn(fact, everything)


class WindowPastJavaFx(unittest.TestCase):
    """What moves on the map goes to the X server in memory that it shares with the app."""

    def test_the_screen_shows_what_a_drawing_of_everything_would(self):
        with display.Display() as screen:
            self.assertGreater(self.kilobytes_shared_when_nothing_was_stale(screen), 0)

    def test_a_server_without_shared_memory_is_left_to_javafx(self):
        with display.Display(without=["MIT-SHM"]) as screen:
            self.assertEqual(self.kilobytes_shared_when_nothing_was_stale(screen), 0)

    def kilobytes_shared_when_nothing_was_stale(self, screen):
        with namespaces.Lab() as lab, contextlib.closing(Driver(lab, screen)) as driver:
            driver.say("quiet")
            driver.expect("quiet")
            curls = [
                lab.start(["curl", "-s", "-o", "/dev/null", f"http://{address}/bytes/900000000/{rate}"])
                for address, rate in (("128.171.1.10", 100000), ("8.8.8.8", 2000000), ("133.11.0.1", 400000))
            ]
            try:
                for _ in range(3):
                    driver.say("moving")
                    driver.expect("moved")
                    driver.say("stale")
                    driver.expect("0")
                return self.shared_with_the_server(driver.process.pid)
            finally:
                for curl in curls:
                    curl.kill()
                    curl.wait()

    def shared_with_the_server(self, pid):
        """kB of System V's shared memory that were written."""
        lines = pathlib.Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines()
        areas = [at for at, line in enumerate(lines) if "/SYSV" in line]
        return sum(int(line.split()[1]) for at in areas for line in lines[at : at + 8] if line.startswith("Rss:"))


class SilentWindow(unittest.TestCase):
    MINUTE = 60

    def sent(self, lab):
        """Packets that left through any interface of the lab, loopback included."""
        lines = subprocess.run(lab.command(["cat", "/proc/net/dev"]), capture_output=True, text=True, check=True).stdout.splitlines()
        return {line.split(":")[0].strip(): int(line.split(":")[1].split()[9]) for line in lines[2:]}

    def test_no_packet_leaves_while_every_view_is_opened(self):
        with display.Display() as screen, namespaces.Lab() as lab, contextlib.closing(Driver(lab, screen)) as driver:
            # Connections to show, over which nothing goes.
            holders = [
                lab.start(harness.python("hold.py", "5", "tcp", address, "9"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                for address in ("8.8.8.8", "128.171.1.10")
            ]
            try:
                for holder in holders:
                    holder.stdout.readline()
                driver.say("quiet")
                driver.expect("quiet")
                # Until the kernel asks no more whether its neighbour is still there.
                harness.wait_until(lambda: self.nothing_sent_in(lab, 6), 60, "the lab is silent")
                before, began = self.sent(lab), time.monotonic()
                driver.say("views")
                driver.expect("seen")
                time.sleep(max(0, began + self.MINUTE - time.monotonic()))
                after = self.sent(lab)
                self.assertEqual(after, before)
                lab.start(["curl", "-s", "-o", "/dev/null", "http://8.8.8.8/bytes/1"]).wait()
                self.assertNotEqual(self.sent(lab), after, "a packet would have been seen")
            finally:
                for holder in holders:
                    holder.stdin.close()
                    holder.stdout.close()
                    holder.wait()

    def nothing_sent_in(self, lab, seconds):
        before = self.sent(lab)
        time.sleep(seconds)
        return self.sent(lab) == before


SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def hear_all():
    """What a process was started to ignore stays ignored, and the tests themselves may run under nohup or in a shell's background."""
    for name in SIGNALS:
        signal.signal(name, signal.SIG_DFL)


class ToldToStop(unittest.TestCase):
    def test_the_window_closes_in_order_and_in_silence(self):
        for name in SIGNALS:
            with self.subTest(name), display.Display() as screen, namespaces.Lab() as lab:
                pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
                app = lab.start([harness.RUN], env=screen.environment(), preexec_fn=hear_all, **pipes)
                try:
                    harness.wait_until(lambda: screen.colours() > 20, 60, "the window shows its first frame")
                    harness.wait_until(lambda: harness.has_helper(app.pid), 60, "the helper has started")
                    helper = harness.helper_of(app.pid)
                    app.send_signal(name)
                    # Who does not end in order within ten seconds ends by itself, with another code.
                    said = app.communicate(timeout=20 * harness.SLOWNESS)
                finally:
                    app.kill()
                    app.wait()
                self.assertEqual((app.returncode, *said), (0, "", ""))
                harness.wait_until(lambda: not pathlib.Path(f"/proc/{helper}").exists(), 5, "the helper has ended")
