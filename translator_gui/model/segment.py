"""Sentences (the field calls them *segments*) and their paragraphs, as a project shows them."""

from typing import NamedTuple

from translator_gui.model.document import ParagraphKind
from translator_gui.model.entry import IgnoredFinding
from translator_gui.model.inline_tag import InlineTag
from translator_gui.model.status import DONE, Status


class Segment(NamedTuple):
    """A sentence of a project: its range in the paragraph's Urdu, with English, status, note and so on.

    A named tuple, not a dataclass: a hundred thousand are made when a project opens.

    Attributes:
        id: `segment_id(paragraph_id, start)`; stays the same as long as its boundary exists.
        paragraph_id: The paragraph's.
        start: Code-point offset in the paragraph's text where the span begins.
        end: Where it ends, white space before the next sentence left out.
        target: The English.
        status: See `Status`.
        author: Name of the author of the latest revision; empty when not started.
        changed: Time of the latest revision, milliseconds since 1970 UTC; 0 when not started.
        comments: Threads that are open.
        note: The translator's note (a footnote when exported).
        labels: The project's own words for it, sorted.
        heads: 0 when not started, else usually 1; more are a conflict of a merge.
        made_for: The Urdu that the English was made for, where a newer version of the document has another one and
            nobody has confirmed the sentence since; else empty.
        handed_over: Row of the latest revision that a translator confirmed, 0 where there is none.
        approved: Row of the latest revision that was approved or final, 0 where there is none.
        translator: Uid of the author who handed it over, who should not approve it; empty if not handed over.
        reopened: It was approved, and then its English was changed.
        ignored: The findings that the project's people ignore, sorted, also those of texts that have changed since.
    """

    id: int
    paragraph_id: int
    start: int
    end: int
    target: str
    status: Status
    author: str = ""
    changed: int = 0
    comments: int = 0
    note: str = ""
    labels: tuple[str, ...] = ()
    heads: int = 0
    made_for: str = ""
    handed_over: int = 0
    approved: int = 0
    translator: str = ""
    reopened: bool = False
    ignored: tuple[IgnoredFinding, ...] = ()

    @property
    def empty_on_purpose(self) -> bool:
        """Whether somebody confirmed the sentence although it has no English."""
        return not self.target and self.status in DONE


class Paragraph(NamedTuple):
    """A paragraph of a project: its Urdu text and its sentences in order.

    Attributes:
        id: Of this project file.
        document_id: The document's.
        position: In its document, from 1.
        text: The Urdu, untouched.
        kind: See `ParagraphKind`.
        level: Of a heading or list item.
        marker: Of a list item.
        place: For people: "table 1, row 2, column 3".
        segments: Never empty; the first starts at 0.
        tags: The inline tags of the text, by number.
    """

    id: int
    document_id: int
    position: int
    text: str
    kind: ParagraphKind
    level: int
    marker: str
    place: str
    segments: tuple[Segment, ...]
    tags: tuple[InlineTag, ...] = ()

    def source(self, segment: Segment) -> str:
        """Return the Urdu text of one of the paragraph's sentences."""
        return self.text[segment.start : segment.end]


OFFSET_BITS = 20
MAX_PARAGRAPH = (1 << OFFSET_BITS) - 1
"""The longest paragraph, in code points: an offset must fit beside the paragraph's id."""


def segment_id(paragraph_id: int, start: int) -> int:
    """Return the id of the sentence that begins at an offset of a paragraph; ids sort in the order of the text."""
    return paragraph_id << OFFSET_BITS | start


def paragraph_of(segment: int) -> int:
    """Return the paragraph's id, which is part of the id of a sentence."""
    return segment >> OFFSET_BITS


def start_of(segment: int) -> int:
    """Return the offset at which a sentence begins in its paragraph, which is part of the sentence's id."""
    return segment & MAX_PARAGRAPH
