"""A disk that is full: nothing that was acknowledged is lost, and work goes on when there is room."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.opening import open_project
from translator_gui.store.connection import NotWrittenError


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("this system lets nobody make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_harms_nothing(small_disk: Path):
    with make_project(small_disk) as project:
        path, segment = project.path, project.segment_ids()[0]
        (small_disk / "ballast").write_bytes(bytes(300_000))
        acknowledged: list[str] = []

        def fill() -> None:
            for number in range(1000):
                text = f"{number} " * 2000
                project.do(EditTarget(segment, text), author=AMNA)
                acknowledged.append(text)

        with pytest.raises(NotWrittenError, match=r"article\.tproj: nothing was written.*make room"):
            fill()
        assert acknowledged
        assert [revision.target for revision in project.history(segment)] == acknowledged
        assert project.problems() == []
        (small_disk / "ballast").unlink()
        project.do(EditTarget(segment, "there is room"), author=AMNA)
    with open_project(path) as project:
        assert project.history(segment)[-1].target == "there is room"
        assert project.problems() == []
