"""An item model of the revisions of one sentence, newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import gettext as _
from translator_gui.model.revision import ConflictResolutionEvent, Revision, SentenceHistory
from translator_gui.model.wording import worded
from translator_gui.text.difference import DiffKind, DiffPiece, abridged, difference, difference_in_words
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.wording import moment, revision_words

_Index = QModelIndex | QPersistentModelIndex
_CONTEXT = 60
"""Letters shown around a change while a row is collapsed."""


class SentenceHistoryRow(NamedTuple):
    """One row of a sentence's history: a revision, several status changes, or a caption.

    Attributes:
        revisions: One; or several in a row that did not change the text, newest first; none for a caption.
        before: The revision before the oldest of them; None for the first one.
        caption: The Urdu of a part that was joined to the sentence; the rows of its revisions follow.
        resolutions: Who resolved a conflict with each of the revisions.
    """

    revisions: tuple[Revision, ...]
    before: Revision | None = None
    caption: str = ""
    resolutions: tuple[tuple[ConflictResolutionEvent, ...], ...] = ()

    @property
    def revision(self) -> Revision | None:
        """The newest revision of this history row, used to compare, restore or copy its text; None for a caption."""
        return self.revisions[0] if self.revisions else None

    @property
    def status_only(self) -> bool:
        """Whether the revisions of this history row changed only the status, not the text."""
        return bool(self.revisions) and self.before is not None and self.before.target == self.revisions[-1].target

    def heading(self, at: int = 0) -> tuple[str, str, str, str]:
        """Return author, role and origin, status and time of one of this history row's revisions."""
        return heading_words(self.revisions[at], self.resolutions[at])


def history_rows(history: SentenceHistory) -> list[SentenceHistoryRow]:
    """Return the rows of a sentence's history, newest first, those of sentences joined to it at the end."""
    rows = _rows(history.revisions, history.resolutions)
    for part in history.joined:
        rows += [SentenceHistoryRow((), caption=part.source), *_rows(part.revisions, history.resolutions)]
    return rows


def _rows(
    revisions: Sequence[Revision], resolutions: Mapping[str, tuple[ConflictResolutionEvent, ...]]
) -> list[SentenceHistoryRow]:
    known = {revision.uid: revision for revision in revisions}
    rows: list[SentenceHistoryRow] = []
    previous: Revision | None = None
    for revision in revisions:
        before = next((known[uid] for uid in revision.parents if uid in known), previous)
        row = SentenceHistoryRow((revision,), before, resolutions=(resolutions.get(revision.uid, ()),))
        last = rows[-1] if rows else None
        if last and last.status_only and row.status_only and before is last.revision:
            rows[-1] = last._replace(
                revisions=(revision, *last.revisions), resolutions=(*row.resolutions, *last.resolutions)
            )
        else:
            rows.append(row)
        previous = revision
    return rows[::-1]


class SentenceHistoryModel(QAbstractListModel):
    """List model of the revisions of one sentence; the diff of each is computed when it is shown, and cached."""

    ROW = int(Qt.ItemDataRole.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SentenceHistoryRow] = []
        self._pieces: dict[tuple[str, str], tuple[DiffPiece, ...]] = {}
        self._expanded: set[str] = set()
        self._places: dict[str, int] = {}
        self.base: Revision | None = None
        """The revision that every row is compared with; None for the one before it."""

    def load(self, history: SentenceHistory) -> None:
        """Show the revisions of another sentence in the history list."""
        self.beginResetModel()
        self._show(history_rows(history))
        self._pieces.clear()
        self._expanded.clear()
        self.base = None
        self.endResetModel()

    def renew(self, history: SentenceHistory) -> None:
        """Update the history of the shown sentence and keep expanded rows."""
        rows = history_rows(history)
        if rows == self._rows:
            return
        kept = self._rows
        if len(rows) > len(kept) and rows[len(rows) - len(kept) :] == kept:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - len(kept) - 1)
            self._show(rows)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._show(rows)
        if self.base is not None and self.base.uid not in self._places:
            self.base = None
        self.endResetModel()

    def _show(self, rows: list[SentenceHistoryRow]) -> None:
        self._rows = rows
        self._places = {revision.uid: at for at, row in enumerate(rows) for revision in row.revisions}

    def row(self, number: int) -> SentenceHistoryRow:
        """Return a row of the sentence's history by its number."""
        return self._rows[number]

    def row_of(self, uid: str) -> int:
        """Return the history row of a revision; -1 if there is none."""
        return self._places.get(uid, -1)

    def compare_with(self, base: Revision | None) -> None:
        """Compare every revision of the history with the given one; None compares each with the one before it."""
        self.base = base
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def expanded(self, number: int) -> bool:
        """Whether a row of the history is expanded."""
        revision = self._rows[number].revision
        return revision is not None and revision.uid in self._expanded

    def expand(self, number: int, expanded: bool) -> None:
        """Expand or collapse a row of the history."""
        revision = self._rows[number].revision
        if revision is not None:
            (self._expanded.add if expanded else self._expanded.discard)(revision.uid)
            self.dataChanged.emit(self.index(number), self.index(number))

    def brief(self, number: int) -> bool:
        """Whether a row of the history shows only who set which status, without the text."""
        return self.base is None and self._rows[number].status_only and not self.expanded(number)

    def pieces(self, number: int) -> tuple[DiffPiece, ...]:
        """Return the text of a history row's revision with its differences from the earlier or compared revision."""
        row = self._rows[number]
        revision, other = row.revision, self.base or row.before
        if revision is None:
            return ()
        if other is None or other.uid == revision.uid:
            whole = (DiffPiece(DiffKind.KEPT, revision.target),) if revision.target else ()
        else:
            whole = self._difference(*sorted((revision, other), key=lambda r: -self.row_of(r.uid)))
        return whole if self.expanded(number) else abridged(whole, _CONTEXT)

    def _difference(self, older: Revision, newer: Revision) -> tuple[DiffPiece, ...]:
        key = (older.uid, newer.uid)
        if key not in self._pieces:
            self._pieces[key] = difference(older.target, newer.target)
        return self._pieces[key]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].caption:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == self.ROW:
            return self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.in_words(index.row())
        return None

    def in_words(self, number: int) -> str:
        """Return the screen-reader text of a row of the history."""
        row = self._rows[number]
        if row.revision is None:
            return _("Before it was joined to this sentence: {text}", text=row.caption)
        author, how, status, when = row.heading()
        made = _(", ").join((author, how, *(() if how.endswith(status) else (status,)), when))
        if self.brief(number):
            return made
        return _("{made}: {difference}", made=made, difference=difference_in_words(self.pieces(number)))


def heading_words(revision: Revision, resolutions: Sequence[ConflictResolutionEvent] = ()) -> tuple[str, str, str, str]:
    """Return the heading of a revision in the history: author, role and origin, status and time."""
    when = moment(revision.time, datetime.now().astimezone())
    how = _("{role}, {origin}", role=worded(revision.role), origin=revision_words(revision, resolutions))
    return revision.author, how, worded(revision.status), when
