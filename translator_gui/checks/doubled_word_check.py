"""The check of doubled words: "the the"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.sentence_words import english_words, urdu_word_keys
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.consonant_skeleton import latin_skeleton, urdu_skeletons

_DOUBLED = re.compile(r"(?<![\w'’%-])([A-Za-z][A-Za-z'’]{0,30})([ \t\u00a0]{1,9})(\1)(?![\w'’-])", re.IGNORECASE)
_APOSTROPHES = re.compile("['’]{2}")
"""They make two words of one; without them a doubled word is two equal words in a row, which is found faster."""
_REPEATED = "had that her do no very bye yes hey knock tut blah ha ho la"
_MAY_REPEAT = frozenset(_REPEATED.split())
"""Words that English repeats: "that that", "gave her her book", "very very"."""
_EMPHATIC = frozenset(
    {"so", "far", "many", "long", "really", "again", "never", "big", "slowly", "quickly", "different"}
)
"""Words that it repeats where the Urdu repeats one too: بار بار, "again again"."""
_FUNCTION = """
the a an of in on to for and or with by from as at it he she they we was were are be been has have this not but
"""
_FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Any other word that is repeated with its capital is a name: Duran Duran; and "A A" are initials."""


class DoubledWordCheck:
    """QA check that finds a word that stands twice in a row in the English."""

    declaration = CheckDeclaration(
        "doubled-word",
        _("Doubled words"),
        _("Finds a word typed twice: “in the the capital”."),
        CheckSeverity.WARNING,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return a finding for each word that is doubled; the fix removes its second occurrence."""
        del context
        words = english_words(pair.target)
        if not any(map(eq, words, words[1:])) and not _APOSTROPHES.search(pair.target):
            return ()
        slips: dict[str, list[re.Match[str]]] = {}
        for match in _DOUBLED.finditer(pair.target):
            if _is_slip(match[1], match[3], pair.source):
                slips.setdefault(match[1].lower(), []).append(match)
        return [
            self.declaration.finding(
                _("“{word}” is repeated", word=matches[0][1]),
                word,
                target=[match.span() for match in matches],
                fix=[TextEdit(match.end(1), match.end(), "") for match in matches],
            )
            for word, matches in slips.items()
        ]


def _is_slip(first: str, second: str, source: str) -> bool:
    small = first.lower()
    if small in _MAY_REPEAT:
        return False
    if first[0].isupper() and second[0].isupper() and (len(first) == 1 or small not in _FUNCTION_WORDS):
        return False
    if small in _FUNCTION_WORDS:
        return True
    doubled = _doubled_in_urdu(source)
    return not doubled or (small not in _EMPHATIC and latin_skeleton(first) not in doubled)


@lru_cache(maxsize=4)
def _doubled_in_urdu(source: str) -> frozenset[str]:
    """Return the skeletons of the words that are doubled in the Urdu; kept in English they are too: chham chham."""
    words = urdu_word_keys(source)
    return urdu_skeletons(" ".join(word for word, following in pairwise(words) if word == following))
