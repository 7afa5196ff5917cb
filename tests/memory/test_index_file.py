from pathlib import Path

import pytest

from translator_gui.memory.index_file import read_index, write_index
from translator_gui.memory.memory_index import IndexedUnit, MemoryIndex
from translator_gui.memory.memory_shelf import BrokenIndexError

TEXTS = ["وزیر نے کہا", "صدر نے کہا کہ", "صفحہ 12", "***"]


def fetch(numbers: list[int]) -> list[str]:
    return [TEXTS[number - 1] for number in numbers]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    index = MemoryIndex()
    index.extend(IndexedUnit(at, text) for at, text in enumerate(TEXTS, 1))
    write_index(tmp_path / "memory.index", index, "7 of “یاد”")
    return tmp_path / "memory.index"


def test_it_is_read_as_it_was_written(path: Path):
    index, stamp = read_index(path)
    assert stamp == "7 of “یاد”"
    assert len(index) == 4
    assert index.missing(list(enumerate(TEXTS, 1))) == []
    assert index.look_up("صفحہ 13", fetch=fetch).matches[0].number == 3
    index.remove(1)
    index.add(5, "نیا جملہ ہے")
    write_index(path, index, "8")
    assert (len(read_index(path)[0]), read_index(path)[1]) == (4, "8")
    assert [one.name for one in path.parent.iterdir()] == ["memory.index"]


def test_any_file_that_was_cut_off_or_changed_at_its_head_is_refused(path: Path):
    whole = path.read_bytes()
    for damaged in (b"", b"?" * 400, *(whole[:size] for size in range(0, len(whole), 7)), whole + bytes(16)):
        path.write_bytes(damaged)
        with pytest.raises(BrokenIndexError):
            read_index(path)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        read_index(path)
