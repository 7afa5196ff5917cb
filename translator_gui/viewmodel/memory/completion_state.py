"""Asks the helper process for completions of the word being typed."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from translator_gui.memory.completion_records import CompletionOffer, CompletionSource
from translator_gui.model.entry import SharedEntryKind
from translator_gui.project.glossary import glossary
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.names import shared_terms
from translator_gui.settings import file_list
from translator_gui.text.term_index import glossary_term
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translator_gui.project.project import Project
    from translator_gui.settings import UserSettings
    from translator_gui.viewmodel.page_state import SentencePosition
    from translator_gui.viewmodel.session.session import ProjectSession
    from translator_gui.viewmodel.threads.tasks import Progress

COMPLETION = "completion."
"""Prefix of the settings."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.,/&][^\W_]*)*$")
_LONGEST_WORD = 60
_FEWEST_SAVED = 2
_SOURCES: dict[str, tuple[CompletionSource, ...]] = {
    "memory": (CompletionSource.MEMORY, CompletionSource.FRAGMENT, CompletionSource.LEARNED),
    "terms": (CompletionSource.TERM, CompletionSource.NAME),
    "numbers": (CompletionSource.NUMBER,),
    "dictionaries": (CompletionSource.DICTIONARY,),
    "words": (CompletionSource.WORD_LIST,),
}
"""The sources that each setting switches on."""


def word_before(text: str) -> str:
    """Return the word that a text ends with, as completions replace it; empty if it ends otherwise."""
    found = _WORD.search(text, max(0, len(text) - _LONGEST_WORD))
    return found.group() if found is not None else ""


def narrowed(offers: Sequence[CompletionOffer], before: str, now: str) -> list[CompletionOffer]:
    """Return those completions that still fit after letters of the word were typed or deleted.

    Args:
        offers: As they were shown.
        before: The English up to the caret then.
        now: The English up to the caret now.
    """
    typed = word_before(now)
    kept: list[CompletionOffer] = []
    for offer in offers:
        start = len(before) - offer.typed
        fits = start == len(now) - len(typed) and now.startswith(before[:start])
        if fits and offer.text.lower().startswith(typed.lower()) and len(offer.text) - len(typed) >= _FEWEST_SAVED:
            kept.append(offer._replace(typed=len(typed)))
    return kept


class CompletionState(QObject):
    """Prepares the completion of sentences in the helper process, and asks there at each key."""

    words_loaded = Signal()
    """The frequent words were loaded: there are completions where there were none."""

    def __init__(self, session: ProjectSession, settings: UserSettings) -> None:
        super().__init__(session)
        self._session, self._settings = session, settings
        self._calls = AsyncCalls(self)
        self._of_project = CompletionSetup()
        self._setup = CompletionSetup()
        self._sources = frozenset[CompletionSource]()
        self._is_loading = False
        self._loaded = ""
        """The variety of English whose words were asked for."""
        self.read_settings()
        session.shared_changed.connect(self._read_project)
        self._read_project()

    def read_settings(self) -> None:
        """Apply the preferences: sources, dictionaries, glossaries, variety of English."""
        flag, text = self._settings.flag, self._settings.text
        self._sources = frozenset(one for key, some in _SOURCES.items() if flag(COMPLETION + key) for one in some)
        setup = self._of_project._replace(
            number=self._setup.number,
            variety=self._of_project.variety or text("english.variety"),
            dictionaries=file_list(text("words.dictionaries")),
            glossaries=file_list(text("words.glossaries")),
        )
        if setup != self._setup:
            self._setup = setup._replace(number=setup.number + 1)

    def _read_project(self) -> None:
        self._session.ask(_read_setup, self._take_project, owner=self, topic="project")

    def _take_project(self, found: CompletionSetup) -> None:
        self._of_project = found
        self.read_settings()

    def prepare(self, place: SentencePosition | None, ahead: int) -> None:
        """Prepare the sentence at a place and some after it, in the background."""
        self._load_words()
        urdu: list[str] = []
        model = self._session.model
        for index in range(place.paragraph, min(place.paragraph + ahead + 1, len(model))) if place is not None else ():
            paragraph = model.known(index)
            if paragraph is not None:
                first = place.sentence if place is not None and index == place.paragraph else 0
                urdu += map(paragraph.source, paragraph.segments[first : first + ahead + 1])
        call, number = self._session.memory_helper.call, self._setup.number

        def prepare(progress: Progress) -> None:
            for sentence in urdu[: ahead + 1]:
                # Ends here if the caret has gone elsewhere: what is prepared keeps the matches waiting.
                progress(0, 0)
                call("prepare_completion", (), number, sentence, progress=progress, urgent=True)

        self._calls.send(prepare, topic="prepare")

    @property
    def is_loading(self) -> bool:
        """Whether the frequent words are being loaded."""
        return self._is_loading

    def _load_words(self) -> None:
        if self._loaded != self._setup.variety:
            self._loaded, self._is_loading = self._setup.variety, True
            load = partial(self._session.memory_helper.call, "load_completion_words", (), self._setup)
            self._calls.send(lambda progress: load(progress=progress), self._take_loaded, self._take_loaded)

    def _take_loaded(self, _answer: object) -> None:
        self._is_loading = False
        self.words_loaded.emit()

    def ask(self, urdu: str, before: str, then: Callable[[Sequence[CompletionOffer]], object]) -> None:
        """Ask for completions of the word before the caret.

        Args:
            urdu: The sentence.
            before: Its English up to the caret.
            then: Gets them, unless another question was asked meanwhile.
        """
        setup = self._setup
        call = self._session.memory_helper.call
        find = partial(call, "find_completions", (), setup.number, urdu, before, self._sources, urgent=True)

        def ask(progress: Progress) -> Sequence[CompletionOffer]:
            offers: list[CompletionOffer] | None = find(progress=progress)
            if offers is None:
                # A new process, or other preferences.
                call("load_completion_words", (), setup, progress=progress)
                offers = find(progress=progress)
            return offers or ()

        self._calls.send(ask, then, topic="ask")


def _read_setup(project: Project) -> CompletionSetup:
    """Return what the project itself says of its completions."""
    queries = project.queries
    names = shared_terms(queries.shared_entries(SharedEntryKind.NAME))
    # With all that a term says: what is forbidden is not offered.
    terms = map(glossary_term, glossary(queries.shared_entries(SharedEntryKind.TERM)))
    return CompletionSetup(variety=queries.variety(), style=queries.number_style(), shared=(*names, *terms))
