"""The command line, in this process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.running import Run, run
from tests.project.builders import TEXTS
from translator_gui.paths import memory_file


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """The user's memory, which most verbs feed, is made anew in each test."""
    remove_memory()
    yield
    remove_memory()


def remove_memory() -> None:
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Path:
    assert run("new", "p", "article.txt", "--paragraphs", "lines", "--author", "Amna").code == 0
    return folder / "p.tproj"


@pytest.fixture
def edit(project: Path) -> Callable[..., Run]:
    def carry_out(*lines: str, options: tuple[str, ...] = ()) -> Run:
        (project.parent / "e.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return run("edit", "p", "e.jsonl", *options)

    return carry_out
