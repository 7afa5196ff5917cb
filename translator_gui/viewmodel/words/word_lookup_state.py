"""Asks the helper process what an Urdu word means, and what it was translated with before."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.entry import SharedEntryKind
from translator_gui.project.glossary import FEW_TERMS
from translator_gui.project.names import shared_terms
from translator_gui.project.project import Project
from translator_gui.project.word_lookup_records import (
    EarlierTranslations,
    WordLookupRequest,
    WordLookupResult,
    kind_name,
)
from translator_gui.text.excerpt import excerpt, on_one_line
from translator_gui.text.romanisation import romanised
from translator_gui.text.term_index import TermEntry, TermMatch, TermSource, longest_matches, shown_term, urdu_words
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess, Rows
from translator_gui.viewmodel.threads.tasks import Progress

if TYPE_CHECKING:
    from translator_gui.project.term_proposals import ProposedTerm
    from translator_gui.project.word_lookup_records import SpelledNames

_MOST_GLOSSES, _MOST_OF_SENTENCE = 6, 3
_LONGEST_EXCERPT = 160
_PATIENCE_MS = 250
_NONE = EarlierTranslations((), ())
_FROM_PROJECT = {TermSource.NAME: gettext_lazy("Names"), TermSource.GLOSSARY: gettext_lazy("Glossary")}


class LookupRow(NamedTuple):
    """A row of the answer to a look-up: a gloss to insert, or an earlier sentence to go to.

    Attributes:
        urdu: The headword, or the Urdu of the sentence.
        english: The gloss, or the English of the sentence.
        detail: Where it comes from, or how often it was used.
        segment: Id of an earlier sentence; None for a gloss.
        is_first: The first of several glosses of one headword.
        is_hint: A rough transliteration, or a learned term that nobody has accepted: shown paler.
        is_forbidden: English that a glossary says not to use.
        note: More about it, for a tooltip.
        learned: The term that confirmed sentences suggest, of which the row is; None for others.
    """

    urdu: str
    english: str
    detail: str = ""
    segment: int | None = None
    is_first: bool = True
    is_hint: bool = False
    is_forbidden: bool = False
    note: str = ""
    learned: "ProposedTerm | None" = None


class LookupAnswer(NamedTuple):
    """The answer to a look-up: rows, the longest match first, and problems with dictionaries."""

    rows: tuple[LookupRow, ...]
    problems: tuple[str, ...] = ()


class WordLookupState(QObject):
    """Looks up Urdu words and sentences of an open project; knows its names and glossary."""

    failed = Signal(str)

    def __init__(self, session: ProjectSession, dictionaries: Sequence[str]) -> None:
        super().__init__(session)
        self.dictionaries = tuple(dictionaries)
        self.glossaries: tuple[str, ...] = ()
        self._session = session
        self._shared: tuple[TermEntry, ...] | None = None
        """The project's names, and its glossary unless it is long; None until they are read."""
        self._waiting: Callable[[], object] = bool
        """The look-up that waits for them."""
        self._has_many = False
        self._calls = AsyncCalls(self)
        self._partial: Callable[[], object] = bool
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_PATIENCE_MS)
        self._due.timeout.connect(self._answer_partly)
        session.shared_changed.connect(self._read_shared)
        self._read_shared()

    def _read_shared(self) -> None:
        self._session.ask(_names_and_terms, self._take_shared, owner=self, topic="shared")

    def _take_shared(self, entries: tuple[TermEntry, ...]) -> None:
        names = tuple(entry for entry in entries if entry.source is TermSource.NAME)
        self._has_many = len(entries) - len(names) > FEW_TERMS
        self._shared = names if self._has_many else entries
        waiting, self._waiting = self._waiting, bool
        waiting()

    def look_up(
        self, text: str, start: int, end: int, then: Callable[[LookupAnswer], object], *, whole: bool = False
    ) -> None:
        """Look up the word at a place of a paragraph's Urdu, a selection of it, or the expressions of a sentence.

        Args:
            text: The paragraph's Urdu.
            start: Code-point offset of the place, selection or sentence.
            end: Where it ends; equal to `start` for the word at a place.
            then: Gets the answer; not called if another look-up was asked for meanwhile.
            whole: Whether it is a sentence.
        """
        if self._shared is None:
            self._waiting = partial(self.look_up, text, start, end, then, whole=whole)
            return
        request = WordLookupRequest(
            text, start, end, whole, self._shared, self.dictionaries, self.glossaries, self._has_many
        )
        helper, rows = self._session.helper, self._session.model.snapshot()
        look_up = partial(helper.call, "look_up_words", (), request, urgent=True)
        self._due.stop()

        def take(result: WordLookupResult) -> None:
            self._answer_soon(lambda: then(self._answer(request, result, _NONE)))
            find_more = partial(_find_spellings if whole else _find_earlier, helper, rows, request, result)
            self._calls.send(find_more, complete, topic="look up")

        def complete(found: tuple[WordLookupResult, EarlierTranslations]) -> None:
            # The rows that are shown already keep their places and numbers.
            is_shown = not self._due.isActive()
            self._due.stop()
            then(self._answer(request, *found, is_shown=is_shown))

        self._calls.send(lambda progress: look_up(progress=progress), take, self.failed.emit, topic="look up")

    def _answer_soon(self, answer: Callable[[], object]) -> None:
        """Show an answer without earlier translations if these take long, as in large projects at first."""
        self._partial = answer
        self._due.start()

    def _answer_partly(self) -> None:
        self._partial()

    def _answer(
        self,
        request: WordLookupRequest,
        result: WordLookupResult,
        earlier: EarlierTranslations,
        *,
        is_shown: bool = False,
    ) -> LookupAnswer:
        """Return the rows of an answer; if it completes one that is shown, the rows of that keep their places."""
        used = dict(earlier.used)
        rows: list[LookupRow] = []
        before_used = 0
        most = _MOST_OF_SENTENCE if request.whole else _MOST_GLOSSES
        for match in result.matches:
            glosses = match.entry.glosses
            if not is_shown:
                glosses = sorted(glosses, key=lambda gloss: -used.get(gloss, 0))
            # Of glosses that differ in capitals alone the first is enough.
            different: dict[str, str] = {}
            for gloss in glosses:
                different.setdefault(gloss.casefold(), gloss)
            for number, gloss in enumerate(islice(different.values(), most)):
                urdu = shown_term(request.text, match.start, match.end) if request.whole else match.entry.term
                detail = _used_words(used[gloss]) if gloss in used else _origin(match.entry) if not number else ""
                rows.append(LookupRow(urdu, gloss, detail, is_first=not number))
            if match.words > 1 or match.entry.source in _FROM_PROJECT or is_shown:
                before_used = len(rows)
        known, word = {row.english for row in rows}, _term_of(request, ())
        spelled = [(name, count) for name, count in earlier.used if name not in known and not request.whole]
        rows[before_used:before_used] = [
            LookupRow(word, name, _used_words(count), is_first=not number)
            for number, (name, count) in enumerate(spelled)
        ]
        if not rows and not request.whole and (hint := romanised(word)):
            rows.append(LookupRow(word, hint, _("Transliteration"), is_hint=True))
        rows += self._sentences(earlier)
        return LookupAnswer(tuple(rows), result.problems)

    def _sentences(self, earlier: EarlierTranslations) -> list[LookupRow]:
        found: list[LookupRow] = []
        model = self._session.model
        for place in earlier.sentences:
            position = model.place(place.segment)
            paragraph = model.known(position.paragraph) if position is not None else None
            if position is None or paragraph is None or place.segment == self._session.here:
                continue
            segment = paragraph.segments[position.sentence]
            if segment.id == place.segment:
                number = _("Sentence {number}", number=model.number(position))
                urdu = _around(paragraph.text, place.start, place.end, segment.start, segment.end)
                found.append(LookupRow(urdu, excerpt(segment.target, _LONGEST_EXCERPT), number, segment.id))
        return found


def _find_spellings(
    helper: HelperProcess, rows: Rows, request: WordLookupRequest, result: WordLookupResult, progress: Progress
) -> tuple[WordLookupResult, EarlierTranslations]:
    """Add to the expressions of a sentence its names as they were spelt before; done on a thread."""
    source = request.text[request.start : request.end]
    spelled: SpelledNames = helper.call("find_spellings_in_rows", rows, source, progress=progress)
    moved = [name._replace(start=name.start + request.start, end=name.end + request.start) for name in spelled.names]
    matches = longest_matches([*result.matches, *moved])
    return result._replace(matches=tuple(matches)), EarlierTranslations((), spelled.used)


def _find_earlier(
    helper: HelperProcess, rows: Rows, request: WordLookupRequest, result: WordLookupResult, progress: Progress
) -> tuple[WordLookupResult, EarlierTranslations]:
    """Find earlier translations of the longest expression and of the word itself; done on a thread."""
    find = partial(helper.call, "find_translations_of", rows)
    longest, word = _term_of(request, result.matches), _term_of(request, ())
    glosses = tuple(dict.fromkeys(gloss for match in result.matches for gloss in match.entry.glosses))
    earlier: EarlierTranslations = find(longest, glosses, progress=progress)
    if word == longest:
        return result, earlier
    of_word: EarlierTranslations = find(word, glosses, progress=progress)
    sentences = {place.segment: place for place in (*of_word.sentences, *earlier.sentences)}
    used = {**dict(of_word.used), **dict(earlier.used)}
    return result, EarlierTranslations(tuple(sentences.values()), tuple(used.items()))


def _names_and_terms(project: Project) -> tuple[TermEntry, ...]:
    names = project.queries.shared_entries(SharedEntryKind.NAME)
    return shared_terms([*names, *project.queries.shared_entries(SharedEntryKind.TERM)])


def _term_of(request: WordLookupRequest, matches: Sequence[TermMatch]) -> str:
    """Return the Urdu that a look-up is about: the selection, the longest match, or the word at the place."""
    if request.start < request.end:
        return shown_term(request.text, request.start, request.end)
    if matches:
        return shown_term(request.text, matches[0].start, matches[0].end)
    return word_at(request.text, request.start)


def word_at(text: str, offset: int) -> str:
    """Return the word at an offset of an Urdu text; empty if there is none."""
    return next((text[word.start : word.end] for word in urdu_words(text) if word.start <= offset <= word.end), "")


def _origin(entry: TermEntry) -> str:
    in_project = _FROM_PROJECT.get(entry.source) if not entry.origin else None
    return str(in_project or kind_name(entry.origin))


def _used_words(count: int) -> str:
    return ngettext("used in {number} sentence", "used in {number} sentences", count)


def _around(text: str, start: int, end: int, first: int, last: int) -> str:
    """Return the part of a sentence around a word in whole words, on one line; "…" for what is left out."""
    reach = (_LONGEST_EXCERPT - (end - start)) // 2
    begin, stop = max(first, start - reach), min(last, end + reach)
    if begin > first:
        begin = text.find(" ", begin, start) + 1 or begin
    if stop < last:
        stop = max(text.rfind(" ", end, stop + 1), end)
    part = on_one_line(text[begin:stop])
    return f"{'… ' if begin > first else ''}{part}{' …' if stop < last else ''}"
