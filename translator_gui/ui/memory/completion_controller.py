"""Completes words and phrases while English is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer

from translator_gui.memory.completion_records import FEWEST_LETTERS, CompletionOffer
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.memory.completion_popup import CompletionPopup
from translator_gui.viewmodel.memory.completion_state import COMPLETION, CompletionState, narrowed, word_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_ON = f"{COMPLETION}on"
_DELAY_MS = 10
"""After a key, which is painted first."""
_AHEAD = 2
"""Sentences after the current one that are prepared with it."""


class CompletionController(FeatureController):
    """Offers completions of the word being typed in a list at the caret, and puts in the one that the user takes.

    The list appears while a word's letters are typed, where no letter follows the caret. It follows the letters that
    are typed or deleted, and closes when the caret is elsewhere, at the latest.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.state = CompletionState(self.session, context.settings)
        self._live = self.page.live
        self.popup = CompletionPopup(context.theme, self._live.field, self.page.window())
        self.popup.chosen.connect(self._complete)
        self.popup.outdated.connect(self._narrow)
        self.popup.dismissed.connect(self._dismiss)
        self._segment: int | None = None
        """The sentence that completions are shown for."""
        self._before = ""
        """Its English up to the caret."""
        self._asked = ""
        """The English up to the caret for which completions were asked last; empty if they are not wanted any more."""
        self._dismissed: tuple[int | None, int] | None = None
        """Sentence and offset of the word whose list was closed with Esc: it is not opened again."""
        self._is_typed = False
        """Whether letters were typed since then; else the caret was moved, or letters were deleted."""
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_DELAY_MS)
        self._due.timeout.connect(self._ask)
        self.state.words_loaded.connect(self._ask_again)
        self._live.field.wrote.connect(self._wrote)
        self._live.field.composed.connect(self._composed)
        self._live.caret_moved.connect(self._follow)
        self.page.view.arranged.connect(self._place)
        # Before the page is painted with another sentence.
        self.page.navigator.moving.connect(self.popup.close_list)
        self.page.navigator.current_changed.connect(self._enter)
        context.preferences.changed.connect(self._apply_preference)
        self._on = context.settings.flag(_ON)
        context.actions.check("complete", self._on)
        self._enter()

    def handlers(self) -> Mapping[str, Handler]:
        return {"complete": self._switch}

    def detach(self) -> None:
        self._due.stop()
        self.popup.close_list()
        # The page lives on for a moment, and the list does not.
        self._live.field.wrote.disconnect(self._wrote)
        self._live.field.composed.disconnect(self._composed)
        self._live.caret_moved.disconnect(self._follow)
        self.page.view.arranged.disconnect(self._place)
        self.page.navigator.moving.disconnect(self.popup.close_list)
        self.page.navigator.current_changed.disconnect(self._enter)
        self.context.preferences.changed.disconnect(self._apply_preference)
        self.state.words_loaded.disconnect(self._ask_again)
        self.popup.deleteLater()

    def _switch(self, on: bool) -> None:
        self.context.preferences.set(_ON, on)

    def _apply_preference(self, key: str) -> None:
        if key == _ON:
            self._on = self.context.settings.flag(_ON)
            self.context.actions.check("complete", self._on)
            self.popup.close_list()
            self._enter()
        elif key in {"words.dictionaries", "words.glossaries"} or key.startswith(COMPLETION):
            self.state.read_settings()

    # Sentences

    def _enter(self) -> None:
        """Prepare the current sentence and the next ones."""
        self._segment = None
        self._forget()
        self.popup.close_list()
        if self._on and self.session.writable:
            self.state.prepare(self.page.navigator.place(), _AHEAD)

    # Keys

    def _wrote(self, typed: str) -> None:
        if self._on and typed.isalnum():
            self._is_typed = True
            self._due.start()

    def _composed(self) -> None:
        if self._on:
            self._is_typed = True
            self._due.start()

    def _ask(self) -> None:
        """Ask for completions of the word before the caret, if it was just typed or has the list."""
        before, segment = self._word_end(), self._live.current_segment()
        paragraph = self.session.model.known(place.paragraph) if (place := self._live.place()) else None
        is_typed, self._is_typed = self._is_typed, False
        is_wanted = self._on and before and (is_typed or self._is_at_shown_word(before))
        if is_wanted and self._dismissed is not None:
            is_wanted = self._dismissed != (self._live.segment, _start_of_word(before))
            self._dismissed = None if is_wanted else self._dismissed
        if not is_wanted or segment is None or paragraph is None:
            self.popup.close_list()
            return
        self._asked = before

        def show(offers: Sequence[CompletionOffer]) -> None:
            if self._live.segment == segment.id and self._asked == before == self._word_end():
                self._show(segment.id, before, offers)

        self.state.ask(paragraph.source(segment), before, show)

    def _is_at_shown_word(self, before: str) -> bool:
        """Whether the caret is still at the word that the list is shown for."""
        highlighted = self.popup.highlighted
        start = _start_of_word(before)
        return (
            highlighted is not None
            and self._live.segment == self._segment
            and start == len(self._before) - highlighted.typed
            and before[:start] == self._before[:start]
        )

    def _dismiss(self) -> None:
        """Open no list again for this word."""
        self._forget()
        self._dismissed = self._live.segment, _start_of_word(self._before)

    def _forget(self) -> None:
        """Open no list for what was typed so far."""
        self._due.stop()
        self._asked, self._is_typed = "", False

    def _ask_again(self) -> None:
        """Ask again where nothing was known yet when the word was typed, as at the start."""
        if self.popup.isHidden() and self._asked and self._asked == self._word_end():
            self._due.start()

    def _word_end(self) -> str:
        """Return the English up to the caret, if a word that is long enough ends there; else an empty text."""
        field = self._live.field
        start, caret = self._live.selection()
        text = self._live.text
        if start != caret or field.composing() or field.isReadOnly() or not field.hasFocus():
            return ""
        if text[caret : caret + 1].isalnum() or field.text() != text:
            return ""
        least = max(FEWEST_LETTERS, int(self.context.settings.number(f"{COMPLETION}letters")))
        return text[:caret] if len(word_before(text[:caret])) >= least else ""

    def _show(self, segment: int, before: str, offers: Sequence[CompletionOffer]) -> None:
        if not offers:
            self.popup.close_list()
            return
        self._segment, self._before = segment, before
        self.popup.at_end = len(before) == len(self._live.text)
        self.popup.show_offers(offers, self._place_of_word(offers[0].typed))

    def _follow(self) -> None:
        """Note that the English or the caret changed: the list follows when the key is painted."""
        if not self.popup.isHidden():
            self.popup.is_outdated = True
            self._due.start()

    def _narrow(self) -> None:
        """Keep the completions that fit what was typed since; close the list if the caret is elsewhere."""
        segment, before = self._live.segment, self._word_end()
        if segment is None or segment != self._segment or not before:
            self.popup.close_list()
        else:
            self._show(segment, before, narrowed(self.popup.model.offers, self._before, before))

    def _place(self) -> None:
        highlighted = self.popup.highlighted
        if highlighted is not None:
            self.popup.place_at(self._place_of_word(highlighted.typed))

    def _place_of_word(self, typed: int) -> QRect:
        """Return the place of the word before the caret on the screen."""
        field = self._live.field
        caret = field.cursorRect()
        start = field.rect_of(len(self._before) - typed)
        # A word that is broken over two lines has its list below the caret.
        left = start.left() if start.top() == caret.top() else caret.left()
        return QRect(field.viewport().mapToGlobal(QPoint(left, caret.top())), caret.size())

    def _complete(self, offer: CompletionOffer) -> None:
        self._forget()
        if self._live.segment == self._segment and self._word_end() == self._before:
            self._live.complete(offer.typed, offer.text)


def _start_of_word(before: str) -> int:
    """Return the offset of the word that a text ends with."""
    return len(before) - len(word_before(before))
