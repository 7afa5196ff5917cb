"""Adds documents to an open project and updates them to newer versions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from translator_gui.formats.registry import read_document
from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument, SourceDocument
from translator_gui.model.segment import Paragraph
from translator_gui.model.sentence_exception import SentenceException
from translator_gui.project import importing
from translator_gui.project.commands.add_documents import AddDocuments
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.updating import DocumentUpdatePlan, plan_update, read_newer, refuse_same, update_in_figures
from translator_gui.ui.notices import WindowNotices
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence

LongWork = Callable[[str, Callable[[Progress], Any], Callable[[Any], object]], None]
"""Runs work off the interface's thread: title of the progress, work, function that gets its result."""


class DocumentImporter:
    """Imports source documents into an open project and updates documents to newer versions."""

    def __init__(
        self,
        window: QWidget,
        long_work: LongWork,
        notices: WindowNotices,
        theme: ThemeState,
    ) -> None:
        self._window = window
        self._run = long_work
        self._notices = notices
        self._theme = theme

    def add(self, session: ProjectSession, paths: list[Path]) -> None:
        """Read source document files and add them to the open project."""

        def read(exceptions: list[SentenceException], progress: Progress) -> AddDocuments:
            return importing.prepare_documents([read_document(path) for path in paths], progress, exceptions)

        def add(command: AddDocuments) -> None:
            if session.closed:
                self._notices.show_success(
                    _("The project was closed before its documents were read; nothing was added")
                )
                return
            if not session.change(command):
                return
            self._notices.show_success(
                ngettext(
                    "Added {names}. {{undo}} takes it out again",
                    "Added {names}. {{undo}} takes them out again",
                    len(paths),
                    names=format_list(document.source.name for document in command.documents),
                )
            )
            for document in command.documents:
                for doubt in document.source.doubts:
                    self._notices.show_success(_("{name}: {doubt}", name=document.source.name, doubt=doubt))

        session.ask(
            lambda project: project.queries.sentence_exceptions(),
            lambda exceptions: self._run(_("Reading documents"), partial(read, exceptions), add),
            lambda error: self._notices.show_error(error_sentence(error)),
        )

    def update(self, session: ProjectSession, document: ProjectDocument, path: Path) -> None:
        """Compare a document with the file of its newer version, show the changes and, if accepted, update it."""

        def is_closed() -> bool:
            if session.closed:
                self._notices.show_success(
                    _("The project was closed before {name} was compared; nothing was changed", name=path.name)
                )
            return session.closed

        def compare(source: SourceDocument) -> None:
            if is_closed():
                return
            session.commit_typing()
            session.ask(
                lambda project: (
                    project.queries.document_paragraphs(document),
                    project.queries.holds_version(document, source.data),
                    project.queries.sentence_exceptions(),
                ),
                lambda answer: self._run(
                    _("Comparing {name}", name=path.name), lambda _progress: plan(source, *answer), show
                ),
                lambda error: self._notices.show_error(error_sentence(error)),
            )

        def plan(
            source: SourceDocument, before: list[Paragraph], same_bytes: bool, exceptions: list[SentenceException]
        ) -> DocumentUpdatePlan:
            refuse_same(document, source, same_bytes=same_bytes)
            return plan_update(document, before, source, exceptions)

        def show(update: DocumentUpdatePlan) -> None:
            if is_closed():
                return
            from translator_gui.ui.documents.document_update_dialog import DocumentUpdateDialog  # noqa: PLC0415 (seldom seen)

            dialog = DocumentUpdateDialog(document.name, update, self._theme, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(lambda: take(update))
            dialog.open()

        def take(update: DocumentUpdatePlan) -> None:
            if not is_closed() and session.change(UpdateDocumentVersion(update.version)):
                self._notices.show_success(
                    _(
                        "{name}: {figures}. {{undo}} brings the older version back",
                        name=document.name,
                        figures=update_in_figures(update),
                    )
                )

        self._run(_("Reading {name}", name=path.name), lambda _progress: read_newer(path, document), compare)
