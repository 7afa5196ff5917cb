"""A LibreOffice of our own, without a screen: it edits documents as people do in it, and goes."""

import functools
import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

EDITOR = Path(__file__).with_name("edit_in_office.py")
SECONDS = 60
"""All jobs of one run together; they take five."""
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
UNPACKED = "PYTHON3_UNO"
"""Names in the environment the folder of a package python3-uno that is not installed, only unpacked."""


class Job(NamedTuple):
    """Open a document, do something to it (see the methods of `edit_in_office.Editor`), save it."""

    source: Path
    out: Path
    steps: Sequence[Sequence[Any]] = ()


@functools.cache
def missing() -> str:
    """Why there is no LibreOffice to edit with; empty where there is one."""
    office = shutil.which("soffice")
    if sys.platform == "win32" or office is None:
        return "LibreOffice is not installed"
    if not (Path(office).resolve().parents[1] / "share/config/soffice.cfg/modules/swriter").is_dir():
        return "this LibreOffice has no Writer that opens a view (install libreoffice-writer)"
    return "" if _python() else "no Python here can talk to LibreOffice (python3-uno)"


@functools.cache
def _python() -> str:
    for python in _PYTHONS:
        if Path(python).exists():
            done = subprocess.run(
                [python, "-c", "import uno"], capture_output=True, check=False, timeout=30, env=_environment()
            )
            if done.returncode == 0:
                return python
    return ""


def _environment() -> dict[str, str]:
    """Return the environment in which a Python of the system finds `uno`."""
    if not (unpacked := os.environ.get(UNPACKED)):
        return {**os.environ, "PYTHONPATH": ""}
    program = "/usr/lib/libreoffice/program"
    return {
        **os.environ,
        "PYTHONPATH": f"{unpacked}/usr/lib/python3/dist-packages:{unpacked}{program}",
        "LD_LIBRARY_PATH": program,
        "URE_BOOTSTRAP": f"vnd.sun.star.pathname:{program}/fundamentalrc",
    }


def edit(folder: Path, jobs: Sequence[Job]) -> None:
    """Does jobs in order in one LibreOffice with a profile of its own, in a bounded time."""
    pipe = f"translator{uuid.uuid4().hex}"
    written = [{"in": str(job.source), "out": str(job.out), "steps": list(job.steps)} for job in jobs]
    (folder / "jobs.json").write_text(json.dumps(written), "utf-8")
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        subprocess.run(
            [_python(), str(EDITOR), pipe, str(folder / "jobs.json")],
            check=True,
            timeout=SECONDS,
            env=_environment(),
        )
        office.wait(SECONDS)
    finally:
        if office.poll() is None:
            os.killpg(office.pid, 9)
            office.wait()
