"""Terms that the confirmed sentences of a project suggest, and which of them nobody knows or has dismissed yet."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.text.term_index import TermIndex, TermMatch, glossary_term, term_forms

MOST_PROPOSALS = 500
CONFIRMED = (Status.TRANSLATED, Status.APPROVED, Status.FINAL)
_FORMS_PER_STEP = 100


class ProposedTerm(NamedTuple):
    """A term that confirmed sentences suggest: its Urdu and English, and the number of sentences with both."""

    urdu: str
    english: str
    sentences: int


class TermProposals(NamedTuple):
    """The terms that confirmed sentences suggest, the surest first, and the number of those sentences."""

    terms: tuple[ProposedTerm, ...] = ()
    confirmed: int = 0


def propose_terms(paragraphs: Iterable[Paragraph | None], progress: Callable[[int, int], object]) -> TermProposals:
    """Return the terms that the confirmed sentences of a project suggest, also those that are known.

    Args:
        paragraphs: Of the project.
        progress: Told (done, total); may raise to stop.
    """
    # The window needs the rest of this module alone.
    from translator_gui.memory.learned_terms import learn_terms  # noqa: PLC0415

    confirmed = [
        (segment.changed, without_tags(paragraph.source(segment)), without_tags(segment.target))
        for paragraph in paragraphs
        if paragraph is not None
        for segment in paragraph.segments
        if segment.status in CONFIRMED and segment.target
    ]
    # The same sentence twice teaches nothing more.
    pairs = list(dict.fromkeys((source, target) for _changed, source, target in sorted(confirmed)))
    proposed = (ProposedTerm(term.urdu, term.english, term.occurrences) for term in learn_terms(pairs, progress))
    return TermProposals(tuple(proposed), len(pairs))


def unknown_terms(
    proposed: Sequence[ProposedTerm],
    known: Collection[str],
    find: Callable[[str], Sequence[TermMatch]],
    pause: Callable[[], object],
) -> tuple[ProposedTerm, ...]:
    """Return the proposed terms that are no form of a known term, in whatever spelling.

    Args:
        proposed: The terms.
        known: Urdu terms and names that are registered, and those that were dismissed.
        find: Returns the terms of glossary files in an Urdu text.
        pause: Called now and then; may raise to stop.
    """
    forms = set[str]()
    for number, term in enumerate(known):
        forms |= term_forms(term)
        if number % _FORMS_PER_STEP == 0:
            pause()
    unknown: list[ProposedTerm] = []
    for term in proposed:
        is_listed = any(len(term.urdu) == match.end - match.start for match in find(term.urdu))
        if not is_listed and forms.isdisjoint(term_forms(term.urdu)):
            unknown.append(term)
        pause()
    return tuple(unknown[:MOST_PROPOSALS])


class ProposalFinder:
    """Finds proposed terms in Urdu texts; their index is built when it is first needed."""

    def __init__(self, terms: Sequence[ProposedTerm]) -> None:
        self.terms = tuple(terms)
        self._by_urdu = {term.urdu: term for term in terms}
        self._index: TermIndex | None = None

    def find(self, source: str, known: Iterable[TermMatch]) -> list[tuple[TermMatch, ProposedTerm]]:
        """Return the proposed terms in an Urdu text, in its order; those that overlap a known term are left out."""
        if not self.terms:
            return []
        if self._index is None:
            entries = (GlossaryEntry(term.urdu, (term.english,)) for term in self.terms)
            self._index = TermIndex(map(glossary_term, entries))
        taken = {offset for match in known for offset in range(match.start, match.end)}
        return [
            (match, self._by_urdu[match.entry.term])
            for match in self._index.find_longest(source)
            if taken.isdisjoint(range(match.start, match.end))
        ]
