"""What differs between two copies of a project as a list, and what a person chooses of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.model.merging import MergeResolution
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import CopyComparison, DifferenceKind, SentenceDifference
from translator_gui.text.difference import DiffKind, DiffPiece, difference, difference_in_words
from translator_gui.viewmodel.merge.wording import MergedTextOrigin, figures, said_words, version_words
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 2000
"""Marked texts that are kept."""


class MergeSideDiffs(NamedTuple):
    """Both texts with what each changed of what they come from; where they come from nothing, of mine."""

    mine: tuple[DiffPiece, ...]
    theirs: tuple[DiffPiece, ...]


_USUAL = {
    DifferenceKind.THEIRS: MergedTextOrigin.THEIRS,
    DifferenceKind.MINE: MergedTextOrigin.MINE,
    DifferenceKind.CONFLICT: MergedTextOrigin.OPEN,
    DifferenceKind.COMMENT: MergedTextOrigin.BOTH,
}
_TURNS = {
    MergedTextOrigin.OPEN: MergedTextOrigin.THEIRS,
    MergedTextOrigin.EDITED: MergedTextOrigin.THEIRS,
    MergedTextOrigin.THEIRS: MergedTextOrigin.MINE,
}


class MergeModel(QAbstractListModel):
    """A row a sentence that differs. Nothing is written here: `choices` is what merging is told."""

    DIFFERENCE = int(Qt.ItemDataRole.UserRole)
    chosen = Signal()
    """Something else is to be taken."""

    def __init__(self, comparison: CopyComparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = comparison
        self.counts = Counter(difference.kind for difference in comparison.differences)
        self._rows: tuple[SentenceDifference, ...] = comparison.differences
        self._taken: dict[str, MergedTextOrigin] = {}
        """What is not as usual, by the uids of sentences."""
        self._written: dict[str, str] = {}
        self._marked: dict[str, MergeSideDiffs] = {}

    # What is listed

    def show_only(self, kinds: frozenset[DifferenceKind]) -> None:
        """Lists some kinds alone."""
        self.beginResetModel()
        self._rows = tuple(each for each in self.comparison.differences if each.kind in kinds)
        self.endResetModel()

    def row(self, number: int) -> SentenceDifference:
        """A line."""
        return self._rows[number]

    def row_of(self, uid: str) -> int:
        """The line of a sentence; -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.uid == uid), -1)

    def marked(self, number: int) -> MergeSideDiffs:
        """Both texts of a line with their differences."""
        row = self._rows[number]
        found = self._marked.get(row.uid)
        if found is None:
            if len(self._marked) >= _KEPT:
                self._marked.clear()
            found = self._marked[row.uid] = _marked(row)
        return found

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == self.DIFFERENCE:
            return self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.in_words(index.row())
        return None

    def in_words(self, number: int) -> str:
        """A line for those who hear it."""
        row, marked = self._rows[number], self.marked(number)
        parts = [f"{row.number or 'new'}: {row.kind}, taken: {self.taken(number)}"]
        if self.taken(number) is MergedTextOrigin.EDITED:
            parts.append(f"edited: {self._written[row.uid]}")
        parts.append(f"mine ({version_words(row.mine)}): {difference_in_words(marked.mine)}")
        parts.append(f"theirs ({version_words(row.theirs)}): {difference_in_words(marked.theirs)}")
        parts += said_words(row)
        return ". ".join(parts)

    # What is chosen

    def taken(self, number: int) -> MergedTextOrigin:
        """What the sentence of a line will read."""
        row = self._rows[number]
        return self._taken.get(row.uid, _USUAL[row.kind])

    def written(self, number: int) -> str:
        """The words of one's own that a line will read; empty where there are none."""
        return self._written.get(self._rows[number].uid, "")

    def text(self, number: int) -> str:
        """What a line will read; where nothing is chosen yet, mine."""
        row, taken = self._rows[number], self.taken(number)
        if taken is MergedTextOrigin.EDITED:
            return self._written[row.uid]
        return row.theirs.target if taken is MergedTextOrigin.THEIRS else row.mine.target

    def why_fixed(self, number: int) -> str:
        """Why there is nothing to choose in a line, in words; empty where there is."""
        row = self._rows[number]
        if row.kind is DifferenceKind.COMMENT:
            return "The English is the same: what was said in either copy is kept"
        if row.kind is not DifferenceKind.CONFLICT and Status.FINAL in {row.mine.status, row.theirs.status}:
            return "It is final in one copy and stays so; reopen it to change it"
        return ""

    def take(self, number: int, taken: MergedTextOrigin) -> bool:
        """Chooses mine, theirs, or nothing yet; False where there is nothing to choose."""
        if self.why_fixed(number):
            return False
        row = self._rows[number]
        self._written.pop(row.uid, None)
        self._keep(number, taken)
        return True

    def write(self, number: int, text: str) -> bool:
        """Chooses words of one's own; those that are mine or theirs choose that."""
        if self.why_fixed(number):
            return False
        row = self._rows[number]
        if text == self.text(number) and self.taken(number) is not MergedTextOrigin.OPEN:
            return True
        for taken, version in ((MergedTextOrigin.MINE, row.mine), (MergedTextOrigin.THEIRS, row.theirs)):
            if text == version.target:
                return self.take(number, taken)
        self._written[row.uid] = text
        self._keep(number, MergedTextOrigin.EDITED)
        return True

    def turn(self, number: int) -> bool:
        """Chooses the other one: theirs, mine and, in a conflict, nothing yet."""
        row, taken = self._rows[number], self.taken(number)
        last = MergedTextOrigin.OPEN if row.kind is DifferenceKind.CONFLICT else MergedTextOrigin.THEIRS
        return self.take(number, _TURNS.get(taken, last))

    def _keep(self, number: int, taken: MergedTextOrigin) -> None:
        row = self._rows[number]
        if taken is _USUAL[row.kind]:
            self._taken.pop(row.uid, None)
        else:
            self._taken[row.uid] = taken
        self.dataChanged.emit(self.index(number), self.index(number))
        self.chosen.emit()

    @property
    def touched(self) -> int:
        """Lines of which something else is taken than usual."""
        return len(self._taken)

    @property
    def choices(self) -> Mapping[str, MergeResolution]:
        """What a person chose, by the uids of sentences: what merging does by itself is not told."""
        return dict(self._chosen())

    def _chosen(self) -> Iterator[tuple[str, MergeResolution]]:
        for row in self.comparison.differences:
            taken = self._taken.get(row.uid)
            if taken is MergedTextOrigin.EDITED:
                yield row.uid, MergeResolution(self._written[row.uid])
            elif taken in {MergedTextOrigin.MINE, MergedTextOrigin.THEIRS}:
                yield row.uid, (row.mine if taken is MergedTextOrigin.MINE else row.theirs).choice

    @property
    def figures(self) -> Counter[MergedTextOrigin]:
        """How many sentences will read what."""
        return Counter(self._taken.get(row.uid, _USUAL[row.kind]) for row in self.comparison.differences)

    @property
    def open_conflicts(self) -> int:
        """Conflicts of which nothing is chosen."""
        return self.figures[MergedTextOrigin.OPEN]

    def next_open(self, after: int) -> int:
        """The line of the next conflict of which nothing is chosen, round the end; -1 where there is none."""
        count = len(self._rows)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((at for at in places if self.taken(at) is MergedTextOrigin.OPEN), -1)

    @property
    def summary(self) -> str:
        """What differs, in figures."""
        return figures(self.counts)


def _marked(row: SentenceDifference) -> MergeSideDiffs:
    mine, theirs = row.mine.target, row.theirs.target
    base = row.ancestor.target if row.ancestor is not None else ""
    if base and row.kind is not DifferenceKind.COMMENT:
        return MergeSideDiffs(difference(base, mine), difference(base, theirs))
    return MergeSideDiffs(_plain(mine), difference(mine, theirs) if mine else _plain(theirs))


def _plain(text: str) -> tuple[DiffPiece, ...]:
    return (DiffPiece(DiffKind.KEPT, text),) if text else ()
