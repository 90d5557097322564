"""The generators in C: built when a source is newer, and copied so that each scenario has a program of its own."""

import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parent.parent / "target" / "lab"


def build():
    subprocess.run(["make", "-s", "-C", str(HERE / "traffic"), f"OUT={BUILT}"], check=True)


class Copies:
    """Copies of the generator in a folder of their own, which goes when the block ends."""

    def __init__(self, program="traffic"):
        self.program = BUILT / program
        self.spawn = str(BUILT / "spawn")

    def __enter__(self):
        build()
        self.folder = tempfile.TemporaryDirectory(prefix="telltale-lab-")
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def named(self, name):
        path = pathlib.Path(self.folder.name, name)
        if not path.exists():
            shutil.copy(self.program, path)
        return str(path)


if __name__ == "__main__":
    build()
