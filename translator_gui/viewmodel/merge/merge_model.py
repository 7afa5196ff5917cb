"""An item model of the differences between two copies of a project, with the choices of the user."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.merging import MergeResolution
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import MergeDifference, ProjectCopyComparison, SentenceMergeOutcome
from translator_gui.text.difference import DiffKind, DiffPiece, difference, difference_in_words
from translator_gui.viewmodel.merge.wording import (
    KIND_WORDS,
    TAKEN_WORDS,
    MergedTextOrigin,
    figures,
    their_comment_lines,
    version_words,
)
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 2000
"""Texts with marked differences that are cached."""


class MergeSideDiffs(NamedTuple):
    """Both texts of a sentence in a merge, with their differences from the common ancestor, else from mine."""

    mine: tuple[DiffPiece, ...]
    theirs: tuple[DiffPiece, ...]


_USUAL = {
    SentenceMergeOutcome.THEIRS: MergedTextOrigin.THEIRS,
    SentenceMergeOutcome.MINE: MergedTextOrigin.MINE,
    SentenceMergeOutcome.CONFLICT: MergedTextOrigin.OPEN,
    SentenceMergeOutcome.COMMENT: MergedTextOrigin.BOTH,
}
_TURNS = {
    MergedTextOrigin.OPEN: MergedTextOrigin.THEIRS,
    MergedTextOrigin.EDITED: MergedTextOrigin.THEIRS,
    MergedTextOrigin.THEIRS: MergedTextOrigin.MINE,
}


class MergeDifferencesModel(QAbstractListModel):
    """List model of the sentences that differ between two copies to merge, with the user's choices."""

    DIFFERENCE = int(Qt.ItemDataRole.UserRole)
    chosen = Signal()
    """A choice changed."""

    def __init__(self, comparison: ProjectCopyComparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = comparison
        self.counts = Counter(difference.kind for difference in comparison.differences)
        self._rows: tuple[MergeDifference, ...] = comparison.differences
        self._taken: dict[str, MergedTextOrigin] = {}
        """Choices that differ from the default, by sentence uid."""
        self._written: dict[str, str] = {}
        self._marked: dict[str, MergeSideDiffs] = {}

    # What is listed

    def show_only(self, kinds: frozenset[SentenceMergeOutcome]) -> None:
        """List only some kinds of differences of the merge."""
        self.beginResetModel()
        self._rows = tuple(each for each in self.comparison.differences if each.kind in kinds)
        self.endResetModel()

    def row(self, number: int) -> MergeDifference:
        """Return the difference (sentence in both copies) of a row of the merge list."""
        return self._rows[number]

    def row_of(self, uid: str) -> int:
        """Return the row of a sentence in the merge list; -1 if it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.uid == uid), -1)

    def side_diffs(self, number: int) -> MergeSideDiffs:
        """Return both texts (mine, theirs) of a row of the merge list with their differences marked."""
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
        """Return the screen-reader text of a row of the merge list."""
        row, marked, taken = self._rows[number], self.side_diffs(number), self.text_origin(number)
        kind, side = KIND_WORDS[row.kind], TAKEN_WORDS[taken]
        parts = [
            _("{number}: {kind}, taken: {side}", number=row.number, kind=kind, side=side)
            if row.number
            else _("new: {kind}, taken: {side}", kind=kind, side=side)
        ]
        if taken is MergedTextOrigin.EDITED:
            parts.append(_("edited: {text}", text=self._written[row.uid]))
        mine, theirs = difference_in_words(marked.mine), difference_in_words(marked.theirs)
        parts.append(_("mine ({version}): {text}", version=version_words(row.mine), text=mine))
        parts.append(_("theirs ({version}): {text}", version=version_words(row.theirs), text=theirs))
        parts += their_comment_lines(row)
        return ". ".join(parts)

    # What is chosen

    def text_origin(self, number: int) -> MergedTextOrigin:
        """Return whose text the merge takes for a row's sentence: mine, theirs, or an edited one."""
        row = self._rows[number]
        return self._taken.get(row.uid, _USUAL[row.kind])

    def edited_text(self, number: int) -> str:
        """Return the text that the user wrote as merge result of a row; empty if there is none."""
        return self._written.get(self._rows[number].uid, "")

    def text(self, number: int) -> str:
        """Return the English that the merge takes for a row's sentence; mine while nothing is chosen."""
        row, taken = self._rows[number], self.text_origin(number)
        if taken is MergedTextOrigin.EDITED:
            return self._written[row.uid]
        return row.theirs.target if taken is MergedTextOrigin.THEIRS else row.mine.target

    def why_fixed(self, number: int) -> str:
        """Return why the user cannot choose what the merge takes for a row; empty if that is possible."""
        row = self._rows[number]
        if row.kind is SentenceMergeOutcome.COMMENT:
            return _("The English is the same: what was said in either copy is kept")
        if row.kind is not SentenceMergeOutcome.CONFLICT and Status.FINAL in {row.mine.status, row.theirs.status}:
            return _("It is final in one copy and stays so; reopen it to change it")
        return ""

    def take(self, number: int, taken: MergedTextOrigin) -> bool:
        """Choose mine, theirs or neither for a row of the merge list; False if the row leaves no choice."""
        if self.why_fixed(number):
            return False
        row = self._rows[number]
        self._written.pop(row.uid, None)
        self._keep(number, taken)
        return True

    def write(self, number: int, text: str) -> bool:
        """Choose the user's own text for a row of the merge list (or the side equal to it); False if it is fixed."""
        if self.why_fixed(number):
            return False
        row = self._rows[number]
        if text == self.text(number) and self.text_origin(number) is not MergedTextOrigin.OPEN:
            return True
        for taken, version in ((MergedTextOrigin.MINE, row.mine), (MergedTextOrigin.THEIRS, row.theirs)):
            if text == version.target:
                return self.take(number, taken)
        self._written[row.uid] = text
        self._keep(number, MergedTextOrigin.EDITED)
        return True

    def turn(self, number: int) -> bool:
        """Switch a row of the merge list to its next choice: theirs, mine, in a conflict neither; False if fixed."""
        row, taken = self._rows[number], self.text_origin(number)
        last = MergedTextOrigin.OPEN if row.kind is SentenceMergeOutcome.CONFLICT else MergedTextOrigin.THEIRS
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
    def choice_count(self) -> int:
        """Number of rows of the merge list with a choice that differs from the default."""
        return len(self._taken)

    @property
    def choices(self) -> Mapping[str, MergeResolution]:
        """The user's choices for the merge by sentence uid, without the defaults."""
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
        """Number of sentences for which the merge takes mine, theirs, an edited text or nothing yet."""
        return Counter(self._taken.get(row.uid, _USUAL[row.kind]) for row in self.comparison.differences)

    @property
    def open_conflicts(self) -> int:
        """Number of merge conflicts without a choice."""
        return self.figures[MergedTextOrigin.OPEN]

    def next_open(self, after: int) -> int:
        """Return the row of the next merge conflict without a choice, wrapping around; -1 if there is none."""
        count = len(self._rows)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((at for at in places if self.text_origin(at) is MergedTextOrigin.OPEN), -1)

    @property
    def summary(self) -> str:
        """Summary of the differences between the copies: "12 differ: 7 theirs, 3 mine, 2 conflicts"."""
        return figures(self.counts)


def _marked(row: MergeDifference) -> MergeSideDiffs:
    mine, theirs = row.mine.target, row.theirs.target
    base = row.ancestor.target if row.ancestor is not None else ""
    if base and row.kind is not SentenceMergeOutcome.COMMENT:
        return MergeSideDiffs(difference(base, mine), difference(base, theirs))
    return MergeSideDiffs(_plain(mine), difference(mine, theirs) if mine else _plain(theirs))


def _plain(text: str) -> tuple[DiffPiece, ...]:
    return (DiffPiece(DiffKind.KEPT, text),) if text else ()
