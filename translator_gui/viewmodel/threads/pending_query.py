"""Questions that are answered later. An answer that is stale is dropped here, and nowhere else."""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

from PySide6.QtCore import QObject
from shiboken6 import isValid

from translator_gui.model.errors import TranslatorError

_latest: WeakKeyDictionary[QObject, WeakValueDictionary[str, "PendingQuery"]] = WeakKeyDictionary()
"""The latest question of each owner, by topic, as long as somebody works on its answer."""


def cancel_query(owner: QObject, topic: str) -> None:
    """Cancel the latest pending query of an object about a topic."""
    topics = _latest.get(owner)
    question = topics.get(topic) if topics is not None else None
    if question is not None:
        question.cancel()


class PendingQuery:
    """A query that an object made: the answer is delivered later on the interface's thread, unless it is stale.

    It is stale when it was cancelled, when its owner was destroyed, when the owner asked again about the same topic,
    or when what was asked is over (a session that was closed).
    """

    def __init__(
        self,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[TranslatorError], object] | None = None,
        *,
        owner: QObject,
        topic: str = "",
        is_over: Callable[[], bool] = lambda: False,
        progressed: Callable[[int, int], object] | None = None,
    ) -> None:
        """Make a query and cancel the owner's earlier one about the same topic.

        Args:
            then: Gets the answer.
            failed: Gets the error where there is no answer.
            owner: The object that wants to know.
            topic: What the question is about; empty for one that replaces no other.
            is_over: Whether no question of this kind is answered any more.
            progressed: Gets how much of the work is done, of how much.
        """
        self._then, self._failed, self._progressed = then, failed, progressed
        self._owner, self._is_over = owner, is_over
        self._cancelled = False
        if topic:
            cancel_query(owner, topic)
            _latest.setdefault(owner, WeakValueDictionary())[topic] = self

    def cancel(self) -> None:
        """Cancel the query: no answer is delivered."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether the query was cancelled, so that work on it may stop; may be read on any thread."""
        return self._cancelled

    def deliver(self, answer: Any) -> None:
        """Pass the answer or the error to the query's callback, unless the query was cancelled or its owner is gone."""
        if self._is_stale:
            return
        call = self._failed if isinstance(answer, TranslatorError) else self._then
        if call is not None:
            call(answer)

    def deliver_progress(self, done: int, total: int) -> None:
        """Pass the progress of the work to the query's callback, unless the query is stale."""
        if self._progressed is not None and not self._is_stale:
            self._progressed(done, total)

    @property
    def _is_stale(self) -> bool:
        return self._cancelled or self._is_over() or not isValid(self._owner)
