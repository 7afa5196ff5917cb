"""The callout of the tour: a small box with an arrow to the thing that it explains."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label

_WIDTH = 340
_ARROW = 9
"""Height of the arrow, which the box leaves room for above and below itself; pixels."""
_RADIUS = 8.0
_REACH = 40
"""An arrow to something wide points at most so far from its beginning."""


class TourCallout(QWidget):
    """A box over the page with one step of the tour, *Next* and *Skip*; it never takes the keyboard focus."""

    next_wanted = Signal()
    skipped = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._tip = QPoint()
        self._text = plain_label(self, wraps=True)
        self._count = plain_label(self)
        self._count.setObjectName("count")
        self._skip = QPushButton(_("S&kip"), self)
        self._next = QPushButton(self)
        self._next.setObjectName("first")
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12 + _ARROW, 14, 12 + _ARROW)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self._count, 1)
        for button, signal in ((self._skip, self.skipped), (self._next, self.next_wanted)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"QLabel {{ color: {theme.text.name()}; }} #count {{ color: {theme.muted.name()}; }}"
            f"QPushButton {{ background: {theme.field.name()}; color: {theme.text.name()}; padding: 5px 14px; "
            f"border: 1px solid {theme.field_border.name()}; border-radius: 6px; }}"
            f"QPushButton:hover {{ background: {theme.hover.name()}; }}"
            f"#first {{ background: {theme.accent.name()}; color: {theme.on_accent.name()}; border: none; }}"
            f"#first:hover {{ background: {theme.translated.darker(112).name()}; }}"
        )
        self.update()

    @property
    def text(self) -> str:
        """The text of the step that is shown."""
        return self._text.text()

    def show_step(self, text: str, number: int, count: int) -> None:
        """Show a step of the tour, one of `count`; `point_at` places it."""
        self._text.setText(text)
        self._count.setText(_("{number} of {count}", number=number, count=count))
        self._skip.setVisible(number < count)
        self._next.setText(_("Ne&xt") if number < count else _("D&one"))
        self.setAccessibleName(text)
        self.show()
        self.raise_()

    def point_at(self, anchor: QRect, room: QRect) -> None:
        """Place the box within `room`, below or above a rectangle, which may be outside, with the arrow to it."""
        self.resize(self._size(room.width()))
        below = anchor.bottom() + self.height() <= room.bottom() or anchor.top() < self.height()
        top = anchor.bottom() + 1 if below else anchor.top() - self.height()
        middle = min(anchor.center().x(), anchor.left() + _REACH)
        left = max(room.left() + 4, min(middle - _REACH, room.right() - self.width() - 4))
        self.move(left, max(room.top(), min(top, room.bottom() - self.height())))
        self._tip = QPoint(max(20, min(middle - left, self.width() - 20)), 0 if below else self.height())
        self.update()

    def _size(self, room: int) -> QSize:
        width = min(_WIDTH, room - 8)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return QSize(width, layout.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        box = QPainterPath()
        box.addRoundedRect(QRectF(self.rect()).adjusted(1, _ARROW, -1, -_ARROW), _RADIUS, _RADIUS)
        down = _ARROW if self._tip.y() == 0 else -_ARROW
        tip = QPointF(self._tip)
        arrow = QPainterPath(tip)
        arrow.lineTo(tip + QPointF(_ARROW, down + down / 9))
        arrow.lineTo(tip + QPointF(-_ARROW, down + down / 9))
        arrow.closeSubpath()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.accent, 1.5))
        painter.setBrush(self._theme.field)
        painter.drawPath(box.united(arrow))
        painter.end()
