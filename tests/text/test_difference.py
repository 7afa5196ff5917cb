import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from translator_gui.text.difference import DiffKind, DiffPiece, abridged, difference

KEPT, REMOVED, INSERTED = DiffKind.KEPT, DiffKind.REMOVED, DiffKind.INSERTED

WORDS = st.sampled_from(
    ["the", "a", "of", "minister", "said", "yesterday", "rain", "don't", "12,345", ",", ".", "وزیر"]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", ""])
SENTENCES = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(lambda parts: "".join(w + gap for w, gap in parts))


def marked(old: str, new: str) -> str:
    """The difference as [removed] and {inserted}."""
    frames = {KEPT: "{}", REMOVED: "[{}]", INSERTED: "{{{}}}"}
    return "".join(frames[piece.kind].format(piece.text) for piece in difference(old, new))


def only(pieces: tuple[DiffPiece, ...], *kinds: DiffKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("Same.", "Same.", "Same."),
        ("", "New.", "{New.}"),
        ("Old.", "", "[Old.]"),
        ("the big dog", "the small dog", "the [big]{small} dog"),
        ("the big dog", "the dog", "the [big ]dog"),
        ("the dog", "the big dog", "the {big }dog"),
        ("He left.", "He left early.", "He left{ early}."),
        ("He left", "He left early", "He left{ early}"),
        ("Yes, it rained today", "It rained today", "[Yes, it]{It} rained today"),
        ("the colour is red", "the color is red", "the [colour]{color} is red"),
        ("He didn't go home", "He did not go home", "He [didn't]{did not} go home"),
        ("a well-known poet came", "a well known poet came", "a [well-known]{well known} poet came"),
        ("It cost 12,345 rupees", "It cost 12,346 rupees", "It cost [12,345]{12,346} rupees"),
        ("one  two", "one two", "one [ ]two"),
        ("one two", "one\ntwo", "one[ ]{\n}two"),
        ("one two ", "one two", "one two[ ]"),
        (" one two ", " six two ", " [one]{six} two "),
        ("He came, saw and won", "He came saw and won", "He came[,] saw and won"),
        # Two changes far enough apart are two; a lone "of" between long ones belongs to them.
        (
            "He ran to the old house",
            "She walked to the small hut",
            "[He ran]{She walked} to the [old house]{small hut}",
        ),
        (
            "In it the deterioration of circumstances was described",
            "In it the worsening of conditions was described",
            "In it the [deterioration of circumstances]{worsening of conditions} was described",
        ),
        # Nearly nothing in common: one replacement, whatever small words recur.
        (
            "The minister announced the new policy yesterday.",
            "Rain fell on the mountains throughout Sunday night.",
            "[The minister announced the new policy yesterday.]{Rain fell on the mountains throughout Sunday night.}",
        ),
        ("Yes.", "Yes, and he had been doing that for years now.", "Yes{, and he had been doing that for years now}."),
    ],
)
def test_reads_well(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


@given(st.text() | SENTENCES, st.text() | SENTENCES)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert only(pieces, KEPT, REMOVED) == old
    assert only(pieces, KEPT, INSERTED) == new


@given(SENTENCES, SENTENCES)
def test_pieces_alternate_and_removed_comes_first(old: str, new: str) -> None:
    kinds = [piece.kind for piece in difference(old, new)]
    assert all(a is not b for a, b in pairwise(kinds))
    assert (INSERTED, REMOVED) not in pairwise(kinds)
    assert all(piece.text for piece in difference(old, new))


@given(st.lists(st.sampled_from("abcdefgh"), max_size=20), st.lists(st.sampled_from("abcdefgh"), max_size=20))
def test_words_are_never_cut(old: list[str], new: list[str]) -> None:
    before, after = (" ".join(letter * 3 for letter in letters) for letters in (old, new))
    for piece in difference(before, after):
        assert re.fullmatch(r" ?(\w{3}( \w{3})*)? ?", piece.text)


@given(SENTENCES, WORDS, st.data())
def test_one_word_more_is_one_insertion(text: str, word: str, data: st.DataObject) -> None:
    # Of marks alone, one more among others may be any of them.
    assume(any(letter.isalnum() for letter in word))
    words = text.split()
    at = data.draw(st.integers(0, len(words)))
    pieces = difference(" ".join(words), " ".join([*words[:at], word, *words[at:]]))
    assert only(pieces, INSERTED).strip() == word
    assert not only(pieces, REMOVED)


def test_few_changes_in_a_long_text_stay_few() -> None:
    words = [f"{'the' if n % 3 else 'of'} word{n}" for n in range(8000)]
    edited = list(words)
    edited[100], edited[4000], edited[7900] = "first", "second", "third"
    changes = [p for p in difference(" ".join(words), " ".join(edited)) if p.kind is INSERTED]
    assert [p.text for p in changes] == ["first", "second", "third"]


def test_a_long_text_without_a_word_that_is_unique_is_replaced_between_its_ends() -> None:
    old, new = "start " + "ha ho " * 2000 + "end", "start " + "ho hi " * 2000 + "end"
    pieces = difference(old, new)
    assert only(pieces, KEPT, REMOVED) == old
    assert only(pieces, KEPT, INSERTED) == new


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (LONG, LONG, "one two …"),
        (f"{LONG} red {LONG}", f"{LONG} blue {LONG}", "… twelve [red]{blue} one two …"),
        (f"old {LONG} red", f"new {LONG} blue", "[old]{new} one two … twelve [red]{blue}"),
        ("short text stays", "short text stayed", "short text [stays]{stayed}"),
        ("", LONG, f"{{{LONG}}}"),
    ],
)
def test_what_stayed_is_abridged(old: str, new: str, expected: str) -> None:
    frames = {KEPT: "{}", REMOVED: "[{}]", INSERTED: "{{{}}}"}
    assert "".join(frames[p.kind].format(p.text) for p in abridged(difference(old, new), 9)) == expected


@given(st.text(), st.text(), st.integers(0, 40))
def test_what_changed_is_never_abridged(old: str, new: str, context: int) -> None:
    pieces = difference(old, new)
    shown = abridged(pieces, context)
    assert [p for p in shown if p.kind is not KEPT] == [p for p in pieces if p.kind is not KEPT]
    assert all(len(p.text) <= max(len(full.text), 2 * context + 2) for p, full in zip(shown, pieces, strict=True))
