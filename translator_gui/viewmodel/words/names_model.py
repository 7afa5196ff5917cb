"""The names register of a project as a table: registered names, then those found in its texts."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.entry import SharedEntryKind
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.name_search import FoundName, without_registered
from translator_gui.project.names import RegisteredName, clean_name, registered_names
from translator_gui.project.project import Project
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.romanisation import romanised
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.row_table_model import RowTableModel
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

_Index = QModelIndex | QPersistentModelIndex
URDU, ENGLISH, SENTENCES = range(3)
_SIDES = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Qt.AlignmentFlag.AlignLeading,
    Qt.AlignmentFlag.AlignTrailing,
)


class NameRow(NamedTuple):
    """A row of the names register: a registered name, or one that was found and may be added.

    Attributes:
        urdu: The name.
        english: Its spelling; of a found name the one that was confirmed most often, perhaps empty.
        sentences: Number of sentences with it; None where it was not counted.
        spellings: Number of spellings in confirmed English.
        is_registered: Whether the project has registered it.
    """

    urdu: str
    english: str
    sentences: int | None
    spellings: int
    is_registered: bool


class NamesModel(RowTableModel[NameRow]):
    """Table model of the names register; editing a cell registers the name in the project."""

    COLUMNS = (gettext_lazy("Urdu"), gettext_lazy("English"), gettext_lazy("Sentences"))
    ROW = int(Qt.ItemDataRole.UserRole)
    found = Signal()
    """The names of the texts have been searched for."""
    failed = Signal(str)

    def __init__(self, session: ProjectSession, dictionaries: Sequence[str]) -> None:
        super().__init__(session)
        self._session = session
        self._registered: list[RegisteredName] = []
        self._found: list[FoundName] = []
        self._calls = AsyncCalls(self)
        self.is_searching = True
        session.shared_changed.connect(self._read)
        self._read()
        rows = session.model.snapshot()
        find = partial(session.helper.call, "find_names_in_rows", rows, tuple(dictionaries))
        self._calls.send(lambda progress: find(progress=progress), self._take_found, self._fail)

    def _read(self) -> None:
        self._session.ask(_names, self._take_names, owner=self, topic="names")

    def _take_names(self, names: list[RegisteredName]) -> None:
        self._registered = names
        self._arrange()

    def _take_found(self, names: list[FoundName]) -> None:
        self.is_searching = False
        self._found = names
        self._arrange()
        self.found.emit()

    def _fail(self, reason: str) -> None:
        self.is_searching = False
        self.failed.emit(reason)

    def _arrange(self) -> None:
        counts = {loose_word_key(name.urdu): name for name in self._found}
        registered = [
            NameRow(
                name.urdu, name.english, of.sentences if of else None, of.spellings if of else 0, is_registered=True
            )
            for name in self._registered
            for of in [counts.get(loose_word_key(name.urdu))]
        ]
        others = without_registered(self._found, [name.urdu for name in self._registered])
        rows = (*registered, *(NameRow(*name, is_registered=False) for name in others))
        if rows != self.rows:
            self.load(rows)

    # What the dialog does

    @property
    def registered(self) -> list[RegisteredName]:
        """The registered names, in the order of their Urdu."""
        return self._registered

    def row(self, place: int) -> NameRow:
        """Return the row at a place."""
        return self.rows[place]

    def place_of(self, urdu: str) -> int:
        """Return the place of a name; -1 if it is not in the list."""
        key = loose_word_key(urdu)
        return next((place for place, row in enumerate(self.rows) if loose_word_key(row.urdu) == key), -1)

    def register(self, urdu: str, english: str) -> bool:
        """Register a name; False if a part is missing."""
        name = RegisteredName(clean_name(urdu), clean_name(english))
        return bool(name.urdu and name.english) and self._session.change(set_names(name))

    def register_found(self, places: Iterable[int]) -> None:
        """Register found names with their confirmed spelling; those without one are left out."""
        rows = [self.rows[place] for place in places]
        names = [RegisteredName(row.urdu, row.english) for row in rows if row.english and not row.is_registered]
        if names:
            self._session.change(set_names(*names))

    def remove(self, places: Collection[int]) -> None:
        """Remove registered names."""
        names = [RegisteredName(self.rows[place].urdu, "") for place in places if self.rows[place].is_registered]
        if names:
            self._session.change(set_names(*names))

    # Qt's item model

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case self.ROW:
                found: Any = row
            case Qt.ItemDataRole.EditRole:
                found = row.english or romanised(row.urdu) if column == ENGLISH else row.urdu
            case Qt.ItemDataRole.DisplayRole:
                found = (row.urdu, row.english, "" if row.sentences is None else format_number(row.sentences))[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _SIDES[column] | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                found = _tip(row)
            case _:
                found = None
        return found

    def flags(self, index: _Index) -> Qt.ItemFlag:
        editable = self._session.writable and (
            index.column() == ENGLISH or (index.column() == URDU and self.rows[index.row()].is_registered)
        )
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt)
        text = clean_name(str(value))
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or not text:
            return False
        if index.column() == ENGLISH:
            return (text != row.english or not row.is_registered) and self.register(row.urdu, text)
        if text == row.urdu:
            return False
        return self._session.change(set_names(RegisteredName(row.urdu, ""), RegisteredName(text, row.english)))


def _tip(row: NameRow) -> str:
    if not row.is_registered:
        return _("Found in the texts; not registered")
    return _("The confirmed English spells it in {number} ways", number=row.spellings) if row.spellings > 1 else ""


def _names(project: Project) -> list[RegisteredName]:
    return registered_names(project.queries.shared_entries(SharedEntryKind.NAME))
