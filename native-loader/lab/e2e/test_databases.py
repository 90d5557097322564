"""Databases of places of the user's own: against another reader of theirs, and while they change."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import databases
import harness

ADDRESS = "133.11.0.10"
SCRIPT = """
import socket, sys
with socket.create_connection((sys.argv[1], 9)):
    sys.stdin.read()
"""


class AnotherReader(unittest.TestCase):
    """The short form of ./test --soak places."""

    def test_random_addresses_are_where_libmaxminddb_says(self):
        with tempfile.TemporaryDirectory() as folder:
            databases.make(folder)
            for trial in databases.trials(folder):
                with self.subTest(trial.name):
                    self.assertEqual(trial.compare(3_000, 1, sample=25), [])


class Changing(harness.InLab):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for networks in (50, 51):
            (self.folder / str(networks)).mkdir()
            databases.make(self.folder / str(networks), networks)
        # Nobody is told of a file by its name alone: the folder comes later.
        self.place = self.folder / "later" / "city.mmdb"
        self.network = self.folder / "asn.mmdb"
        shutil.copy(self.folder / "50" / "asn.mmdb", self.network)

    def city(self, networks):
        """Where libmaxminddb finds the address."""
        file = self.folder / str(networks) / "city.mmdb"
        return databases.reading(file, [ADDRESS])[ADDRESS]

    def install(self, networks):
        self.place.parent.mkdir(exist_ok=True)
        new = self.place.with_suffix(".new")
        shutil.copy(self.folder / str(networks) / "city.mmdb", new)
        os.rename(new, self.place)

    def seen_at(self, watch, facts):
        """The next line that has the address there."""
        return watch.wait_for(
            lambda event: event["event"] == "opened"
            and event["remote"]["address"] == ADDRESS
            and facts.items() <= event.get("place", {}).items()
        )

    def test_files_are_followed_and_a_broken_one_changes_nothing(self):
        watch = harness.Watch(self.lab, "--geo", str(self.place), "--geo", str(self.network))
        self.addCleanup(watch.kill)
        watch.hello()
        client = self.lab.start(harness.python_text(SCRIPT, ADDRESS), stdin=subprocess.PIPE)
        self.addCleanup(client.kill)
        asn = databases.reading(self.network, [ADDRESS])[ADDRESS]["asn"]
        first = self.seen_at(watch, {"asn": asn, "network-source": "GeoLite2-ASN " + self.month(), "country": "JP"})
        self.assertTrue(first["place"]["source"].startswith("DB-IP"), first)
        self.assertIn("There is no " + str(self.place) + " yet", watch.last_words())

        self.install(50)
        self.seen_at(watch, self.city(50) | {"source": "GeoLite2-City " + self.month(), "asn": asn})
        self.install(51)
        self.seen_at(watch, self.city(51) | {"asn": asn})

        sound = self.place.read_bytes()
        self.place.write_bytes(sound[: len(sound) // 2])
        harness.wait_until(lambda: "is damaged or no database" in watch.last_words(), 15, "the broken file is told of")
        self.assertIn("What was read of it before stays in use.", watch.last_words())
        os.remove(self.place)
        os.mkfifo(self.place)
        harness.wait_until(lambda: "a pipe or a device" in watch.last_words(), 15, "the FIFO is told of")
        client.stdin.close()
        closed = watch.wait_for(lambda event: event["event"] == "closed" and event["id"] == first["id"])
        self.assertLessEqual(self.city(51).items(), closed["place"].items())
        self.assertEqual(watch.stop(), 0, watch.last_words())

    def month(self):
        epoch = subprocess.run(
            ["/usr/bin/python3", "-c", "import maxminddb, sys, time\nprint(time.strftime('%Y-%m', time.gmtime("
             "maxminddb.open_database(sys.argv[1]).metadata().build_epoch)))", self.network],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        return epoch.stdout.strip()
