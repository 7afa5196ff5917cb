"""An item model of the sentences whose English may say too little of the Urdu, those that say least first."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Segment
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

_Index = QModelIndex | QPersistentModelIndex
_MOST = 5_000
"""Rows that are listed: more than anybody reviews by this list."""


class AdequacyRow(NamedTuple):
    """A sentence of the ranking, as it reads now.

    Attributes:
        segment: The sentence.
        number: In the project, from 1.
        source: The Urdu.
        percent: How much of it the English says, estimated.
    """

    segment: Segment
    number: int
    source: str
    percent: int


class AdequacyModel(QAbstractTableModel):
    """The ranking of the project's sentences; it is made in the helper process when it is asked for."""

    ROW = int(Qt.ItemDataRole.UserRole)
    ranked = Signal()
    """The ranking was made, or could not be made."""
    outdated = Signal()
    """A text was changed since the ranking was made."""

    def __init__(self, session: ProjectSession, dictionaries: Sequence[str]) -> None:
        super().__init__(session)
        self._session, self._dictionaries = session, tuple(dictionaries)
        self._ranking: list[tuple[int, float]] = []
        self._calls = AsyncCalls(self)
        self.total = 0
        """Sentences with English, also those that are too many to be listed."""
        self.is_ranking = self.is_ranked = self.is_outdated = False
        self.error = ""
        session.acted.connect(self._note_change)
        session.ready.connect(self._start_waiting)
        session.model.renumbered.connect(self._renumbered)

    def rank(self) -> None:
        """Rank the sentences as they are now; while the project is still being read, once all of it is."""
        self.is_ranking, self.is_outdated, self.error = True, False, ""
        if self._session.all_read:
            self._start()

    def _start_waiting(self) -> None:
        if self.is_ranking and not self._calls.busy:
            self._start()

    def _start(self) -> None:
        self._session.commit_typing()
        rows = self._session.model.snapshot()
        work = partial(self._session.helper.call, "rank_adequacy", rows, self._dictionaries)
        self._calls.send(lambda progress: work(progress=progress), self._take, self._fail, topic="rank")

    def segment(self, place: int) -> int:
        """Return the id of the sentence in a row."""
        return self._ranking[place][0]

    def row(self, place: int) -> AdequacyRow | None:
        """Return a row as its sentence reads now; None if that is gone."""
        identity, figure = self._ranking[place]
        model = self._session.model
        position = model.place(identity)
        paragraph = model.known(position.paragraph) if position is not None else None
        segment = model.segment(identity)
        if position is None or paragraph is None or segment is None:
            return None
        percent = min(100, round(100 * figure))
        return AdequacyRow(segment, model.number(position), paragraph.source(segment), percent)

    def _take(self, ranking: list[tuple[int, float]]) -> None:
        self.beginResetModel()
        self.total, self._ranking = len(ranking), ranking[:_MOST]
        self.endResetModel()
        self.is_ranking, self.is_ranked = False, True
        self.ranked.emit()

    def _fail(self, reason: str) -> None:
        self.is_ranking, self.error = False, reason
        self.ranked.emit()

    def _note_change(self) -> None:
        if self.is_ranked and not self.is_outdated:
            self.is_outdated = True
            self.outdated.emit()

    def _renumbered(self) -> None:
        if self._ranking:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ranking) - 1, 0))

    # Qt's item model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._ranking)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else 1

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {
            self.ROW,
            int(Qt.ItemDataRole.DisplayRole),
            int(Qt.ItemDataRole.AccessibleTextRole),
        }:
            return None
        row = self.row(index.row())
        if role == self.ROW or row is None:
            return row
        return _(
            "{number}: {percent} %. {english}",
            number=format_number(row.number),
            percent=format_number(row.percent),
            english=without_tags(row.segment.target),
        )
