"""Offers English forms of the Urdu's numbers, in the style of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.numbers.numbers_box import NumbersBox
from translator_gui.viewmodel.numbers.number_choices import inserted_form, number_choices
from translator_gui.viewmodel.numbers.number_style_state import NumberStyleState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.numbers.number_choices import NumberChoice

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class NumbersController(FeatureController):
    """Opens the menu of English forms of the Urdu's numbers, sets the project's style, shows what numbers mean."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.state = NumberStyleState(self.session)
        self.state.changed.connect(self._show_style)
        self._box = NumbersBox(self.page, workspace)
        if workspace.sentence_boxes is not None:
            workspace.sentence_boxes.put_before_comments(self._box)
        self._show_style()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "insert_number": lambda _on: self.choose(),
            "scale_million": lambda _on: self._set_scale(crore=False),
            "scale_crore": lambda _on: self._set_scale(crore=True),
            "small_in_words": self._set_words,
        }

    # The style of the project

    def _show_style(self) -> None:
        style = self.page.view.number_style = self.state.style
        self.context.actions.check("scale_crore" if style.crore else "scale_million")
        self.context.actions.check("small_in_words", style.words)
        self._box.refresh()

    def _set_scale(self, *, crore: bool) -> None:
        self.state.set_style(self.state.style._replace(crore=crore))

    def _set_words(self, words: bool) -> None:
        self.state.set_style(self.state.style._replace(words=words))

    # The menu

    def choose(self) -> None:
        """Open the menu of English forms: of the number at the Urdu caret, or of all numbers of the sentence."""
        place, segment, live = self.page.navigator.place(), self.page.navigator.current_segment(), self.page.live
        paragraph = self.session.model.known(place.paragraph) if place else None
        if paragraph is None or segment is None:
            return
        if live.read_only or segment.status is Status.FINAL:
            live.field.refused.emit()
            return
        live.commit_composition()
        position = self.page.source.position()
        offset = position[1] - segment.start if position and position[0] == segment.id else None
        choices = number_choices(paragraph.source(segment), live.text, self.state.style, offset)
        if not choices:
            self.workspace.status_message.emit(_("This sentence has no numbers"))
            return
        field = live.field
        self._menu(choices).popup(field.viewport().mapToGlobal(field.cursorRect().bottomLeft()))

    def _menu(self, choices: list[NumberChoice]) -> QMenu:
        menu = QMenu(self.workspace)
        menu.setAccessibleName(_("English forms of numbers"))
        active: QAction | None = None
        for choice in choices:
            menu.addSeparator()
            menu.addAction(f"{_ISOLATE}{choice.urdu}{_END}".replace("&", "&&")).setEnabled(False)
            for form in choice.forms:
                action = menu.addAction(form.replace("&", "&&"), partial(self._insert, form))
                if active is None and choice.is_missing:
                    active = action
        first = next(action for action in menu.actions() if action.isEnabled() and not action.isSeparator())
        menu.setActiveAction(active or first)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _insert(self, form: str) -> None:
        live = self.page.live
        self.page.source.return_to_english()
        start, end = live.selection()
        words = inserted_form(form, live.text[:start], live.text[end:])
        live.replace_typed(start, end, words, start + len(words))
        live.field.setFocus()
