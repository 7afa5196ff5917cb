"""The terms of the current sentence, found in the helper process where there are many or glossary files."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.project.glossary import FEW_TERMS, changed_terms
from translator_gui.project.term_proposals import ProposalFinder, ProposedTerm
from translator_gui.text.term_index import TermMatch, shown_term
from translator_gui.text.untagged_text import UntaggedText
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.words.word_lookup_state import LookupRow

if TYPE_CHECKING:
    from translator_gui.project.glossary_files import SentenceTerms

_CHUNK = 1_000
"""Terms that are sent at once: pickling them holds Python's lock."""
_Version = tuple[int, tuple[GlossaryEntry, ...]]
"""The number of a version of the project's terms, and these."""
_MOST_KNOWN = 200
"""Sentences whose terms are remembered."""


class _FoundTerms(NamedTuple):
    """The terms of a sentence: those of glossaries, and the learned ones that are proposed."""

    terms: "SentenceTerms"
    proposed: list[tuple[TermMatch, ProposedTerm]]


class SentenceTermsState(QObject):
    """The terms in the Urdu of the current sentence: where they are, and rows with their English, learned ones last."""

    changed = Signal()
    """Other terms are shown."""
    failed = Signal(str)

    def __init__(self, session: ProjectSession, files: tuple[str, ...]) -> None:
        super().__init__(session)
        self.entries: tuple[GlossaryEntry, ...] = ()
        """The terms of the project."""
        self.matches: tuple[TermMatch, ...] = ()
        """Those of the current sentence, with offsets in its paragraph."""
        self.proposed: tuple[tuple[TermMatch, ProposedTerm], ...] = ()
        """The learned terms that are proposed, likewise."""
        self.rows: tuple[LookupRow, ...] = ()
        self.problems: tuple[str, ...] = ()
        self.searched = 0
        self.sentence: int | None = None
        """The id of the sentence whose terms are shown."""
        self.is_known = False
        self._source: str = ""
        self._start = 0
        """Where the sentence begins in its paragraph."""
        self._has_english = False
        self._session, self._files = session, files
        self._version = 0
        self._sent: _Version | None = None
        """The version of the project's terms that the helper process had last."""
        self._known: dict[str, tuple[TermMatch, ...]] = {}
        self._proposals = ProposalFinder(())
        self._calls = AsyncCalls(self)
        session.shared_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._session.ask(lambda project: project.queries.glossary(), self._take, owner=self, topic="terms")

    def _take(self, entries: tuple[GlossaryEntry, ...]) -> None:
        if entries != self.entries or not self._version:
            self.entries = entries
            self._version += 1
            self._look_again()

    def set_files(self, files: tuple[str, ...]) -> None:
        """Set the glossary files of the user."""
        self._files = files
        self._look_again()

    def set_proposals(self, terms: Sequence[ProposedTerm]) -> None:
        """Set the learned terms that are proposed in sentences."""
        if tuple(terms) != self._proposals.terms:
            self._proposals = ProposalFinder(terms)
            if self._source:
                self._find_terms()

    def _look_again(self) -> None:
        self._known.clear()
        self._source = ""
        self.show_sentence(self.sentence)

    def known_terms(self, source: str) -> Sequence[TermMatch] | None:
        """Return the terms in the Urdu of a sentence without inline tags; None if nobody has looked for them yet."""
        return self._known.get(source)

    def show_sentence(self, identity: int | None) -> None:
        """Find the terms of a sentence, unless they are shown already."""
        place = self._session.model.place(identity) if identity is not None else None
        paragraph = self._session.model.known(place.paragraph) if place is not None else None
        if identity is None or place is None or paragraph is None:
            self.sentence = identity
            self._source = ""
            self._show_none()
            return
        segment = paragraph.segments[place.sentence]
        source = paragraph.source(segment)
        if identity == self.sentence and source == self._source:
            return
        self.sentence, self._source, self.is_known = identity, source, False
        self._start, self._has_english = segment.start, bool(segment.target)
        self._show_none()
        self._find_terms()

    def _find_terms(self) -> None:
        if not self._version:
            return
        sent = self._version, self.entries
        identity, source = self.sentence, self._source
        find = partial(_find, self._session.helper, sent, self._sent, source, self._files)
        proposals = self._proposals

        def find_both(progress: Progress) -> _FoundTerms:
            found = find(progress)
            return _FoundTerms(found, proposals.find(source, found.matches))

        def take(found: _FoundTerms) -> None:
            self._sent = sent
            self._remember(source, found.terms.matches)
            if (self.sentence, self._source) == (identity, source):
                self.is_known = True
                self._show(found)
                if self._has_english:
                    self._session.findings.terms_found()

        self._calls.send(find_both, take, self.failed.emit, topic="terms")

    def _remember(self, source: str, matches: tuple[TermMatch, ...]) -> None:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        if has_tags(source):
            offset = UntaggedText(source).offset
            matches = tuple(one._replace(start=offset(one.start), end=offset(one.end)) for one in matches)
        self._known[without_tags(source)] = matches

    def _show_none(self) -> None:
        self.matches, self.proposed, self.rows, self.problems, self.searched = (), (), (), (), 0
        self.changed.emit()

    def _show(self, found: _FoundTerms) -> None:
        matches, source, start = found.terms.matches, self._source, self._start
        # A term that is twice in the sentence is listed once.
        first = {match.entry: match for match in reversed(matches)}
        listed = [match for match in matches if first[match.entry] is match]
        rows = [row for one in listed for row in _rows_of(one, shown_term(source, one.start, one.end))]
        learned: dict[ProposedTerm, TermMatch] = {}
        for match, term in found.proposed:
            learned.setdefault(term, match)
        rows += [_learned_row(term, shown_term(source, match.start, match.end)) for term, match in learned.items()]
        self.rows = _without_repetitions(rows)
        self.matches = tuple(_moved(match, start) for match in matches)
        self.proposed = tuple((_moved(match, start), term) for match, term in found.proposed)
        self.problems, self.searched = found.terms.problems, found.terms.searched
        self.changed.emit()


def _find(
    helper: HelperProcess,
    version: _Version,
    sent: _Version | None,
    source: str,
    files: tuple[str, ...],
    progress: Progress,
) -> "SentenceTerms":
    """Find the terms in a text; the project's are sent if the process that finds them has not got them. On a thread."""
    number, entries = version
    call = partial(helper.call, progress=progress, urgent=True, is_long=bool(files) or len(entries) > FEW_TERMS)
    found: SentenceTerms | None = None
    while found is None:
        found = call("find_terms_in_text", (), number, source, files)
        if found is not None:
            break
        if sent is not None and call("change_terms", (), sent[0], number, *changed_terms(sent[1], entries)):
            continue
        sent = None
        for first in range(0, max(1, len(entries)), _CHUNK):
            call("take_terms", (), number, first, entries[first : first + _CHUNK], len(entries))
    return found


def _rows_of(match: TermMatch, urdu: str) -> list[LookupRow]:
    """Return the rows of a term: its English, the preferred one first, then what must not be used."""
    entry = match.entry.details
    if entry is None:
        return []
    english = [*entry.targets, *((urdu,) if entry.do_not_translate and urdu.isascii() else ())]
    stays = _("stays as it is") if entry.do_not_translate else ""
    details = [stays, entry.domain, entry.part_of_speech, entry.origin, entry.note]
    detail = _(" · ").join(filter(None, details))
    note = "\n".join(filter(None, [f"{entry.source}: {format_list(english)}" if english else "", *details]))
    rows = [LookupRow(urdu, one, "" if at else detail, note=note, is_first=not at) for at, one in enumerate(english)]
    rows += [LookupRow(urdu, one, _("do not use"), is_forbidden=True, note=note) for one in entry.forbidden]
    if not rows:
        rows = [LookupRow(urdu, urdu, detail, note=note)]
    return [row._replace(is_first=not at) for at, row in enumerate(rows)]


def _learned_row(term: ProposedTerm, urdu: str) -> LookupRow:
    """Return the row of a learned term."""
    seen = ngettext("seen {number} time", "seen {number} times", term.sentences)
    note = ngettext(
        "Learned from {number} confirmed sentence: “{english}”",
        "Learned from {number} confirmed sentences: “{english}”",
        term.sentences,
        english=term.english,
    )
    return LookupRow(urdu, term.english, seen, is_hint=True, note=note, learned=term)


def _moved(match: TermMatch, by: int) -> TermMatch:
    return match._replace(start=match.start + by, end=match.end + by)


def _without_repetitions(rows: Sequence[LookupRow]) -> tuple[LookupRow, ...]:
    """Return the rows without those that repeat the English of a term, which two glossaries may have."""
    found: dict[tuple[str, str, bool], LookupRow] = {}
    for row in rows:
        found.setdefault((row.urdu, row.english, row.is_forbidden), row)
    return tuple(found.values())
