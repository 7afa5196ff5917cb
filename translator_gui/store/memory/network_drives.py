"""Finds out whether a file is on a network drive, where SQLite's write-ahead log must not be used."""

import os
import sys
from pathlib import Path

_NETWORK_TYPES = ("nfs", "cifs", "smb", "afs", "9p", "ceph", "gluster", "lustre", "davfs", "fuse.", "ncpfs", "vboxsf")
"""How the names of file systems begin that may be shared between computers."""
_LOCAL_FUSE = frozenset({"fuse.ext2", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuseblk", "fuse.fuse-overlayfs"})
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mountinfo")


def is_on_network_drive(path: Path) -> bool:
    """Whether a file is, or may be, on a drive that several computers share."""
    real = path.resolve()
    if sys.platform == "win32":
        return _is_remote_on_windows(real)
    if sys.platform == "darwin":
        return real.is_relative_to("/Volumes") or real.is_relative_to("/Network")
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_network_type(file_system_type(real, mounts))


def file_system_type(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds a path, from the text of Linux's list of mounts."""
    found, longest = "", -1
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:  # noqa: PLR2004 (the fifth field is where it is mounted)
            point = fields[4].encode("utf-8", "surrogateescape").decode("unicode_escape", "replace")
            if path.is_relative_to(point) and len(point) >= longest:
                found, longest = after.split(" ")[0], len(point)
    return found


def is_network_type(name: str) -> bool:
    """Whether a file system of this type may be shared between computers."""
    return name not in _LOCAL_FUSE and name.startswith(_NETWORK_TYPES)


def _is_remote_on_windows(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 (on Windows alone)

    return ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(path)[0] + "\\") == _DRIVE_REMOTE
