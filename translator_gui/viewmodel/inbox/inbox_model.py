"""An item model of the sentences that need the user, in the order of the text, kept current."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from time import perf_counter
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentThread, verdict_words
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.project.reviewing.inbox_needs import (
    InboxReason,
    UnansweredCommentSummary,
    find_unanswered,
    inbox_reason_of,
)
from translator_gui.viewmodel.page_state import ChangedParagraphs
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.session.session import ProjectSession

_Index = QModelIndex | QPersistentModelIndex
_SLICE_SECONDS = 0.002
_AT_ONCE = 50
"""Paragraphs checked between two looks at the clock."""
_MANY = 500
"""If more paragraphs change at once, the whole project is checked again."""

NEED_WORDS = {
    InboxReason.CONFLICT: gettext_lazy("conflict"),
    InboxReason.RETURNED: gettext_lazy("returned"),
    InboxReason.CHANGED: gettext_lazy("changed by another"),
    InboxReason.REOPENED: gettext_lazy("changed after approval"),
    InboxReason.URDU: gettext_lazy("the Urdu changed"),
    InboxReason.JUDGE: gettext_lazy("to judge"),
    InboxReason.ANSWERED: gettext_lazy("comment to answer"),
}

InboxItem = tuple[int, InboxReason]
"""A sentence id and why the sentence needs the user."""


class SentenceInboxEntry(NamedTuple):
    """A row of the inbox: a sentence that waits for the user to act, such as a returned one, and why.

    Attributes:
        number: Number of the sentence in the whole project.
        segment: The sentence.
        source: Its Urdu.
        need: Why it needs the user.
        comments: Its unanswered comments; None if there are none.
    """

    number: int
    segment: Segment
    source: str
    need: InboxReason
    comments: UnansweredCommentSummary | None


class SentenceInboxModel(QAbstractListModel):
    """List model of the inbox: sentences that wait for the user to act, such as returned ones. Empty before `begin`."""

    ENTRY = int(Qt.ItemDataRole.UserRole)
    counted = Signal()
    """The number of items changed."""

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session, self._model = session, session.model
        self._begun = False
        self._comments: dict[int, UnansweredCommentSummary] = {}
        self._shown: frozenset[InboxReason] = frozenset(InboxReason)
        self._all: list[tuple[InboxItem, ...]] = []
        """The items of each paragraph."""
        self._rows: list[InboxItem] = []
        self.counts: Counter[InboxReason] = Counter()
        """Number of items of each kind, shown or not."""
        self.whole = False
        """True once every paragraph was checked."""
        self._stale: dict[int, dict[int, Segment] | None] = {}
        """Paragraphs to look at: their changed sentences by id, None for all of them."""
        self._looking: Iterator[None] = iter(())
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._look_on)

    def begin(self) -> None:
        """Fill the inbox with the sentences that wait for the user to act, and keep it current from now on."""
        if self._begun:
            return
        self._begun = True
        self._model.reset.connect(self._look_anew)
        self._model.changed.connect(self._changed)
        self._session.role_changed.connect(self._look_anew)
        self._session.commented.connect(self._commented)
        self._session.outline_reloader.merged.connect(self._read_comments)
        self._read_comments()
        self._look_anew()

    @property
    def shown(self) -> frozenset[InboxReason]:
        """The kinds of inbox items that are listed."""
        return self._shown

    def show_only(self, kinds: frozenset[InboxReason]) -> None:
        """List only some kinds of inbox items."""
        if kinds != self._shown:
            self._shown = kinds
            self._fill()

    def need(self, segment: Segment) -> InboxReason | None:
        """Return why a sentence is in the inbox (what the user has to do with it); None if it needs nothing."""
        session = self._session
        return inbox_reason_of(segment, session.role, session.author, self._comments.get(segment.id))

    def row_of(self, segment: int) -> int:
        """Return the inbox row of a sentence; -1 if it is not listed."""
        index = self._model.index_of(paragraph_of(segment))
        if index is None:
            return -1
        first, beyond = bisect_left(self._rows, index, key=self._at), bisect_right(self._rows, index, key=self._at)
        return next((row for row in range(first, beyond) if self._rows[row][0] == segment), -1)

    def entry(self, row: int) -> SentenceInboxEntry | None:
        """Return the content of an inbox row; None if its sentence changed and the list is not updated yet."""
        identity, need = self._rows[row]
        place = self._model.place(identity)
        paragraph = self._model.known(place.paragraph) if place else None
        if place is None or paragraph is None:
            return None
        segment = paragraph.segments[place.sentence]
        number, said = self._model.number(place), self._comments.get(identity)
        return SentenceInboxEntry(number, segment, paragraph.source(segment), need, said)

    # Qt's

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role not in {self.ENTRY, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        entry = self.entry(index.row())
        if role == self.ENTRY:
            return entry
        return _in_words(entry) if entry else ""

    # Comments

    def _read_comments(self) -> None:
        self._session.ask(
            lambda p: (p.queries.comments_by_sentence(), p.queries.return_times()),
            self._take_comments,
            owner=self,
            topic="comments",
        )

    def _take_comments(self, read: tuple[Mapping[int, tuple[CommentThread, ...]], Mapping[str, int]]) -> None:
        threads, returns = read
        before = self._comments
        self._comments = {
            segment: found for segment, said in threads.items() if (found := find_unanswered(said, returns)) is not None
        }
        spoken = {*threads, *before}
        self._look_at(index for segment in spoken if (index := self._paragraph(segment)) is not None)

    def _commented(self, segment: int) -> None:
        def take(read: tuple[tuple[CommentThread, ...], tuple[str, ...]]) -> None:
            found = find_unanswered(*read)
            if found is None:
                self._comments.pop(segment, None)
            else:
                self._comments[segment] = found
            index = self._paragraph(segment)
            self._look_at([index] if index is not None else [])

        self._session.ask(
            lambda project: (project.queries.threads(segment), project.queries.open_returns(segment)), take, owner=self
        )

    def _paragraph(self, segment: int) -> int | None:
        return self._model.index_of(paragraph_of(segment))

    # Looking

    def _look_anew(self) -> None:
        self._all = [()] * len(self._model)
        self._stale = {}
        self._looking = self._look_through()
        self.whole = False
        self._fill()
        self._idle.start()

    def _look_through(self) -> Iterator[None]:
        for index in range(len(self._all)):
            paragraph = self._model.known(index)
            if paragraph is not None:
                self._all[index] = self._waits(paragraph.segments)
            if index % _AT_ONCE == 0:
                yield
        self.whole = True
        self._fill()

    def _changed(self, change: ChangedParagraphs) -> None:
        for index in change.paragraphs:
            known = self._stale.get(index, {})
            if change.sentences is None or known is None:
                self._stale[index] = None
            else:
                self._stale[index] = known | {segment.id: segment for segment in change.sentences}
        self._look_at(())

    def _look_at(self, indexes: Iterable[int]) -> None:
        # What changed is looked at once the page has painted it.
        self._stale.update(dict.fromkeys(indexes))
        if self._stale:
            self._idle.start()

    def _look_on(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        for _unused in self._looking:
            if perf_counter() > until:
                return
        if len(self._stale) > _MANY:
            self._look_anew()
            return
        while self._stale:
            if perf_counter() > until:
                return
            self._follow(*self._stale.popitem())
        self._idle.stop()

    def _follow(self, index: int, sentences: dict[int, Segment] | None) -> None:
        """Check the changed sentences of a paragraph again for the inbox, None for all, and update their rows."""
        paragraph = self._model.known(index) if index < len(self._all) else None
        if paragraph is None:
            return
        before = self._all[index]
        if sentences is None:
            found = self._waits(paragraph.segments)
        else:
            others = (item for item in before if item[0] not in sentences)
            found = tuple(sorted((*others, *self._waits(sentences.values())), key=itemgetter(0)))
        self._all[index] = found
        first, beyond = bisect_left(self._rows, index, key=self._at), bisect_right(self._rows, index, key=self._at)
        if found == before:
            if first < beyond:
                self.dataChanged.emit(self.index(first), self.index(beyond - 1))
            return
        self.counts.update(need for _segment, need in found)
        self.counts.subtract(need for _segment, need in before)
        self._replace(first, beyond, [item for item in found if item[1] in self._shown])
        self.counted.emit()

    def _at(self, item: InboxItem) -> int:
        index = self._model.index_of(paragraph_of(item[0]))
        return -1 if index is None else index

    def _waits(self, segments: Iterable[Segment]) -> tuple[InboxItem, ...]:
        return tuple((s.id, need) for s in segments if (need := self.need(s)) is not None)

    def _fill(self) -> None:
        """Fill the inbox list from all items found so far."""
        everything = [item for items in self._all if items for item in items]
        self.counts = Counter(need for _segment, need in everything)
        self.beginResetModel()
        self._rows = [item for item in everything if item[1] in self._shown]
        self.endResetModel()
        self.counted.emit()

    def _replace(self, first: int, beyond: int, items: list[InboxItem]) -> None:
        """Replace a range of inbox rows; unchanged rows stay, so that the selection stays too."""
        old = self._rows[first:beyond]
        head = 0
        while head < min(len(old), len(items)) and old[head] == items[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(items)) - head and old[-1 - tail] == items[-1 - tail]:
            tail += 1
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), first + head, beyond - tail - 1)
            del self._rows[first + head : beyond - tail]
            self.endRemoveRows()
        fresh = items[head : len(items) - tail]
        if fresh:
            self.beginInsertRows(QModelIndex(), first + head, first + head + len(fresh) - 1)
            self._rows[first + head : first + head] = fresh
            self.endInsertRows()


def _in_words(entry: SentenceInboxEntry) -> str:
    said = entry.comments
    verdict = verdict_words(said.category, said.severity) if said else ""
    parts = [
        _("{number}: {reason}", number=format_number(entry.number), reason=NEED_WORDS[entry.need]),
        verdict,
        _("{author}: {text}", author=said.last, text=said.text) if said else "",
        entry.segment.target,
    ]
    return " – ".join(part for part in parts if part)
