"""Documents that are about to be added, and newer versions of documents of a project."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.document import SourceDocument, SourceParagraph


class SegmentedParagraph(NamedTuple):
    """A paragraph of an imported document, split into sentences and ready to be stored.

    Attributes:
        source: The paragraph.
        starts: Where its sentences begin, code points; the first is 0.
        stops: Where each of them ends.
        words: How many words each of them has.
    """

    source: SourceParagraph
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    words: tuple[int, ...]


class DocumentAddition(NamedTuple):
    """A planned change: a document is added to a project."""

    uid: str
    source: SourceDocument
    paragraphs: tuple[SegmentedParagraph, ...]


class UpdatedParagraph(NamedTuple):
    """A paragraph of the newer version of a document that is updated.

    Attributes:
        source: As it was read.
        kept_row: Row of the paragraph with equal text in the earlier version, which is kept; 0 if there is none.
        prepared: Its sentences, if no row is kept.
        boundaries: Where sentences begin (True) or do not begin, against the splitting rules, as in the earlier
            version.
    """

    source: SourceParagraph
    kept_row: int
    prepared: SegmentedParagraph | None
    boundaries: tuple[tuple[int, bool], ...] = ()


class UpdatedSentence(NamedTuple):
    """A sentence of a document's newer version with the sentences of the earlier version that it replaces.

    Attributes:
        paragraph: Index of its paragraph in the newer version.
        start: Where it begins in the paragraph.
        before: Sentences of the earlier version, in order; two if they were joined.
        changed: Whether its Urdu was changed.
    """

    paragraph: int
    start: int
    before: tuple[int, ...]
    changed: bool


class DocumentUpdate(NamedTuple):
    """A planned change: a document is replaced by a newer version of its source file.

    Attributes:
        document: Its row.
        source: As it was read.
        paragraphs: In order.
        successions: Of the sentences in paragraphs that are not kept.
        removed_sentences: Sentences of the earlier version that no sentence of the newer one replaces.
    """

    document: int
    source: SourceDocument
    paragraphs: tuple[UpdatedParagraph, ...]
    successions: tuple[UpdatedSentence, ...]
    removed_sentences: tuple[int, ...]


class TrackedDocumentProperty(StrEnum):
    """A property of a document that is stored as events, the latest of which counts: order, visibility, version."""

    ORDER = "order"
    SHOWN = "shown"
    VERSION = "version"


class PlannedDocumentChange(NamedTuple):
    """A planned change: a document is moved, removed, restored, or shows another of its versions.

    Attributes:
        document: Its row.
        aspect: What changes.
        value: A fractional key (ORDER), "1" or "0" (SHOWN), the uid of a version (VERSION).
    """

    document: int
    aspect: TrackedDocumentProperty
    value: str
