"""An item model of the matches of the current sentence, the best first, and of its fragments in the memory."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import format_list, format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import UnitOrigin, UnitStatus
from translator_gui.project.memory.match_records import MemoryFragment, MemoryMatch, NumberAdaptation
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.wording import moment

_MOST_PHRASES = 6
_Index = QModelIndex | QPersistentModelIndex
_STATUSES = {
    UnitStatus.TRANSLATED: gettext_lazy("translated"),
    UnitStatus.APPROVED: gettext_lazy("approved"),
    UnitStatus.FINAL: gettext_lazy("final"),
    UnitStatus.IMPORTED: gettext_lazy("imported"),
}


MatchRow = MemoryMatch | MemoryFragment


class MatchListModel(QAbstractListModel):
    """List model of the matches of one sentence, and after them of parts of it that the memory has."""

    ROW = int(Qt.ItemDataRole.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MatchRow, ...] = ()

    def load(self, rows: Sequence[MatchRow]) -> None:
        """Show the matches and fragments of another sentence."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> MatchRow:
        """Return a match or fragment by its row."""
        return self._rows[number]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        match = self._rows[index.row()]
        if role == self.ROW:
            return match
        if isinstance(match, MemoryFragment):
            is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return _("Fragment: {english}", english=match.english) if is_text else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _(
                "{score}: {english} ({details})",
                score=score_words(match),
                english=without_tags(match.target),
                details=format_list([*remark_words(match), *origin_words(match)]),
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            lacking = lacking_words(match)
            words = [_("The sentence has instead: {words}", words=lacking)] if lacking else []
            return "\n".join([*words, *remark_words(match), *origin_words(match)])
        return None


def score_words(match: MemoryMatch) -> str:
    """Return the score of a match, and what its memory takes off it: "87 %", "87 % − 5"."""
    if match.penalty:
        return _("{score} % − {penalty}", score=format_number(match.score), penalty=format_number(match.penalty))
    return _("{score} %", score=format_number(match.score))


def origin_words(match: MemoryMatch) -> list[str]:
    """Return who wrote a match, when, where it comes from, and its status, each if it is known."""
    unit = match.unit
    found = [unit.author, moment(unit.time, datetime.now().astimezone()) if unit.time else ""]
    found += [place_name(match), str(_STATUSES[unit.status])]
    if unit.origin is UnitOrigin.EDITED:
        found.append(_("edited in the memory"))
    return [part for part in found if part]


def place_name(match: MemoryMatch) -> str:
    """Return where a match comes from: its project, or else its document, or its memory."""
    unit = match.unit
    return unit.project_name or unit.document or Path(match.memory).stem


def lacking_words(match: MemoryMatch) -> str:
    """Return what the sentence has instead of the marked words, or besides them; the first few phrases."""
    phrases = [*match.lacks[:_MOST_PHRASES], *(["…"] if len(match.lacks) > _MOST_PHRASES else [])]
    return _(" · ").join(phrases)


def remark_words(match: MemoryMatch) -> list[str]:
    """Return what was adapted in a match, or could not be."""
    found: list[str] = []
    if match.numbers is NumberAdaptation.ADAPTED:
        found.append(_("numbers adapted"))
    elif match.numbers is NumberAdaptation.DIFFERENT:
        found.append(_("numbers differ and were not adapted"))
    if match.names:
        found.append(_("names as registered: {names}", names=format_list(match.names)))
    return found
