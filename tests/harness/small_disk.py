"""A disk of a few megabytes, which can be full or read-only. Only root of a Linux system may make one."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted disk.

    Attributes:
        folder: Where it is mounted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, leave: int = 0) -> None:
        """Take all room but some bytes."""
        free = shutil.disk_usage(self.folder).free - leave
        with self._ballast.open("wb") as file:
            file.write(bytes(max(free, 0)))

    def make_room(self) -> None:
        """Give back what `fill` took."""
        self._ballast.unlink()

    def set_read_only(self, *, read_only: bool) -> None:
        """Mount it again; no file on it may be open for writing."""
        option = "ro" if read_only else "rw"
        subprocess.run(["mount", "-o", f"remount,{option}", str(self.folder)], check=True)


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Generator[SmallDisk]:
    """Mount an empty disk; the test is skipped where that is not allowed."""
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("this system lets nobody make a small disk")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)
