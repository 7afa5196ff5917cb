"""The changes that a command plans: shown at once, then written in one transaction."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from translator_gui.model.comment import CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.document_update import DocumentAddition, DocumentUpdate, PlannedDocumentChange
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.merging import PlannedMerge, PlannedMergeRedo, PlannedMergeUndo
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status


class PlannedRevision(NamedTuple):
    """A planned change: a sentence gets a text and a status.

    Attributes:
        author: Name of the author of the text, if it is not the user.
        origin_detail: See `Revision.origin_detail`.
    """

    segment: int
    target: str
    status: Status
    origin: RevisionOrigin
    author: str = ""
    origin_detail: str = ""


class PlannedBoundaryChange(NamedTuple):
    """A planned change: at an offset of a paragraph a sentence boundary is added (split) or removed (join)."""

    paragraph: int
    start: int
    present: bool


class PlannedCommentEvent(NamedTuple):
    """A planned change: a comment thread gets an event: comment, reply, resolve. ADD leaves `thread` empty."""

    segment: int
    action: CommentAction
    text: str = ""
    thread: str = ""
    edits: str = ""
    anchor: CommentAnchor | None = None
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


class PlannedNoteChange(NamedTuple):
    """A planned change: the translator's note of a sentence is replaced; an empty text removes it."""

    segment: int
    text: str


class PlannedLabelsChange(NamedTuple):
    """A planned change: the labels of a sentence are replaced."""

    segment: int
    labels: tuple[str, ...]


class PlannedSharedEntryChange(NamedTuple):
    """A planned change: a shared entry (rule, known word, filter) gets a value; an empty one retracts it.

    Attributes:
        kind: Of the entry.
        key: The word, the name of the filter or rule.
        value: A JSON object with a version; see `model.entry`.
        segment: The sentence of an ignored finding; None for what concerns the whole project.
    """

    kind: SharedEntryKind
    key: str
    value: str
    segment: int | None = None


class PlannedChanges(NamedTuple):
    """All changes that one command plans: texts, statuses, boundaries, comments, documents, entries and so on.

    Attributes:
        documents: Changes of whole documents, after which the outline is loaded again.
        go_to: The sentence to put the caret in afterwards; None to leave the caret.
        warnings: Messages about what the rules allow, but the user should know.
        merges: Merges of colleagues' copies, done or undone: any sentence may change.
        entries: Rules, known words, filters and the like that are set or retracted.
    """

    boundaries: tuple[PlannedBoundaryChange, ...] = ()
    revisions: tuple[PlannedRevision, ...] = ()
    comments: tuple[PlannedCommentEvent, ...] = ()
    notes: tuple[PlannedNoteChange, ...] = ()
    labels: tuple[PlannedLabelsChange, ...] = ()
    documents: tuple[DocumentAddition | DocumentUpdate | PlannedDocumentChange, ...] = ()
    go_to: int | None = None
    warnings: tuple[str, ...] = ()
    merges: tuple[PlannedMerge | PlannedMergeUndo | PlannedMergeRedo, ...] = ()
    entries: tuple[PlannedSharedEntryChange, ...] = ()

    def __bool__(self) -> bool:
        sentences = self.boundaries or self.revisions or self.comments or self.notes or self.labels
        return bool(sentences or self.documents or self.merges or self.entries)

    @property
    def has_only_revisions(self) -> bool:
        """Whether nothing is changed but texts and statuses of sentences."""
        others = self.boundaries or self.comments or self.notes or self.labels
        return not (others or self.documents or self.merges or self.entries)

    @property
    def everywhere(self) -> bool:
        """Whether these changes do or undo a merge, so that any sentence of the project may change."""
        return any(isinstance(item, PlannedMerge) or item.segment is None for item in self.merges)

    def plus(self, other: "PlannedChanges") -> "PlannedChanges":
        """Return these planned changes combined with later ones."""
        return combine_changes([self, other])


def combine_changes(parts: Sequence[PlannedChanges]) -> PlannedChanges:
    """Return several sets of planned changes as one; the caret goes where the last set that moves it wants it."""
    return PlannedChanges(
        tuple(chain.from_iterable(part.boundaries for part in parts)),
        tuple(chain.from_iterable(part.revisions for part in parts)),
        tuple(chain.from_iterable(part.comments for part in parts)),
        tuple(chain.from_iterable(part.notes for part in parts)),
        tuple(chain.from_iterable(part.labels for part in parts)),
        tuple(chain.from_iterable(part.documents for part in parts)),
        next((part.go_to for part in reversed(parts) if part.go_to is not None), None),
        tuple(chain.from_iterable(part.warnings for part in parts)),
        tuple(chain.from_iterable(part.merges for part in parts)),
        tuple(chain.from_iterable(part.entries for part in parts)),
    )
