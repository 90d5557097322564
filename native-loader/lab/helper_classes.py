#!/usr/bin/env python3
"""Writes the list of classes that the build archives for the helper: those that it used under a mixed load.

    native-loader/lab/helper_classes.py

A class that is missing from the list is read from its jar as ever, so a list that is a little old costs little.
"""

import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import crowd  # noqa: E402
import generators  # noqa: E402
import harness  # noqa: E402
import helper_stream  # noqa: E402
import namespaces  # noqa: E402
import started  # noqa: E402

LIST = harness.TOP / "native-loader/src/main/cds/helper.classes"
SECONDS = 20


def main():
    generators.build()
    with tempfile.TemporaryDirectory() as folder:
        said = pathlib.Path(folder) / "said"
        listing = started.altered('set -- "$classes"', f"set -- -XX:DumpLoadedClassList={said}")
        with listing as launcher, namespaces.Lab() as lab, crowd.server(lab):
            with contextlib.closing(helper_stream.HelperStream(lab, lambda _: None, launcher)):
                time.sleep(5)
                places = [place for place in namespaces.places() if ":" not in place]
                with crowd.Crowd(lab, "hold", crowd.PORT, "500", *places):
                    mix = lab.start(harness.python("mix.py", "--for", str(SECONDS)), stdout=subprocess.DEVNULL)
                    mix.wait()
        lines = said.read_text(encoding="utf-8").splitlines()
    # "name id: N", and lines that begin with @ for what differs from run to run.
    names = sorted({line.split()[0] for line in lines if line[:1] not in "@#"})
    LIST.write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names)} classes in {LIST.relative_to(harness.TOP)}")


if __name__ == "__main__":
    main()
