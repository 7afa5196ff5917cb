"""The translation memories of an open project: opened in a process of their own, looked up ahead of the caret."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import format_list, ngettext
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import DONE, open_for
from translator_gui.project.memory.match_records import (
    MatchAnswer,
    MatchRequest,
    MemorySetup,
    OpenedMemories,
)
from translator_gui.project.names import RegisteredName, registered_names
from translator_gui.project.project import Project
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence
from translator_gui.viewmodel.page_state import SentencePosition
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.wording import as_sentence

_AHEAD = 2
"""Sentences after the current one whose matches are looked up before the caret is there."""
_NEAR = 50
"""Paragraphs that are searched for the next open sentence."""
_AT_ONCE = 2
"""Look-ups under way at the same time, if the current sentence is not among those that wait."""
_GROWTH_MS = 30_000
"""After the memories were fed, until it is seen whether they have grown much."""
_MOST_ANSWERS = 200


class MemoryState(QObject):
    """Opens the user's translation memories and looks up the current sentence of a project and the next ones."""

    answered = Signal()
    """The answer about the current sentence changed: it was found, or another sentence is current."""
    ahead = Signal()
    """The next sentences have been looked up, too."""
    opened = Signal()
    """The memories are open, and their indexes are read."""
    problem = Signal(str)
    """A memory cannot be used, with the reason."""
    rebuilt = Signal(str)
    """The index of a memory was broken and was made anew."""

    def __init__(self, session: ProjectSession, attached: Callable[[], str], parent: QObject | None = None) -> None:
        """Prepare to open the memories, which happens after the first paint.

        Args:
            session: The open project.
            attached: Returns the value of the setting `memory.attached`.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self.helper = session.memory_helper
        self.answer: MatchAnswer | None = None
        """What was found for the current sentence; None while it is looked up, or if there is no sentence."""
        self.is_open = False
        self.trouble = ""
        """Why nothing can be looked up; empty if it can."""
        self._session, self._attached = session, attached
        self._names: tuple[RegisteredName, ...] = ()
        self._calls = AsyncCalls(self)
        self._generation = 0
        """Goes up when the memories change: what was asked before is not kept."""
        self._answers: dict[MatchRequest, MatchAnswer] = {}
        self._segment: int | None = None
        """The current sentence."""
        self._uids: dict[int, str | None] = {}
        """Of confirmed sentences, by their ids; None while they are read."""
        self._current: MatchRequest | None = None
        self._ahead: tuple[MatchRequest, ...] = ()
        self._under_way = set[MatchRequest]()
        self._told = set[str]()
        self._teacher: HelperProcess | None = None
        """The process in which words are being taught."""
        self._growth_due = QTimer(self)
        self._growth_due.setSingleShot(True)
        self._growth_due.setInterval(_GROWTH_MS)
        self._growth_due.timeout.connect(self._check_growth)
        session.shared_changed.connect(self._read_names)
        if session.has_begun:
            self.open()
        else:
            session.begun.connect(self.open)

    @property
    def setup(self) -> MemorySetup:
        """Which memories are meant, and what is known of the project."""
        return MemorySetup(self._attached(), self._session.uid, self._names)

    @property
    def is_waiting(self) -> bool:
        """Whether the current sentence is being looked up."""
        return self._segment is not None and self.answer is None and not self.trouble

    @property
    def is_ahead(self) -> bool:
        """Whether the next sentences have been looked up."""
        return self.answer is not None and all(request in self._answers for request in self._ahead)

    def close(self) -> None:
        """End all look-ups."""
        self._calls.cancel()
        self._end_teacher()

    def open(self) -> None:
        """Open the memories that the preferences name, or others if these have changed, and read their indexes."""
        self._read_names()
        self._send("open_memories", self.setup, then=self._take_opened, failed=self._fail)
        self.refresh()

    def _read_names(self) -> None:
        self._session.ask(_project_names, self._take_names, owner=self, topic="names")

    def _take_names(self, names: tuple[RegisteredName, ...]) -> None:
        if names != self._names:
            self._names = names
            self.refresh()

    def _take_opened(self, opened: OpenedMemories) -> None:
        self.is_open = True
        for reason in opened.problems:
            self._tell(as_sentence(reason))
        if opened.rebuilt:
            self.rebuilt.emit(
                ngettext(
                    "The index of the memory {names} was damaged; it has been rebuilt.",
                    "The indexes of the memories {names} were damaged; they have been rebuilt.",
                    len(opened.rebuilt),
                    names=format_list(opened.rebuilt),
                )
            )
        self.opened.emit()
        self._prepare_fragments()

    def _prepare_fragments(self) -> None:
        self._send("prepare_fragments", self.setup, then=self._take_prepared, failed=self._tell)

    def _take_prepared(self, outdated: bool) -> None:
        self.refresh()
        self._teach_if(outdated)

    def take_fed(self) -> None:
        """Look up again, because the memories were fed; if they have grown much, words are taught again soon."""
        self.refresh()
        if not self._growth_due.isActive():
            self._growth_due.start()

    def _check_growth(self) -> None:
        self._send("are_words_outdated", self.setup, then=self._teach_if, failed=self._tell)

    def _teach_if(self, outdated: bool) -> None:
        """Have words taught, and then use them.

        In a process for long work that is not the session's: searches and filters do not wait for it.
        """
        if outdated and self._teacher is None:
            self._teacher = HelperProcess()
            teach = partial(self._teacher.call, "teach_memory_words", (), self._attached())
            self._calls.send(lambda progress: teach(progress=progress), self._take_taught, self._fail_to_teach)

    def _take_taught(self, pairs: int) -> None:
        self._end_teacher()
        if pairs:
            self._prepare_fragments()

    def _fail_to_teach(self, reason: str) -> None:
        self._end_teacher()
        self._tell(reason)

    def _end_teacher(self) -> None:
        if self._teacher is not None:
            self._teacher.close()
            self._teacher = None

    # Looking up

    def set_current(self, segment: int | None) -> None:
        """Look up the current sentence, and those to which the caret is likely to go next."""
        self._segment = segment
        position = self._session.model.place(segment) if segment is not None else None
        request = self._request(position)
        self._ahead = tuple(filter(None, map(self._request, self._next_positions(segment, position))))
        self._read_uids()
        if request != self._current:
            self._current = request
            self.answer = self._answers.get(request) if request is not None else None
            self.answered.emit()
        self._look_up_next()

    def refresh(self) -> None:
        """Look up again, because the memories have changed; until then the answer stays that was shown."""
        self._generation += 1
        self._answers.clear()
        self._under_way.clear()
        self.trouble = ""
        self.set_current(self._segment)

    def _read_uids(self) -> None:
        """Read the uids of confirmed sentences: without them they would find themselves."""
        wanted = tuple(segment for segment, uid in self._uids.items() if uid is None)
        if wanted:
            self._session.ask(
                lambda project: {segment: project.queries.segment_uid(segment) for segment in wanted},
                self._take_uids,
                self._forget_uids,
                owner=self,
                topic="uids",
            )

    def _take_uids(self, uids: dict[int, str]) -> None:
        self._uids.update(uids)
        self.set_current(self._segment)

    def _forget_uids(self, _error: TranslatorError) -> None:
        # A sentence is gone: it was joined with another.
        self._uids = {segment: uid for segment, uid in self._uids.items() if uid is not None}

    def _next_positions(self, segment: int | None, position: SentencePosition | None) -> list[SentencePosition | None]:
        model = self._session.model
        if position is None:
            return []
        number = model.number(position)
        near = range(position.paragraph, min(position.paragraph + _NEAR, len(model)))
        wanted = open_for(self._session.role)
        opened = find_next_sentence(model, lambda one: one.status in wanted, segment, among=near)
        following = [model.at_number(number + by) for by in range(1, _AHEAD + 1)]
        return [*following, model.place(opened) if opened is not None else None]

    def _request(self, position: SentencePosition | None) -> MatchRequest | None:
        model = self._session.model
        paragraph = model.known(position.paragraph) if position is not None else None
        if position is None or paragraph is None or not 0 <= position.sentence < len(paragraph.segments):
            return None
        segment = paragraph.segments[position.sentence]
        uid = self._uids.setdefault(segment.id, None) if segment.status in DONE else ""
        if uid is None:
            return None
        before, after = self._neighbour(paragraph, position, -1), self._neighbour(paragraph, position, 1)
        return MatchRequest(paragraph.source(segment), before, after, uid)

    def _neighbour(self, paragraph: Paragraph, position: SentencePosition, by: int) -> str:
        """Return the Urdu of the sentence before or after one in its document; empty if there is none."""
        at = position.sentence + by
        if 0 <= at < len(paragraph.segments):
            return paragraph.source(paragraph.segments[at])
        index = position.paragraph + by
        other = self._session.model.known(index) if 0 <= index < len(self._session.model) else None
        if other is None or other.document_id != paragraph.document_id or not other.segments:
            return ""
        return other.source(other.segments[-1 if by < 0 else 0])

    def _look_up_next(self) -> None:
        if not self._session.has_begun or self._session.closed:
            return
        for request in (self._current, *self._ahead):
            # The current sentence waits for none, the others for all: a caret that moves fast leaves no queue behind.
            if self._under_way and (request != self._current or len(self._under_way) >= _AT_ONCE):
                return
            if request is not None and request not in self._answers and request not in self._under_way:
                self._under_way.add(request)
                generation = self._generation

                def fail(reason: str, generation: int = generation) -> None:
                    if generation == self._generation:
                        self._fail(reason)

                self._send(
                    "look_up_matches",
                    self.setup,
                    request,
                    then=partial(self._take_answer, generation),
                    failed=fail,
                    urgent=True,
                )

    def _take_answer(self, generation: int, answer: MatchAnswer) -> None:
        if generation != self._generation:
            return
        self._under_way.discard(answer.request)
        if len(self._answers) >= _MOST_ANSWERS:
            self._answers.clear()
        self._answers[answer.request] = answer
        was_in_trouble, self.trouble = bool(self.trouble), ""
        if answer.request == self._current and (was_in_trouble or answer != self.answer):
            self.answer = answer
            self.answered.emit()
        if self.is_ahead:
            self.ahead.emit()
        self._look_up_next()

    def _fail(self, reason: str) -> None:
        # Not tried again at once: what comes next asks anew.
        self._under_way.clear()
        self._ahead = ()
        self.trouble = reason
        self._tell(reason)
        self.answered.emit()

    def _tell(self, reason: str) -> None:
        if reason not in self._told:
            self._told.add(reason)
            self.problem.emit(reason)

    # Changing

    def change_unit(self, task: str, *arguments: object, then: Callable[[], object]) -> None:
        """Edit, delete or restore a unit; see `project.memory.helper_tasks`."""

        def done(_answer: object) -> None:
            self.refresh()
            then()

        self._send(task, self.setup, *arguments, then=done, failed=self.problem.emit, urgent=True)

    def _send(
        self,
        task: str,
        *arguments: object,
        then: Callable[[Any], object],
        failed: Callable[[str], object],
        urgent: bool = False,
    ) -> None:
        call = partial(self.helper.call, task, (), *arguments, urgent=urgent)
        self._calls.send(lambda progress: call(progress=progress), then, failed)


def _project_names(project: Project) -> tuple[RegisteredName, ...]:
    return tuple(registered_names(project.queries.shared_entries(SharedEntryKind.NAME)))
