"""Looks for the system libraries that Qt needs on Linux, and installs them or says how.

Python's packages bring Qt itself but not what it leans on: OpenGL, fontconfig, xkbcommon, the X11 protocol. Exits 0 if
the program can run, and 1 with the command to type if it cannot.

    qt_libraries.py             looks and installs
    qt_libraries.py display     exits 0 if windows can be shown here, and 1 if not
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What Qt 6's libraries and its offscreen, X11 and Wayland plug-ins are linked against; the rest comes along.
DEBIAN = """
    libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 libwayland-client0
    libwayland-cursor0 libx11-6 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
    libxkbcommon-x11-0 libxkbcommon0 fonts-dejavu-core xauth xvfb
"""
FEDORA = """
    dbus-libs fontconfig freetype glib2 krb5-libs libglvnd-egl libglvnd-glx libwayland-client libwayland-cursor libX11
    libX11-xcb libxcb libxkbcommon libxkbcommon-x11 xcb-util xcb-util-cursor xcb-util-image xcb-util-keysyms
    xcb-util-renderutil xcb-util-wm dejavu-sans-fonts xorg-x11-server-Xvfb
"""
ARCH = """
    dbus fontconfig freetype2 glib2 krb5 libglvnd libx11 libxcb libxkbcommon libxkbcommon-x11 wayland xcb-util
    xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm ttf-dejavu xorg-server-xvfb
"""

START = "from PySide6 import QtSvg, QtWidgets; QtWidgets.QApplication([])"
LOAD_X11 = """
import ctypes, pathlib, PySide6.QtWidgets
ctypes.CDLL(pathlib.Path(PySide6.__file__).with_name("Qt") / "plugins/platforms/libqxcb.so")
"""


def complaint(code: str, platform: str | None = None) -> str | None:
    """Runs `code` in a fresh process, under a platform of Qt's; the last line it complained with, or None."""
    environment = dict(os.environ)
    environment.pop("QT_QPA_PLATFORM", None)
    if platform is not None:
        environment["QT_QPA_PLATFORM"] = platform
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode == 0:
        return None
    return (done.stderr.strip().splitlines() or [f"Qt stopped with status {done.returncode}"])[-1]


def has_display() -> bool:
    """Tells whether a window can be shown: a display is named, and Qt reaches it."""
    named = sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) and complaint(START) is None


def must_have() -> str | None:
    """Says why the program cannot run; None if it can."""
    x11_only = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    return complaint(START, "offscreen") or (complaint(LOAD_X11, "offscreen") if x11_only else None)


def good_to_have() -> str | None:
    """Says what is missing for tests with real windows; None if nothing is."""
    if shutil.which("Xvfb") is None or shutil.which("xvfb-run") is None:
        return "there is no Xvfb, under which the tests open real windows"
    return complaint(LOAD_X11, "offscreen")


def install_on_debian() -> bool:
    """Installs the libraries; False if apt-get failed, which has said why."""
    print("Installing the system libraries that Qt needs", flush=True)
    if subprocess.run(["apt-get", "-qq", "update"], check=False).returncode != 0:
        return False
    command = ["apt-get", "-qq", "install", "--no-install-recommends", *DEBIAN.split()]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0


def advice() -> str:
    """The command that installs the libraries on this system, or the three commonest."""
    commands = {
        "apt-get": "sudo apt-get install --no-install-recommends " + " ".join(DEBIAN.split()),
        "dnf": "sudo dnf install " + " ".join(FEDORA.split()),
        "pacman": "sudo pacman -S --needed " + " ".join(ARCH.split()),
    }
    here = [command for tool, command in commands.items() if shutil.which(tool)]
    return "\n".join(f"    {command}" for command in here or commands.values())


def main() -> int:
    """Runs the part that the command line names; returns the exit status."""
    if sys.argv[1:] == ["display"]:
        return 0 if has_display() else 1
    if not sys.platform.startswith("linux"):
        return 0
    missing = must_have()
    if missing is None and good_to_have() is None:
        return 0
    is_root = os.geteuid() == 0
    if is_root and Path("/etc/debian_version").exists() and install_on_debian():
        missing = must_have()
    if missing is not None:
        print(f"error: Qt cannot start: {missing}\nInstall its system libraries, then try again:", file=sys.stderr)
        print(advice(), file=sys.stderr)
        return 1
    lacking = good_to_have()
    if lacking is not None:
        print(f"note: some tests will be skipped: {lacking}. To run them too:\n{advice()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
