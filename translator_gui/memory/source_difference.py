"""What differs between the Urdu of a match and the sentence to translate, for marking."""

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from translator_gui.memory.scoring import WORD
from translator_gui.text.difference import DiffKind, difference
from translator_gui.text.search_key import SearchKeyMap

Span = tuple[int, int]


class SourceDifference(NamedTuple):
    """The places where two Urdu texts differ; half-open ranges of code points, in order.

    Attributes:
        query: Of the sentence to translate: words that the match has otherwise or not at all.
        source: Of the match's Urdu.
    """

    query: tuple[Span, ...]
    source: tuple[Span, ...]


def source_difference(query: str, source: str) -> SourceDifference:
    """Return the words that differ in their match keys; for texts of one key the words and marks that are not equal."""
    ours, theirs = _words(query), _words(source)
    our_keys, their_keys = [key for key, _ in ours], [key for key, _ in theirs]
    if our_keys == their_keys:
        return _difference_in_marks(query, source)
    changes = [one for one in Levenshtein.opcodes(our_keys, their_keys) if one.tag != "equal"]
    return SourceDifference(
        tuple(span for one in changes for _, span in ours[one.src_start : one.src_end]),
        tuple(span for one in changes for _, span in theirs[one.dest_start : one.dest_end]),
    )


def _words(text: str) -> list[tuple[str, Span]]:
    """Return the words of the match key of a text with their places in it."""
    mapped = SearchKeyMap(text, small=True)
    return [(match.group(), _span(mapped, *match.span())) for match in WORD.finditer(mapped.key)]


def _span(mapped: SearchKeyMap, start: int, end: int) -> Span:
    """Return the place of a word of the key in the text; the whole ligature where it is a part of one."""
    last = len(mapped.key)
    start = next(at for at in range(start, -1, -1) if mapped.span(at, last))
    end = next(at for at in range(end, last + 1) if mapped.span(0, at))
    return mapped.span(start, end) or (0, 0)


def _difference_in_marks(query: str, source: str) -> SourceDifference:
    ours: list[Span] = []
    theirs: list[Span] = []
    here = there = 0
    for piece in difference(source, query):
        size = len(piece.text)
        if piece.kind is not DiffKind.REMOVED:
            if piece.kind is DiffKind.INSERTED:
                ours.append((here, here + size))
            here += size
        if piece.kind is not DiffKind.INSERTED:
            if piece.kind is DiffKind.REMOVED:
                theirs.append((there, there + size))
            there += size
    return SourceDifference(tuple(ours), tuple(theirs))
