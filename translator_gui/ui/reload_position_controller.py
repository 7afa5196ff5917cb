"""Keeps caret and scroll position when the paragraphs of the page are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.hit_test import ScrollAnchor

if TYPE_CHECKING:
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class ReloadPositionController(FeatureController):
    """Restores caret, scroll position and focus after the translation page was reloaded (after an import, merge …)."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._scroll_anchor: ScrollAnchor | None = None
        self._caret, self._focused = 0, False
        self.page.navigator.current_changed.connect(self._note)
        self.session.here = self.page.navigator.current()
        self.session.outline_reloader.reloading.connect(self._hold)
        self.session.outline_reloader.reloaded.connect(self._resume)

    def _note(self, segment: int) -> None:
        self.session.here = segment

    def _hold(self) -> None:
        self.workspace.show_running(False)
        self._scroll_anchor, self._caret = self.page.view.anchor(), self.page.live.caret()
        # `focusWidget` also holds while a dialog has the focus: it returns to this widget.
        self._focused = self.page.window().focusWidget() in {self.page.live.field, self.page}

    def _resume(self, find_replacing_sentence: int | None) -> None:
        page, anchor = self.page, self._scroll_anchor
        if not len(page.model):
            page.navigator.current_changed.emit(None)
            return
        if find_replacing_sentence is not None:
            page.navigator.go_to(find_replacing_sentence, self._caret)
        else:
            page.navigator.go(min(anchor.paragraph if anchor else 0, len(page.model) - 1))
        here = page.navigator.place()
        if here is not None and anchor is not None and anchor.sentence is not None:
            page.view.restore(ScrollAnchor(here.paragraph, here.sentence, anchor.y))
            page.navigator.show_current()
        if self._focused:
            page.setFocus()
