"""A tooltip that can show a difference; painted, so that its text is never interpreted as HTML."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from translator_gui.model.inline_tag import without_tags
from translator_gui.text.difference import DiffPiece, abridged, difference_in_words
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box

_WIDEST = 420.0
_PADDING = 9.0
_GAP = 3.0
_AWAY = QPoint(14, 18)
"""Distance from the pointer in pixels."""
_CONTEXT = 48
"""Letters shown around a change."""
_ENDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.Close,
    }
)


class DifferenceTooltipContent(NamedTuple):
    """The contents of a tooltip with a diff: lines of text, Urdu, heading, diff pieces and lines about the diff."""

    lines: tuple[str, ...]
    urdu: str = ""
    pieces: tuple[DiffPiece, ...] = ()
    heading: str = ""
    about: tuple[str, ...] = ()

    def spoken(self) -> str:
        """Return the contents of the tooltip as text for screen readers."""
        parts = [
            *self.lines,
            self.urdu,
            self.heading,
            difference_in_words(abridged(self.pieces, _CONTEXT)),
            *self.about,
        ]
        return without_tags("\n".join(part for part in parts if part))


class DifferenceTooltip(QWidget):
    """A tooltip widget that can show a diff, visible while the pointer stays within an area."""

    def __init__(self, owner: QWidget, theme: ThemeState) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._owner = owner
        self._place = QRect()
        self.words = DifferenceTooltipContent(())
        self._boxes: list[tuple[LaidOutText, float, bool]] = []
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.hide()

    def show_content(self, words: DifferenceTooltipContent, place: QRect, at: QPoint) -> None:
        """Show a tooltip with the given contents near the mouse pointer.

        Args:
            words: Its contents.
            place: Area of the owner within which the pointer must stay.
            at: Screen position of the pointer.
        """
        self._place = place
        self._take(words)
        self._move(at)
        if not self.isVisible():
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)
            self.show()

    def replace_content(self, words: DifferenceTooltipContent) -> None:
        """Replace the contents of the visible tooltip."""
        if self.isVisible() and words != self.words:
            corner = self.pos()
            self._take(words)
            self._keep_on_screen(corner)

    def hideEvent(self, event: QHideEvent) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        super().hideEvent(event)

    def _take(self, words: DifferenceTooltipContent) -> None:
        self.words = words
        self.setAccessibleName(words.spoken())
        self._lay_out()
        self.update()

    def _lay_out(self) -> None:
        rows, y, width = self._rows(), _PADDING, 0.0
        self._boxes = []
        for box, muted in rows:
            self._boxes.append((box, y, muted))
            y += box.height + _GAP
            width = max(width, *(box.layout.lineAt(n).naturalTextWidth() for n in range(len(box.lines))), 0.0)
        self.resize(round(min(width, _WIDEST) + 2 * _PADDING + 2), round(y - _GAP + _PADDING))

    def _rows(self) -> list[tuple[LaidOutText, bool]]:
        """Lay out the lines of the tooltip from the top down; return each with whether it is painted muted."""
        words, size = self.words, self._owner.font().pointSizeF()
        small = english_font(size)

        def line(text: str, *, muted: bool) -> tuple[LaidOutText, bool]:
            return LaidOutText(text, small, _WIDEST, rtl=False), muted

        rows = [line(text, muted=number > 0) for number, text in enumerate(words.lines)]
        if words.urdu:
            font = urdu_font(UrduFontStyle.NASKH, size * 1.1)
            width = min(_WIDEST, QFontMetricsF(font).horizontalAdvance(words.urdu) + size)
            rows.append((LaidOutText(words.urdu, font, width, rtl=True, tag=self._theme.tag), True))
        if words.heading:
            rows.append(line(words.heading, muted=False))
        if words.pieces:
            pieces = abridged(words.pieces, _CONTEXT)
            rows.append((difference_box(pieces, english_font(size * 1.1), _WIDEST, self._theme), False))
        return [*rows, *(line(text, muted=True) for text in words.about)]

    def _move(self, at: QPoint) -> None:
        self._keep_on_screen(at + _AWAY, at)

    def _keep_on_screen(self, corner: QPoint, pointer: QPoint | None = None) -> None:
        screen = QGuiApplication.screenAt(pointer or corner) or self._owner.screen()
        room = screen.availableGeometry()
        if corner.x() + self.width() > room.right():
            corner.setX(room.right() - self.width() if pointer is None else pointer.x() - _AWAY.x() - self.width())
        if corner.y() + self.height() > room.bottom():
            corner.setY(room.bottom() - self.height() if pointer is None else pointer.y() - _AWAY.y() - self.height())
        self.move(max(room.left(), corner.x()), max(room.top(), corner.y()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        ends = kind in _ENDS
        if watched is self._owner:
            moved = isinstance(event, QMouseEvent) and not self._place.contains(event.position().toPoint())
            ends |= moved or kind is QEvent.Type.Leave
        if ends:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.field)
        painter.setPen(self._theme.thumb)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for box, y, muted in self._boxes:
            painter.setPen(self._theme.muted if muted else self._theme.text)
            box.draw(painter, QPointF(_PADDING + 1, y), 0, self.height())
        painter.end()
