"""The completions of the sentences that a person translates, prepared before the first key."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from translator_gui.checks.glossary_terms import find_english
from translator_gui.model.inline_tag import without_tags
from translator_gui.project.dictionaries import load_dictionary, read_frequent_words
from translator_gui.project.glossary_files import GlossaryFiles, GlossaryFinder
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.word_lookup import WordLookup
from translator_gui.project.word_lookup_records import WordLookupRequest
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.term_index import TermIndex, TermMatch

if TYPE_CHECKING:
    from translator_gui.memory.completion import SentenceCompletion
    from translator_gui.memory.sentence_assistant import SentenceAssistant

_PREPARED, _PREPARED_AGAIN = 12, 3
"""Sentences that are kept prepared, and those that are prepared again with new pairs, the latest ones."""


class PreparedCompletions:
    """Prepares completions from the pairs of the memories, and before these are read from the word lists alone.

    Attributes:
        setup: What completions are made of besides the pairs.
        frequent: English words, the most frequent first; none before `load_words`.
    """

    def __init__(self) -> None:
        self.setup = CompletionSetup(-1)
        self.frequent: Sequence[str] = ()
        self._variety: EnglishVariety | None = None
        """Of the frequent words."""
        self._assistant: SentenceAssistant | None = None
        self._glossaries = GlossaryFiles()
        self._lookup = WordLookup(self._glossaries)
        self._terms = TermIndex()
        """The glossary of the project."""
        self._has_files = False
        """Whether the dictionaries and glossaries of the setup have been read; until then sentences do without."""
        self._prepared: OrderedDict[str, SentenceCompletion] = OrderedDict()

    def set_up(self, setup: CompletionSetup) -> None:
        """Take what completions are made of from now on."""
        if setup != self.setup:
            self.setup, self._has_files = setup, False
            self._terms = TermIndex(entry for entry in setup.shared if entry.details is not None)
            self._prepared.clear()

    def load_files(self, pause: Callable[[], object]) -> None:
        """Read the user's dictionaries and glossaries, unless they have been read.

        Args:
            pause: Called every few milliseconds; may raise to stop.
        """
        setup = self.setup
        if not self._has_files:
            self._lookup.look_up(_request("", setup), pause)
            # Meanwhile there may be another setup.
            self._has_files = setup == self.setup
            self._prepared.clear()

    def load_words(self, pause: Callable[[], object]) -> None:
        """Load the frequent words of the project's variety of English, unless they are loaded.

        Args:
            pause: Called every millisecond; may raise to stop.
        """
        named = self.setup.variety
        variety = EnglishVariety(named) if named in tuple(EnglishVariety) else EnglishVariety.AMERICAN
        if variety is self._variety:
            return
        steps = load_dictionary(variety)
        dictionary = None
        while dictionary is None:
            pause()
            try:
                next(steps)
            except StopIteration as end:
                dictionary = end.value
        self.frequent, self._variety = read_frequent_words(dictionary), variety
        if self._assistant is not None:
            self._assistant.set_frequent(self.frequent)
        self._prepared.clear()

    def use(self, assistant: "SentenceAssistant") -> None:
        """Take completions from another assistant, which has more pairs."""
        self._assistant = assistant
        self._prepared.clear()
        # Half a million objects that stay: collecting garbage among them would take longer than an answer.
        gc.collect()
        gc.freeze()

    def prepare_again(self) -> None:
        """Prepare the latest sentences again, because pairs were added."""
        prepared = list(self._prepared)[-_PREPARED_AGAIN:]
        self._prepared.clear()
        for urdu in prepared:
            self.completion(urdu)

    def completion(self, urdu: str) -> "SentenceCompletion":
        """Return the completion of a sentence, prepared before or now."""
        found = self._prepared.get(urdu)
        if found is None:
            if self._assistant is None:
                # numpy takes a tenth of a second to import.
                from translator_gui.memory.sentence_assistant import SentenceAssistant  # noqa: PLC0415

                self._assistant = SentenceAssistant(None, self.frequent)
            setup, text = self.setup, without_tags(urdu)
            if not self._has_files:
                setup = setup._replace(dictionaries=(), glossaries=())
            terms = self._lookup.look_up(_request(text, setup), bool).matches
            found = self._prepared[urdu] = self._assistant.prepare(text, terms, setup.style).completion
            finder = GlossaryFinder(self._terms, self._glossaries.load(setup.glossaries, bool))
            forbidden = _ForbiddenEnglish(finder.find(text))
            found.is_forbidden = forbidden or None
            while len(self._prepared) > _PREPARED:
                self._prepared.popitem(last=False)
        return found


def _request(text: str, setup: CompletionSetup) -> WordLookupRequest:
    return WordLookupRequest(text, 0, len(text), False, setup.shared, setup.dictionaries, setup.glossaries)


class _ForbiddenEnglish:
    """The English that the glossaries forbid in a sentence.

    It may be part of the English that they have: "war" of "cold war". Of two glossaries the one that forbids wins.

    Args:
        matches: The terms of the sentence.
    """

    def __init__(self, matches: Sequence[TermMatch]) -> None:
        self._forbidden: list[tuple[str, bool]] = []
        self._targets: list[str] = []
        terms = [(match[:2], match.entry.details) for match in matches if match.entry.details is not None]
        for place, details in terms:
            self._forbidden += ((english, details.case_sensitive) for english in details.forbidden)
            banned = [english for other, one in terms if other == place for english in one.forbidden]
            self._targets += (
                target
                for target in details.targets
                if all((0, len(target)) not in find_english(english, target) for english in banned)
            )

    def __bool__(self) -> bool:
        return bool(self._forbidden)

    def __call__(self, text: str, start: int) -> bool:
        """Whether a text has forbidden English that ends behind a place."""
        return any(
            end > start and not self._is_of_target(text, first, end)
            for english, case_sensitive in self._forbidden
            for first, end in find_english(english, text, case_sensitive=case_sensitive)
        )

    def _is_of_target(self, text: str, first: int, end: int) -> bool:
        return any(
            start <= first and end <= last for target in self._targets for start, last in find_english(target, text)
        )
