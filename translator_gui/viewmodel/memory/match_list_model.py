"""An item model of the matches and fragments of the current sentence, and of what a service suggests for it."""

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
from translator_gui.viewmodel.machine.machine_help_state import MachineSuggestion
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.wording import as_sentence, moment

_MOST_PHRASES = 6
_Index = QModelIndex | QPersistentModelIndex
_STATUSES = {
    UnitStatus.TRANSLATED: gettext_lazy("translated"),
    UnitStatus.APPROVED: gettext_lazy("approved"),
    UnitStatus.FINAL: gettext_lazy("final"),
    UnitStatus.IMPORTED: gettext_lazy("imported"),
}


MatchRow = MemoryMatch | MemoryFragment | MachineSuggestion


class MatchListModel(QAbstractListModel):
    """List model of the matches of one sentence, then of parts of it that the memory has, last of a suggestion."""

    ROW = int(Qt.ItemDataRole.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MatchRow, ...] = ()

    def load(self, rows: Sequence[MatchRow]) -> bool:
        """Show the rows of a sentence; return whether they are others than before, but for one at the end."""
        new, old = tuple(rows), self._rows
        if new == old:
            return False
        if old and new[:-1] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(old))
            self._rows = new
            self.endInsertRows()
            return False
        if new and old[:-1] == new:
            self.beginRemoveRows(QModelIndex(), len(new), len(new))
            self._rows = new
            self.endRemoveRows()
            return False
        self.beginResetModel()
        self._rows = new
        self.endResetModel()
        return True

    def row(self, number: int) -> MatchRow:
        """Return a match, fragment or suggestion by its row."""
        return self._rows[number]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _row_text(row)
        return _row_tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


def _row_text(row: MatchRow) -> str:
    """Return a row as it is read aloud."""
    if isinstance(row, MemoryFragment):
        return _("Fragment: {english}", english=row.english)
    if isinstance(row, MemoryMatch):
        return _(
            "{score}: {english} ({details})",
            score=score_words(row),
            english=without_tags(row.target),
            details=format_list([*remark_words(row), *origin_words(row)]),
        )
    service, english = row.help.service.label, without_tags(row.target)
    if not row.findings:
        return _("Machine suggestion by {service}: {english}", service=service, english=english)
    return _(
        "Machine suggestion by {service}: {english} ({details})",
        service=service,
        english=english,
        details=format_list(finding_words(row)),
    )


def _row_tip(row: MatchRow) -> str | None:
    if isinstance(row, MemoryFragment):
        return None
    if isinstance(row, MachineSuggestion):
        return "\n".join((machine_words(row), *finding_words(row)))
    lacking = lacking_words(row)
    words = [_("The sentence has instead: {words}", words=lacking)] if lacking else []
    return "\n".join([*words, *remark_words(row), *origin_words(row)])


def machine_words(suggestion: MachineSuggestion) -> str:
    """Return which service a suggestion comes from, in place of a score: "Machine · gamma, localhost"."""
    return _("Machine · {service}", service=suggestion.help.service.label)


def finding_words(suggestion: MachineSuggestion) -> list[str]:
    """Return what the checks say about a suggestion."""
    return [as_sentence(finding) for finding in suggestion.findings]


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
