"""Filter criteria as chips in at most two lines; further ones are counted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.filter_descriptions import FilterCriterionText
from translator_gui.ui.fonts import english_font
from translator_gui.ui.plain_text import set_tip

_LINES = 2
_GAP, _LINE_GAP = 4, 2
_NARROW = 90
"""Minimum width in pixels."""


class FilterCriterionChips(QWidget):
    """A row of chips, one per criterion of the filter; a click or Space on one removes it from the filter."""

    dropped = Signal(str)
    """Emitted with the name of a criterion to remove."""
    more_wanted = Signal()
    """Emitted to show the criteria that do not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # A font whose Urdu is Naskh: its lines are as low as Latin ones.
        self.setFont(english_font(self.font().pointSizeF()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons: list[QToolButton] = []
        self._criteria: tuple[FilterCriterionText, ...] = ()
        self._more = self._button("more")
        self._more.clicked.connect(self.more_wanted)

    @property
    def words(self) -> list[str]:
        """The texts of the shown filter criteria."""
        return [criterion.words for criterion in self._criteria]

    def show_criteria(self, criteria: Sequence[FilterCriterionText]) -> None:
        """Show a chip for each criterion of the filter."""
        names = [criterion.name for criterion in criteria]
        if names != [criterion.name for criterion in self._criteria]:
            for button in self._buttons:
                button.hide()
                button.deleteLater()
            self._buttons = [self._button("chip") for _ in criteria]
            for button, name in zip(self._buttons, names, strict=True):
                button.clicked.connect(partial(self._drop, name))
        self._criteria = tuple(criteria)
        for button, criterion in zip(self._buttons, criteria, strict=True):
            set_tip(button, criterion.words)
            button.setAccessibleName(_("Remove: {criterion}", criterion=criterion.words))
        self._place()

    def _button(self, kind: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        button.setProperty("kind", kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.hide()
        return button

    def _drop(self, name: str) -> None:
        self.dropped.emit(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW, self.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        """Place the chips of the filter criteria in lines; those that do not fit are counted in a "more" button."""
        width = max(self.width(), _NARROW)
        for button, criterion in zip(self._buttons, self._criteria, strict=True):
            self._set_text(button, f"{criterion.words} ✕", width)
        sizes = [button.sizeHint() for button in self._buttons]
        height = max((size.height() for size in sizes), default=0)
        shown = len(sizes)
        places = _flow([size.width() for size in sizes], width)
        while shown and places[-1][1] >= _LINES:
            shown -= 1
            self._set_text(self._more, _("{number} more…", number=format_number(len(sizes) - shown)), width)
            places = _flow([*(size.width() for size in sizes[:shown]), self._more.sizeHint().width()], width)
        chips = [*self._buttons[:shown], *([self._more] if shown < len(sizes) else [])]
        for button, (x, line) in zip(chips, places, strict=True):
            left = width - x - button.sizeHint().width() if self.isRightToLeft() else x
            button.setGeometry(left, line * (height + _LINE_GAP), button.sizeHint().width(), height)
        for button in (*self._buttons, self._more):
            button.setVisible(button in chips)
        lines = places[-1][1] + 1 if places else 1
        self.setFixedHeight(lines * height + (lines - 1) * _LINE_GAP)

    def _set_text(self, button: QToolButton, text: str, width: int) -> None:
        shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width - 24)
        # An ampersand would become a mnemonic.
        button.setText(shown.replace("&", "&&"))


def _flow(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Compute the x position and line number of chips from their widths, wrapping at a maximum width."""
    places: list[tuple[int, int]] = []
    x = line = 0
    for width in widths:
        if x and x + width > room:
            x, line = 0, line + 1
        places.append((x, line))
        x += width + _GAP
    return places
