"""Terms that the confirmed sentences of a project suggest and that no glossary has yet."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from translator_gui.memory.learned_terms import learn_terms
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.text.loose_key import loose_word_key

MOST_PROPOSALS = 300
_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})


class ProposedTerm(NamedTuple):
    """A term that confirmed sentences suggest: its Urdu and English, and the number of sentences with both."""

    urdu: str
    english: str
    sentences: int


class TermProposals(NamedTuple):
    """The terms that confirmed sentences suggest, the surest first, and the number of those sentences."""

    terms: tuple[ProposedTerm, ...]
    confirmed: int


def propose_terms(
    paragraphs: Iterable[Paragraph | None], known: Collection[str], progress: Callable[[int, int], object]
) -> TermProposals:
    """Return the terms that the confirmed sentences of a project suggest.

    Args:
        paragraphs: Of the project.
        known: Urdu terms and names that are not to be proposed.
        progress: Told (done, total); may raise to stop.
    """
    confirmed = [
        (segment.changed, without_tags(paragraph.source(segment)), without_tags(segment.target))
        for paragraph in paragraphs
        if paragraph is not None
        for segment in paragraph.segments
        if segment.status in _CONFIRMED and segment.target
    ]
    # The same sentence twice teaches nothing more.
    pairs = list(dict.fromkeys((source, target) for _changed, source, target in sorted(confirmed)))
    keys = {loose_word_key(term) for term in known}
    found = (term for term in learn_terms(pairs, progress) if loose_word_key(term.urdu) not in keys)
    proposed = [ProposedTerm(term.urdu, term.english, term.occurrences) for term in found]
    return TermProposals(tuple(proposed[:MOST_PROPOSALS]), len(pairs))
