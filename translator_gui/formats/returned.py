"""Records of a bilingual document that comes back from a review, as its reader found them."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.model.status import Status


class ReturnedComment(NamedTuple):
    """A comment in a bilingual document that comes back from a review.

    Attributes:
        author: Name; empty if unknown.
        time: Milliseconds since 1970 UTC; 0 if unknown.
        text: The comment.
        on_source: Whether it is about the Urdu.
        start: Offset in code points of the words that it is about, in that text of the row.
        end: Their end; equal to `start` for a comment on the whole sentence.
        answers: Index in the row's comments of the one that it replies to; -1 if it begins a thread.
        done: Whether it is marked as resolved.
        uid: Uid of the comment if the format keeps it and the text is unchanged.
        quote: The words that it is about.
    """

    author: str
    time: int
    text: str
    on_source: bool = False
    start: int = 0
    end: int = 0
    answers: int = -1
    done: bool = False
    uid: str = ""
    quote: str = ""


class ReturnedRow(NamedTuple):
    """A row of a bilingual document that comes back from a review.

    Attributes:
        place: Human-readable location: "table 1, row 5".
        label: Text of its number cell.
        segments: Uids of its sentences; several for a paragraph or merged rows; none if lost.
        revisions: Uids of the revisions that were exported.
        sums: Per exported row: its number, from 1, and the checksums of both texts.
        source: The Urdu as it is now.
        target: The English with every tracked change accepted.
        before: The English with every tracked change rejected.
        author: Author of the last tracked change in it; empty if there is none.
        time: Time of that change, milliseconds since 1970 UTC; 0 if unknown.
        comments: In the order of the document.
        copied: Whether the row was copied in the word processor.
        deleted: Whether it was deleted as a tracked change.
        merged: Whether its cells were merged with others, so that its texts cannot be separated.
        statuses: The exported status and the present one; None if the format has none.
        status: What stands in its column of statuses; None if there is none, or nobody can tell.
        needs_work: Whether whoever wrote its English says that it is not done: "fuzzy" in PO.
    """

    place: str
    label: str = ""
    segments: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    sums: tuple[tuple[int, str, str], ...] = ()
    source: str = ""
    target: str = ""
    before: str = ""
    author: str = ""
    time: int = 0
    comments: tuple[ReturnedComment, ...] = ()
    copied: bool = False
    deleted: bool = False
    merged: bool = False
    statuses: tuple[Status, Status] | None = None
    status: Status | None = None
    needs_work: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedDocument:
    """A bilingual document that comes back from a review: its rows, and the export it was made by.

    Attributes:
        name: The file's name.
        project: Uid of the exported project; empty if unknown.
        time: Of the export, milliseconds since 1970 UTC; 0 if unknown.
        written: Number of exported rows; 0 if unknown.
        author: Author who saved it last; empty if unknown.
        modified: Time of that, milliseconds since 1970 UTC; 0 if unknown.
        rows: In the order of the document.
        notices: Notes for the person who merges it.
        expects_lead: Whether its English cells begin with the marker of a list item.
        keeps_spaces: Whether programs keep its spaces as they are; of web pages they make one space of several.
        makes_values: Whether programs make numbers and dates of its cells, as of those of CSV.
    """

    name: str
    project: str = ""
    time: int = 0
    written: int = 0
    author: str = ""
    modified: int = 0
    rows: tuple[ReturnedRow, ...] = field(default=(), repr=False)
    notices: tuple[str, ...] = ()
    expects_lead: bool = False
    keeps_spaces: bool = True
    makes_values: bool = False


_DIGITS = 15
_MOST_ROWS = 2_000_000
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")


def milliseconds(text: str | None) -> int:
    """Parse a date of a returned document into milliseconds since 1970 UTC; 0 if invalid."""
    found = _TIME.fullmatch((text or "").strip())
    if found is None:
        return 0
    zone = found[7] or "Z"
    offset = 0 if zone == "Z" else int(zone[:3]) * 60 + int(zone[0] + zone[4:])
    try:
        moment = dt.datetime(*map(int, found.groups()[:6]), tzinfo=dt.UTC)
    except ValueError:
        return 0
    return max(0, (int(moment.timestamp()) - offset * 60) * 1000)


def whole_number(text: str | None) -> int:
    """Parse a whole number of a returned document; 0 if invalid."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def row_count(text: str | None) -> int:
    """Parse the number of rows that a returned document was exported with; 0 if invalid or too large."""
    number = whole_number(text)
    return number if number <= _MOST_ROWS else 0
