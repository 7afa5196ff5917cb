"""Connects the documents panel to the project: order, newer versions, removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from translator_gui.messages import gettext as _
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument

if TYPE_CHECKING:
    from translator_gui.model.document import Document
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.viewmodel.session.session import Session

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


class DocumentsController(QObject):
    """Shows the documents of the open project in the panel, moves and removes them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel, self._model = window.docks.documents_panel, window.docks.documents
        self._panel.moved.connect(self._move_to)
        self._panel.stepped.connect(self.move)
        self._panel.remove_wanted.connect(self.remove)
        self._panel.menu_wanted.connect(self._menu)

    def follow(self, session: Session) -> None:
        """Attach to a project that was opened."""
        session.outline_reloader.reloaded.connect(self._reloaded)
        self._reloaded()

    def move(self, by: int) -> None:
        """Move the chosen document up (-1) or down (1)."""
        self._move_to(self._panel.currentIndex().row(), self._panel.currentIndex().row() + by)

    def _move_to(self, row: int, place: int) -> None:
        session, document = self._chosen(row)
        if session is None or document is None:
            return
        if not 0 <= place < self._model.rowCount():
            self._window.status_line.say(
                _("{name} is the first document", name=document.name)
                if place < 0
                else _("{name} is the last document", name=document.name)
            )
        elif session.change(MoveDocument(document.id, place)):
            self._panel.expect(document.id)
            self._window.status_line.say(
                _(
                    "Moved {name}: document {number} of {total}",
                    name=document.name,
                    number=place + 1,
                    total=self._model.rowCount(),
                )
            )

    def remove(self) -> None:
        """Remove the chosen document; undo restores it."""
        session, document = self._chosen(self._panel.currentIndex().row())
        if session is not None and document is not None and session.change(RemoveDocument(document.id)):
            message = _("Removed {name}. {{undo}} brings it back", name=document.name)
            self._window.status_line.say(self._window.keymap.worded(message))

    def ask_newer(self) -> None:
        """Ask for a newer version of the chosen document."""
        session, document = self._chosen(self._panel.currentIndex().row())
        if session is not None and document is not None:
            self._window.files.ask_newer(session, document)

    def _chosen(self, row: int) -> tuple[Session | None, Document | None]:
        session = self._window.session
        if session is None or not session.writable or not 0 <= row < self._model.rowCount():
            return None, None
        return session, self._model.document(row)

    def _reloaded(self) -> None:
        session = self._window.session
        if session is not None:
            self._model.load(session.outline_reloader.documents, session.progress)
            self._window.mark_document()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self._panel)
        for identity, key in _MENU:
            if identity == "-":
                menu.addSeparator()
                continue
            action = self._window.actions_table[identity]
            if key:
                shown = menu.addAction(f"{action.text()}\t{key}")
                shown.setEnabled(action.isEnabled())
                shown.triggered.connect(action.trigger)
            else:
                menu.addAction(action)
        menu.popup(at)
