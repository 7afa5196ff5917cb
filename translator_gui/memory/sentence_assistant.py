"""What a memory offers for a sentence that is being translated: fragments to show, and completion while typing."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translator_gui.memory.completion import CompletionModel, SentenceCompletion
from translator_gui.memory.completion_clues import (
    WordForms,
    fragment_clues,
    learned_clues,
    name_clues,
    number_clues,
    term_clues,
)
from translator_gui.memory.fragments import FragmentIndex, FragmentMatch
from translator_gui.memory.word_alignment import WordTranslationTable
from translator_gui.text.quantities.english_forms import DEFAULT_STYLE, NumberStyle
from translator_gui.text.term_index import TermMatch

MOST_PAIRS = 50_000
"""That an assistant should be given: they take 40 MB and seven seconds, and keep a key below three milliseconds."""

_REMEMBERED = 16


class PreparedSentence(NamedTuple):
    """What a memory offers for a sentence.

    Attributes:
        fragments: To show, the surest first.
        completion: Asked at each key.
    """

    fragments: list[FragmentMatch]
    completion: SentenceCompletion


class SentenceAssistant:
    """The pairs of a memory, to prepare sentences with; pairs can be added at any time.

    It holds the pairs that may be suggested in the open project, and no others; of a large memory the newest ones (see
    `MOST_PAIRS`). It is used from one thread.
    """

    def __init__(self, table: WordTranslationTable | None = None, frequent: Sequence[str] = ()) -> None:
        """Make an assistant without pairs.

        Args:
            table: Taught on the pairs; None if there are too few.
            frequent: English words, the most frequent first.
        """
        self._table = table or WordTranslationTable.empty()
        self._fragments = FragmentIndex(self._table)
        self._model = CompletionModel(frequent)
        self._forms = WordForms(frequent)
        self._found: dict[str, list[FragmentMatch]] = {}
        """Fragments of the last sentences: they are shown, and completions are made of them."""

    def __len__(self) -> int:
        return len(self._fragments)

    def set_frequent(self, frequent: Sequence[str]) -> None:
        """Set other frequent English words, the most frequent first."""
        self._found.clear()
        self._model.set_frequent(frequent)
        self._forms.add_words(frequent)

    def add(self, urdu: str, english: str) -> None:
        """Add a pair, such as a sentence that was just confirmed."""
        self._found.clear()
        self._fragments.add(urdu, english)
        self._model.add(english)
        self._forms.add(english)

    def prepare(
        self, urdu: str, terms: Iterable[TermMatch] = (), style: NumberStyle = DEFAULT_STYLE
    ) -> PreparedSentence:
        """Prepare a sentence, when it is entered or before.

        Args:
            urdu: The sentence.
            terms: Entries of glossaries, names, expressions and dictionaries found in it.
            style: How the project writes numbers.
        """
        fragments = self._all_fragments(urdu)
        completion = self._model.prepare(
            [
                *number_clues(urdu, style),
                *name_clues(urdu, self._forms),
                *term_clues(terms, self._forms),
                *learned_clues(urdu, self._table, self._forms),
                *fragment_clues(fragments),
            ]
        )
        return PreparedSentence([match for match in fragments if match.is_shown], completion)

    def find_fragments(self, urdu: str) -> list[FragmentMatch]:
        """Return the parts of a sentence that the memory has and that are shown, the surest first."""
        return [match for match in self._all_fragments(urdu) if match.is_shown]

    def _all_fragments(self, urdu: str) -> list[FragmentMatch]:
        """Return the parts of a sentence that the memory has; those of the last sentences are remembered."""
        found = self._found.get(urdu)
        if found is None:
            uncapitalised = self._forms.uncapitalised
            found = [match._replace(english=uncapitalised(match.english)) for match in self._fragments.find(urdu)]
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[urdu] = found
        return found
