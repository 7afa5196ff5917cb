"""Locating a quoted range of a text after the text was edited. Offsets are code points."""

from typing import NamedTuple

from translator_gui.text.difference import DiffKind, difference


class TextRange(NamedTuple):
    """A range of a text in code points, never empty."""

    start: int
    end: int


def relocate_quote(stretch: TextRange, quote: str, before: str, now: str) -> TextRange | None:
    """Return where the words that a comment quotes are after an edit of the text; None if they are gone.

    Text inserted before the quoted words moves them; words inserted among them or replacing some belong to them.

    Args:
        stretch: Range of the quoted words before the edit.
        quote: The quoted words.
        before: The text before the edit.
        now: The text after the edit.

    Returns:
        None if the words are gone: the comment then refers to the whole sentence.
    """
    if not 0 <= stretch.start < stretch.end <= len(before):
        return find_quote(quote, now, stretch.start)
    if before == now:
        return stretch
    kept, spoken = _carried(stretch, before, now)
    if kept:
        return spoken
    moved = find_quote(quote, now, stretch.start)
    if moved is None or (spoken is not None and spoken.start <= moved.start and moved.end <= spoken.end):
        return spoken
    return moved


def find_quote(quote: str, text: str, near: int) -> TextRange | None:
    """Return the occurrence of a quote nearest to an offset of a text, whole words first; None if there is none."""
    if not quote:
        return None
    places: list[int] = []
    at = text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    whole = [place for place in places if not _cuts(text, place) and not _cuts(text, place + len(quote))]
    start = min(whole or places, key=lambda place: abs(place - near), default=None)
    return None if start is None else TextRange(start, start + len(quote))


def _cuts(text: str, at: int) -> bool:
    """Whether an offset of a text is inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _carried(stretch: TextRange, before: str, now: str) -> tuple[bool, TextRange | None]:
    """Return whether any quoted word survived an edit of the text, and the range that the quote has in the new text."""
    kept = stayed = False
    low, high = len(now), 0
    here = there = 0
    removed_from = -1
    for piece in difference(before, now):
        length = len(piece.text)
        if piece.kind is DiffKind.KEPT:
            stayed |= bool(piece.text.strip())
            first, beyond = max(stretch.start, here), min(stretch.end, here + length)
            if first < beyond:
                kept |= bool(before[first:beyond].strip())
                low, high = min(low, there + first - here), max(high, there + beyond - here)
            here, there, removed_from = here + length, there + length, -1
        elif piece.kind is DiffKind.REMOVED:
            removed_from, here = here, here + length
        else:
            replaced = 0 <= removed_from < stretch.end and here > stretch.start
            inside = removed_from < 0 and stretch.start < here < stretch.end
            if replaced or inside:
                low, high = min(low, there), max(high, there + length)
            there, removed_from = there + length, -1
    text = now[low:high]
    if not stayed or not text.strip():
        return False, None
    return kept, TextRange(low + len(text) - len(text.lstrip()), high - len(text) + len(text.rstrip()))
