"""Documents into an open project."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from translator_gui.formats.registry import read_document
from translator_gui.model.document import Document, SourceDocument
from translator_gui.model.segment import Paragraph
from translator_gui.project import importing
from translator_gui.project.commands.add_documents import AddDocuments
from translator_gui.project.commands.update_document import UpdateDocument
from translator_gui.project.updating import Update, in_figures, plan_update, read_newer, refuse_same
from translator_gui.ui.notices import Notices
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.session.session import Session
from translator_gui.viewmodel.threads.tasks import Progress

LongWork = Callable[[str, Callable[[Progress], Any], Callable[[Any], object]], None]
"""Does work off the interface's thread under a title and hands on its answer."""


class Documents:
    """What the *File* menu does with documents of an open project."""

    def __init__(
        self,
        window: QWidget,
        long_work: LongWork,
        notices: Notices,
        theme: ThemeState,
    ) -> None:
        self._window = window
        self._run = long_work
        self._notices = notices
        self._theme = theme

    def add(self, session: Session, paths: list[Path]) -> None:
        """Takes documents into the open project."""

        def read(progress: Progress) -> AddDocuments:
            return importing.prepare_documents([read_document(path) for path in paths], progress)

        def add(command: AddDocuments) -> None:
            if session.closed:
                self._notices.went_well("The project was closed before its documents were read; nothing was added")
                return
            if not session.do(command):
                return
            names = ", ".join(document.source.name for document in command.documents)
            self._notices.went_well(f"Added {names}. {{undo}} takes {'it' if len(paths) == 1 else 'them'} out again")
            for document in command.documents:
                for doubt in document.source.doubts:
                    self._notices.went_well(f"{document.source.name}: {doubt}")

        self._run("Reading documents", read, add)

    def update(self, session: Session, document: Document, path: Path) -> None:
        """Compares a newer version with a document, shows what it changes, and takes it in when that is wanted."""

        def gone() -> bool:
            if session.closed:
                self._notices.went_well(f"The project was closed before {path.name} was compared; nothing was changed")
            return session.closed

        def compare(source: SourceDocument) -> None:
            if gone():
                return
            session.settle()
            session.writer.hand_in(
                lambda project: (project.document_paragraphs(document), project.holds_version(document, source.data)),
                lambda answer: self._run(f"Comparing {path.name}", lambda _: plan(source, *answer), show),
                lambda error: self._notices.tell(str(error)),
                writes=False,
            )

        def plan(source: SourceDocument, before: list[Paragraph], same_bytes: bool) -> Update:
            refuse_same(document, source, same_bytes=same_bytes)
            return plan_update(document, before, source)

        def show(update: Update) -> None:
            if gone():
                return
            from translator_gui.ui.documents.update_dialog import UpdateDialog  # noqa: PLC0415 (seldom seen)

            dialog = UpdateDialog(document.name, update, self._theme, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: take(update))
            dialog.open()

        def take(update: Update) -> None:
            if not gone() and session.do(UpdateDocument(update.version)):
                self._notices.went_well(
                    f"{document.name}: {in_figures(update)}. {{undo}} brings the older version back"
                )

        self._run(f"Reading {path.name}", lambda _: read_newer(path, document), compare)
