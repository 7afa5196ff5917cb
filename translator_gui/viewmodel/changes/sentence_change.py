"""The change of a sentence since an earlier text, in words: since when, and by whom."""

from datetime import datetime
from typing import NamedTuple

from translator_gui.messages import gettext as _
from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.segment import Segment
from translator_gui.viewmodel.changes.baseline_texts import BaselineTextCache, ChangeBaselineKind, Pieces
from translator_gui.viewmodel.wording import moment


class ChangeSinceBaseline(NamedTuple):
    """How a sentence's English differs from its handed-over or approved text.

    Attributes:
        against: The baseline it is compared with.
        before: The earlier text.
        pieces: The difference.
    """

    against: ChangeBaselineKind
    before: BaselineRevision
    pieces: Pieces


def find_change(texts: BaselineTextCache, segment: Segment, *ways: ChangeBaselineKind) -> ChangeSinceBaseline | None:
    """Return how a sentence differs from the first given earlier text that is known and differs; None if none does."""
    for against in ways:
        pieces, before = texts.pieces(segment, against), texts.baseline_of(segment, against)
        if pieces and before is not None:
            return ChangeSinceBaseline(against, before, pieces)
    return None


def change_heading(against: ChangeBaselineKind) -> str:
    """Return the heading of a sentence's change: since it was approved, or since it was handed over."""
    if against is ChangeBaselineKind.APPROVED:
        return _("Changed since it was approved")
    return _("Changed since it was handed over")


def change_authors(change: ChangeSinceBaseline, segment: Segment) -> tuple[str, ...]:
    """Return lines with author and time: who changed a sentence, and who approved or handed over its earlier text."""
    now, before = datetime.now().astimezone(), change.before
    time = moment(before.time, now)
    if change.against is ChangeBaselineKind.APPROVED:
        lines = [_("Approved by {author}, {time}", author=before.author, time=time)]
    else:
        lines = [_("Handed over by {author}, {time}", author=before.author, time=time)]
    if segment.author and segment.author != before.author:
        changed = moment(segment.changed, now)
        lines.insert(0, _("By {author}, {time}", author=segment.author, time=changed))
    return tuple(lines)
