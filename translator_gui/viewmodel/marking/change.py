"""A sentence's latest change in words: since when, and by whom."""

from datetime import datetime
from typing import NamedTuple

from translator_gui.model.baseline import Baseline
from translator_gui.model.segment import Segment
from translator_gui.viewmodel.marking.earlier_texts import Against, EarlierTexts, Pieces
from translator_gui.viewmodel.wording import moment


class Change(NamedTuple):
    """How a sentence differs from what was handed over or approved.

    Attributes:
        against: Which of the two.
        before: What it was.
        pieces: The difference.
    """

    against: Against
    before: Baseline
    pieces: Pieces


def change_of(texts: EarlierTexts, segment: Segment, *ways: Against) -> Change | None:
    """What a sentence differs from, the first of some ways to compare it that finds anything; None while not known."""
    for against in ways:
        pieces, before = texts.pieces(segment, against), texts.milestone(segment, against)
        if pieces and before is not None:
            return Change(against, before, pieces)
    return None


def heading(against: Against) -> str:
    """What the difference is one from."""
    return "Changed since it was approved" if against is Against.APPROVED else "Changed since it was handed over"


def who(change: Change, segment: Segment) -> tuple[str, ...]:
    """Who changed it, where that is somebody else, and whose text it was, each a line."""
    now, before = datetime.now().astimezone(), change.before
    deed = "Approved" if change.against is Against.APPROVED else "Handed over"
    lines = [f"{deed} by {before.author}, {moment(before.time, now)}"]
    if segment.author and segment.author != before.author:
        lines.insert(0, f"By {segment.author}, {moment(segment.changed, now)}")
    return tuple(lines)
