"""The misspelt words of a project, for the check of spelling."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from translator_gui.checks.check import MisspeltWord
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph
from translator_gui.text.dictionary import SpellingDictionary
from translator_gui.text.spelling import KnownWords, PossibleMisspelling, find_suspects, is_marked

_MOST_KEPT = 200_000
"""Sentences whose suspect words are kept: those of a book."""


class ProjectSpelling:
    """Finds the misspelt words of sentences as the window marks them: names that occur several times are let pass."""

    def __init__(
        self, dictionary: SpellingDictionary, known: KnownWords, paragraphs: Iterable[Paragraph | None]
    ) -> None:
        """Count the unknown words with a capital in the English of a project.

        Args:
            dictionary: Of the project's variety of English.
            known: The words that people call correct.
            paragraphs: Of the project.
        """
        self._known = known

        @lru_cache(_MOST_KEPT)
        def suspects(text: str, urdu: str) -> tuple[PossibleMisspelling, ...]:
            return find_suspects(text, urdu, dictionary)

        self._suspects = suspects
        self._sightings = Counter(
            base
            for paragraph in paragraphs
            if paragraph is not None
            for segment in paragraph.segments
            if segment.target
            for base in {
                suspect.base
                for suspect in suspects(without_tags(segment.target), without_tags(paragraph.source(segment)))
                if suspect.proper
            }
        )

    def __call__(self, text: str, urdu: str) -> list[MisspeltWord]:
        """Return the misspelt words of an English text, given with its Urdu."""
        return [
            MisspeltWord(suspect.start, suspect.end, text[suspect.start : suspect.end])
            for suspect in self._suspects(text, urdu)
            if is_marked(suspect, self._known, self._sightings[suspect.base])
        ]
