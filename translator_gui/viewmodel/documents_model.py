"""An item model of the documents of a project with their progress."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.model.statistics import SentenceAndWordCounts, percent_done, total
from translator_gui.model.status import Role, Status
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.progress_state import TranslationProgressState
from translator_gui.viewmodel.wording import status_words

_MIME = "application/x-translator-document"
_Index = QModelIndex | QPersistentModelIndex


class ProjectDocumentsModel(QAbstractListModel):
    """List model of a project's documents: name, percentage done, word counts for a progress bar."""

    TALLIES = int(Qt.ItemDataRole.UserRole)
    PERCENT = TALLIES + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[ProjectDocument, ...] = ()
        self._progress: TranslationProgressState | None = None
        self._role = Role.TRANSLATOR

    def load(self, documents: tuple[ProjectDocument, ...], progress: TranslationProgressState | None) -> None:
        """Show the documents of a project in the list; empty it when the project is closed."""
        self.beginResetModel()
        if self._progress is not None:
            self._progress.changed.disconnect(self._moved)
        self._documents, self._progress = documents, progress
        if progress is not None:
            progress.changed.connect(self._moved)
        self.endResetModel()

    def set_role(self, role: Role) -> None:
        """Show the progress of this role."""
        self._role = role
        self._moved()

    def document(self, row: int) -> ProjectDocument:
        """Return the project document of a list row."""
        return self._documents[row]

    def row_of(self, document_id: int) -> int:
        """Return the list row of a project document; -1 if there is none."""
        return next((row for row, document in enumerate(self._documents) if document.id == document_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._documents)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._documents):
            return None
        document = self._documents[index.row()]
        tallies = self._progress.of_document(document.id) if self._progress else {}
        if role == Qt.ItemDataRole.DisplayRole:
            return document.name
        if role == self.TALLIES:
            return tallies
        if role == self.PERCENT:
            return percent_done(tallies, self._role)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return _in_words(document.name, tallies, self._role)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        dragging = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | dragging

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 (Qt)
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt)
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 (Qt)
        data = QMimeData()
        data.setData(_MIME, b" ".join(str(index.row()).encode() for index in indexes))
        return data

    def _moved(self) -> None:
        if self._documents:
            self.dataChanged.emit(self.index(0), self.index(len(self._documents) - 1))


def _in_words(name: str, tallies: dict[Status, SentenceAndWordCounts], role: Role) -> str:
    whole = total(tallies.values())
    parts = [
        _("{number} {status}", number=format_number(tallies[status].sentences), status=status_words(status))
        for status in Status
        if status in tallies
    ]
    return _(
        "{document}: {percent} % of {number} words done\n{statuses}",
        document=name,
        percent=percent_done(tallies, role),
        number=format_number(whole.source_words),
        statuses=", ".join(parts),
    )
