"""Connects the documents panel to the project: order, newer versions, removal."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.paths import documents_folder
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.documents.documents_panel import DocumentsPanel
from translator_gui.ui.workspace import STILL_READING
from translator_gui.viewmodel.documents_model import ProjectDocumentsModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint

    from translator_gui.model.document import ProjectDocument
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.documents.document_importer import DocumentImporter
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_MENU = (
    ("add", ""),
    ("newer_version", ""),
    ("-", ""),
    ("document_up", "Ctrl+Shift+Up"),
    ("document_down", "Ctrl+Shift+Down"),
    ("-", ""),
    ("document_remove", "Del"),
)
"""Actions of the list's context menu, with the keys that only work in the list."""


class DocumentsController(DockPanelController):
    """Controls the panel of the project's documents: goes to one, moves, adds, updates and removes them."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.model = ProjectDocumentsModel(self)
        self.session.outline_reloader.reloaded.connect(self._reloaded)
        self.page.navigator.current_changed.connect(self._mark)
        self._reloaded()

    @cached_property
    def panel(self) -> DocumentsPanel:
        panel = DocumentsPanel(self.model, self.context.theme, self.workspace)
        panel.hide()
        panel.chosen.connect(self._go_to)
        panel.left.connect(self.page.setFocus)
        panel.moved.connect(self._move_to)
        panel.stepped.connect(self.move)
        panel.remove_wanted.connect(self.remove)
        panel.menu_wanted.connect(self._menu)
        return panel

    def begin(self) -> None:
        self.panel.setFocus()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "add": lambda _on: self._ask_add(),
            "newer_version": lambda _on: self._ask_newer(),
            "document_up": lambda _on: self.move(-1),
            "document_down": lambda _on: self.move(1),
            "document_remove": lambda _on: self.remove(),
        }

    def move(self, by: int) -> None:
        """Move the selected document up (-1) or down (1) in the project's order of documents."""
        self._move_to(self.panel.currentIndex().row(), self.panel.currentIndex().row() + by)

    def _move_to(self, row: int, place: int) -> None:
        document = self._chosen(row)
        if document is None:
            return
        if not 0 <= place < self.model.rowCount():
            self.context.status_line.show_message(
                _("{name} is the first document", name=document.name)
                if place < 0
                else _("{name} is the last document", name=document.name)
            )
        elif self.session.change(MoveDocument(document.id, place)):
            self.panel.expect(document.id)
            self.context.status_line.show_message(
                _(
                    "Moved {name}: document {number} of {total}",
                    name=document.name,
                    number=place + 1,
                    total=self.model.rowCount(),
                )
            )

    def remove(self) -> None:
        """Remove the selected document from the project; undo restores it."""
        document = self._chosen(self.panel.currentIndex().row())
        if document is not None and self.session.change(RemoveDocument(document.id)):
            message = _("Removed {name}. {{undo}} brings it back", name=document.name)
            self.context.status_line.show_message(self.context.keymap.worded(message))

    def _ask_add(self) -> None:
        title, folder, kinds = _("Add documents"), str(documents_folder()), _kinds()
        names, _kind = QFileDialog.getOpenFileNames(self.context.dialogs, title, folder, kinds)
        if names:
            self._importer().add(self.session, [Path(name) for name in names])

    def _ask_newer(self) -> None:
        """Ask for the file of the selected document's newer version and offer to update the document."""
        document = self._chosen(self.panel.currentIndex().row())
        if document is None:
            return
        title = _("A newer version of {name}", name=printable(document.name))
        name, _kind = QFileDialog.getOpenFileName(self.context.dialogs, title, str(documents_folder()), _kinds())
        if name:
            self._importer().update(self.session, document, Path(name))

    def _importer(self) -> DocumentImporter:
        # The formats are imported when they are asked for: opening a project has no use for them.
        from translator_gui.ui.documents.document_importer import DocumentImporter  # noqa: PLC0415

        context = self.context
        return DocumentImporter(context.dialogs, context.files.long_work, context.notices, context.theme)

    def _chosen(self, row: int) -> ProjectDocument | None:
        if not self.session.writable or not 0 <= row < self.model.rowCount():
            return None
        return self.model.document(row)

    def _go_to(self, row: int) -> None:
        segment = self.session.first_sentence_of_document(self.model.document(row).id)
        if segment is not None:
            self.page.navigator.go_to(segment)
            self.page.setFocus()
        else:
            self.context.status_line.show_message(str(STILL_READING))

    def _reloaded(self) -> None:
        documents = self.session.outline_reloader.documents
        self.model.load(documents, self.session.progress)
        # A list of one document only takes room from the page.
        self.context.docks.set_needed("documents", len(documents) != 1)
        self._mark()

    def _mark(self) -> None:
        """Select the document of the current sentence in the documents panel."""
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        if paragraph is not None:
            self.panel.mark(self.model.row_of(paragraph.document_id))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self.panel)
        for identity, key in _MENU:
            if identity == "-":
                menu.addSeparator()
                continue
            action = self.context.actions[identity]
            if key:
                shown = menu.addAction(f"{action.text()}\t{key}")
                shown.setEnabled(action.isEnabled())
                shown.triggered.connect(action.trigger)
            else:
                menu.addAction(action)
        menu.popup(at)


def _kinds() -> str:
    return _("Documents (*.docx *.txt);;All files (*)")
