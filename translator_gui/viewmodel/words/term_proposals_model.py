"""The terms that confirmed sentences suggest, as a table, and those that were dismissed."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.term_proposals import ProposedTerm
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.words.learned_terms_state import LearnedTermsState

_Index = QModelIndex | QPersistentModelIndex
URDU, ENGLISH, SENTENCES = range(3)
_SIDES = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Qt.AlignmentFlag.AlignLeading,
    Qt.AlignmentFlag.AlignTrailing,
)


class TermProposalRow(NamedTuple):
    """A row of the table: a learned term, and whether it was dismissed."""

    term: ProposedTerm
    is_dismissed: bool = False


class TermProposalsModel(QAbstractTableModel):
    """Table model of proposed terms; their English may be edited before they are accepted. Dismissed ones follow."""

    shown = Signal()
    """Other terms are listed, or terms are being learned."""

    def __init__(self, state: LearnedTermsState) -> None:
        """Create the model; terms are learned anew.

        Args:
            state: Learns the terms, and knows those that were dismissed.
        """
        super().__init__(state)
        self._state = state
        self._rows: list[TermProposalRow] = []
        self._edited: dict[ProposedTerm, ProposedTerm] = {}
        """Terms as they were edited here, by what was learned."""
        self._shows_dismissed = False
        state.changed.connect(self._arrange)
        state.learn_again()
        self._arrange()

    @property
    def state(self) -> LearnedTermsState:
        """Learns the terms, and knows those that were dismissed."""
        return self._state

    def show_dismissed(self, shown: bool) -> None:
        """List the dismissed terms too, or no longer."""
        self._shows_dismissed = shown
        self._arrange()

    def _arrange(self) -> None:
        rows = [TermProposalRow(term) for term in self._state.proposals]
        if self._shows_dismissed:
            dismissed = (ProposedTerm(term.urdu, term.english, 0) for term in self._state.dismissed)
            rows += [TermProposalRow(term, True) for term in dismissed]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.shown.emit()

    def row(self, place: int) -> TermProposalRow:
        """Return the row at a place, as it was edited."""
        row = self._rows[place]
        return row._replace(term=self._edited.get(row.term, row.term))

    @property
    def proposals(self) -> int:
        """The number of terms that are proposed."""
        return sum(not row.is_dismissed for row in self._rows)

    def accept(self, places: Collection[int]) -> None:
        """Add terms to the project's glossary."""
        learned = [self._rows[place].term for place in places]
        self._state.accept([self.row(place).term for place in places], learned)

    def dismiss(self, places: Collection[int]) -> None:
        """Propose terms no longer, to nobody in the project."""
        self._state.dismiss([row.term for row in self._chosen(places) if not row.is_dismissed])

    def restore(self, places: Collection[int]) -> None:
        """Let dismissed terms be proposed again."""
        self._state.restore([row.term.urdu for row in self._chosen(places) if row.is_dismissed])

    def _chosen(self, places: Collection[int]) -> Sequence[TermProposalRow]:
        return [self._rows[place] for place in sorted(places)]

    # Qt's item model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(_SIDES)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        term, is_dismissed = self.row(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                last = _("dismissed") if is_dismissed else format_number(term.sentences)
                return (term.urdu, term.english, last)[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _SIDES[index.column()] | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Urdu"), _("English"), _("Sentences"))[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        editable = index.column() != SENTENCES and not self._rows[index.row()].is_dismissed
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt)
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not text:
            return False
        term = self.row(index.row()).term
        changed = term._replace(urdu=text) if index.column() == URDU else term._replace(english=text)
        self._edited[self._rows[index.row()].term] = changed
        self.dataChanged.emit(index, index)
        return True
