"""The tasks of the memory's helper process: look-ups, feeding, and changes of single units.

Every task gets what the process keeps between calls, the callbacks, and which memories are meant: a process that was
started anew opens them again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator_gui.checks.registered_names import NamesRegister
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import MemoryFileError, MemoryUnit
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory.completion_tasks import (
    find_completions,
    load_completion_words,
    prepare_completion,
)
from translator_gui.project.memory.concordance import (
    ConcordancePage,
    ConcordanceQuery,
    count_in_project,
    find_in_project,
    find_neighbours,
)
from translator_gui.project.memory.feeding import FeedResult, ProjectFeed, fed_place
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.match_adaptation import adapted_match
from translator_gui.project.memory.match_records import (
    PROJECT_ALONE,
    MatchAnswer,
    MatchRequest,
    MemoryFragment,
    MemorySetup,
    OpenedMemories,
)
from translator_gui.project.memory.memory_pairs import MOST_PAIRS, newest_pairs, read_word_table
from translator_gui.project.memory.memory_service import MemoryService, read_attached
from translator_gui.project.memory.prepared_completions import PreparedCompletions
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.confirmed_sentences import SentenceToFeed
from translator_gui.store.memory.fed_projects import FedPlace

if TYPE_CHECKING:
    from translator_gui.memory.sentence_assistant import SentenceAssistant
    from translator_gui.memory.word_alignment import WordTranslationTable
    from translator_gui.model.errors import TranslatorError


_HELPS = 85
"""From this score on a match helps more than its parts."""
_MOST_FRAGMENTS = 9


class MemoryTaskState:
    """The memories that the helper process has open, and the sentences received for them so far."""

    def __init__(self) -> None:
        self.problems: list[TranslatorError] = []
        """Why memories could not be opened."""
        self._service: MemoryService | None = None
        self._attached = ""
        self._names: tuple[tuple[str, str], ...] = ()
        self.register = NamesRegister({})
        self.received: list[SentenceToFeed] = []
        self.assistant: SentenceAssistant | None = None
        """Finds fragments; None until the pairs are read."""
        self.noted: set[int] = set()
        """Hashes of the pairs that it has."""
        self.table: WordTranslationTable | None = None
        """The word translations that were taught last."""
        self.is_feeding = False
        """Whether sentences are being fed: the memories stay as they are, though look-ups are done meanwhile."""
        self.completions = PreparedCompletions()

    def service(self, setup: MemorySetup, *, again: bool = False) -> MemoryService:
        """Return the open memories; `again` opens those that could not be opened before."""
        changed = self._attached != setup.attached or (again and self.problems)
        if self._service is None or (changed and not self.is_feeding):
            own = self._service.take_project_sentences() if self._service is not None else None
            self.close()
            self._service, self.problems = MemoryService.open_all(read_attached(setup.attached))
            self._service.put_project_sentences(own)
            self._attached = setup.attached
        if setup.names != self._names:
            self._names, self.register = setup.names, NamesRegister(dict(setup.names))
        self._service.project = setup.project
        return self._service

    def fed_memory(self, setup: MemorySetup, path: str) -> TranslationMemory:
        """Return a memory that confirmed sentences go into, by its path."""
        if path == PROJECT_ALONE:
            return self.service(setup).project_sentences
        return self.memory(setup, path)

    @property
    def project_alone(self) -> tuple[TranslationMemory, ...]:
        """The memory of the open project alone; empty if the project feeds the others."""
        return self._service.searched[len(self._service.memories) :] if self._service is not None else ()

    @property
    def others(self) -> tuple[TranslationMemory, ...]:
        """The memories that are open besides."""
        return self._service.memories if self._service is not None else ()

    def memory(self, setup: MemorySetup, path: str) -> TranslationMemory:
        """Return an open memory by its path.

        Raises:
            MemoryFileError: It is not open any more.
        """
        for memory in self.service(setup).memories:
            if str(memory.path) == path:
                return memory
        raise MemoryFileError(_("{path}: this memory is not open", path=path))

    def find_fragments(self, source: str) -> tuple[MemoryFragment, ...]:
        """Return the parts of a sentence that the memory has, the surest first."""
        if self.assistant is None:
            return ()
        text = without_tags(source)
        found = self.assistant.find_fragments(text)[:_MOST_FRAGMENTS]
        return tuple(MemoryFragment(text[one.start : one.end], one.english) for one in found)

    def close(self) -> None:
        """Close all memories."""
        if self._service is not None:
            self._service.close()
            self._service = None


def open_memories(state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup) -> OpenedMemories:
    """Open the memories, load their indexes, and look up known units: a broken index is made anew.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    service = state.service(setup, again=True)
    report.progress(0, 0)
    rebuilt: list[str] = []
    for memory in service.memories:
        try:
            if memory.check_index():
                rebuilt.append(memory.name)
        except MemoryFileError as error:
            state.problems.append(error)
            service.drop(memory)
    service.prepare()
    problems = tuple(str(error.in_window or error) for error in state.problems)
    return OpenedMemories(service.count(), tuple(rebuilt), problems)


def look_up_matches(
    state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup, request: MatchRequest
) -> MatchAnswer:
    """Find the matches of a sentence.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    del report
    source, previous, following, sentence = request
    found = state.service(setup).look_up(source, previous=previous, following=following, sentence=sentence)
    matches = tuple(adapted_match(source, one, state.register) for one in found.matches)
    helps = any(match.rank >= _HELPS for match in matches)
    fragments = () if helps else state.find_fragments(source)
    return MatchAnswer(request, matches, fragments, found.searched, found.has_more, found.milliseconds)


def prepare_fragments(state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup) -> bool:
    """Read the pairs in which fragments are found; return whether the word translations should be taught again.

    Look-ups are done meanwhile.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    # numpy takes a tenth of a second to import.
    from translator_gui.memory.sentence_assistant import SentenceAssistant  # noqa: PLC0415
    from translator_gui.memory.word_alignment import WordTranslationTable  # noqa: PLC0415

    service, table = state.service(setup), read_word_table() or WordTranslationTable.empty()
    pairs: list[tuple[str, str]] = []
    for pair in newest_pairs([*service.memories, service.project_sentences], setup.project):
        pairs.append(pair)
        report.progress(0, 0)
    assistant, noted = SentenceAssistant(table, state.completions.frequent), set[int]()
    # A part of a sentence is looked for in the pairs that were added last.
    for urdu, english in reversed(pairs):
        assistant.add(urdu, english)
        noted.add(hash((urdu, english)))
        report.progress(0, 0)
    state.assistant, state.noted, state.table = assistant, noted, table
    state.completions.use(assistant)
    return are_words_outdated(state, report, setup)


def are_words_outdated(state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup) -> bool:
    """Return whether the memories have grown so much that the word translations should be taught again.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    del report
    pairs = min(MOST_PAIRS, sum(memory.count() for memory in state.service(setup).memories))
    return state.table is not None and state.table.is_outdated(pairs)


def note_fed_sentences(state: MemoryTaskState, report: HelperTaskCallbacks, feed: ProjectFeed) -> None:
    """Find fragments and completions in sentences that were just fed, and that were not known yet.

    Of a whole project they are the last ones, as many as there is room for.
    """
    assistant = state.assistant
    if assistant is None:
        return
    first = max(0, len(feed.sentences) - max(0, MOST_PAIRS - len(assistant))) if feed.whole else 0
    is_new = False
    for sentence in feed.sentences[first:]:
        pair = without_tags(sentence.source), without_tags(sentence.target)
        if sentence.target and hash(pair) not in state.noted:
            is_new = True
            state.noted.add(hash(pair))
            assistant.add(*pair)
        report.progress(0, 0)
    if is_new:
        state.completions.prepare_again()


def find_fed_places(
    state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup, path: Path
) -> dict[str, FedPlace]:
    """Return how far a project file was fed into each memory that may be written, and into that of the project alone.

    Raises:
        MemoryFileError: The user's own memory cannot be opened, or one is damaged or busy.
    """
    del report
    service = state.service(setup, again=True)
    places = {str(memory.path): fed_place(memory.connection, path) for memory in service.fed_memories()}
    places[PROJECT_ALONE] = fed_place(service.project_sentences.connection, path)
    return places


def receive_sentences(
    state: MemoryTaskState, report: HelperTaskCallbacks, sentences: Sequence[SentenceToFeed], first: int
) -> None:
    """Take a portion of the sentences that the next `feed_memories` feeds; `first` is the place of its first one."""
    del report
    del state.received[first:]
    state.received.extend(sentences)


def feed_memories(
    state: MemoryTaskState,
    report: HelperTaskCallbacks,
    setup: MemorySetup,
    feed: ProjectFeed,
    memories: Sequence[str],
    count: int,
) -> FeedResult:
    """Feed memories with the sentences that were received; look-ups are done between portions.

    Args:
        state: What the process keeps.
        report: The callbacks.
        setup: Which memories are open.
        feed: Without its sentences.
        memories: Paths.
        count: Number of its sentences.

    Raises:
        MemoryFileError: A memory is busy, damaged, or cannot be written; it may be tried again.
    """
    if len(state.received) != count:
        # The process that received the others has ended.
        raise MemoryFileError(_("the memory has not received all sentences; it is tried again"))
    whole = feed._replace(sentences=tuple(state.received))
    state.received = []
    done = FeedResult()
    targets = [state.fed_memory(setup, path) for path in memories]
    state.is_feeding = True
    try:
        for memory in targets:
            done = done.plus(memory.feed(whole, lambda: report.progress(0, 0)))
    finally:
        state.is_feeding = False
    note_fed_sentences(state, report, whole)
    return done


def forget_project_sentences(state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup) -> None:
    """Empty the memory of the project alone: its sentences are in the others."""
    del report
    state.service(setup).drop_project_sentences()


def search_project(
    state: MemoryTaskState, report: HelperTaskCallbacks, query: ConcordanceQuery, before: int | None, most: int
) -> ConcordancePage:
    """Find words in the sentences of the open project that no memory file has; see `concordance.find_in_project`."""
    del report
    return find_in_project(state.project_alone, state.others, query, before, most)


def count_found_in_project(state: MemoryTaskState, report: HelperTaskCallbacks, query: ConcordanceQuery) -> int:
    """Return the number of sentences that `search_project` finds."""
    del report
    return count_in_project(state.project_alone, state.others, query)


def count_project_sentences(state: MemoryTaskState, report: HelperTaskCallbacks, project: str) -> int:
    """Return the number of sentences of the open project that no memory file has."""
    del report
    return sum(memory.count(project) for memory in state.project_alone)


def find_project_neighbours(
    state: MemoryTaskState, report: HelperTaskCallbacks, unit: MemoryUnit, project: str
) -> tuple[MemoryUnit | None, MemoryUnit | None]:
    """Return the sentences before and after one of the open project; see `concordance.find_neighbours`."""
    del report
    for memory in state.project_alone:
        return find_neighbours(memory, unit, project)
    return None, None


def edit_unit(
    state: MemoryTaskState,
    report: HelperTaskCallbacks,
    setup: MemorySetup,
    path: str,
    unit: MemoryUnit,
    texts: tuple[str, str],
    author: str,
) -> None:
    """Change the Urdu and the English of a unit.

    Raises:
        MemoryFileError: The memory cannot be written.
    """
    del report
    MemoryMaintenance(state.memory(setup, path)).edit(unit, source=texts[0], target=texts[1], author=author)


def delete_unit(
    state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup, path: str, unit: MemoryUnit
) -> None:
    """Delete a unit.

    Raises:
        MemoryFileError: The memory cannot be written.
    """
    del report
    MemoryMaintenance(state.memory(setup, path)).delete([unit])


def undo_unit_change(state: MemoryTaskState, report: HelperTaskCallbacks, setup: MemorySetup, path: str) -> None:
    """Undo the last change of a unit.

    Raises:
        MemoryFileError: The memory cannot be written.
    """
    del report
    MemoryMaintenance(state.memory(setup, path)).undo()


MEMORY_TASKS: dict[str, Callable[..., Any]] = {
    task.__name__: task
    for task in (
        open_memories,
        look_up_matches,
        prepare_fragments,
        are_words_outdated,
        find_fed_places,
        receive_sentences,
        feed_memories,
        forget_project_sentences,
        search_project,
        count_found_in_project,
        count_project_sentences,
        find_project_neighbours,
        edit_unit,
        delete_unit,
        undo_unit_change,
        load_completion_words,
        prepare_completion,
        find_completions,
    )
}
"""Everything that the memory's helper process does, by name: it runs nothing else."""
