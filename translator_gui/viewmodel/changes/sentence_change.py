"""A sentence's latest change in words: since when, and by whom."""

from datetime import datetime
from typing import NamedTuple

from translator_gui.model.baseline import Baseline
from translator_gui.model.segment import Segment
from translator_gui.viewmodel.changes.earlier_texts import ChangeBaseline, EarlierTextCache, Pieces
from translator_gui.viewmodel.wording import moment


class SentenceChange(NamedTuple):
    """How a sentence differs from what was handed over or approved.

    Attributes:
        against: Which of the two.
        before: What it was.
        pieces: The difference.
    """

    against: ChangeBaseline
    before: Baseline
    pieces: Pieces


def find_change(texts: EarlierTextCache, segment: Segment, *ways: ChangeBaseline) -> SentenceChange | None:
    """What a sentence differs from, the first of some ways to compare it that finds anything; None while not known."""
    for against in ways:
        pieces, before = texts.pieces(segment, against), texts.milestone(segment, against)
        if pieces and before is not None:
            return SentenceChange(against, before, pieces)
    return None


def change_heading(against: ChangeBaseline) -> str:
    """What the difference is one from."""
    return "Changed since it was approved" if against is ChangeBaseline.APPROVED else "Changed since it was handed over"


def change_authors(change: SentenceChange, segment: Segment) -> tuple[str, ...]:
    """Who changed it, where that is somebody else, and whose text it was, each a line."""
    now, before = datetime.now().astimezone(), change.before
    deed = "Approved" if change.against is ChangeBaseline.APPROVED else "Handed over"
    lines = [f"{deed} by {before.author}, {moment(before.time, now)}"]
    if segment.author and segment.author != before.author:
        lines.insert(0, f"By {segment.author}, {moment(segment.changed, now)}")
    return tuple(lines)
