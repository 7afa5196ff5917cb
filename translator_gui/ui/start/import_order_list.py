"""The list of documents of a new project, in their order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.ui.plain_text import set_tip
from translator_gui.viewmodel.start.import_preview import ImportPreviewDocument, ImportPreviewState

_ROWS = 6
"""Maximum number of visible rows."""


class ImportOrderList(QWidget):
    """Lists the documents of a new project before the import; Alt+↑ and Alt+↓ move one, Delete removes it."""

    turned = Signal(object)
    """Emitted with the `ImportPreviewDocument` that is now selected."""

    def __init__(self, preview: ImportPreviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.list = _DocumentList(self)
        self.list.setAccessibleName(_("Documents in their order: Alt+Up and Alt+Down move, Delete leaves out"))
        self.list.currentRowChanged.connect(self._turn)
        self.list.moved.connect(self._move)
        self.list.left_out.connect(self._leave_out)
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(row)
        for text, name, call in (
            ("▴", _("Move up (Alt+Up)"), lambda: self._move(-1)),
            ("▾", _("Move down (Alt+Down)"), lambda: self._move(1)),
            (_("Leave out"), _("Leave this document out (Delete)"), self._leave_out),
        ):
            button = QPushButton(text, self)
            button.setAccessibleName(name)
            set_tip(button, name)
            button.setMinimumHeight(28)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        preview.arranged.connect(self._fill)
        preview.changed.connect(self._mark)
        self.setVisible(False)

    @property
    def sheet(self) -> ImportPreviewDocument | None:
        """The selected document in the list of documents to import, else the first; None if the list is empty."""
        row = max(0, self.list.currentRow())
        return self._preview.sheets[row] if row < len(self._preview.sheets) else None

    def _fill(self) -> None:
        before = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_words(sheet) for sheet in self._preview.sheets])
        self.list.blockSignals(False)
        rows = self.list.count()
        self.setVisible(rows > 1)
        if rows:
            self.list.setFixedHeight(min(rows, _ROWS) * max(20, self.list.sizeHintForRow(0)) + 8)
            self.list.setCurrentRow(max(0, min(before, rows - 1)))

    def _mark(self, sheet: ImportPreviewDocument) -> None:
        if sheet in self._preview.sheets:
            self.list.item(self._preview.sheets.index(sheet)).setText(_words(sheet))

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self._preview.sheets):
            self.turned.emit(self._preview.sheets[row])

    def _move(self, by: int) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._preview.move(sheet, by)
            self.list.setCurrentRow(self._preview.sheets.index(sheet))

    def _leave_out(self) -> None:
        sheet = self.sheet
        if sheet is not None and len(self._preview.sheets) > 1:
            self._preview.remove(sheet)


class _DocumentList(QListWidget):
    moved = Signal(int)
    left_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.left_out.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Creates the project, as everywhere on the page.
            event.ignore()
        else:
            super().keyPressEvent(event)


def _words(sheet: ImportPreviewDocument) -> str:
    if sheet.trouble:
        return f"⚠ {sheet.path.name}"
    if sheet.preview is None:
        return f"{sheet.path.name} …"
    return ngettext("{name} · {number} word", "{name} · {number} words", sheet.preview.words, name=sheet.path.name)
