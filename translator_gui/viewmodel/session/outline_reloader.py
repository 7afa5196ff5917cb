"""Updates of the window when documents are added, moved, removed or replaced, and after merges."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document import ProjectDocument
from translator_gui.model.document_update import DocumentUpdate, PlannedDocumentChange, TrackedDocumentProperty
from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.model.segment import Paragraph, segment_id
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.project.project import Project
from translator_gui.viewmodel.session.loader import PageParagraphLoader
from translator_gui.viewmodel.session.shown_state import ShownTextsAndCounts
from translator_gui.viewmodel.session.writer import ProjectFileWriter

_CHUNK = 400
"""Paragraphs that are read again per request."""


class _ReloadedOutline(NamedTuple):
    outline: ProjectParagraphOutline
    tallies: Mapping[tuple[int, Status], SentenceAndWordCounts]
    find_replacing_sentence: int | None


class ProjectOutlineReloader(QObject):
    """Reloads the page after a merge, or after documents were added, moved, removed or updated."""

    reloading = Signal()
    """The paragraphs of the page are about to be replaced."""
    reloaded = Signal(object)
    """The paragraphs were replaced; emitted with the sentence in place of the current one, or None."""
    merged = Signal()
    """A merge was done or undone: everything read before may have changed."""

    def __init__(
        self,
        screen: ShownTextsAndCounts,
        loader: PageParagraphLoader,
        writer: ProjectFileWriter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screen, self._loader, self._writer = screen, loader, writer

    @property
    def documents(self) -> tuple[ProjectDocument, ...]:
        """The documents of the project in order."""
        outline = self._screen.model.documents
        return outline.documents if outline else ()

    def follow(
        self,
        changes: PlannedChanges,
        here: int | None,
        show: Callable[[Iterable[Paragraph]], object],
        *,
        lead: bool = False,
    ) -> None:
        """Reload the page after a command merged a copy, or added, moved, removed or updated documents.

        Args:
            changes: What was done.
            here: The sentence that is worked on.
            show: Takes paragraphs that were read again.
            lead: Whether to lead to a document that came back.
        """
        changed = {
            change.document
            for change in changes.documents
            if isinstance(change, DocumentUpdate)
            or (isinstance(change, PlannedDocumentChange) and change.aspect is TrackedDocumentProperty.VERSION)
        }

        came = [
            change.document
            for change in changes.documents
            if lead
            and isinstance(change, PlannedDocumentChange)
            and (change.aspect, change.value) == (TrackedDocumentProperty.SHOWN, "1")
        ]

        self._read_outline(here, show, changed, came, merged=changes.everywhere)

    def follow_everything(self, here: int | None, show: Callable[[Iterable[Paragraph]], object]) -> None:
        """Reload all paragraphs after another program replaced or changed the project file.

        Args:
            here: The sentence that is worked on.
            show: Takes paragraphs that were read again.
        """
        self._read_outline(here, show, set(), [], merged=True)

    def _read_outline(
        self,
        here: int | None,
        show: Callable[[Iterable[Paragraph]], object],
        changed: set[int],
        came: list[int],
        *,
        merged: bool,
    ) -> None:
        def take(read: _ReloadedOutline) -> None:
            # The figures follow what is read again; those of what is new come when all of it has been read.
            if merged:
                self._read_again(set(read.outline.document_ids), read.outline, show)
            self.reloading.emit()
            self._loader.reload(read.outline)
            self._screen.catch_up(None if merged else read.tallies)
            if not merged:
                self._read_again(changed, read.outline, show)
            self.reloaded.emit((came and _first_of(read.outline, came[-1])) or read.find_replacing_sentence)
            if merged:
                self.merged.emit()

        self._writer.hand_in(lambda project: _read(project, here), take, writes=False)

    def _read_again(
        self, documents: set[int], outline: ProjectParagraphOutline, show: Callable[[Iterable[Paragraph]], object]
    ) -> None:
        """Read the paragraphs of changed documents from the project file again, in chunks, and show them."""
        pairs = zip(outline.paragraph_ids, outline.document_ids, strict=True)
        ids = [paragraph for paragraph, document in pairs if document in documents]
        for at in range(0, len(ids), _CHUNK):
            chunk = ids[at : at + _CHUNK]
            self._writer.hand_in(lambda project, chunk=chunk: project.queries.paragraphs(chunk), show, writes=False)


def _read(project: Project, here: int | None) -> _ReloadedOutline:
    return _ReloadedOutline(
        project.queries.outline(),
        project.queries.tallies(),
        None if here is None else project.queries.find_replacing_sentence(here),
    )


def _first_of(outline: ProjectParagraphOutline, document: int) -> int | None:
    rows = zip(outline.paragraph_ids, outline.document_ids, strict=True)
    return next((segment_id(paragraph, 0) for paragraph, row in rows if row == document), None)
