"""The word lists that come with the program, and the user's own words."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.model.errors import TranslatorError
from translator_gui.paths import own_words_file, resource
from translator_gui.project import dictionaries
from translator_gui.project.dictionaries import load_dictionary, read_own_words, save_own_word
from translator_gui.text.dictionary import EnglishVariety


@pytest.fixture(autouse=True)
def _no_own_words() -> Iterator[None]:
    shutil.rmtree(own_words_file().parent, ignore_errors=True)
    yield
    shutil.rmtree(own_words_file().parent, ignore_errors=True)


def load(variety: EnglishVariety) -> int:
    """Reads a list to its end; says in how many steps."""
    return sum(1 for _ in load_dictionary(variety))


@pytest.mark.parametrize("variety", EnglishVariety)
def test_reading_pauses_often(variety: EnglishVariety):
    assert load(variety) > 300


def test_what_is_missing_or_broken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dictionaries, "resource", tmp_path.joinpath)
    with pytest.raises(TranslatorError, match=r"en_US\.aff.*install"):
        load(EnglishVariety.AMERICAN)
    shutil.copytree(resource("dictionaries"), tmp_path / "dictionaries")
    assert load(EnglishVariety.AMERICAN)
    (tmp_path / "dictionaries/en_US.aff").write_text("SFX D Y 1\nSFX D 0 d [e\n", encoding="utf-8")
    with pytest.raises(TranslatorError, match=r"en_US\.aff.*condition"):
        load(EnglishVariety.AMERICAN)


def test_own_words_are_kept_a_line_each():
    assert read_own_words() == frozenset()
    assert save_own_word("tajdeed") == {"tajdeed"}
    assert save_own_word("Anjuman") == {"Anjuman", "tajdeed"}
    assert own_words_file().read_text(encoding="utf-8") == "Anjuman\ntajdeed\n"
    assert save_own_word("tajdeed", right=False) == {"Anjuman"}
    assert read_own_words() == {"Anjuman"}


def test_own_words_that_somebody_wrote_by_hand_are_understood():
    own_words_file().parent.mkdir(parents=True)
    own_words_file().write_bytes("\ufeffRa’ad\r\n\r\n  tajdeed\r\n".encode())
    assert read_own_words() == {"Ra'ad", "tajdeed"}
    own_words_file().write_bytes(b"\xff\xfe\x00")
    assert read_own_words() == frozenset()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_own_words_that_cannot_be_kept_are_told():
    own_words_file().parent.mkdir(parents=True)
    own_words_file().parent.chmod(0o500)
    with pytest.raises(TranslatorError, match=r"words\.txt.*permissions"):
        save_own_word("tajdeed")


def test_own_words_whose_folder_is_a_file_are_told():
    own_words_file().parent.parent.mkdir(parents=True, exist_ok=True)
    own_words_file().parent.write_text("in the way", encoding="utf-8")
    try:
        with pytest.raises(TranslatorError, match=r"words\.txt"):
            save_own_word("tajdeed")
    finally:
        own_words_file().parent.unlink()
