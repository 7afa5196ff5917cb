"""The list of documents and what it does to them: order, newer versions, removing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from translator_gui.model.naming import printable
from translator_gui.paths import documents_folder
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.ui.controller import PanelController
from translator_gui.ui.documents.documents_panel import DocumentsPanel
from translator_gui.ui.workspace import STILL_READING, Workspace
from translator_gui.viewmodel.documents_model import DocumentsModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint

    from translator_gui.model.document import Document
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.documents.documents import Documents
    from translator_gui.ui.window_context import WindowContext

_DOCUMENTS = "Documents (*.docx *.txt);;All files (*)"

_MENU = (
    ("add", ""),
    ("newer_version", ""),
    ("-", ""),
    ("document_up", "Ctrl+Shift+Up"),
    ("document_down", "Ctrl+Shift+Down"),
    ("-", ""),
    ("document_remove", "Del"),
)
"""The actions of the list's menu, with the keys that work in the list alone."""


_BACK = "{undo} brings it back"


class Arranger(PanelController):
    """Lists the documents of a project: goes to one, changes their order, adds, updates and removes them."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.model = DocumentsModel(self)
        self.session.outliner.reloaded.connect(self._reloaded)
        self.page.current_changed.connect(self._mark)
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

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "add": lambda _: self._ask_add(),
            "newer_version": lambda _: self._ask_newer(),
            "document_up": lambda _: self.move(-1),
            "document_down": lambda _: self.move(1),
            "document_remove": lambda _: self.remove(),
        }

    def move(self, by: int) -> None:
        """Move the chosen document up (-1) or down (1)."""
        self._move_to(self.panel.currentIndex().row(), self.panel.currentIndex().row() + by)

    def _move_to(self, row: int, place: int) -> None:
        document = self._chosen(row)
        if document is None:
            return
        if not 0 <= place < self.model.rowCount():
            self.context.status_line.say(f"{document.name} is the {'first' if place < 0 else 'last'} document")
        elif self.session.do(MoveDocument(document.id, place)):
            self.panel.expect(document.id)
            self.context.status_line.say(f"Moved {document.name}: document {place + 1} of {self.model.rowCount()}")

    def remove(self) -> None:
        """Remove the chosen document; undo brings it back."""
        document = self._chosen(self.panel.currentIndex().row())
        if document is not None and self.session.do(RemoveDocument(document.id)):
            self.context.status_line.say(f"Removed {document.name}. {self.context.keymap.worded(_BACK)}")

    def _ask_add(self) -> None:
        title, folder = "Add documents", str(documents_folder())
        names, _ = QFileDialog.getOpenFileNames(self.context.dialogs, title, folder, _DOCUMENTS)
        if names:
            self._importer().add(self.session, [Path(name) for name in names])

    def _ask_newer(self) -> None:
        """Ask for a newer version of the chosen document, show what it changes, take it in."""
        document = self._chosen(self.panel.currentIndex().row())
        if document is None:
            return
        title, folder = f"A newer version of {printable(document.name)}", str(documents_folder())
        name, _ = QFileDialog.getOpenFileName(self.context.dialogs, title, folder, _DOCUMENTS)
        if name:
            self._importer().update(self.session, document, Path(name))

    def _importer(self) -> Documents:
        # The formats are imported when they are asked for: opening a project has no use for them.
        from translator_gui.ui.documents.documents import Documents  # noqa: PLC0415

        context = self.context
        return Documents(context.dialogs, context.files.long_work, context.notices, context.theme)

    def _chosen(self, row: int) -> Document | None:
        if not self.session.writable or not 0 <= row < self.model.rowCount():
            return None
        return self.model.document(row)

    def _go_to(self, row: int) -> None:
        segment = self.session.first_of_document(self.model.document(row).id)
        if segment is not None:
            self.page.go_to(segment)
            self.page.setFocus()
        else:
            self.context.status_line.say(STILL_READING)

    def _reloaded(self) -> None:
        self.model.load(self.session.outliner.documents, self.session.progress)
        self._mark()

    def _mark(self) -> None:
        """Choose, in the list, the document that is worked on."""
        place = self.page.place()
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
