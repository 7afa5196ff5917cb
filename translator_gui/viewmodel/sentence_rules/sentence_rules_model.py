"""Item model of a project's own sentence rules, and how they are called."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.project.sentence_exceptions import SentenceExceptionsFile
from translator_gui.text.sentence_suggestions import ExceptionSuggestion
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.wording import as_sentence

_SHOWN = 5
"""How many messages about skipped lines are shown."""
_Index = QModelIndex | QPersistentModelIndex

KINDS = {
    SentenceExceptionKind.ABBREVIATION: gettext_lazy("Abbreviation"),
    SentenceExceptionKind.BREAK: gettext_lazy("New sentence"),
    SentenceExceptionKind.NO_BREAK: gettext_lazy("Same sentence"),
}
"""What a sentence rule says, by its kind."""


class SentenceRulesModel(QAbstractTableModel):
    """Table model of a project's own sentence rules: what each says, and the words on either side of the place."""

    COLUMNS = (gettext_lazy("Rule"), gettext_lazy("After"), gettext_lazy("Before"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SentenceException, ...] = ()

    def load(self, rows: Sequence[SentenceException]) -> None:
        """Show other rules."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.COLUMNS)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        rule = self.rows[index.row()]
        kind = str(KINDS[rule.kind])
        if rule.is_pattern:
            kind = _("{rule} (pattern)", rule=kind)
        return (kind, rule.before, rule.after)[index.column()]

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.COLUMNS[section])
        is_alignment = role == Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter if is_alignment else None


def suggestion_words(suggestion: ExceptionSuggestion) -> str:
    """Return the question whether splits or joins by hand shall become a sentence rule."""
    rule, times = suggestion
    match rule.kind:
        case SentenceExceptionKind.ABBREVIATION:
            return ngettext(
                "You joined sentences after “{word}” {number} time. Is it an abbreviation?",
                "You joined sentences after “{word}” {number} times. Is it an abbreviation?",
                times,
                word=_isolated(rule.before),
            )
        case SentenceExceptionKind.NO_BREAK:
            return ngettext(
                "You joined sentences between “{before}” and “{after}” {number} time. Always join them there?",
                "You joined sentences between “{before}” and “{after}” {number} times. Always join them there?",
                times,
                before=_isolated(rule.before),
                after=_isolated(rule.after),
            )
        case SentenceExceptionKind.BREAK if rule.after:
            return ngettext(
                "You split sentences before “{word}” {number} time. Always begin a sentence there?",
                "You split sentences before “{word}” {number} times. Always begin a sentence there?",
                times,
                word=_isolated(" ".join(filter(None, (rule.before, rule.after)))),
            )
        case SentenceExceptionKind.BREAK:
            return ngettext(
                "You split sentences after “{word}” {number} time. Always begin a sentence there?",
                "You split sentences after “{word}” {number} times. Always begin a sentence there?",
                times,
                word=_isolated(rule.before),
            )


def import_words(found: SentenceExceptionsFile) -> str:
    """Return how many sentence rules a file gave, and what in it was skipped: the first lines of it."""
    count, skipped = len(found.exceptions), len(found.skipped)
    words = ngettext("{number} rule added.", "{number} rules added.", count)
    if not skipped:
        return words
    left = ngettext("{number} line was skipped:", "{number} lines were skipped:", skipped)
    lines = [_isolated(as_sentence(str(message))) for message in found.skipped[:_SHOWN]]
    return "\n".join([_("{message} {rest}", message=words, rest=left), *lines, *(["…"] if skipped > _SHOWN else [])])


def _isolated(words: str) -> str:
    """Return Urdu for the middle of an English sentence, so that numbers beside it keep their places."""
    return f"\u2068{words}\u2069"
