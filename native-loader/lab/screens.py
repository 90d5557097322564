#!/usr/bin/env python3
"""Makes the pictures of docs/screens: screens.py [FOLDER [NAME]]; with a NAME, those whose names contain it.

Real programs make traffic in the lab, the helper's stream of it is recorded three times, and the window is drawn from the
recordings; where there is nothing to record, from the lab itself.
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import crowd  # noqa: E402
import databases  # noqa: E402
import generators  # noqa: E402
import namespaces  # noqa: E402

TOP = HERE.parent.parent
RUN = os.environ.get("TELLTALE_RUN", str(TOP / "run"))
SECONDS = 45
SPEED = 2
AFTER = 13
PLACES = [address for address in namespaces.places() if ":" not in address]

# A server of the lab that the made network database knows, and a network around it that somebody has said is elsewhere.
KNOWN = "8.8.8.8"
ELSEWHERE = {"overrides": [{"network": "8.8.8.0/24", "latitude": 53.55, "longitude": 9.99, "country": "DE", "city": "Hamburg"}]}
# Where pictures find files that are made for them.
MADE = "{made}/"

# What is drawn of each recording; all of it in 256 colours, which takes a quarter of the room.
PICTURES = {
    "three": {
        "three-dark": [],
        "three-light": ["--theme", "light"],
    },
    "two-hundred": {
        "window": ["--select", "program"],
        "two-hundred-dark": [],
        "two-hundred-light": ["--theme", "light"],
        "two-hundred-contrast": ["--theme", "contrast", "--select", "program"],
        "large-dark": ["--size", "3840x2160", "--select", "program"],
        "large-light": ["--size", "3840x2160", "--theme", "light"],
        "scaled-150": ["--size", "1440x900", "--scale", "1.5", "--panel", "settings"],
        # A little lower: what this machine began the lab with is of no interest.
        "connection": ["--select", "first", "--size", "1280x720"],
        "connection-light": ["--select", "first", "--size", "1280x720", "--theme", "light"],
        "named": ["--filter", "process:curl", "--select", "first", "--size", "1280x680"],
        "place": ["--select", "first", "--size", "1280x720", "--panel", "place"],
        "network": ["--geo", MADE + "asn.mmdb", "--filter", f"process:curl {KNOWN}", "--select", "first", "--size", "1280x1112"],
        "override": ["--overrides", MADE + "overrides.json", "--filter", f"process:curl {KNOWN}", "--select", "first", "--size", "1280x1048", "--theme", "light"],
        "home": ["--panel", "home", "--theme", "light"],
        "program": ["--select", "program", "--theme", "light"],
        "cluster": ["--select", "cluster"],
        "search": ["--filter", "country:us,de,jp rate:>1k"],
        "still": ["--still", "--theme", "light", "--select", "program"],
        "masked": ["--masked", "--select", "program"],
        "mini": ["--view", "mini", "--size", "800x600", "--scale", "2"],
        "wall": ["--view", "wall"],
        "directions": ["--arcs", "direction"],
        "german": ["--language", "de", "--select", "program"],
        "hebrew": ["--language", "he", "--select", "first", "--theme", "light", "--size", "1280x720"],
    },
    "two-thousand": {
        "two-thousand-dark": [],
        "two-thousand-light": ["--theme", "light"],
        "two-thousand-large": ["--size", "3840x2160"],
        "two-thousand-large-light": ["--size", "3840x2160", "--theme", "light"],
        "two-thousand-still": ["--still", "--select", "cluster"],
    },
}


@contextlib.contextmanager
def mix(lab, *options):
    running = lab.start([sys.executable, "-B", str(HERE / "mix.py"), "--for", "600", *options])
    try:
        yield
    finally:
        running.terminate()
        running.wait()


@contextlib.contextmanager
def traffic(name, lab):
    """As many connections as the name says, or a few more."""
    with contextlib.ExitStack() as open_until_the_end:
        enter = open_until_the_end.enter_context
        if name == "three":
            enter(mix(lab, "--jobs", "3"))
        else:
            enter(mix(lab))
            enter(mix(lab, "--connections", "150" if name == "two-hundred" else "950"))
        if name == "two-thousand":
            enter(crowd.server(lab))
            enter(crowd.Crowd(lab, "hold", crowd.PORT, "1000", *PLACES))
        yield


def record(name, folder):
    path = str(folder / f"{name}.ndjson.gz")
    with namespaces.Lab() as lab, traffic(name, lab):
        subprocess.run(lab.command([RUN, "record", path, "--for", str(SECONDS)]), check=True, stdin=subprocess.DEVNULL)
    return path


def shoot(path, options, prefix=(), expected=0, **more):
    print(path.name, flush=True)
    command = [*prefix, RUN, "shot", str(path), "--few-colours", *options]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, **more)
    if done.returncode != expected:
        sys.exit(f"screens: {path.name} ended with {done.returncode}")


def from_recordings(target, wanted):
    # Well before the recording ends: what has ended carries nothing.
    replayed = ["--speed", str(SPEED), "--after", str(AFTER)]
    with tempfile.TemporaryDirectory(prefix="telltale-screens-") as folder:
        databases.make(folder)
        pathlib.Path(folder, "overrides.json").write_text(json.dumps(ELSEWHERE), encoding="utf-8")
        for name, pictures in PICTURES.items():
            chosen = {picture: options for picture, options in pictures.items() if wanted in picture}
            if chosen:
                recording = record(name, pathlib.Path(folder))
                for picture, options in chosen.items():
                    options = [option.replace(MADE, f"{folder}/") for option in options]
                    shoot(target / f"{picture}.png", ["--replay", recording, *replayed, *options])


def without_traffic(target, wanted):
    if wanted in "empty":
        with namespaces.Lab() as lab:
            shoot(target / "empty.png", ["--after", "3"], prefix=lab.command([]))
    if wanted in "welcome":
        with namespaces.Lab() as lab:
            shoot(target / "welcome.png", ["--after", "3", "--panel", "welcome"], prefix=lab.command([]))
    if wanted in "unavailable":
        # Where no helper is installed; the picture is made, and the command says that nothing can be watched.
        missing = {**os.environ, "TELLTALE_HELPER": "/opt/telltale/helper"}
        shoot(target / "unavailable.png", [], expected=1, env=missing, stderr=subprocess.DEVNULL)


def main(folder=TOP / "docs" / "screens", wanted=""):
    target = pathlib.Path(folder).resolve()
    target.mkdir(parents=True, exist_ok=True)
    generators.build()
    without_traffic(target, wanted)
    from_recordings(target, wanted)
    size = sum(path.stat().st_size for path in target.glob("*.png"))
    print(f"{len(list(target.glob('*.png')))} pictures, {size / 1e6:.1f} MB, in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
