"""Completion over the open memories: loads their pairs in steps, and prepares the sentences of a project."""

import contextlib
import gc
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence

from translator_gui.memory.completion import SentenceCompletion
from translator_gui.memory.sentence_assistant import MOST_PAIRS, SentenceAssistant
from translator_gui.memory.word_alignment import WordTranslationTable, teach_word_table
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.paths import memory_file
from translator_gui.project.dictionaries import load_dictionary, read_frequent_words
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.memory.translation_memory import TranslationMemory, is_shown
from translator_gui.project.word_lookup import WordLookup
from translator_gui.project.word_lookup_records import WordLookupRequest
from translator_gui.store.memory.units import last_rows, read_all_units
from translator_gui.text.dictionary import EnglishVariety

Pause = Callable[[], object]
"""Called every few milliseconds, for others to ask; may raise to stop, and the work goes on at the next call."""

_PREPARED, _PREPARED_AGAIN = 12, 3
"""Sentences that are kept prepared, and those that are prepared again with new pairs, the latest ones."""
_FEW_NEW = 200
_STRIDE = 20
_MANY_REMOVED = 100
_SHRUNK = 0.5
_TABLE_SUFFIX = ".words"


class CompletionAssistant:
    """Completions for the sentences of a project, from the pairs that may be suggested in it. For one thread.

    Before the memories are read it completes from the word lists and dictionaries alone.
    """

    def __init__(self) -> None:
        self.setup = CompletionSetup(-1)
        self._assistant = SentenceAssistant()
        self._frequent: tuple[EnglishVariety, list[str]] | None = None
        self._table = WordTranslationTable.empty()
        self._pairs: list[tuple[str, str]] = []
        self._has_private = False
        """Whether the memories have pairs that only one project may see: no file tells what was learned from them."""
        self._read: dict[str, tuple[int, int]] = {}
        """The last unit and the last removal that were read, by memory."""
        self._project = ""
        self._lookup = WordLookup()
        self._prepared: OrderedDict[str, SentenceCompletion] = OrderedDict()

    def set_up(self, setup: CompletionSetup) -> None:
        """Take what the completions are made of from now on."""
        if setup != self.setup:
            self.setup = setup
            self._prepared.clear()

    def completion(self, urdu: str, pause: Pause = bool) -> SentenceCompletion:
        """Return the completion of a sentence, prepared before or now."""
        found = self._prepared.get(urdu)
        if found is None:
            setup = self.setup
            request = WordLookupRequest(urdu, 0, len(urdu), False, setup.shared, setup.dictionaries)
            terms = self._lookup.look_up(request, pause).matches
            found = self._assistant.prepare(urdu, terms, setup.style).completion
            self._prepared[urdu] = found
            while len(self._prepared) > _PREPARED:
                self._prepared.popitem(last=False)
        return found

    def follow(self, memories: Sequence[TranslationMemory], pause: Pause) -> None:
        """Read what is new in the memories since the last call; at first, or after many changes, everything."""
        frequent = self._frequent_words(pause)
        rows = _last_rows(memories)
        removed = sum(rows[name][1] - before[1] for name, before in self._read.items() if name in rows)
        if not self._is_of(rows) or removed > max(_MANY_REMOVED, len(self._pairs) // 10):
            self._read, self._has_private, self._project = {}, False, self.setup.memories.project
        elif rows == self._read:
            return
        new = [pair for memory in memories for pair in self._new_pairs(memory, pause)]
        pairs = [*self._pairs, *new] if self._read else new
        if not self._read or self._table.is_outdated(len(pairs)):
            del pairs[:-MOST_PAIRS]
            self._build(pairs, frequent, pause)
        else:
            self._add(new)
        self._pairs, self._read = pairs, rows

    def take_new(self, memories: Sequence[TranslationMemory]) -> None:
        """Take a few new units, such as a sentence that was just confirmed, at once; many are left to `follow`."""
        rows = _last_rows(memories)
        if not self._is_of(rows):
            return
        number = sum(rows[name][0] - before[0] for name, before in self._read.items())
        if 0 < number <= _FEW_NEW:
            new = [pair for memory in memories for pair in self._new_pairs(memory, bool)]
            self._pairs += new
            self._read = rows
            self._add(new)

    def _is_of(self, rows: Mapping[str, object]) -> bool:
        """Whether these memories were read, for this project."""
        return bool(self._read) and self._read.keys() == rows.keys() and self._project == self.setup.memories.project

    def _add(self, pairs: Sequence[tuple[str, str]]) -> None:
        for pair in pairs:
            self._assistant.add(*pair)
        prepared = list(self._prepared)[-_PREPARED_AGAIN:]
        self._prepared.clear()
        for urdu in prepared:
            self.completion(urdu)

    def _frequent_words(self, pause: Pause) -> list[str]:
        named = self.setup.variety
        variety = EnglishVariety(named) if named in tuple(EnglishVariety) else EnglishVariety.AMERICAN
        if self._frequent is None or self._frequent[0] != variety:
            steps = load_dictionary(variety)
            dictionary = None
            while dictionary is None:
                pause()
                try:
                    next(steps)
                except StopIteration as end:
                    dictionary = end.value
            self._frequent = variety, read_frequent_words(dictionary)
            self._read = {}
            # At once, without the memories.
            self._use(SentenceAssistant(None, self._frequent[1]))
        return self._frequent[1]

    def _new_pairs(self, memory: TranslationMemory, pause: Pause) -> Iterator[tuple[str, str]]:
        """Yield the pairs of a memory that were added since it was read, of many the newest ones."""
        last = last_rows(memory.connection)[0]
        after = max(self._read.get(_name(memory), (0, 0))[0], last - MOST_PAIRS)
        for number, unit in enumerate(read_all_units(memory.connection, after)):
            if number % _STRIDE == 0:
                pause()
            self._has_private |= memory.path is None or unit.machine is MachineHelpRule.NEVER
            if is_shown(unit, self.setup.memories.project):
                yield unit.source, unit.target

    def _build(self, pairs: Sequence[tuple[str, str]], frequent: list[str], pause: Pause) -> None:
        """Make the assistant anew, with a word table that is taught where the stored one does not fit any more."""
        table = None if self._has_private else _read_table()
        if table is None or table.is_outdated(len(pairs)) or len(pairs) < table.pairs * _SHRUNK:
            table = teach_word_table(pairs, lambda _done, _total: pause())
            _store_table(None if self._has_private else table)
        assistant = SentenceAssistant(table, frequent)
        for number, pair in enumerate(pairs):
            if number % _STRIDE == 0:
                pause()
            assistant.add(*pair)
        self._table = table
        self._use(assistant)

    def _use(self, assistant: SentenceAssistant) -> None:
        self._assistant = assistant
        self._prepared.clear()
        # Half a million objects that stay: collecting garbage among them would take longer than an answer.
        gc.collect()
        gc.freeze()


def _read_table() -> WordTranslationTable | None:
    with contextlib.suppress(OSError):
        return WordTranslationTable.from_bytes(memory_file().with_suffix(_TABLE_SUFFIX).read_bytes())
    return None


def _store_table(table: WordTranslationTable | None) -> None:
    """Keep a word table for the next start, or forget the one that was kept."""
    file = memory_file().with_suffix(_TABLE_SUFFIX)
    with contextlib.suppress(OSError):
        if table is None:
            file.unlink(missing_ok=True)
        elif table.pairs:
            file.write_bytes(table.to_bytes())


def _last_rows(memories: Sequence[TranslationMemory]) -> dict[str, tuple[int, int]]:
    """Return the last unit and the last removal of each memory that ever had a unit."""
    rows = {_name(memory): last_rows(memory.connection) for memory in memories}
    return {name: last for name, last in rows.items() if last[0]}


def _name(memory: TranslationMemory) -> str:
    return str(memory.path or "")
