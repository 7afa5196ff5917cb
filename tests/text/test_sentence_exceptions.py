from time import perf_counter

import pytest

from translator_gui.model.entry import SharedEntryKind, SharedProjectEntry
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind, read_exceptions
from translator_gui.text.segmentation import document_splitter
from translator_gui.text.sentence_exceptions import UnreadablePatternError, compile_place

ABBREVIATION, BREAK, NO_BREAK = SentenceExceptionKind
TEXT = "یہ بات ہے: وہ گیا۔ مگر لوٹ آیا۔ قدم نمبر دو، بس؛ آگے چلو۔"


def parts(text: str, *exceptions: SentenceException) -> list[str]:
    starts = document_splitter([text], exceptions).starts(text)
    return [text[start:stop].rstrip() for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("exception", "expected"),
    [
        (SentenceException(BREAK, ":"), ["یہ بات ہے:", "وہ گیا۔", "مگر لوٹ آیا۔", "قدم نمبر دو، بس؛ آگے چلو۔"]),
        (SentenceException(BREAK, "؛"), ["یہ بات ہے: وہ گیا۔", "مگر لوٹ آیا۔", "قدم نمبر دو، بس؛", "آگے چلو۔"]),
        (SentenceException(BREAK, "", "آگے"), ["یہ بات ہے: وہ گیا۔", "مگر لوٹ آیا۔", "قدم نمبر دو، بس؛", "آگے چلو۔"]),
        (SentenceException(NO_BREAK, "۔", "مگر"), ["یہ بات ہے: وہ گیا۔ مگر لوٹ آیا۔", "قدم نمبر دو، بس؛ آگے چلو۔"]),
        (SentenceException(NO_BREAK, "گيا۔"), ["یہ بات ہے: وہ گیا۔ مگر لوٹ آیا۔", "قدم نمبر دو، بس؛ آگے چلو۔"]),
        (SentenceException(ABBREVIATION, "گیا"), ["یہ بات ہے: وہ گیا۔ مگر لوٹ آیا۔", "قدم نمبر دو، بس؛ آگے چلو۔"]),
        (SentenceException(NO_BREAK, "یا۔"), ["یہ بات ہے: وہ گیا۔", "مگر لوٹ آیا۔", "قدم نمبر دو، بس؛ آگے چلو۔"]),
        (
            SentenceException(BREAK, r"[:؛]", r"\s\p{L}", is_pattern=True, order=1),
            ["یہ بات ہے:", "وہ گیا۔", "مگر لوٹ آیا۔", "قدم نمبر دو، بس؛", "آگے چلو۔"],
        ),
    ],
)
def test_an_exception_moves_boundaries(exception: SentenceException, expected: list[str]) -> None:
    assert parts(TEXT, exception) == expected


def test_no_break_beats_break_and_the_first_pattern_that_fits_decides() -> None:
    no, yes = SentenceException(NO_BREAK, "۔", "مگر"), SentenceException(BREAK, "۔", "مگر")
    assert len(parts(TEXT, no, yes)) == len(parts(TEXT, no)) == 2
    dots = [SentenceException(kind, "۔", r"\s", True, order) for order, kind in enumerate((NO_BREAK, BREAK), 1)]
    assert len(parts(TEXT, *dots)) == 1
    assert len(parts(TEXT, yes, *dots)) == 2


def test_a_sentence_has_a_word_whatever_the_exceptions() -> None:
    everywhere = SentenceException(BREAK, "", "", is_pattern=True, order=1)
    found = parts("اَب… ؟! (بس) ۔", everywhere)
    assert "".join(found).replace(" ", "") == "اَب…؟!(بس)۔"
    assert all(any(char.isalpha() for char in part) for part in found)


@pytest.mark.parametrize("pattern", ["(a|a)*$", "(a+)+b", "(?:(?R)|a)*", "(?:a{1,99}){1,99}b"])
def test_a_hostile_pattern_runs_out_of_its_time(pattern: str) -> None:
    text = "a" * 5000 + " ہے۔ اب"
    splitter = document_splitter([text], [SentenceException(BREAK, pattern, "", is_pattern=True, order=1)])
    begin = perf_counter()
    for _ in range(50):
        assert len(splitter.starts(text)) >= 2
    assert perf_counter() - begin < 10


def test_many_hostile_patterns_run_out_of_their_time_together() -> None:
    text = "a" * 5000 + " ہے۔ اب"
    rules = [SentenceException(BREAK, f"(?:a|a{{1,{number}}})*$", "", True, number) for number in range(1, 1001)]
    splitter = document_splitter([text], [*rules, SentenceException(ABBREVIATION, "کلو")])
    begin = perf_counter()
    for _ in range(20):
        assert splitter.starts(text) == [0, text.index("اب")]
    assert perf_counter() - begin < 20


@pytest.mark.parametrize("pattern", ["(", r"\p{javaLowerCase}", "a" * 401, "[a", r"(?<=\K)\N{nothing}"])
def test_what_cannot_be_compiled_is_told(pattern: str) -> None:
    with pytest.raises(UnreadablePatternError):
        compile_place(pattern, "")
    assert parts("یہ ہے۔ وہ ہے۔", SentenceException(NO_BREAK, pattern, "", is_pattern=True)) == ["یہ ہے۔", "وہ ہے۔"]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\x{6d4}", "ہے۔"),
        (r"\Q[.]\E", "[.]"),
        (r"\h+x", "\u00a0 x"),
        (r"[\p{L}&&[^a]]\.", "b."),
        (r"\uFF1F", "？"),
        (r"(?i)\bmr\.", "MR."),
    ],
)
def test_icu_spelling_is_understood(pattern: str, text: str) -> None:
    (found,) = compile_place(pattern, r"\s").finditer(f"{text} y")
    assert found.end() == len(text)


def test_exceptions_are_kept_as_shared_entries_and_strange_ones_are_skipped() -> None:
    kept = [
        SentenceException(ABBREVIATION, "کلو"),
        SentenceException(BREAK, ":"),
        SentenceException(NO_BREAK, "۔", "مگر"),
        SentenceException(NO_BREAK, r"\bDr\.", r"\s", is_pattern=True, order=7),
    ]
    entries = [SharedProjectEntry(SharedEntryKind.ABBREVIATION, one.key, one.value) for one in kept]
    strange = [
        '{"version": 1}',
        '{"kind": "break"}',
        '{"kind": "break", "before": 3}',
        "[1]",
        "{",
        '{"kind": ["break"]}',
    ]
    entries += [SharedProjectEntry(SharedEntryKind.ABBREVIATION, value, value) for value in strange]
    assert sorted(read_exceptions(entries)) == sorted(kept)
