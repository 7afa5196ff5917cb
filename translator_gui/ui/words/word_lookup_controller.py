"""Looks up Urdu words: under the pointer as a tooltip, at the caret or in the sentence as a pop-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor

from translator_gui.messages import gettext as _
from translator_gui.settings import file_list
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.word_insertion import insert_words
from translator_gui.ui.plain_text import show_tip
from translator_gui.ui.words.word_lookup_popup import WordLookupPopup
from translator_gui.viewmodel.words.word_lookup_state import LookupAnswer, LookupRow, WordLookupState, word_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_DICTIONARIES, _GLOSSARIES, _HOVER = "words.dictionaries", "words.glossaries", "words.hover"
_TIP_ROWS = 8
_ISOLATE, _END = "\u2068", "\u2069"


class WordLookupController(FeatureController):
    """Shows what Urdu words mean; inserts a gloss into the English when the user chooses it."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.state = WordLookupState(self.session, self._dictionaries())
        self.state.glossaries = file_list(context.settings.text(_GLOSSARIES))
        self.state.failed.connect(workspace.status_message)
        self.popup: WordLookupPopup | None = None
        self._hovered: tuple[int, int, QPoint] | None = None
        self.page.urdu_hovered.connect(self._hover)
        context.preferences.changed.connect(self._preference_changed)

    def handlers(self) -> Mapping[str, Handler]:
        return {"look_up": lambda _on: self.look_up()}

    def _dictionaries(self) -> tuple[str, ...]:
        return file_list(self.context.settings.text(_DICTIONARIES))

    def _preference_changed(self, key: str) -> None:
        if key == _DICTIONARIES:
            self.state.dictionaries = self._dictionaries()
        elif key == _GLOSSARIES:
            self.state.glossaries = file_list(self.context.settings.text(_GLOSSARIES))

    # The pointer

    def _hover(self, index: int, offset: int, place: QPoint) -> None:
        paragraph = self.session.model.known(index)
        if not self.context.settings.flag(_HOVER) or paragraph is None or self.popup is not None:
            return
        pointer = QCursor.pos()
        self._hovered = asked = index, offset, place

        def show(answer: LookupAnswer) -> None:
            # The pointer may have gone on while dictionaries were read.
            if self._hovered == asked and QCursor.pos() == pointer and self.popup is None:
                show_tip(place, _tip(answer), self.page.viewport())

        self.state.look_up(paragraph.text, offset, offset, show)

    # The key

    def look_up(self) -> None:
        """Open the pop-up for the selected Urdu, the word at the Urdu caret, or the current sentence."""
        place, segment = self.page.navigator.place(), self.page.navigator.current_segment()
        index, start, end = self.page.source.selection()
        whole = index < 0
        if whole:
            if place is None or segment is None:
                return
            index, start, end = place.paragraph, segment.start, segment.end
        paragraph = self.session.model.known(index)
        if paragraph is None:
            return
        self.page.live.commit_composition()
        heading = "" if whole else paragraph.text[start:end] or word_at(paragraph.text, start)
        popup = self.popup = WordLookupPopup(self.context.theme, self.context.actions["look_up"].shortcuts(), self.page)
        popup.chosen.connect(self._use)
        popup.closed.connect(self._forget)
        popup.show_waiting(" ".join(heading.split()), self._place(whole=whole))

        def show(answer: LookupAnswer) -> None:
            if self.popup is popup:
                popup.show_answer(answer)

        self.state.look_up(paragraph.text, start, end, show, whole=whole)

    def _forget(self) -> None:
        self.popup = None

    def _place(self, *, whole: bool) -> QRect:
        """Return the place of the word or of the English caret on the screen."""
        field = self.page.live.field
        line = None if whole else self.page.source.caret_rect()
        if line is None:
            rect = field.cursorRect()
            return QRect(field.viewport().mapToGlobal(rect.topLeft()), rect.size())
        # Nastaliq reaches above its caret.
        line.adjust(0, -line.height() // 2, 0, 0)
        return QRect(self.page.viewport().mapToGlobal(line.topLeft()), line.size())

    def _use(self, row: LookupRow) -> None:
        if row.segment is not None:
            self.page.source.return_to_english()
            self.page.navigator.go_to(row.segment)
            return
        insert_words(self.page, row.english)


def _tip(answer: LookupAnswer) -> str:
    """Return the answer as the lines of a tooltip; empty if only a guess was found."""
    lines: dict[str, list[str]] = {}
    for row in answer.rows:
        if row.segment is None and not row.is_hint:
            lines.setdefault(row.urdu, []).append(row.english)
    shown = [
        _("{urdu}: {english}", urdu=f"{_ISOLATE}{urdu}{_END}", english="; ".join(dict.fromkeys(glosses)))
        for urdu, glosses in list(lines.items())[:_TIP_ROWS]
    ]
    return "\n".join(shown)
