import io
import time
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.small_memory import OBJECTS, PAIRS, SUBJECTS
from translator_gui.memory.content_words import english_stem
from translator_gui.memory.word_alignment import WordTranslationTable, teach_word_table
from translator_gui.text.loose_key import loose_word_key


@pytest.fixture(scope="module")
def table() -> WordTranslationTable:
    return teach_word_table(PAIRS)


def test_each_word_becomes_its_translation(table: WordTranslationTable) -> None:
    for urdu, english in (SUBJECTS | OBJECTS).items():
        found = table.translations(loose_word_key(urdu))
        assert max(found, key=lambda stem: found[stem]) == english_stem(english)
        strengths = table.strengths(loose_word_key(urdu))
        assert max(strengths, key=lambda stem: strengths[stem]) == english_stem(english)
        assert all(0 < strength <= 1.001 for strength in strengths.values())


def test_unknown_words_and_an_empty_memory_have_no_translation(table: WordTranslationTable) -> None:
    assert table.translations("نامعلوم") == {}
    assert teach_word_table([]).strengths("کتاب") == {}
    assert teach_word_table([("", ""), ("۔", "!")]).translations("کتاب") == {}


def test_the_order_of_pairs_changes_nothing(table: WordTranslationTable) -> None:
    turned = teach_word_table(PAIRS[::-1])
    for urdu in SUBJECTS:
        key = loose_word_key(urdu)
        assert turned.translations(key) == pytest.approx(dict(table.translations(key)), abs=1e-4)


def test_it_is_taught_again_after_a_tenth_more(table: WordTranslationTable) -> None:
    assert not table.is_outdated(158)
    assert table.is_outdated(159)
    assert not WordTranslationTable.empty().is_outdated(19)
    assert WordTranslationTable.empty().is_outdated(20)


def test_the_cache_file_has_the_same_table(table: WordTranslationTable) -> None:
    read = WordTranslationTable.from_bytes(table.to_bytes())
    assert read is not None
    assert read.pairs == table.pairs
    for urdu in SUBJECTS | OBJECTS:
        key = loose_word_key(urdu)
        assert read.translations(key) == pytest.approx(dict(table.translations(key)), abs=1e-3)
    empty = WordTranslationTable.from_bytes(WordTranslationTable.empty().to_bytes())
    assert empty is not None
    assert empty.translations("کتاب") == {}


@given(st.data())
def test_a_damaged_cache_file_is_none(table: WordTranslationTable, data: st.DataObject) -> None:
    whole = table.to_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.sampled_from(["cut", "flip"]))
    damaged = whole[:at] if change == "cut" else whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
    assert WordTranslationTable.from_bytes(damaged) is None


def sealed(**changes: object) -> bytes:
    """A cache file that somebody else wrote, with a right checksum."""
    arrays = {
        "pairs": np.array(30),
        "urdu": np.frombuffer("ا\nب".encode(), np.uint8),
        "english": np.frombuffer(b"a\nb", np.uint8),
        "rows": np.array([0, 1, 2], np.int32),
        "columns": np.array([0, 1], np.int32),
        "links": np.full((2, 2), 0.5, np.float16),
    }
    file = io.BytesIO()
    np.savez_compressed(file, **{**arrays, **changes})  # pyright: ignore[reportArgumentType]
    return b"word table 1\n" + sha256(file.getvalue()).digest() + file.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": np.array([0, 1], np.int32)},
        {"rows": np.array([0, 9, 2], np.int32)},
        {"rows": np.array([1, 1, 2], np.int32)},
        {"rows": np.array([0.0, 1.0, 2.0])},
        {"columns": np.array([0, 2], np.int32)},
        {"columns": np.array([0, -1], np.int32)},
        {"links": np.full((2, 2), np.nan, np.float16)},
        {"links": np.full((2, 2), 7, np.float16)},
        {"links": np.full(2, 0.5, np.float16)},
        {"links": np.array([["0.5", "x"], ["1", "1"]])},
        {"links": np.array([[None, {}], [1, 1]], object)},
        {"urdu": np.frombuffer(b"\xff\xfe", np.uint8)},
        {"urdu": np.frombuffer("ا\nا".encode(), np.uint8)},
        {"pairs": np.array([1, 2])},
        {"pairs": np.array(-1)},
    ],
)
def test_a_table_that_contradicts_itself_is_none(changes: dict[str, object]) -> None:
    whole = WordTranslationTable.from_bytes(sealed())
    assert whole is not None
    assert whole.strengths("ب") == {"b": 0.5}
    assert WordTranslationTable.from_bytes(sealed(**changes)) is None


def test_a_table_too_large_to_read_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translator_gui.memory.word_alignment._MOST_BYTES", 100)
    assert WordTranslationTable.from_bytes(sealed()) is None


def test_an_archive_that_is_none_and_one_without_tables() -> None:
    for content in (b"", b"no archive", b"PK\5\6" + bytes(18)):
        assert WordTranslationTable.from_bytes(b"word table 1\n" + sha256(content).digest() + content) is None


def test_a_cache_file_of_another_kind_is_none() -> None:
    assert WordTranslationTable.from_bytes(b"") is None
    assert WordTranslationTable.from_bytes(b"no archive") is None


def test_progress_grows_to_the_end_and_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    teach_word_table(PAIRS, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        teach_word_table(PAIRS, stop)


def test_thousands_of_pairs_take_seconds() -> None:
    started = time.process_time()
    teach_word_table(PAIRS * 20)
    assert time.process_time() - started < 10
