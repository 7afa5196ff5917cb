"""The statuses of a sentence, in one table, and the two roles that change them."""

from enum import StrEnum, auto
from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _


class Status(StrEnum):
    """The status of a sentence, in the order of the work; the values are the words of the command line."""

    NOT_STARTED = "not-started"
    DRAFT = "draft"
    TRANSLATED = "translated"
    RETURNED = "returned"
    APPROVED = "approved"
    FINAL = "final"

    @property
    def facts(self) -> "StatusProperties":
        """Label, colour and other properties of the status."""
        return STATUS_FACTS[self]


class StatusGlyph(StrEnum):
    """The shape of the mark that shows the status of a sentence."""

    RING = auto()
    HALF_DISC = auto()
    DISC = auto()
    TURNING_ARROW = auto()
    TICK = auto()
    DOUBLE_TICK = auto()


class StatusProperties(NamedTuple):
    """Properties of a sentence status: label, colour, glyph, names in other programs, open or done.

    Attributes:
        label: For people; exported English documents take the template.
        meaning: What the label says, in a legend.
        rank: Its place in the order of the work, from 0.
        letter: Stands for it in columns of many sentences: the first letter of the value, which SQL takes, too.
        colour: Of its label in documents, RRGGBB; contrast on white at least 4.5:1.
        glyph: The shape of its mark.
        xliff: State and this program's sub-state in XLIFF 2.
        older_xliff: State in XLIFF 1.2.
        trados: Trados's name; empty where it has none.
        memoq: memoQ's name; empty where it has none.
        is_open: It needs the translator.
        is_done: The translator has handed it over, and it was not returned.
    """

    label: LazyMessage
    meaning: LazyMessage
    rank: int
    letter: str
    colour: str
    glyph: StatusGlyph
    xliff: tuple[str, str]
    older_xliff: str
    trados: str = ""
    memoq: str = ""
    is_open: bool = False
    is_done: bool = False


STATUS_FACTS = {
    Status.NOT_STARTED: StatusProperties(
        *(_("Not started"), _("no English yet"), 0, "n", "5F6773", StatusGlyph.RING),
        xliff=("initial", ""),
        older_xliff="new",
        is_open=True,
    ),
    Status.DRAFT: StatusProperties(
        *(_("Draft"), _("still being written"), 1, "d", "8A5A00", StatusGlyph.HALF_DISC),
        xliff=("initial", "tg:draft"),
        older_xliff="needs-translation",
        trados="Draft",
        memoq="PartiallyEdited",
        is_open=True,
    ),
    Status.TRANSLATED: StatusProperties(
        *(_("Translated"), _("ready for review"), 2, "t", "1D5FA8", StatusGlyph.DISC),
        xliff=("translated", ""),
        older_xliff="translated",
        trados="Translated",
        memoq="ManuallyConfirmed",
        is_done=True,
    ),
    Status.RETURNED: StatusProperties(
        *(_("Returned"), _("sent back to the translator"), 3, "r", "B42318", StatusGlyph.TURNING_ARROW),
        xliff=("translated", "tg:returned"),
        older_xliff="needs-translation",
        trados="RejectedTranslation",
        memoq="Rejected",
        is_open=True,
    ),
    Status.APPROVED: StatusProperties(
        *(_("Approved"), _("checked by a reviewer"), 4, "a", "1A7F37", StatusGlyph.TICK),
        xliff=("reviewed", ""),
        older_xliff="signed-off",
        trados="ApprovedTranslation",
        memoq="Proofread",
        is_done=True,
    ),
    Status.FINAL: StatusProperties(
        *(_("Final"), _("handed over"), 5, "f", "14532D", StatusGlyph.DOUBLE_TICK),
        xliff=("final", ""),
        older_xliff="final",
        trados="ApprovedSignOff",
        memoq="Proofread",
        is_done=True,
    ),
}


class Role(StrEnum):
    """The role in which a person works: translator or reviewer."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"


OPEN = frozenset(status for status in Status if status.facts.is_open)
"""Statuses that need the translator."""

DONE = frozenset(status for status in Status if status.facts.is_done)
"""Statuses of sentences that the translator has handed over."""

UNJUDGED = DONE - {Status.APPROVED, Status.FINAL}
"""Statuses that need the reviewer."""

APPROVALS = DONE - UNJUDGED
"""Statuses that a reviewer gave and that need no more work."""

VERDICTS = frozenset({Status.RETURNED, Status.APPROVED})
"""Statuses that a reviewer gives."""


def done_by(role: Role) -> frozenset[Status]:
    """Return the statuses of sentences that are done for a role: translated or further, or judged by a reviewer."""
    return VERDICTS | {Status.FINAL} if role is Role.REVIEWER else DONE


def open_for(role: Role) -> frozenset[Status]:
    """Return the statuses of sentences at which *confirm and go to the next* stops for a translator or reviewer."""
    return UNJUDGED if role is Role.REVIEWER else OPEN
