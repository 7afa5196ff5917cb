"""The completions of the sentences that a person translates, prepared before the first key."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from translator_gui.model.inline_tag import without_tags
from translator_gui.project.dictionaries import load_dictionary, read_frequent_words
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.word_lookup import WordLookup
from translator_gui.project.word_lookup_records import WordLookupRequest
from translator_gui.text.dictionary import EnglishVariety

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
        self._lookup = WordLookup()
        self._prepared: OrderedDict[str, SentenceCompletion] = OrderedDict()

    def set_up(self, setup: CompletionSetup) -> None:
        """Take what completions are made of from now on."""
        if setup != self.setup:
            self.setup = setup
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
            request = WordLookupRequest(text, 0, len(text), False, setup.shared, setup.dictionaries)
            terms = self._lookup.look_up(request, bool).matches
            found = self._prepared[urdu] = self._assistant.prepare(text, terms, setup.style).completion
            while len(self._prepared) > _PREPARED:
                self._prepared.popitem(last=False)
        return found
