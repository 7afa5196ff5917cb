"""The change marks of the page: the earlier text to compare with, and tooltips about the authors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QCursor, QHelpEvent

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import difference_in_words
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.page_geometry import MARK
from translator_gui.ui.plain_text import show_tip
from translator_gui.viewmodel.changes.baseline_texts import ChangeBaselineKind
from translator_gui.viewmodel.changes.sentence_change import change_authors, change_heading, find_change
from translator_gui.viewmodel.wording import status_and_meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.model.segment import Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltip, DifferenceTooltipContent
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.changes.baseline_texts import Pieces

_USUAL = "usual"
_ACTIONS = {
    ChangeBaselineKind.NOTHING: "changes_off",
    ChangeBaselineKind.HANDED_OVER: "changes_handed_over",
    ChangeBaselineKind.APPROVED: "changes_approved",
}
_SAID = {
    ChangeBaselineKind.NOTHING: gettext_lazy("Changes are not marked"),
    ChangeBaselineKind.HANDED_OVER: gettext_lazy("Changes since it was handed over are marked"),
    ChangeBaselineKind.APPROVED: gettext_lazy("Changes since it was approved are marked"),
}


class ChangeMarksController(FeatureController):
    """Highlights on the translation page how the English changed since a chosen baseline. Owned by the workspace.

    The choice holds for the role. Without one, a reviewer sees what changed since the hand-over, and so does a
    translator once something was returned; otherwise nothing is marked.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.texts = workspace.earlier
        self.against = ChangeBaselineKind.NOTHING
        self._returned = False
        """Whether something was returned since the project was opened."""
        self._tip: DifferenceTooltip | None = None
        self._waiting_for: int | None = None
        """The sentence under the pointer whose tooltip waits for its earlier text."""
        self.session.role_changed.connect(self._show)
        self.session.progress.changed.connect(self._look_for_returned)
        self.session.model.corrected.connect(self._follow_correction)
        self.texts.loaded.connect(self._show_loaded)
        self.page.viewport().installEventFilter(self)
        self._show()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            **{action: partial(self._choose, against) for against, action in _ACTIONS.items()},
            "changes_turn": lambda _on: self.choose_next(),
        }

    def _choose(self, against: ChangeBaselineKind, checked: bool) -> None:
        del checked
        self.choose(against)

    # The choice.

    def choose(self, against: ChangeBaselineKind) -> None:
        """Highlight how the English changed since a baseline; remember the choice for the current role."""
        self.context.settings.set(self._key(), str(against))
        self._show()
        self.workspace.status_message.emit(str(_SAID[against]))

    def choose_next(self) -> None:
        """Highlight the changes since the next of the baselines (hand-over, approval, none …)."""
        order = list(ChangeBaselineKind)
        self.choose(order[(order.index(self.against) + 1) % len(order)])

    def _key(self) -> str:
        return f"changes.{self.session.role}"

    def _wanted(self) -> ChangeBaselineKind:
        kept = self.context.settings.text(self._key())
        if kept != _USUAL:
            return ChangeBaselineKind(kept)
        shown = self.session.role is Role.REVIEWER or self._returned
        return ChangeBaselineKind.HANDED_OVER if shown else ChangeBaselineKind.NOTHING

    def _show(self) -> None:
        against = self._wanted()
        self.context.actions.check(_ACTIONS[against])
        if against is not self.against:
            self.against = against
            self.page.live.set_earlier(None if against is ChangeBaselineKind.NOTHING else self)

    def _look_for_returned(self) -> None:
        if not self._returned:
            tally = self.session.progress.in_all().get(Status.RETURNED)
            self._returned = tally is not None and tally.sentences > 0
            if self._returned:
                self._show()

    def _follow_correction(self, index: int) -> None:
        paragraph = self.session.model.known(index)
        if self.against is not ChangeBaselineKind.NOTHING and paragraph is not None:
            self.page.live.refresh_highlights((paragraph.id,))

    def _show_loaded(self, paragraphs: tuple[int, ...]) -> None:
        if self.against is not ChangeBaselineKind.NOTHING:
            self.page.live.refresh_highlights(paragraphs)
        if self._waiting_for is not None:
            pointer = QCursor.pos()
            self._show_tooltip(self.page.viewport().mapFromGlobal(pointer), pointer)

    # What the page asks.

    def pieces(self, segment: Segment) -> Pieces:
        """Return the difference between a sentence's text at the chosen baseline and its English now; empty if none."""
        return self.texts.pieces(segment, self.against)

    def spoken(self, segment: Segment) -> str:
        """Return screen-reader text of how and by whom a sentence's English changed since the baseline; else empty."""
        change = find_change(self.texts, segment, self.against)
        if change is None:
            return ""
        authors = ". ".join(change_authors(change, segment))
        difference = difference_in_words(change.pieces)
        heading = change_heading(change.against)
        return _("{heading}: {difference}. {authors}", heading=heading, difference=difference, authors=authors)

    # Tooltips on status marks and on marked English.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._mark_at(event.pos())
            self._waiting_for = found[0].id if found else None
            # Without a change the page has a tooltip of its own: what the status means.
            return self._show_tooltip(event.pos(), event.globalPos())
        return super().eventFilter(watched, event)

    def _show_tooltip(self, point: QPoint, at: QPoint) -> bool:
        """Show the tooltip of the change at a point of the viewport; return whether there is one."""
        found = self._mark_at(point)
        words = self._words(found[0]) if found and found[0].id == self._waiting_for else None
        if found and words:
            if self._tip is None:
                from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltip  # noqa: PLC0415 (nothing of it is needed before)

                self._tip = DifferenceTooltip(self.page.viewport(), self.context.theme)
            show_tip(at, "", self.page.viewport())
            self._tip.show_content(words, found[1], at)
            self._waiting_for = None
            return True
        if self._tip is not None:
            self._tip.hide()
        return False

    def _mark_at(self, point: QPoint) -> tuple[Segment, QRect] | None:
        """Return the sentence whose status mark or highlighted English is at a point of the page, or None."""
        found = self.page.view.block_at(point.y())
        if found is None:
            return None
        _, top, block = found
        for box in block.fields:
            centre = QPoint(self.page.view.blocks.columns.mark, round(top + box.baseline) - MARK // 2)
            mark = QRect(0, 0, 2 * MARK, 2 * MARK)
            mark.moveCenter(centre)
            english = (box.frame if box.marked else box.below_rect).translated(0, top).toAlignedRect()
            for place in (mark, english):
                if place.contains(point):
                    return box.segment, place
        return None

    def _words(self, segment: Segment) -> DifferenceTooltipContent | None:
        """Return the tooltip of a sentence: who changed its English, when and how; None if it did not change."""
        ways = [self.against, ChangeBaselineKind.HANDED_OVER, ChangeBaselineKind.APPROVED]
        change = find_change(self.texts, segment, *ways)
        if change is None:
            return None
        from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltipContent  # noqa: PLC0415 (see above)

        pieces = () if change.against is self.against else change.pieces
        return DifferenceTooltipContent(
            (change_heading(change.against),),
            pieces=pieces,
            heading=status_and_meaning(segment.status),
            about=change_authors(change, segment),
        )
