"""The tour: five steps in the page, each beside the thing that it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent

from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.hit_test import MARK_REACH
from translator_gui.ui.help.tour_callout import TourCallout
from translator_gui.ui.work_bar import WorkBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_SEEN = "tour.seen"


class TourStep(NamedTuple):
    """One step of the tour: what it says, and the place in the page's coordinates that it points at."""

    text: str
    anchor: Callable[[], QRect]


class TourController(FeatureController):
    """Runs the tour over the page: by itself when the sample is first opened, and from the *Help* menu."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.callout: TourCallout | None = None
        self._running = False
        self._step = 0
        self._came_from: int | None = None
        """The sentence at which the tour began, to return to."""
        self.page.view.arranged.connect(self._place)
        for widget in (self.page, self.page.live.field):
            widget.installEventFilter(self)
        if context.files.sample == self.session.path and not context.settings.flag(_SEEN):
            context.settings.set(_SEEN, True)
            self.start()

    def handlers(self) -> Mapping[str, Handler]:
        return {"tour": lambda _on: self.start()}

    def start(self) -> None:
        """Show the first step of the tour."""
        self.workspace.show_running(False)
        if self.callout is None:
            self.callout = TourCallout(self.context.theme, self.page)
            self.callout.next_wanted.connect(self.next)
            self.callout.skipped.connect(self.end)
        self._running = True
        self._came_from = self.page.navigator.current()
        self.page.setFocus()
        self._show(0)

    def next(self) -> None:
        """Show the next step of the tour; end it after the last."""
        if self._step + 1 < len(self._steps()):
            self._show(self._step + 1)
        else:
            self.end()

    def end(self) -> None:
        """End the tour and return to the sentence at which it began."""
        if not self._running or self.callout is None:
            return
        self._running = False
        self.callout.hide()
        if self._came_from is not None:
            self.page.navigator.go_to(self._came_from)
        self.page.setFocus()

    def detach(self) -> None:
        self._running = False

    def _steps(self) -> tuple[TourStep, ...]:
        worded = self.context.keymap.worded
        return (
            TourStep(
                worded(
                    _(
                        "Read the Urdu and type the English here. {confirm} confirms the sentence and goes to the "
                        "next one; Enter goes on without confirming."
                    )
                ),
                self._field,
            ),
            TourStep(
                _("This mark shows the status of the sentence. Click it to see what you can do with the sentence."),
                self._mark,
            ),
            TourStep(
                worded(
                    _(
                        "A red arrow marks a sentence that the reviewer returned; a comment says why. {next_waiting} "
                        "goes to the next item for you."
                    )
                ),
                self._mark,
            ),
            TourStep(
                _("Your progress. Everything you type is saved at once, and Undo works even after a restart."),
                self._status_line,
            ),
            TourStep(
                worded(
                    _(
                        "{export} exports the translation. {key_card} lists all keys. You can take this tour again "
                        "from the Help menu."
                    )
                ),
                self._export_button,
            ),
        )

    def _show(self, step: int) -> None:
        assert self.callout is not None
        self._step, steps = step, self._steps()
        returned = self._returned() if step == 2 else None  # noqa: PLR2004 (the step about returned sentences)
        if returned is not None:
            self.page.navigator.go_to(returned)
        elif self._came_from is not None and self.page.navigator.current() != self._came_from:
            self.page.navigator.go_to(self._came_from)
        self.page.navigator.show_current()
        self.callout.show_step(steps[step].text, step + 1, len(steps))
        self._place()

    def _returned(self) -> int | None:
        model = self.session.model
        found = (model.known(index) for index in range(len(model)))
        segments = (segment for paragraph in found if paragraph is not None for segment in paragraph.segments)
        return next((segment.id for segment in segments if segment.status is Status.RETURNED), None)

    # Places, in the page's coordinates

    def _place(self) -> None:
        if self._running and self.callout is not None and not self.callout.isHidden():
            self.callout.point_at(self._steps()[self._step].anchor(), self.page.viewport().geometry())

    def _field(self) -> QRect:
        return self._on_page(self.page.live.field, self.page.live.field.rect()).adjusted(0, 0, 0, 8)

    def _mark(self) -> QRect:
        field, columns = self._field(), self.page.view.blocks.columns
        left = self.page.viewport().mapTo(self.page, QPoint(columns.mark - MARK_REACH, 0)).x()
        return QRect(left, field.top(), 2 * MARK_REACH, field.height())

    def _status_line(self) -> QRect:
        return self._on_page(self.context.status_line, self.context.status_line.rect())

    def _export_button(self) -> QRect:
        button = self.workspace.findChildren(WorkBar)[0].command_buttons[-1]
        return self._on_page(button, button.rect())

    def _on_page(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(self.page.mapFromGlobal(widget.mapToGlobal(rect.topLeft())), rect.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._running and event.type() == QEvent.Type.Resize:
            self._place()
        if self._running and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            skips = event.key() == Qt.Key.Key_Escape and not event.modifiers()
            if skips:
                self.end()
            return skips
        return super().eventFilter(watched, event)
