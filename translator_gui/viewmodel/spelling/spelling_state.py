"""The spelling of a project's English: asked for while the page is painted, checked by the helper process."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.project.commands.set_project_key_values import set_known_word
from translator_gui.project.dictionaries import read_own_words, save_own_word
from translator_gui.project.misspelling_search import Misspelling, MisspellingSearchResult
from translator_gui.project.project import Project
from translator_gui.project.proper_name_counts import ProperNameCounts
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.spelling import KnownWords, PossibleMisspelling, carry_suspects, is_marked
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence

_OWN_WORDS = threading.Lock()
"""Held while the file of the user's own words is read and written."""
_MOST_KEPT = 20_000
"""Sentences whose suspect words are cached: many more than a screen shows."""


class _SpellingRequest(NamedTuple):
    segment: int
    text: str
    urdu: str


class SpellingState(QObject):
    """State of the spell checker: the misspelt words of a project, suggestions, and words marked as correct."""

    changed = Signal(object)
    """The marks of paragraphs changed: their ids, None for all."""
    variety_changed = Signal()
    failed = Signal(str)
    """The dictionary cannot be read or a word cannot be saved, as a sentence."""

    def __init__(self, session: ProjectSession, preferred: EnglishVariety, *, on: bool) -> None:
        """Load the spelling dictionary once the whole project was read.

        Args:
            session: Its parent.
            preferred: The variety of projects that say none.
            on: Whether anything is marked.
        """
        super().__init__(session)
        self._session = session
        self._preferred = preferred
        self._on = on
        self.known = KnownWords()
        self.own_variety: EnglishVariety | None = None
        """The variety that the project sets; None if it sets none."""
        self._loaded_variety: EnglishVariety | None = None
        """The variety whose dictionary is ready."""
        self._loading: EnglishVariety | None = None
        self._found: dict[int, tuple[str, tuple[PossibleMisspelling, ...]]] = {}
        self._sightings = ProperNameCounts()
        self._asked: dict[int, str] = {}
        self._wanted: set[int] = set()
        """Sentences to check after the page was painted."""
        self._uncounted: dict[str, set[int]] = {}
        """Names that were not counted yet, with the paragraphs that wait for it."""
        self._suggested: dict[str, list[str]] = {}
        self._calls, self._checks = AsyncCalls(self), AsyncCalls(self)
        self._begun = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._ask)
        session.shared_changed.connect(self._read_words_anew)
        if session.all_read:
            self._begin()
        else:
            session.loader.finished.connect(self._begin)

    # What the page asks

    def misspellings(self, segment: Segment, typing_at: int | None = None) -> list[PossibleMisspelling]:
        """Return the misspelt words of a sentence found so far; requests a spelling check if it was not checked.

        Args:
            segment: The sentence.
            typing_at: Offset of the caret where the sentence is being typed: the word that ends there is not done.
        """
        if not self._on or not segment.target:
            return []
        return [s for s in self._suspects(segment) if s.end != typing_at and self._is_marked(s, segment.paragraph_id)]

    def _suspects(self, segment: Segment) -> tuple[PossibleMisspelling, ...]:
        text, suspects = self._found.get(segment.id, ("", ()))
        if text == segment.target:
            return suspects
        if self._loaded_variety is not None and self._asked.get(segment.id) != segment.target:
            self._asked[segment.id] = segment.target
            self._wanted.add(segment.id)
            self._due.start()
        return carry_suspects(text, segment.target, suspects)

    def _is_marked(self, suspect: PossibleMisspelling, paragraph: int) -> bool:
        if not suspect.capital or not is_marked(suspect, self.known, 0):
            return is_marked(suspect, self.known, 0)
        seen = self._sightings.of(suspect.base)
        if seen is None:
            # Not before it is known to be rare: a mark that goes away again is worse than one that comes late.
            self._uncounted.setdefault(suspect.base, set()).add(paragraph)
            self._due.start()
            return False
        return is_marked(suspect, self.known, seen)

    # On and off, and the variety

    @property
    def ready(self) -> bool:
        """Whether the spelling dictionary is loaded."""
        return self._loaded_variety is not None

    @property
    def on(self) -> bool:
        """Whether misspelt words are marked."""
        return self._on

    def switch(self, on: bool) -> None:
        """Turn the marking of misspelt words on or off."""
        if on != self._on:
            self._on = on
            if self._session.all_read:
                self._begin()
            self.changed.emit(None)

    @property
    def variety(self) -> EnglishVariety:
        """The variety of English, such as British or American, that the project's spelling is checked against."""
        return self.own_variety or self._preferred

    def prefer(self, variety: EnglishVariety) -> None:
        """Set the user's default variety of English, for projects that set none."""
        self._preferred = variety
        self._reload()

    def set_variety(self, variety: EnglishVariety) -> None:
        """Set the variety of English for the spelling of this project."""
        self.own_variety = variety
        self._session.write(lambda project: project.set_variety(variety), self._on_not_saved)
        self._reload()

    # Words that are right

    def add_to_project(self, word: str, *, right: bool = True) -> None:
        """Add a word to the project's list of correctly spelled words, or remove it."""
        self._know(self.known._replace(project=_with(self.known.project, word, right=right)))
        self._session.change(set_known_word(word, right=right))

    def add_to_own(self, word: str, *, right: bool = True) -> None:
        """Add a word to the user's own list of correctly spelled words, or remove it."""
        self._know(self.known._replace(own=_with(self.known.own, word, right=right)))
        self._calls.send(lambda _: _keep_own(word, right=right), self._own_kept, self.failed.emit, topic="own words")

    def ignore(self, word: str) -> None:
        """Do not mark a word as misspelt until the project is closed."""
        self._know(self.known._replace(ignored=self.known.ignored | {word}))

    def _know(self, known: KnownWords) -> None:
        self.known = known
        self._suggested.clear()
        self.changed.emit(None)

    def _own_kept(self, words: frozenset[str]) -> None:
        if words != self.known.own:
            self._know(self.known._replace(own=words))

    def _on_not_saved(self, error: TranslatorError) -> None:
        self.failed.emit(error_sentence(error))

    # Suggestions

    def suggestions(self, word: str) -> list[str] | None:
        """Return the cached spelling suggestions for a word; None if they were not looked for yet."""
        return self._suggested.get(word)

    def suggest(self, word: str, then: Callable[[list[str]], object] | None = None) -> None:
        """Find spelling suggestions for a word and cache them."""
        known = self._suggested.get(word)
        if known is not None or self._loaded_variety is None:
            if then is not None:
                then(known or [])
            return

        def keep(found: list[str]) -> None:
            self._suggested[word] = found
            if then is not None:
                then(found)

        self._call(self._checks, "suggest_words", self._loaded_variety, word, self.known.all(), then=keep)

    # The next one

    def find_next(
        self, segment: int | None, offset: int, then: Callable[[Misspelling | None], object], *, again: bool = True
    ) -> bool:
        """Find the next misspelt word of the project, wrapping around; False while the dictionary is not loaded.

        Args:
            segment: Where to begin; None for the project's beginning.
            offset: In that sentence's English.
            then: Gets it; None where there is none at all.
            again: Whether the word that holds the offset, and those before it in its sentence, come first.
        """
        if self._loaded_variety is None:
            return False
        model = self._session.model
        index = model.index_of(paragraph_of(segment)) if segment is not None else None
        place = index or 0, segment, offset, again
        arguments = self._loaded_variety, self._sightings.counts(), self.known, place
        call = partial(self._session.helper.call, "find_misspelling", model.snapshot(), *arguments)

        def take(outcome: MisspellingSearchResult) -> None:
            self._sightings.add_counts(outcome.counted)
            then(outcome.found)

        self._calls.send(lambda progress: call(progress=progress), take, self.failed.emit, topic="next")
        return True

    # Work in the background

    def _call(self, calls: AsyncCalls, task: str, *arguments: object, then: Callable[..., object]) -> None:
        """Send the helper process an urgent task of the spell checker."""
        call = partial(self._session.helper.call, task, (), *arguments, urgent=True)
        calls.send(lambda progress: call(progress=progress), then, self.failed.emit)

    def _begin(self) -> None:
        if self._on and not self._begun:
            self._begun = True
            self._session.ask(_words_and_variety, self._take_words, self._on_not_saved, owner=self)

    def _read_words_anew(self) -> None:
        def take(read: tuple[frozenset[str], str]) -> None:
            self._know(self.known._replace(project=read[0]))

        self._session.ask(_words_and_variety, take, owner=self, topic="words")

    def _take_words(self, read: tuple[frozenset[str], str]) -> None:
        words, variety = read
        self.known = self.known._replace(project=words | self.known.project)
        if variety in set(EnglishVariety) and self.own_variety is None:
            self.own_variety = EnglishVariety(variety)
            self.variety_changed.emit()
        self._calls.send(lambda _: read_own_words(), self._take_own)

    def _take_own(self, words: frozenset[str]) -> None:
        self.known = self.known._replace(own=words | self.known.own)
        self._load()

    def _reload(self) -> None:
        self.variety_changed.emit()
        if self._loaded_variety is not None or self._loading is not None:
            self._load()

    def _load(self) -> None:
        variety = self.variety
        if variety not in {self._loaded_variety, self._loading}:
            self._loading = variety
            call = partial(self._session.helper.call, "prepare_dictionary", (), variety)
            self._calls.send(
                lambda progress: call(progress=progress),
                lambda _: self._loaded(variety),
                self.failed.emit,
                topic="dictionary",
            )

    def _loaded(self, variety: EnglishVariety) -> None:
        self._loading = None
        self._checks.cancel()
        self._loaded_variety = variety
        self._found.clear()
        self._asked.clear()
        self._suggested.clear()
        self.changed.emit(None)

    def _ask(self) -> None:
        """Check the spelling of the sentences that the page requested, and count how often new names occur."""
        if self._loaded_variety is None:
            return
        asked = [question for segment in self._wanted if (question := self._question(segment)) is not None]
        self._wanted.clear()
        if asked:
            sentences = [(each.text, each.urdu) for each in asked]
            take_suspects = partial(self._take_suspects, asked)
            self._call(self._checks, "find_suspect_words", self._loaded_variety, sentences, then=take_suspects)
        waiting, self._uncounted = self._uncounted, {}
        names = [name for name in waiting if self._sightings.of(name) is None]
        if names:
            paragraphs = tuple(set[int]().union(*(waiting[name] for name in names)))

            def take(counted: dict[str, set[int]]) -> None:
                self._sightings.add_counts(counted)
                self.changed.emit(paragraphs)

            call = partial(self._session.helper.call, "count_names_in_rows", self._session.model.snapshot(), names)
            self._calls.send(lambda progress: call(progress=progress), take)

    def _question(self, segment: int) -> _SpellingRequest | None:
        model, text = self._session.model, self._asked.get(segment)
        index = model.index_of(paragraph_of(segment))
        paragraph = model.known(index) if index is not None else None
        shown = model.segment(segment)
        if paragraph is None or shown is None or text is None or shown.target != text:
            self._asked.pop(segment, None)
            return None
        return _SpellingRequest(segment, text, paragraph.source(shown))

    def _take_suspects(
        self, checked: Sequence[_SpellingRequest], found: Sequence[tuple[PossibleMisspelling, ...]]
    ) -> None:
        if len(self._found) > _MOST_KEPT:
            self._found.clear()
        everywhere, touched = False, set[int]()
        for asked, suspects in zip(checked, found, strict=True):
            text, before = self._found.get(asked.segment, ("", ()))
            if carry_suspects(text, asked.text, before) != suspects:
                touched.add(paragraph_of(asked.segment))
            self._found[asked.segment] = asked.text, suspects
            if self._asked.get(asked.segment) == asked.text:
                del self._asked[asked.segment]
            for suspect in suspects:
                everywhere |= suspect.proper and self._sightings.add(suspect.base, asked.segment)
        if everywhere or touched:
            self.changed.emit(None if everywhere else tuple(touched))


def _words_and_variety(project: Project) -> tuple[frozenset[str], str]:
    return project.queries.words(), project.queries.variety()


def _keep_own(word: str, *, right: bool) -> frozenset[str]:
    with _OWN_WORDS:
        return save_own_word(word, right=right)


def _with(words: frozenset[str], word: str, *, right: bool) -> frozenset[str]:
    return words | {word} if right else words - {word}
