"""A virtual display whose picture can be read: Xvfb with its frame buffer in a file."""

import mmap
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile

WIDTH, HEIGHT = 1280, 800


class Display:
    """An X server of its own number for as long as the `with` block lasts."""

    def __init__(self, width=WIDTH, height=HEIGHT, without=()):
        """`without` are extensions of X11 that the server does not have."""
        self.size = f"{width}x{height}x24"
        self.without = [word for extension in without for word in ("-extension", extension)]

    def __enter__(self):
        # Another X server that ends may take the new one's socket file with it: then one more is started.
        for _ in range(5):
            self._start()
            if pathlib.Path(f"/tmp/.X11-unix/X{self.name[1:]}").exists():
                break
            self.__exit__()
        return self

    def _start(self):
        self.folder = tempfile.mkdtemp(prefix="tt-display-")
        read, write = os.pipe()
        screen = ["-screen", "0", self.size, "-fbdir", self.folder, "-nolisten", "tcp", *self.without]
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), *screen], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self):
        """For a program on this display, which finds no settings and leaves none behind."""
        return os.environ | {"DISPLAY": self.name, "XDG_CONFIG_HOME": self.folder}

    def live_pixels(self):
        """The same as [pixels], as they are whenever they are looked at."""
        file = (pathlib.Path(self.folder) / "Xvfb_screen0").open("rb")
        with file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header, colours = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, 76)[0]
        return memoryview(data)[header + colours * 12 :]

    def pixels(self):
        """The picture's bytes, four a pixel, row by row."""
        data = (pathlib.Path(self.folder) / "Xvfb_screen0").read_bytes()
        # The X window dump header: its own size is the first word, the number of colours the twentieth.
        header, colours = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, 76)[0]
        return data[header + colours * 12 :]

    def colours(self):
        """How many different colours the picture has."""
        return len(set(memoryview(self.pixels()).cast("I")))
