import os
from pathlib import Path

import pytest

from translator_gui.formats.output import atomic_write
from translator_gui.model.errors import TranslatorError


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with atomic_write(path) as stream:
        stream.write(b"half")
        assert not path.exists()
        stream.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_nothing_is_left_behind_when_it_fails(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def fail() -> None:
        with atomic_write(path, force=True) as stream:
            stream.write(b"new")
            raise error

    with pytest.raises((error, TranslatorError)):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(TranslatorError, match="--force"), atomic_write(path):
        pytest.fail("the block must not run")
    with atomic_write(path, force=True) as stream:
        stream.write(b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"

    def race() -> None:
        with atomic_write(path) as stream:
            stream.write(b"mine")
            path.write_bytes(b"theirs")

    with pytest.raises(TranslatorError, match="there already"):
        race()
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    with pytest.raises(TranslatorError, match="no folder"), atomic_write(tmp_path / "none" / "a.txt"):
        pytest.fail("the block must not run")
    with pytest.raises(TranslatorError, match="is a folder"), atomic_write(tmp_path):
        pytest.fail("the block must not run")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_permissions_are_those_of_the_file_that_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with atomic_write(path, force=True) as stream:
        stream.write(b"new")
    assert path.stat().st_mode & 0o777 == 0o640
