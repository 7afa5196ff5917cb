"""An item model of the links of an old translation, which a person corrects: joins, splits, skips and links."""

from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.memory.sentence_alignment import SentenceLink
from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.project.memory.document_alignment import AlignedTexts
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
MARK, ENGLISH, URDU = range(3)


class LinkState(Enum):
    """What is to be known of a link: sure, doubtful, made by hand, skipped, or a sentence without a counterpart."""

    SURE = auto()
    DOUBTFUL = auto()
    BY_HAND = auto()
    SKIPPED = auto()
    URDU_ALONE = auto()
    ENGLISH_ALONE = auto()


STATE_WORDS = {
    LinkState.SURE: gettext_lazy("Linked"),
    LinkState.DOUBTFUL: gettext_lazy("Doubtful"),
    LinkState.BY_HAND: gettext_lazy("By hand"),
    LinkState.SKIPPED: gettext_lazy("Skipped"),
    LinkState.URDU_ALONE: gettext_lazy("No English"),
    LinkState.ENGLISH_ALONE: gettext_lazy("No Urdu"),
}
_OPEN = frozenset({LinkState.DOUBTFUL, LinkState.URDU_ALONE, LinkState.ENGLISH_ALONE})


class LinkRow(NamedTuple):
    """A row of the list: a link, whether a person made or checked it, and whether it is left out."""

    link: SentenceLink
    is_by_hand: bool = False
    is_skipped: bool = False

    @property
    def state(self) -> LinkState:
        """What is to be known of the link."""
        if self.is_skipped:
            return LinkState.SKIPPED
        if not self.link.english:
            return LinkState.URDU_ALONE
        if not self.link.urdu:
            return LinkState.ENGLISH_ALONE
        if self.is_by_hand:
            return LinkState.BY_HAND
        return LinkState.DOUBTFUL if self.link.is_doubtful else LinkState.SURE


class AlignmentModel(QAbstractTableModel):
    """Table model of the links of two texts; every change can be undone."""

    ROW = int(Qt.ItemDataRole.UserRole)
    changed = Signal()

    def __init__(self, texts: AlignedTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[LinkRow, ...] = tuple(LinkRow(link) for link in texts.links)
        self._undo: list[tuple[tuple[LinkRow, ...], int]] = []
        self._redo: list[tuple[tuple[LinkRow, ...], int]] = []

    # What the dialog asks

    @property
    def texts(self) -> AlignedTexts:
        """The texts with the links as they are now, without those that are skipped."""
        return self._texts._replace(links=tuple(row.link for row in self._rows if not row.is_skipped))

    @property
    def is_edited(self) -> bool:
        """Whether a link was changed by hand."""
        return bool(self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to redo."""
        return bool(self._redo)

    def row(self, place: int) -> LinkRow:
        """Return the row at a place."""
        return self._rows[place]

    def count(self, *states: LinkState) -> int:
        """Return the number of rows with one of some states."""
        return sum(row.state in states for row in self._rows)

    def next_open(self, after: int, *, back: bool = False) -> int | None:
        """Return the next (or previous) doubtful link or sentence without a counterpart, wrapping around."""
        count = len(self._rows)
        steps = (after - step if back else after + step for step in range(1, count + 1))
        return next((place % count for place in steps if self._rows[place % count].state in _OPEN), None)

    # What a person does; each returns the row to go to, None if nothing can be done

    def join(self, place: int) -> int | None:
        """Join a row with the next one: their sentences are linked together."""
        return self.link((place, place + 1)) if place + 1 < len(self._rows) else None

    def link(self, places: Collection[int]) -> int | None:
        """Link all sentences of some rows together; those of each side must be neighbours."""
        chosen = sorted(places)
        links = [self._rows[place].link for place in chosen]
        urdu = tuple(sorted(at for link in links for at in link.urdu))
        english = tuple(sorted(at for link in links for at in link.english))
        if len(chosen) < 2 or not (_are_neighbours(urdu) and _are_neighbours(english)):  # noqa: PLR2004
            return None
        # It stands where its Urdu stood.
        place = next((at for at in chosen if self._rows[at].link.urdu), chosen[0])
        rows = [
            LinkRow(SentenceLink(urdu, english), is_by_hand=True) if at == place else row
            for at, row in enumerate(self._rows)
            if at == place or at not in chosen
        ]
        return self._set(rows, place, place - sum(at < place for at in chosen))

    def split(self, place: int) -> int | None:
        """Split a row: the first sentence of each side from the others; a sentence and its English from each other."""
        link = self._rows[place].link
        urdu, english = link.urdu, link.english
        if len(urdu) + len(english) < 2:  # noqa: PLR2004
            return None
        if len(urdu) <= 1 and len(english) <= 1:
            parts = [SentenceLink(urdu, ()), SentenceLink((), english)]
        else:
            parts = [SentenceLink(urdu[:1], english[:1]), SentenceLink(urdu[1:], english[1:])]
        rows = [*self._rows[:place], *(LinkRow(part, is_by_hand=True) for part in parts), *self._rows[place + 1 :]]
        return self._set(rows, place, place)

    def skip(self, places: Collection[int]) -> int | None:
        """Leave rows out of what is taken over, or take them in again if all of them are left out."""
        skips = not all(self._rows[place].is_skipped for place in places)
        rows = [row._replace(is_skipped=skips) if at in places else row for at, row in enumerate(self._rows)]
        return self._set(rows, min(places), min(places)) if places else None

    def accept(self, places: Collection[int]) -> int | None:
        """Mark links as right: they are no longer doubtful."""
        doubtful = [place for place in places if self._rows[place].state is LinkState.DOUBTFUL]
        rows = [row._replace(is_by_hand=True) if at in doubtful else row for at, row in enumerate(self._rows)]
        return self._set(rows, doubtful[0], doubtful[0]) if doubtful else None

    def undo(self) -> int | None:
        """Undo the last change."""
        return self._step(self._undo, self._redo)

    def redo(self) -> int | None:
        """Redo the change that was undone last."""
        return self._step(self._redo, self._undo)

    def _set(self, rows: Iterable[LinkRow], before: int, place: int) -> int:
        self._undo.append((self._rows, before))
        self._redo.clear()
        self._show(tuple(rows))
        return place

    def _step(
        self, stack: list[tuple[tuple[LinkRow, ...], int]], other: list[tuple[tuple[LinkRow, ...], int]]
    ) -> int | None:
        if not stack:
            return None
        rows, place = stack.pop()
        other.append((self._rows, place))
        self._show(rows)
        return min(place, len(rows) - 1)

    def _show(self, rows: tuple[LinkRow, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.changed.emit()

    # Qt's item model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else 3

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            urdu, english = self._texts.sides(row.link)
            state = str(STATE_WORDS[row.state])
            return _("{state}. English: {english}. Urdu: {urdu}", state=state, english=english, urdu=urdu)
        if role == Qt.ItemDataRole.DisplayRole:
            texts, link = self._texts, row.link
            english, urdu = _listed(texts.english, link.english), _listed(texts.urdu, link.urdu)
            return (state_words(row), english, urdu)[column]
        return None

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == URDU:
            # Where its text begins, whichever way the interface runs.
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (_("Link"), _("English"), _("Urdu"))[section]
        return None


def state_words(row: LinkRow) -> str:
    """Return the state of a link and, where several sentences are linked, how many: "Doubtful 2–1"."""
    link, words = row.link, str(STATE_WORDS[row.state])
    if max(len(link.urdu), len(link.english)) <= 1:
        return words
    return _(
        "{state} {urdu}–{english}",
        state=words,
        urdu=format_number(len(link.urdu)),
        english=format_number(len(link.english)),
    )


def _listed(sentences: Sequence[str], places: Sequence[int]) -> str:
    """Return the sentences of one side; several in a line each, so that people see what would be split."""
    if len(places) <= 1:
        return "".join(sentences[at] for at in places)
    return "\n".join(f"• {sentences[at]}" for at in places)


def _are_neighbours(indexes: Sequence[int]) -> bool:
    return not indexes or indexes[-1] - indexes[0] == len(indexes) - 1
