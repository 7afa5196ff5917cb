"""The form for name and folder of a new project; whether the path is free is checked on a thread."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.project import project_import
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.pending_query import cancel_query

_PAUSE_MS = 120
"""Pause after the last key before the folder, perhaps on a network, is checked."""


class ProjectPathForm(QWidget):
    """The form for the name and folder of a new project; checks that the path does not exist yet."""

    checked = Signal()
    """Emitted when `is_free` changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_free = False
        self.suggested_folder: Path | None = None
        """The folder that is created unasked if it is missing."""
        self._calls = AsyncCalls(self)
        self.name = PasteLineEdit(self)
        self.name.setAccessibleName(_("Name of the project"))
        self.folder = PasteLineEdit(self)
        self.folder.setAccessibleName(_("Folder of the project"))
        self.trouble = plain_label(self, wraps=True)
        self.trouble.setObjectName("doubt")
        browse = self.last = QPushButton(_("Ch&oose…"), self)
        browse.setAccessibleName(_("Choose the folder"))
        browse.setMinimumHeight(30)
        browse.clicked.connect(self._browse)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        for text, field in ((_("&Name of the project"), self.name), (_("Fol&der"), self.folder)):
            label = PlainLabel(text, self)
            label.setBuddy(field)
            column.addWidget(label)
            if field is self.name:
                column.addWidget(field)
            field.textChanged.connect(self._changed)
        column.addLayout(row)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        column.addWidget(self.trouble)

    @property
    def path(self) -> Path:
        """Path of the new project."""
        return Path(self.folder.text().strip()).expanduser() / f"{self.name.text().strip()}{SUFFIX}"

    def suggest(self, folder: Path, name: str) -> None:
        """Fill in a folder and name for the new project; a number is added if the name is taken."""
        self.suggested_folder = folder
        self.folder.setText(str(folder))
        self.name.setText(name)

        def found(free: str) -> None:
            # A name that was typed meanwhile stays.
            if self.name.text() == name:
                self.name.setText(free)
                self._look()

        self._calls.send(lambda _progress: project_import.free_project_name(folder, name), found, self._show_problem)

    def _changed(self) -> None:
        self.is_free = False
        cancel_query(self._calls, "place")
        self.checked.emit()
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        trouble = project_import.name_problem(self.name.text().strip())
        if trouble:
            self._show_problem(trouble)
            return
        path = self.path
        self._calls.send(
            lambda _progress: project_import.folder_problem(path), self._show_problem, self._show_problem, topic="place"
        )

    def _show_problem(self, trouble: str) -> None:
        self.is_free = not trouble
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.checked.emit()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the project"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
