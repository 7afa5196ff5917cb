"""The terms that confirmed sentences suggest, as a table; accepting one adds it to the project's glossary."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.glossary import GlossaryEntry, split_texts
from translator_gui.project.commands.set_project_key_values import set_terms
from translator_gui.project.glossary import merge_into
from translator_gui.project.project import Project
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from translator_gui.project.term_proposals import ProposedTerm, TermProposals

_Index = QModelIndex | QPersistentModelIndex
URDU, ENGLISH, SENTENCES = range(3)
_SIDES = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Qt.AlignmentFlag.AlignLeading,
    Qt.AlignmentFlag.AlignTrailing,
)


class TermProposalsModel(QAbstractTableModel):
    """Table model of proposed terms; their English may be edited before they are accepted."""

    shown = Signal()
    """Proposals came, or some were accepted or dismissed."""
    failed = Signal(str)

    def __init__(self, session: ProjectSession, dismissed: set[str]) -> None:
        """Look for proposals in the confirmed sentences.

        Args:
            session: The open project.
            dismissed: Urdu of the proposals that the user dismissed; more are added.
        """
        super().__init__(session)
        self._session, self._dismissed = session, dismissed
        self._rows: list[ProposedTerm] = []
        self.is_searching = True
        self.confirmed = 0
        """Sentences that were learned from."""
        self._calls = AsyncCalls(self)
        session.ask(_known_terms, self._search, owner=self, topic="known")

    def _search(self, known: Sequence[str]) -> None:
        rows = self._session.model.snapshot()
        propose = partial(self._session.helper.call, "propose_terms_in_rows", rows, (*known, *self._dismissed))
        self._calls.send(lambda progress: propose(progress=progress), self._take, self._fail, topic="propose")

    def _take(self, found: "TermProposals") -> None:
        self.is_searching, self.confirmed = False, found.confirmed
        self.beginResetModel()
        self._rows = list(found.terms)
        self.endResetModel()
        self.shown.emit()

    def _fail(self, reason: str) -> None:
        self.is_searching = False
        self.failed.emit(reason)

    def row(self, place: int) -> "ProposedTerm":
        """Return the proposal at a place."""
        return self._rows[place]

    def accept(self, places: Collection[int]) -> None:
        """Add proposals to the project's glossary."""
        entries = [GlossaryEntry(self._rows[at].urdu, split_texts(self._rows[at].english)) for at in places]
        if entries:
            self._session.ask(lambda project: project.queries.glossary(), partial(self._add, entries))
            self._remove(places)

    def _add(self, entries: Sequence[GlossaryEntry], known: Sequence[GlossaryEntry]) -> None:
        changed = merge_into(known, entries)
        if changed:
            self._session.change(set_terms(*changed, verb="accepting terms"))

    def dismiss(self, places: Collection[int]) -> None:
        """Take proposals off the list, until the project is closed."""
        self._dismissed.update(self._rows[place].urdu for place in places)
        self._remove(places)

    def _remove(self, places: Collection[int]) -> None:
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()
        self.shown.emit()

    # Qt's item model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(_SIDES)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return (row.urdu, row.english, format_number(row.sentences))[index.column()]
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
        editable = index.column() != SENTENCES
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt)
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not text:
            return False
        row = self._rows[index.row()]
        changed = row._replace(urdu=text) if index.column() == URDU else row._replace(english=text)
        self._rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        return True


def _known_terms(project: Project) -> list[str]:
    """Return the Urdu of the terms and names of a project, and of what they were before, if they are in conflict."""
    kinds = (SharedEntryKind.TERM, SharedEntryKind.NAME)
    return [entry.key for kind in kinds for entry in project.queries.shared_entries(kind)]
