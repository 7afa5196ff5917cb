"""Feeds the user's memories with what is confirmed in the open project, after it was written."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.errors import TranslatorError
from translator_gui.project.memory.feeding import (
    FeedResult,
    ProjectFeed,
    project_feed_state,
    read_project_feed,
)
from translator_gui.project.memory.match_records import PROJECT_ALONE, MemorySetup
from translator_gui.project.project import Project
from translator_gui.store.memory.fed_projects import FedPlace
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.memory_helper_process import MemoryHelperProcess
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence

_PORTION = 100
"""Sentences sent to the process at once: pickling them holds Python's lock for about half a millisecond."""
_PAUSE_MS = 10_000
"""After a memory was busy or broken."""


class MemoryFeed(NamedTuple):
    """What a project has for some memories, given by their paths."""

    memories: tuple[str, ...]
    feed: ProjectFeed


class MemoryFeedingState(QObject):
    """Feeds memories whenever the project's file has something new: confirmed, withdrawn, merged, imported.

    The memory knows how far the file was fed, so that what is interrupted goes on the next time.
    """

    fed = Signal()
    """Units were added, replaced or withdrawn."""
    failed = Signal(str)
    """A memory cannot be fed; emitted once until it can."""
    not_backed_up = Signal(str)
    """The user's memory was fed without the day's backup, with the reason; once a day."""

    def __init__(
        self,
        session: ProjectSession,
        helper: MemoryHelperProcess,
        setup: Callable[[], MemorySetup],
        feeds_user: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Feed memories from the moment on when the project has been checked.

        Args:
            session: The open project.
            helper: The process with the memories.
            setup: Returns which memories are meant.
            feeds_user: Returns whether the user wants their memories fed.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._session, self._helper, self._setup, self._feeds_user = session, helper, setup, feeds_user
        self._calls = AsyncCalls(self)
        self._done: FedPlace | None = None
        """What the project had when it was fed last; None if that is not known."""
        self._is_running = self._is_due = self._has_failed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PAUSE_MS)
        self._again.timeout.connect(self.feed)
        session.ready.connect(self.begin)
        session.writer.acknowledged.connect(self.feed)
        self._has_begun = False

    @property
    def is_up_to_date(self) -> bool:
        """Whether the memories have what the project's file had when it was last written."""
        return self._done is not None and not self._is_running and not self._is_due

    def begin(self) -> None:
        """Begin to feed; called again, everything is compared anew."""
        self._has_begun, self._done = True, None
        self.feed()

    def feed(self) -> None:
        """Feed the memories with what is new in the project's file."""
        self._is_due = True
        if not self._has_begun or self._is_running or self._session.closed:
            return
        self._is_due, self._is_running = False, True
        self._session.ask(lambda project: project_feed_state(project.queries), self._compare, self._refuse, owner=self)

    def _compare(self, state: FedPlace) -> None:
        if state == self._done:
            self._end()
            return
        find = partial(self._helper.call, "find_fed_places", (), self._setup(), self._session.path)
        self._calls.send(lambda progress: find(progress=progress), partial(self._read, state), self._fail)

    def _read(self, state: FedPlace, places: Mapping[str, FedPlace]) -> None:
        wanted = {path: place for path, place in places.items() if path == PROJECT_ALONE or self._feeds}
        take = partial(self._send, state)
        if self._done is not None and self._done.state == state.state:
            self._session.ask(partial(read_memory_feeds, places=wanted), take, self._refuse, owner=self)
        else:
            # A whole project, perhaps: others write between its steps.
            self._session.ask_in_steps(partial(read_memory_feeds, places=wanted), take, self._refuse)

    @property
    def _feeds(self) -> bool:
        return self._feeds_user() and self._session.writable

    def _send(self, state: FedPlace, feeds: Sequence[MemoryFeed]) -> None:
        if self._session.closed:
            return
        self._calls.send(
            partial(_send_feeds, self._helper, self._setup(), feeds), partial(self._finish, state), self._fail
        )

    def _finish(self, state: FedPlace, result: FeedResult) -> None:
        self._done, self._has_failed = state, False
        if result.problem is not None:
            self.not_backed_up.emit(error_sentence(result.problem))
        if result.added or result.withdrawn:
            self.fed.emit()
        self._end()

    def _end(self) -> None:
        self._is_running = False
        if self._is_due:
            self.feed()

    def _refuse(self, error: TranslatorError) -> None:
        self._fail(error_sentence(error))

    def _fail(self, reason: str) -> None:
        self._is_running, self._done = False, None
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(reason)
        self._again.start()


def read_memory_feeds(
    project: Project, pause: LongWorkPauseCallback | None = None, *, places: Mapping[str, FedPlace]
) -> tuple[MemoryFeed, ...]:
    """Return what a project has for memories, on the writer's thread; those fed equally far get the same.

    Args:
        project: Open.
        pause: See `read_project_feed`.
        places: How far the memories were fed, by their paths, that of the project alone among them.
    """
    queries = project.queries
    by_place: defaultdict[FedPlace, list[str]] = defaultdict(list)
    for path, place in places.items():
        if path != PROJECT_ALONE:
            by_place[place].append(path)
    feeds = [MemoryFeed(tuple(paths), read_project_feed(queries, place, pause)) for place, paths in by_place.items()]
    if not feeds or not queries.feeds_memory():
        alone = read_project_feed(queries, places[PROJECT_ALONE], pause, always=True)
        feeds.append(MemoryFeed((PROJECT_ALONE,), alone))
    return tuple(feeds)


def _send_feeds(
    helper: MemoryHelperProcess, setup: MemorySetup, feeds: Sequence[MemoryFeed], progress: Progress
) -> FeedResult:
    """Send sentences to the process in portions and have them fed; done on a thread."""
    done = FeedResult()
    for memories, feed in feeds:
        sentences = feed.sentences
        for first in range(0, max(1, len(sentences)), _PORTION):
            portion = sentences[first : first + _PORTION]
            helper.call("receive_sentences", (), portion, first, progress=progress)
            # The interface gets Python's lock between two portions.
            time.sleep(0)
        header = feed._replace(sentences=())
        result: FeedResult = helper.call(
            "feed_memories", (), setup, header, memories, len(sentences), progress=progress
        )
        done = done.plus(result)
    if all(PROJECT_ALONE not in memories for memories, _feed in feeds):
        helper.call("forget_project_sentences", (), setup, progress=progress)
    return done
