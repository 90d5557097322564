"""Places that the user knows better, in what other programs read."""

import json
import os
import pathlib
import tempfile

import harness
import namespaces

ADDRESS = "133.11.0.10"
SCRIPT = """
import socket, sys
with socket.create_connection((sys.argv[1], 9)):
    sys.stdin.read()
"""


def overrides(network, city):
    override = {"network": network, "latitude": 53.55, "longitude": 9.99, "country": "DE", "city": city}
    return json.dumps({"overrides": [override]})


class Overrides(harness.InLab):
    def watched(self, *options):
        watch = harness.Watch(self.lab, *options)
        self.addCleanup(watch.kill)
        watch.hello()
        return watch

    def connection(self):
        """A connection that is open until its standard input is closed."""
        process = self.lab.start(harness.python_text(SCRIPT, ADDRESS), stdin=-1)
        self.addCleanup(process.kill)
        return process

    @staticmethod
    def places(watch, source):
        return lambda event: (
            event["event"] == "opened"
            and event["remote"]["address"] == ADDRESS
            and event.get("place", {}).get("source", "").startswith(source)
        )

    def test_an_override_is_told_as_one_and_follows_its_file(self):
        listed = namespaces.places()[ADDRESS]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "overrides.json"
            watch = self.watched("--overrides", str(path))
            client = self.connection()
            first = watch.wait_for(self.places(watch, "DB-IP"))
            self.assertEqual(first["place"]["country"], listed[0])

            path.write_text(overrides("133.11.0.0/24", "Hamburg"), encoding="utf-8")
            second = watch.wait_for(self.places(watch, "override"))
            self.assertEqual((second["id"], second["at"]), (first["id"], first["at"]))
            self.assertEqual((second["place"]["country"], second["place"]["city"]), ("DE", "Hamburg"))
            self.assertEqual((second["place"]["latitude"], second["place"]["longitude"]), (53.55, 9.99))

            # Half a file changes nothing, and is said.
            path.write_text('{"overrides": [', encoding="utf-8")
            os.utime(path, (1_900_000_000, 1_900_000_000))
            harness.wait_until(lambda: "not valid JSON" in watch.last_words(), 10, "the broken file is told of")
            client.stdin.close()
            closed = watch.wait_for(lambda event: event["event"] == "closed" and event["id"] == first["id"])
            self.assertEqual(closed["place"]["source"], "override")
            self.assertEqual(watch.stop(), 0, watch.last_words())


class WithHosts:
    """A lab in which programs see another /etc/hosts."""

    def __init__(self, lab, hosts):
        self.lab, self.hosts = lab, hosts

    def start(self, command, **options):
        script = 'mount --bind "$0" /etc/hosts && exec "$@"'
        return self.lab.start(["unshare", "--mount", "sh", "-c", script, str(self.hosts), *command], **options)


class LocalNames(harness.InLab):
    def test_an_end_without_a_name_has_the_one_of_etc_hosts(self):
        with tempfile.TemporaryDirectory() as folder:
            hosts = pathlib.Path(folder) / "hosts"
            hosts.write_text(f"127.0.0.1 localhost\n{ADDRESS} campus.example campus\n", encoding="utf-8")
            watch = harness.Watch(WithHosts(self.lab, hosts))
            self.addCleanup(watch.kill)
            watch.hello()
            client = self.lab.start(harness.python_text(SCRIPT, ADDRESS), stdin=-1)
            self.addCleanup(client.kill)
            named = lambda name: lambda event: (  # noqa: E731
                event["event"] == "opened" and event.get("host", {}).get("name") == name
            )
            first = watch.wait_for(named("campus.example"))
            self.assertEqual(first["host"]["source"], "hosts")
            self.assertEqual(first["host"]["others"], [{"name": "campus", "source": "hosts"}])
            hosts.write_text(f"{ADDRESS} library.example\n", encoding="utf-8")
            second = watch.wait_for(named("library.example"))
            self.assertEqual((second["id"], second["at"]), (first["id"], first["at"]))
            client.stdin.close()
            closed = watch.wait_for(lambda event: event["event"] == "closed" and event["id"] == first["id"])
            self.assertEqual(closed["host"], {"name": "library.example", "source": "hosts"})
            self.assertEqual(watch.stop(), 0, watch.last_words())
