"""An item model of the changes that "Replace all" would make, one checkable row per sentence."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.model.segment import Paragraph
from translator_gui.model.status import DONE, Status
from translator_gui.project.commands.replace import PlannedReplacement, may_stay_translated
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.text.replacement import FindAndReplace, TextChange, apply_text_changes
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.threads.tasks import Progress

_Index = QModelIndex | QPersistentModelIndex
_AT_ONCE = 20


class ReplacePreviewRow(NamedTuple):
    """A sentence with the changes that "Replace all" would make.

    Attributes:
        status: None for a unit of a memory.
        may_stay: Whether it can stay translated; see `may_stay_translated`.
    """

    segment: int
    status: Status | None
    source: str
    before: str
    changes: tuple[TextChange, ...]
    may_stay: bool = False

    @property
    def after(self) -> str:
        """The English as it would be after "Replace all"."""
        return apply_text_changes(self.before, self.changes)

    @property
    def pieces(self) -> tuple[DiffPiece, ...]:
        """The English as unchanged, removed and inserted pieces, to show what "Replace all" would do."""
        done, found = 0, list[DiffPiece]()
        for (start, end), new in self.changes:
            found += [
                DiffPiece(DiffKind.KEPT, self.before[done:start]),
                DiffPiece(DiffKind.REMOVED, self.before[start:end]),
                DiffPiece(DiffKind.INSERTED, new),
            ]
            done = end
        found.append(DiffPiece(DiffKind.KEPT, self.before[done:]))
        return tuple(piece for piece in found if piece.text)


def plan_replacements(
    replacement: FindAndReplace, paragraphs: Sequence[Paragraph], only: int | None, progress: Progress
) -> list[ReplacePreviewRow]:
    """Return the sentences whose English "Replace all" would change, with the changes.

    Args:
        replacement: What takes the place of hits.
        paragraphs: Those that hold hits.
        only: The id of the only sentence that counts; None for all of them.
        progress: Told how many paragraphs are done.

    Raises:
        SlowSearchError: Finding takes too long.
    """
    found: list[ReplacePreviewRow] = []
    for done, paragraph in enumerate(paragraphs):
        for segment in paragraph.segments:
            if segment.target and only in {None, segment.id}:
                changes = tuple(replacement.changes(segment.target))
                if any(segment.target[change.span[0] : change.span[1]] != change.text for change in changes):
                    source = paragraph.source(segment)
                    stays = may_stay_translated(segment)
                    row = ReplacePreviewRow(segment.id, segment.status, source, segment.target, changes, stays)
                    found.append(row)
        if done % _AT_ONCE == 0:
            progress(done, len(paragraphs))
    return found


class ReplacePreviewModel(QAbstractListModel):
    """Checkable list model of the sentences that "Replace all" would change; final ones are left out."""

    ROW = int(Qt.ItemDataRole.UserRole)
    ticked = Signal()

    def __init__(
        self, rows: Sequence[ReplacePreviewRow], number: Callable[[int], int] | None, parent: QObject | None = None
    ) -> None:
        """List the sentences that "Replace all" would change, except approved and final ones, all checked.

        Args:
            rows: See `plan_replacements`.
            number: Of a sentence in the project; None if the rows are units of a memory.
            parent: Qt's.
        """
        super().__init__(parent)
        self._all = [row for row in rows if row.status is not Status.FINAL]
        self.final = len(rows) - len(self._all)
        self.approved = sum(row.status is Status.APPROVED for row in self._all)
        self.may_stay = sum(row.may_stay for row in self._all)
        self._number = number
        self._off: set[int] = set()
        self.with_approved = False
        self.keep_translated = False
        self._rows = self._chosen()

    def _chosen(self) -> list[ReplacePreviewRow]:
        return [row for row in self._all if self.with_approved or row.status is not Status.APPROVED]

    def show_approved(self, shown: bool) -> None:
        """Show or hide approved sentences in the preview of "Replace all"."""
        self.beginResetModel()
        self.with_approved = shown
        self._rows = self._chosen()
        self.endResetModel()
        self.ticked.emit()

    def keep_translation(self, kept: bool) -> None:
        """Set whether "Replace all" leaves translated sentences translated."""
        self.keep_translated = kept
        self.ticked.emit()

    def tick_all(self, ticked: bool) -> None:
        """Check or uncheck all rows in the preview of "Replace all"."""
        self._off = set() if ticked else {row.segment for row in self._rows}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def row(self, at: int) -> ReplacePreviewRow:
        """Return the sentence of a row in the preview of "Replace all"."""
        return self._rows[at]

    @property
    def is_of_units(self) -> bool:
        """Whether the rows are units of a memory, which have no numbers and no statuses."""
        return self._number is None

    def number(self, at: int) -> int | None:
        """Return the sentence number of a row in the preview of "Replace all"; None for a unit of a memory."""
        return self._number(self._rows[at].segment) if self._number is not None else None

    def proposals(self) -> tuple[PlannedReplacement, ...]:
        """Return the replacements of all checked rows, for "Replace all"."""
        return tuple(PlannedReplacement(row.segment, row.before, row.after) for row in self._ticked())

    def ticks(self) -> tuple[int, int]:
        """Return how many sentences are checked in the preview of "Replace all", and the matches to replace in them."""
        rows = self._ticked()
        return len(rows), sum(len(row.changes) for row in rows)

    def confirmed_ticks(self) -> tuple[int, int]:
        """Return how many of the checked sentences are confirmed and become drafts, and how many stay translated."""
        confirmed = [row for row in self._ticked() if row.status in DONE]
        kept = sum(row.may_stay for row in confirmed) if self.keep_translated else 0
        return len(confirmed) - kept, kept

    def _ticked(self) -> list[ReplacePreviewRow]:
        return [row for row in self._rows if row.segment not in self._off]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{self.number(index.row())}: {row.before} → {row.after}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if row.segment in self._off else Qt.CheckState.Checked
        return row if role == self.ROW else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt)
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        segment = self._rows[index.row()].segment
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._off.discard(segment)
        else:
            self._off.add(segment)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True
