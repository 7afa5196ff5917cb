"""Records of a bilingual document that comes back from a review, as its reader found them."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.model.status import Status


class ReturnedComment(NamedTuple):
    """A comment in the margin of a returned document.

    Attributes:
        author: Name; empty where nobody is named.
        time: Milliseconds since 1970 UTC; 0 where it does not say.
        text: What was said.
        on_source: It is about the Urdu.
        start: Code-point offset, in that text of the row, of the words that it is about.
        end: Where they end; the same as `start` where it is about the whole sentence.
        answers: The place, among the comments of its row, of the one that it replies to; -1 where it begins a thread.
        done: Somebody marked it as settled.
        uid: Of the remark, where the format keeps it and nobody changed it.
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
    """A row of a returned document.

    Attributes:
        place: For people: "table 1, row 5".
        label: What stands in its number cell.
        segments: Uids of its sentences; several where it is a paragraph, or rows were merged; none where they are lost.
        revisions: Uids of the revisions that it was written with.
        sums: For each row that was written as one: its place among all, from 1, and the checksums of both texts.
        source: The Urdu as it stands there now.
        target: The English, every tracked change accepted.
        before: The English, every tracked change rejected.
        author: Who made the last tracked change in it; empty where there is none.
        time: When, milliseconds since 1970 UTC; 0 where it does not say.
        comments: In the order of the document.
        copied: The word processor says that it was copied.
        deleted: It was taken away, tracked.
        merged: Its cells were merged with others, so that nobody can tell what belongs to what.
        statuses: What it was written with and what it has now; None where the format has none.
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


@dataclass(frozen=True, slots=True)
class ReturnedDocument:
    """A returned document with its rows.

    Attributes:
        name: The file's name.
        project: Uid of the project that it was made of; empty where it does not say.
        time: Of the export, milliseconds since 1970 UTC; 0 where it does not say.
        written: Rows that it was written with; 0 where it does not say.
        author: Who saved it last; empty where it does not say.
        modified: When, milliseconds since 1970 UTC; 0 where it does not say.
        rows: As they stand.
        notices: What a person should know, in words.
        expects_lead: Its English cells begin with the marker of a list item.
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


_DIGITS = 15
_MOST_ROWS = 2_000_000
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")


def milliseconds(text: str | None) -> int:
    """Parse an XML date into milliseconds since 1970 UTC; 0 if it is invalid."""
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
    """Parse a whole number of a document; 0 if it is invalid."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def row_count(text: str | None) -> int:
    """Parse a number of rows; 0 if it is invalid or impossibly large."""
    number = whole_number(text)
    return number if number <= _MOST_ROWS else 0
