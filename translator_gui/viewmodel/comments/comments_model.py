"""An item model of all comments of a project in the order of the text, filtered."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QTimer

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.comment import (
    AnchoredCommentThread,
    CommentThread,
    ErrorCategory,
    ErrorSeverity,
    verdict_words,
)
from translator_gui.model.segment import paragraph_of
from translator_gui.model.wording import titled
from translator_gui.project.project import Project
from translator_gui.text.folding import fold
from translator_gui.viewmodel.page_state import ChangedParagraphs
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.text_order_model import TextOrderModel
from translator_gui.viewmodel.wording import author_and_time, shortened


class CommentStateFilter(StrEnum):
    """Filter of the comment list by state: open, resolved or all threads."""

    OPEN = "open"
    RESOLVED = "resolved"
    ALL = "all"


_MANY = 1000
"""If more paragraphs change at once, all comments are read again."""
NO_CATEGORY = "none"
"""Filter value for comments without a category or severity."""


class CommentFilter(NamedTuple):
    """Filter criteria of the comment list: state, category, severity, author and text of a thread.

    Attributes:
        state: Open, resolved or both.
        categories: As `ErrorCategory` writes them, or `NO_CATEGORY`.
        severities: As `ErrorSeverity` writes them, or `NO_CATEGORY`.
        authors: Names of authors of a comment or reply.
        text: Text in a comment, a reply or the quoted words.
    """

    state: CommentStateFilter = CommentStateFilter.OPEN
    categories: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    text: str = ""

    def takes(self, row: "CommentListRow") -> bool:
        """Whether a comment thread passes the filter's criteria, except its text, which is not checked here."""
        thread = row.placed.thread
        return (
            (self.state is CommentStateFilter.ALL or thread.open is (self.state is CommentStateFilter.OPEN))
            and (not self.categories or (thread.category or NO_CATEGORY) in self.categories)
            and (not self.severities or (thread.severity or NO_CATEGORY) in self.severities)
            and (not self.authors or any(remark.author in self.authors for remark in thread.remarks))
        )


class CommentListRow(NamedTuple):
    """A row of the comment list: one comment thread and its sentence.

    Attributes:
        segment: Id of the sentence that shows the thread.
        number: Number of the sentence in the whole project.
        placed: The comment thread.
    """

    segment: int
    number: int
    placed: AnchoredCommentThread

    @property
    def uid(self) -> str:
        """Uid of the comment thread."""
        return self.placed.thread.uid


_Found = Mapping[int, tuple[AnchoredCommentThread, ...]]


class _AllComments(NamedTuple):
    numbers: dict[int, int]
    rows: list[CommentListRow]


class CommentsModel(TextOrderModel[CommentListRow]):
    """Item model of a project's comment threads, filtered and in text order; kept current after `begin`."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers: dict[int, int] = {}
        """Number of every sentence in the project, by id."""
        self._all: list[CommentListRow] = []
        self._authors: set[str] = set()
        self._text = ""
        self._searched: dict[str, tuple[CommentThread | None, str]] = {}
        self._stale: set[int] = set()
        self._begun = self.read = False
        """`read` is True once the comments were read."""
        self.filter = CommentFilter()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_again)

    def begin(self) -> None:
        """Read the project's comment threads into the comment list, and keep it current from now on."""
        if not self._begun:
            self._begun = True
            self._session.commented.connect(self._on_commented)
            self._session.model.changed.connect(self._changed)
            self._session.model.renumbered.connect(self._read_all)
            self._session.model.reset.connect(self._read_all)
            self._read_all()

    # Reading

    def _read_all(self) -> None:
        self._session.ask(_read, self._take_all, owner=self, topic="all")

    def _take_all(self, read: _AllComments) -> None:
        self._numbers, self._all = read.numbers, read.rows
        self._authors = {remark.author for row in self._all for remark in row.placed.thread.remarks}
        self.read = True
        self._choose()

    def _on_commented(self, segment: int) -> None:
        self._stale.add(paragraph_of(segment))
        self._soon.start()

    def _changed(self, change: ChangedParagraphs) -> None:
        """Read comments into the comment list again for changed sentences whose number of open comments differs now."""
        if not self.read:
            return
        if len(change.paragraphs) > _MANY:
            self._read_all()
            return
        for index in change.paragraphs:
            paragraph = self._session.model.known(index)
            for segment in change.sentences_of(paragraph) if paragraph is not None else ():
                known = self._span(self._all, segment.id)
                if segment.comments != sum(row.placed.thread.open for row in self._all[slice(*known)]):
                    self._on_commented(segment.id)

    def _read_again(self) -> None:
        paragraphs, self._stale = self._stale, set()
        places = (self._session.model.index_of(identity) for identity in sorted(paragraphs))
        known = (self._session.model.known(index) for index in places if index is not None)
        wanted = [segment.id for paragraph in known if paragraph is not None for segment in paragraph.segments]
        self._session.ask(lambda project: project.queries.anchored_threads(wanted), self._take_some, owner=self)

    def _take_some(self, found: _Found) -> None:
        for segment, threads in found.items():
            number = self._numbers.get(segment)
            if number is None:
                self._read_all()
                return
            rows = [CommentListRow(segment, number, placed) for placed in threads]
            self._authors |= {remark.author for row in rows for remark in row.placed.thread.remarks}
            first, beyond = self._span(self._all, segment)
            if self._all[first:beyond] != rows:
                self._all[first:beyond] = rows
                self._put(segment, [row for row in rows if self._takes(row)])
        self.counted.emit()

    def _put(self, segment: int, rows: list[CommentListRow]) -> None:
        """Replace the rows of a sentence's comment threads in the comment list."""
        first, beyond = self._span(self._rows, segment)
        same = min(len(rows), beyond - first)
        if same:
            self._rows[first : first + same] = rows[:same]
            self.dataChanged.emit(self.index(first, 0), self.index(first + same - 1, 0))
        if first + same < beyond:
            self.beginRemoveRows(QModelIndex(), first + same, beyond - 1)
            del self._rows[first + same : beyond]
            self.endRemoveRows()
        elif same < len(rows):
            self.beginInsertRows(QModelIndex(), beyond, beyond + len(rows) - same - 1)
            self._rows[beyond:beyond] = rows[same:]
            self.endInsertRows()

    def _span(self, rows: list[CommentListRow], segment: int) -> tuple[int, int]:
        """Return the range of a sentence's rows in a list of comment rows: first index and end."""
        number = self._numbers.get(segment, 0)
        first = bisect_left(rows, number, key=lambda row: row.number)
        return first, bisect_right(rows, number, lo=first, key=lambda row: row.number)

    # What is shown

    def _search_words(self, row: CommentListRow) -> str:
        """Return the normalized text of a comment thread in which the filter's text is searched."""
        thread, words = self._searched.get(row.uid, (None, ""))
        if thread is not row.placed.thread:
            thread = row.placed.thread
            quote = thread.anchor.quote if thread.anchor is not None else ""
            words = fold("\n".join([*(remark.text for remark in thread.remarks), quote])).casefold()
            self._searched[row.uid] = thread, words
        return words

    def choose(self, wanted: CommentFilter) -> None:
        """Filter the comment list by other criteria."""
        if wanted != self.filter:
            self.filter = wanted
            self._choose()

    def _takes(self, row: CommentListRow) -> bool:
        return self.filter.takes(row) and (not self._text or self._text in self._search_words(row))

    def _choose(self) -> None:
        self._text = fold(self.filter.text.strip()).casefold()
        self.beginResetModel()
        self._rows = [row for row in self._all if self._takes(row)]
        self.endResetModel()
        self.counted.emit()

    @property
    def total(self) -> int:
        """Number of comment threads of the project, also those that the filter hides."""
        return len(self._all)

    @property
    def authors(self) -> list[str]:
        """Sorted names of everybody who wrote a comment or a reply."""
        return sorted(self._authors)

    def row_of(self, segment: int, key: str) -> int:
        """Return the list row of a sentence's comment thread; -1 if the filter hides it."""
        return next((at for at in range(*self._span(self._rows, segment)) if self._rows[at].uid == key), -1)

    def adjacent_row(self, segment: int, uid: str, by: int) -> int:
        """Return the list row after (1) or before (-1) a comment thread or, if it is hidden, a sentence; wraps around.

        Args:
            segment: The current sentence.
            uid: Uid of the selected thread; empty for none.
            by: Direction: 1 or -1.

        Returns:
            -1 where nothing is shown.
        """
        if not self._rows:
            return -1
        at = self.row_of(segment, uid)
        if at < 0:
            first, beyond = self._span(self._rows, segment)
            at = first - 1 if by > 0 and first < beyond else first if by < 0 else beyond - 1
        return (at + by) % len(self._rows)

    def _in_words(self, row: CommentListRow) -> str:
        return row_words(row)


def row_words(row: CommentListRow) -> str:
    """Return the screen-reader text of a row of the comment list."""
    thread = row.placed.thread
    verdict = verdict_words(thread.category, thread.severity)
    parts = [_("Sentence {number}", number=format_number(row.number)), verdict]
    if thread.anchor is not None:
        parts.append(_("“{quote}”", quote=shortened(thread.anchor.quote)))
    first = thread.remarks[0]
    parts.append(_("{heading}: {text}", heading=author_and_time(first), text=shortened(first.text)))
    parts.append(reply_count_words(row))
    return ", ".join([*filter(None, parts), _("open") if thread.open else _("resolved")])


def reply_count_words(row: CommentListRow) -> str:
    """Return the number of replies to a comment in words; empty if there are none."""
    count = len(row.placed.thread.remarks) - 1
    return ngettext("{number} reply", "{number} replies", count) if count else ""


def category_choices(enumeration: Iterable[ErrorCategory] | Iterable[ErrorSeverity]) -> list[tuple[str, str]]:
    """Return the entries of the comment filter's menu of error categories or severities: value and label."""
    return [*((str(kind), titled(kind)) for kind in enumeration), (NO_CATEGORY, _("None"))]


def _read(project: Project) -> _AllComments:
    numbers = {segment: number for number, segment in enumerate(project.queries.segment_ids(), 1)}
    found = project.queries.all_anchored_threads()
    shown = sorted((segment for segment in found if segment in numbers), key=numbers.__getitem__)
    return _AllComments(
        numbers, [CommentListRow(segment, numbers[segment], placed) for segment in shown for placed in found[segment]]
    )
