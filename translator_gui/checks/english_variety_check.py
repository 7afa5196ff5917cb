"""The check of mixed spelling: British and American English in one document."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, SentencePair
from translator_gui.checks.english_varieties import variety_of
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.dictionary import EnglishVariety

_WORD = re.compile(r"(?<![\w-])[A-Za-z]{4,30}(?![\w-])")
_VARIETIES = {"american": EnglishVariety.AMERICAN, "british": EnglishVariety.BRITISH}
_NAMES = {EnglishVariety.AMERICAN: _("American"), EnglishVariety.BRITISH: _("British")}


class EnglishVarietyCheck:
    """QA check that finds words spelled in another variety of English than most of the document."""

    declaration = CheckDeclaration(
        "english-variety",
        _("British and American spelling"),
        _("Finds British and American spelling in one document: “colour” and “center”."),
        CheckSeverity.HINT,
        is_default=False,
        also_alone=True,
        has_large_groups=True,
        parameters=(
            CheckParameter(
                "variety",
                "document",
                _("&Spelling"),
                choices=("document", *_VARIETIES),
                words=(_("As most of the document"), *_NAMES.values()),
            ),
        ),
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[Hashable]:
        """Return the document, for sentences with a word that the varieties spell differently.

        Where the project says which variety it wants, its paragraph: the rest of the document does not matter then.
        """
        if next(_find_words(pair.target), None) is None:
            return ()
        alone = context.text(self.declaration, "variety") in _VARIETIES
        return ((pair.document, pair.paragraph if alone else -1),)

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        """Return a finding for each word that is spelled otherwise than the document, or the project's variety."""
        del key
        words = {sentence: _words(pair.target) for sentence, pair in group.items()}
        wanted = _VARIETIES.get(context.text(self.declaration, "variety"))
        if wanted is None:
            seen = Counter(word.variety for found in words.values() for word in found)
            wanted = max(seen, key=lambda variety: seen[variety], default=EnglishVariety.AMERICAN)
        return {
            sentence: findings
            for sentence, found in words.items()
            if (findings := [self._finding(word) for word in found if word.variety is not wanted])
        }

    def _finding(self, word: "_SpelledWord") -> CheckFinding:
        return self.declaration.finding(
            _("“{word}” is {variety} spelling", word=word.text, variety=_NAMES[word.variety]),
            word.text,
            target=[(word.start, word.start + len(word.text))],
            fix=[TextEdit(word.start, word.start + len(word.text), word.other)],
        )


class _SpelledWord(NamedTuple):
    start: int
    text: str
    variety: EnglishVariety
    other: str


@lru_cache(maxsize=32_768)
def _words(target: str) -> tuple[_SpelledWord, ...]:
    """Return the words of a text that belong to one variety; remembered, for an edit compares a whole document."""
    return tuple(_find_words(target))


def _find_words(target: str) -> Iterator[_SpelledWord]:
    """Yield the words of a text that belong to one variety of English; names keep their spelling: Pearl Harbor."""
    begun = False
    for match in _WORD.finditer(target):
        word = match.group()
        found = variety_of(word.lower()) if word.islower() or (word.istitle() and not begun) else None
        if found is not None:
            yield _SpelledWord(
                match.start(), word, found.variety, found.other.title() if word.istitle() else found.other
            )
        begun = True
