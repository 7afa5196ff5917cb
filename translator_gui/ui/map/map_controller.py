"""Connects the map with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from translator_gui.ui.controller import FeatureController
from translator_gui.ui.workspace import SIDE
from translator_gui.viewmodel.page_state import SentencePosition

if TYPE_CHECKING:
    from translator_gui.ui.map.map_strip import StatusMapStrip
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.map_state import StatusMapArea


class StatusMapController(FeatureController):
    """Shows the status map (a strip with a coloured tick per sentence) beside the page, and scrolls by it."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._model = workspace.map
        view = context.view
        self._strip: StatusMapStrip | None = None
        # A widget: a QSpacerItem that the layout has deleted was taken by PySide for what Qt put at its address next.
        self._room = QWidget(workspace)
        self._room.setFixedWidth(SIDE if view.map_shown else 0)
        workspace.side.addWidget(self._room)
        self.page.navigator.filter_changed.connect(self._filter)
        workspace.reading.connect(self._show)
        view.map_switched.connect(self._show)
        self.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # Nothing competes with the first page; room for the map is already there.
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._show)
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        # The running text scrolls by itself: the map frames the page.
        shown = self.context.view.map_shown and not self.workspace.shows_running
        if shown and self._strip is None:
            self._strip = self._make()
        if self._strip is not None:
            self._strip.setVisible(shown)
            if shown:
                self._mark()

    def _make(self) -> StatusMapStrip:
        from translator_gui.ui.map.map_strip import StatusMapStrip  # noqa: PLC0415 (not before the first page is painted)

        strip = StatusMapStrip(self._model, self.workspace.earlier, self.context.theme, self.workspace)
        strip.scrolled.connect(self._scroll)
        strip.chosen.connect(self._go)
        strip.wheeled.connect(self.page.wheelEvent)
        self.page.view.scrolled.connect(self._mark)
        self.page.navigator.current_changed.connect(self._mark)
        self._model.reset.connect(self._reread)
        self._room.hide()
        self.workspace.side.addWidget(strip)
        self._model.begin()
        self.session.ask_in_steps(lambda project, pause: project.queries.status_letters(pause), self._model.take)
        return strip

    def _reread(self) -> None:
        if self._strip is not None:
            from translator_gui.ui.map.map_strip import status_counts  # noqa: PLC0415 (made already)

            self._strip.setAccessibleDescription(status_counts(self._model.tally()))
        self._mark()

    def _filter(self) -> None:
        shown = self.page.navigator.filter
        self._model.set_matching(shown.matching if shown is not None else None)

    def _mark(self) -> None:
        strip, page = self._strip, self.page
        if strip is None or not strip.isVisible() or not len(self._model):
            return
        place = page.navigator.place()
        strip.show_current(self._model.index_of(place) if place else None)
        if page.view.visible.blocks:
            bottom = float(page.viewport().height())
            strip.show_extent(self._sentences_above(0.0), self._sentences_above(bottom))

    def _sentences_above(self, y: float) -> float:
        """Return the sentence index, with a fraction, at a y of the page: an edge of the frame on the status map."""
        index, top = self.page.view.visible.at(round(y)) or self.page.view.visible.blocks[0]
        counts, height = self.page.model.shapes().sentences, self.page.view.blocks.heights[index]
        share = min(max(0.0, (y - top) / max(1, height)), 1.0)
        return self._model.index_of(SentencePosition(index, 0)) + share * counts[index]

    def _scroll(self, sentences: float) -> None:
        at = min(int(sentences), len(self._model) - 1)
        place = self.page.model.at_number(at + 1)
        if place is None:
            return
        count = self.page.model.shapes().sentences[place.paragraph]
        height = self.page.view.blocks.height(place.paragraph)
        above = (sentences - self._model.index_of(SentencePosition(place.paragraph, 0))) / count * height
        self.page.view.arrange(place.paragraph, round(self.page.viewport().height() / 2 - above))

    def _go(self, spot: StatusMapArea) -> None:
        # A click beside the sentences of a filter goes to the nearest of them.
        place = self._model.nearest(spot.at)
        if place is not None:
            self.page.navigator.jump(place)
        self.page.setFocus(Qt.FocusReason.MouseFocusReason)
