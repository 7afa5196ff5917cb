"""Every comment of a project as a list, in the order of the text, filtered."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from translator_gui.model.comment import Category, Placed, Severity, Thread, verdict_words
from translator_gui.model.segment import paragraph_of
from translator_gui.project.project import Project
from translator_gui.text.folding import fold
from translator_gui.viewmodel.commenting.words import beginning, when
from translator_gui.viewmodel.page_model import PageChange
from translator_gui.viewmodel.session.session import Session

_Index = QModelIndex | QPersistentModelIndex


class State(StrEnum):
    """Which threads are wanted."""

    OPEN = "open"
    RESOLVED = "resolved"
    ALL = "all"


NONE = "none"
"""Stands for comments that say no category or no severity."""


class CommentFilter(NamedTuple):
    """What is wanted; where nothing is named, everything.

    Attributes:
        state: Open, resolved or both.
        categories: As `Category` writes them, or `NONE`.
        severities: As `Severity` writes them, or `NONE`.
        authors: Names; of any remark.
        text: Stands in a remark or in the quoted words.
    """

    state: State = State.OPEN
    categories: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    text: str = ""

    def takes(self, row: "CommentRow") -> bool:
        """Whether a comment is wanted, whatever its text is."""
        thread = row.placed.thread
        return (
            (self.state is State.ALL or thread.open is (self.state is State.OPEN))
            and (not self.categories or (thread.category or NONE) in self.categories)
            and (not self.severities or (thread.severity or NONE) in self.severities)
            and (not self.authors or any(remark.author in self.authors for remark in thread.remarks))
        )


class CommentRow(NamedTuple):
    """One thread.

    Attributes:
        segment: The sentence that shows it.
        number: The sentence's in the whole project.
        placed: The thread.
    """

    segment: int
    number: int
    placed: Placed

    @property
    def uid(self) -> str:
        """The thread's."""
        return self.placed.thread.uid


_Found = Mapping[int, tuple[Placed, ...]]


class _Read(NamedTuple):
    found: _Found
    order: list[int]


class CommentsModel(QAbstractListModel):
    """A row a thread. Nothing is read before `begin`; then it keeps up with what is said."""

    ROW = int(Qt.ItemDataRole.UserRole)
    counted = Signal()
    """Another number of comments is shown, or there is another one in all."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._threads: dict[int, tuple[Placed, ...]] = {}
        self._numbers: dict[int, int] = {}
        self._all: list[CommentRow] = []
        self._rows: list[CommentRow] = []
        self._places: dict[str, int] = {}
        self._order: list[int] = []
        self._searched: dict[str, tuple[Thread | None, str]] = {}
        self._stale: set[int] = set()
        self._begun = self.read = False
        """`read`: whether the comments are there."""
        self.filter = CommentFilter()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_again)

    def begin(self) -> None:
        """Reads the comments."""
        if not self._begun:
            self._begun = True
            self._session.commented.connect(self._said)
            self._session.model.changed.connect(self._changed)
            self._session.model.renumbered.connect(self._read_all)
            self._session.model.reset.connect(self._read_all)
            self._read_all()

    # Reading

    def _read_all(self) -> None:
        self._session.writer.hand_in(_read, self._take_all, writes=False)

    def _take_all(self, read: _Read) -> None:
        self._order = read.order
        self._threads = dict(read.found)
        self._numbers = {segment: number for number, segment in enumerate(read.order, 1) if segment in read.found}
        self.read = True
        self._build()

    def _said(self, segment: int) -> None:
        self._stale.add(paragraph_of(segment))
        self._soon.start()

    def _changed(self, change: PageChange) -> None:
        """Comments that came or went by a merge or by undoing one."""
        if not self.read:
            return
        for index in change.paragraphs:
            paragraph = self._session.model.known(index)
            for segment in paragraph.segments if paragraph is not None else ():
                known = self._threads.get(segment.id, ())
                if segment.comments != sum(placed.thread.open for placed in known):
                    self._said(segment.id)

    def _read_again(self) -> None:
        paragraphs, self._stale = self._stale, set()
        wanted = [segment for segment in self._order if paragraph_of(segment) in paragraphs]
        self._session.writer.hand_in(lambda project: project.placed_threads(wanted), self._take_some, writes=False)

    def _take_some(self, found: _Found) -> None:
        numbers = {segment: number for number, segment in enumerate(self._order, 1) if segment in found}
        for segment, placed in found.items():
            if placed:
                self._threads[segment] = placed
                self._numbers[segment] = numbers[segment]
            else:
                self._threads.pop(segment, None)
        self._build()

    # What is shown

    def _build(self) -> None:
        numbers = self._numbers
        self._all = [
            CommentRow(segment, numbers[segment], placed)
            for segment in sorted(self._threads, key=lambda segment: numbers.get(segment, 0))
            if segment in numbers
            for placed in self._threads[segment]
        ]
        self._choose()

    def _search_words(self, row: CommentRow) -> str:
        """What a comment is found by; folded when it is first searched for."""
        thread, words = self._searched.get(row.uid, (None, ""))
        if thread is not row.placed.thread:
            thread = row.placed.thread
            quote = thread.anchor.quote if thread.anchor is not None else ""
            words = fold("\n".join([*(remark.text for remark in thread.remarks), quote])).casefold()
            self._searched[row.uid] = thread, words
        return words

    def choose(self, wanted: CommentFilter) -> None:
        """Shows others."""
        if wanted != self.filter:
            self.filter = wanted
            self._choose()

    def _choose(self) -> None:
        text = fold(self.filter.text.strip()).casefold()
        rows = [row for row in self._all if self.filter.takes(row)]
        if text:
            rows = [row for row in rows if text in self._search_words(row)]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self._places = {row.uid: at for at, row in enumerate(rows)}
            self.endResetModel()
        self.counted.emit()

    @property
    def total(self) -> int:
        """Comments in all."""
        return len(self._all)

    @property
    def authors(self) -> list[str]:
        """Whoever said something."""
        return sorted({remark.author for row in self._all for remark in row.placed.thread.remarks})

    def row(self, number: int) -> CommentRow:
        """What a line shows."""
        return self._rows[number]

    def row_of(self, uid: str) -> int:
        """The line of a thread; -1 where it is not shown."""
        return self._places.get(uid, -1)

    def beside(self, segment: int, uid: str, by: int) -> int:
        """The line after (1) or before (-1) a thread or, where that is not shown, a sentence; round at the ends.

        Args:
            segment: Where somebody is.
            uid: Of the thread that is looked at; empty for none.
            by: Which way.

        Returns:
            -1 where nothing is shown.
        """
        if not self._rows:
            return -1
        at = self.row_of(uid)
        if at >= 0 and self._rows[at].segment == segment:
            return (at + by) % len(self._rows)
        here = self._order_of(segment)
        before = bisect_right(self._rows, here, key=lambda row: row.number)
        if by > 0:
            return before % len(self._rows)
        return (bisect_right(self._rows, here - 1, key=lambda row: row.number) - 1) % len(self._rows)

    def _order_of(self, segment: int) -> int:
        place = self._session.model.place(segment)
        return self._session.model.number(place) if place is not None else 0

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row_words(row)
        return None


def row_words(row: CommentRow) -> str:
    """A line in words, for those who hear it."""
    thread = row.placed.thread
    parts = [f"Sentence {row.number:,}", verdict_words(thread.category, thread.severity)]
    if thread.anchor is not None:
        parts.append(f"“{beginning(thread.anchor.quote)}”")
    parts += [f"{when(thread.remarks[0])}: {beginning(thread.remarks[0].text)}", replies(row)]
    return ", ".join([*filter(None, parts), "open" if thread.open else "resolved"])


def replies(row: CommentRow) -> str:
    """How many answers a comment has, in words; empty where it has none."""
    count = len(row.placed.thread.remarks) - 1
    return "" if not count else f"{count:,} answer{'' if count == 1 else 's'}"


def kinds(enumeration: Iterable[Category] | Iterable[Severity]) -> list[tuple[str, str]]:
    """What can be chosen of categories or severities: the value, and how people read it."""
    return [*((str(kind), str(kind).replace("-", " ").capitalize()) for kind in enumeration), (NONE, "None")]


def _read(project: Project) -> _Read:
    found = project.all_placed_threads()
    return _Read({segment: placed for segment, placed in found.items() if placed}, project.segment_ids())
