"""Documents to make a project of, read again with other encodings and rules until they look right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from translator_gui.model.document import SourceDocument
from translator_gui.project import project_import
from translator_gui.project.preview import DocumentImportPreview, preview_document
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.pending_query import PendingQuery
from translator_gui.viewmodel.threads.tasks import Progress


@dataclass(slots=True, eq=False)
class ImportPreviewDocument:
    """A document in the preview before a project is made of it: how it is read, and what was read.

    Attributes:
        path: The file.
        encoding: The codec that the user chose; None: it is guessed.
        rule: The paragraph rule that the user chose; None: it is guessed.
        preview: Result of the last successful reading; None before it and after a failure.
        trouble: Error message if it cannot be read; empty otherwise.
        question: The query that reads it now; None if it is not being read.
        percent: Percentage that has been read so far.
    """

    path: Path
    encoding: str | None = None
    rule: str | None = None
    preview: DocumentImportPreview | None = None
    trouble: str = ""
    question: PendingQuery | None = None
    percent: int = 0

    @property
    def reading(self) -> bool:
        """Whether this document of the import preview is being read."""
        return self.question is not None


class ImportPreviewState(QObject):
    """Reads documents for the preview before an import, again whenever the encoding or paragraph rule changes."""

    arranged = Signal()
    """Documents were added, removed or moved."""
    changed = Signal(object)
    """Emitted with a `ImportPreviewDocument` that was read or is being read."""
    known = Signal(object)
    """Emitted with the path of the project made of the only document before, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheets: list[ImportPreviewDocument] = []
        self._calls = AsyncCalls(self)

    def put(self, paths: Iterable[Path]) -> None:
        """Replace all documents of the import preview."""
        self.clear()
        self.add(paths)

    def add(self, paths: Iterable[Path]) -> None:
        """Append documents to the import preview; those that it has already stay as they are."""
        there = {sheet.path for sheet in self.sheets}
        fresh = [ImportPreviewDocument(path) for path in dict.fromkeys(paths) if path not in there]
        self.sheets += fresh
        self.arranged.emit()
        for sheet in fresh:
            self._read(sheet)

    def clear(self) -> None:
        """Remove all documents from the import preview."""
        for sheet in self.sheets:
            _give_up(sheet)
        self.sheets = []
        self.arranged.emit()

    def choose(self, sheet: ImportPreviewDocument, encoding: str | None, rule: str | None) -> None:
        """Read a document of the import preview again with another encoding or paragraph rule."""
        if (encoding, rule) != (sheet.encoding, sheet.rule):
            sheet.encoding, sheet.rule = encoding, rule
            self._read(sheet)

    def move(self, sheet: ImportPreviewDocument, by: int) -> None:
        """Move a document of the import preview up (-1) or down (1)."""
        at = self.sheets.index(sheet)
        to = max(0, min(at + by, len(self.sheets) - 1))
        if to != at:
            self.sheets.insert(to, self.sheets.pop(at))
            self.arranged.emit()

    def remove(self, sheet: ImportPreviewDocument) -> None:
        """Remove a document from the import preview."""
        _give_up(sheet)
        self.sheets.remove(sheet)
        self.arranged.emit()

    @property
    def busy(self) -> bool:
        """Whether any document of the import preview is being read."""
        return self._calls.busy

    def sources(self) -> list[SourceDocument]:
        """Return the documents that were read, to make a project of them; none until every one was read."""
        previews = [None if sheet.reading else sheet.preview for sheet in self.sheets]
        return [preview.source for preview in previews if preview is not None] if None not in previews else []

    @property
    def doubtful(self) -> list[ImportPreviewDocument]:
        """The documents that were read and have little or no Urdu."""
        return [sheet for sheet in self.sheets if sheet.preview is not None and sheet.preview.other_language]

    def look_for_project(self, folder: Path, others: Callable[[], Iterable[Path]]) -> None:
        """Find out in the background whether the only document already has a project; emits `known`.

        Args:
            folder: Where projects are.
            others: Asked, on that thread, for projects elsewhere that may be it.
        """
        sources = self.sources()
        if len(sources) != 1:
            return
        sheet, data = self.sheets[0], sources[0].data
        name = project_import.project_name(sheet.path)

        def found(path: Path | None) -> None:
            if self.sheets == [sheet]:
                self.known.emit(path)

        self._calls.send(lambda _: project_import.find_project_of(data, folder, name, others()), found)

    def _read(self, sheet: ImportPreviewDocument) -> None:
        _give_up(sheet)
        path, encoding, rule = sheet.path, sheet.encoding, sheet.rule

        def end(preview: DocumentImportPreview | None, trouble: str) -> None:
            sheet.question, sheet.preview, sheet.trouble = None, preview, trouble
            self.changed.emit(sheet)

        def read(progress: Progress) -> DocumentImportPreview:
            def report(done: int, total: int) -> None:
                percent = 100 * done // max(1, total)
                if percent != sheet.percent:
                    sheet.percent = percent
                    progress(done, total)

            return preview_document(path, encoding=encoding, paragraph_rule=rule, progress=report)

        sheet.percent = 0
        sheet.question = self._calls.send(
            read,
            lambda preview: end(preview, ""),
            lambda trouble: end(None, trouble),
            progressed=lambda _done, _total: self.changed.emit(sheet),
        )
        self.changed.emit(sheet)


def _give_up(sheet: ImportPreviewDocument) -> None:
    if sheet.question is not None:
        sheet.question.cancel()
        sheet.question = None
