"""Navigation in a project: to a number, to the next sentence of a kind, back and forward."""

from __future__ import annotations

import time
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Role, Status, open_for
from translator_gui.project.paragraph_blocks import SentenceTrait
from translator_gui.project.rules import has_undecided_reviewer_edit
from translator_gui.viewmodel.navigation.back_forward_history import BackForwardHistory
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence, surviving_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from translator_gui.project.paragraph_blocks import Traits
    from translator_gui.ui.editor.page import TranslationPage
    from translator_gui.ui.navigation.go_to_sentence_bar import GoToSentenceBar
    from translator_gui.ui.theme import ThemeState
    from translator_gui.viewmodel.navigation.repetitions_state import RepetitionGroupsCache
    from translator_gui.viewmodel.session.session import ProjectSession

STILL_READING = gettext_lazy("The project is still being read; try again in a moment")

_MENU_SECONDS = 0.03
"""Longest time for which a menu looks whether *Next* would find something; after that it offers it."""


class NextSentenceKind(StrEnum):
    """What *Next* and *Previous* look for: open, draft, returned, commented sentences and others."""

    OPEN = "open"
    DRAFT = "draft"
    RETURNED = "returned"
    COMMENTED = "commented"
    REOPENED = "reopened"
    UNLIKE = "unlike"


_NONE = {
    NextSentenceKind.DRAFT: gettext_lazy("No other sentence is a draft"),
    NextSentenceKind.RETURNED: gettext_lazy("No other sentence is returned"),
    NextSentenceKind.COMMENTED: gettext_lazy("No other sentence has open comments"),
    NextSentenceKind.REOPENED: gettext_lazy("No other sentence was changed after it was approved"),
    NextSentenceKind.UNLIKE: gettext_lazy("No other sentence is an inconsistent repetition"),
}
_NONE_IN_FILTER = {
    NextSentenceKind.OPEN: gettext_lazy("Nothing is open in this filter"),
    NextSentenceKind.DRAFT: gettext_lazy("No other sentence is a draft in this filter"),
    NextSentenceKind.RETURNED: gettext_lazy("No other sentence is returned in this filter"),
    NextSentenceKind.COMMENTED: gettext_lazy("No other sentence has open comments in this filter"),
    NextSentenceKind.REOPENED: gettext_lazy("No other sentence was changed after it was approved in this filter"),
    NextSentenceKind.UNLIKE: gettext_lazy("No other sentence is an inconsistent repetition in this filter"),
}
_STATUSES = {NextSentenceKind.DRAFT: Status.DRAFT, NextSentenceKind.RETURNED: Status.RETURNED}


class NavigationController(QObject):
    """Navigates the page: to the next sentence of a kind, to a number, back and forward in the visited ones."""

    status_message = Signal(str)
    visited = Signal()
    """The way back or forward may have changed."""

    def __init__(
        self, session: ProjectSession, page: TranslationPage, bars: QVBoxLayout, theme: ThemeState, parent: QObject
    ) -> None:
        """Create the navigation controller for the page that shows a session's project.

        Args:
            session: The page's session.
            page: The page to navigate.
            bars: The layout above the page, for the bar that takes a number.
            theme: The theme of the bar.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._session, self._page, self._bars, self._theme = session, page, bars, theme
        self._model = session.model
        self._visits = BackForwardHistory(self._near, self._current_owner)
        self._number_bar: GoToSentenceBar | None = None
        page.navigator.jumped.connect(self.note_jump)
        page.live.typed.connect(self._note_work)
        page.navigator.current_changed.connect(self.visited)

    @cached_property
    def repetitions(self) -> RepetitionGroupsCache:
        """The cache of the project's repeated sentences (equal Urdu), created when first used."""
        from translator_gui.viewmodel.navigation.repetitions_state import RepetitionGroupsCache  # noqa: PLC0415 (seldom needed)

        return RepetitionGroupsCache(self._session, self)

    def close(self) -> None:
        """Stop the search for repetitions in its worker thread."""
        if "repetitions" in self.__dict__:
            self.repetitions.close()

    # The next of a kind

    def next(self, kind: NextSentenceKind, after: int | None = None) -> None:
        """Go to the next sentence of a kind, such as a draft, after the selected sentences or after another one."""
        self._search(kind, after, back=False)

    def previous(self, kind: NextSentenceKind) -> None:
        """Go to the previous sentence of a kind, such as a draft."""
        self._search(kind, None, back=True)

    def would_find(self, kind: NextSentenceKind, *, back: bool) -> bool:
        """Whether *Next* or *Previous* would find a sentence of a kind, other than the current one.

        True if it takes too long to know.
        """
        if not self._session.all_read:
            return True
        end = time.thread_time() + _MENU_SECONDS

        def hurry(*_progress: int) -> None:
            if time.thread_time() > end:
                raise CancelledError

        def wanted(segment: Segment) -> bool:
            hurry()
            return test(segment)

        try:
            is_unlike = kind is NextSentenceKind.UNLIKE
            test, traits = (self._unlike_test(hurry), None) if is_unlike else self._test(kind)
            return self._find(wanted, traits, self._start(back=back), back=back) not in {
                None,
                self._page.navigator.current(),
            }
        except CancelledError:
            return True

    def _unlike_test(self, report: Callable[[int, int], None]) -> Callable[[Segment], bool]:
        """Return a test for sentences whose English differs from that of their repetitions, found at once."""
        paragraphs = self._model.snapshot()
        from translator_gui.project.repetitions import RepetitionFilterKind, find_repetitions  # noqa: PLC0415 (seldom needed)

        groups = self.repetitions.known or find_repetitions(paragraphs, report)
        unlike = groups.chosen(RepetitionFilterKind.UNLIKE, groups.english(paragraphs, report))
        return lambda segment: segment.id in unlike

    def _search(self, kind: NextSentenceKind, after: int | None, *, back: bool) -> None:
        if kind is not NextSentenceKind.UNLIKE:
            self._go(kind, *self._test(kind), after, back=back)
        elif not self._session.all_read:
            self.status_message.emit(str(STILL_READING))
        else:

            def go(unlike: frozenset[int]) -> None:
                self._go(kind, lambda segment: segment.id in unlike, None, after, back=back)

            self.repetitions.find_unlike(go)

    def _test(self, kind: NextSentenceKind) -> tuple[Callable[[Segment], bool], Traits]:
        """Return a test for sentences of a kind, and the traits of which each of them has one."""
        if kind is NextSentenceKind.COMMENTED:
            return lambda segment: segment.comments > 0, frozenset({SentenceTrait.COMMENTED})
        if kind is NextSentenceKind.REOPENED:
            return lambda segment: segment.reopened, frozenset({SentenceTrait.REOPENED})
        role, author = self._session.role, self._session.author
        statuses = frozenset({_STATUSES[kind]}) if kind in _STATUSES else open_for(role)
        if kind is NextSentenceKind.OPEN and role is Role.REVIEWER:
            return (
                lambda segment: segment.status in statuses or has_undecided_reviewer_edit(segment, author),
                statuses | {SentenceTrait.EDITED_AGAIN},
            )
        return lambda segment: segment.status in statuses, statuses

    def _go(
        self,
        kind: NextSentenceKind,
        wanted: Callable[[Segment], bool],
        traits: Traits | None,
        after: int | None,
        *,
        back: bool,
    ) -> None:
        following = self._find(wanted, traits, self._start(back=back) if after is None else after, back=back)
        if following is not None:
            self._page.navigator.go_to(following)
        elif not self._session.all_read:
            self.status_message.emit(str(STILL_READING))
        else:
            self.status_message.emit(self._none_found(kind))

    def _start(self, *, back: bool) -> int | None:
        """Return the sentence at which a search begins: the first or last of the selected ones."""
        chosen = self._page.navigator.selected()
        return chosen[0 if back else -1] if chosen else None

    def _find(
        self, wanted: Callable[[Segment], bool], traits: Traits | None, after: int | None, *, back: bool
    ) -> int | None:
        """Return the next or previous sentence that is wanted and that the filter shows; None if there is none."""
        shown = self._page.navigator.filter
        if shown is None:
            return find_next_sentence(self._model, wanted, after, back=back, traits=traits)
        found = shown.matching
        return find_next_sentence(
            self._model,
            lambda s: s.id in found and wanted(s),
            after,
            back=back,
            among=shown.paragraphs,
            traits=traits,
        )

    def _none_found(self, kind: NextSentenceKind) -> str:
        filtered, reviewing = self._page.navigator.filter is not None, self._session.role is Role.REVIEWER
        if kind is NextSentenceKind.OPEN and reviewing:
            if filtered:
                return _("Nothing is left to review in this filter")
            return _("Nothing is left to review. The File menu has the report and the hand-over.")
        if filtered:
            return str(_NONE_IN_FILTER[kind])
        if kind is not NextSentenceKind.OPEN:
            return str(_NONE[kind])
        return ngettext(
            "The sentence is translated. Export with {{export}}.",
            "All {number} sentences are translated. Export with {{export}}.",
            self._model.sentences,
        )

    # A number

    def ask_number(self) -> None:
        """Show the bar above the page that asks for the number of a sentence to go to."""
        if self._number_bar is None:
            from translator_gui.ui.navigation.go_to_sentence_bar import GoToSentenceBar  # noqa: PLC0415 (seldom needed)

            bar = self._number_bar = GoToSentenceBar(self._theme)
            bar.chosen.connect(self._number_chosen)
            bar.return_requested.connect(self._page.setFocus)
            self._bars.addWidget(bar)
        place = self._page.navigator.place()
        self._number_bar.ask(self._model.number(place) if place else 1, self._model.sentences)

    def go_to_number(self, number: int) -> bool:
        """Go to the sentence with a number, once it has been read; False if there is no such sentence."""
        place = self._model.at_number(number)
        if place is not None:
            self._page.navigator.jump(place)
        return place is not None

    def _number_chosen(self, number: int) -> None:
        if self.go_to_number(number):
            self._page.setFocus()

    # Back and forward

    def back(self) -> None:
        """Go back to the sentence visited before."""
        self._travel(self._visits.back)

    def forward(self) -> None:
        """Go forward again to the sentence from which `back` came."""
        self._travel(self._visits.forward)

    def can_go(self, by: int) -> bool:
        """Whether there is a visited sentence to go back (-1) or forward (1) to."""
        current = self._page.navigator.current()
        return current is not None and self._visits.can_go(current, by)

    def _travel(self, go: Callable[[int], int | None]) -> None:
        current = self._page.navigator.current()
        target = go(current) if current is not None else None
        if target is not None:
            # Not a jump of its own: the list knows already.
            index = self._model.index_of(paragraph_of(target))
            if index is not None:
                self._page.navigator.go(index, target)
                self._page.setFocus()
        self.visited.emit()

    def note_jump(self, left: int, to: int) -> None:
        """Record a jump from one sentence to another for going back and forward."""
        self._visits.jump(left, to)
        self.visited.emit()

    def _note_work(self, segment: int, text: str) -> None:
        del text
        self._visits.work(segment)
        self.visited.emit()

    def _near(self, one: int, other: int) -> bool:
        """Whether two sentences are neighbours or the same: going back treats them as one place."""
        if one == other:
            return True
        first, second = self._model.place(one), self._model.place(other)
        if first is None or second is None:
            return False
        return abs(self._model.number(first) - self._model.number(second)) <= 1

    def _current_owner(self, segment: int) -> int | None:
        """Return the sentence that now contains a visited one, as it may have been joined; None if it is gone."""
        index = self._model.index_of(paragraph_of(segment))
        if index is None:
            return None
        return segment if self._model.known(index) is None else surviving_sentence(self._model, segment)
