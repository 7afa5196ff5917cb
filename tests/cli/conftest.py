"""The command line, in this process."""

import shutil
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


def write_article(folder: Path) -> Path:
    path = folder / "article.txt"
    path.write_text("\n".join(TEXTS) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the article, made once and only copied."""
    folder = tmp_path_factory.mktemp("article")
    path, article = folder / "p.tproj", write_article(folder)
    assert run("new", str(path), str(article), "--paragraphs", "lines", "--author", "Amna").code == 0
    return path


@pytest.fixture
def project(folder: Path, made_project: Path) -> Path:
    return Path(shutil.copy(made_project, folder))


@pytest.fixture
def edit(project: Path) -> Callable[..., Run]:
    def carry_out(*lines: str, options: tuple[str, ...] = ()) -> Run:
        (project.parent / "e.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return run("edit", "p", "e.jsonl", *options)

    return carry_out
