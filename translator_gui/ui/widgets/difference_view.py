"""The difference of two texts as people read it: what went struck through, what came underlined.

Colours only help: lines tell the two kinds apart as well. A blank that changed shows as a stripe, a line break as ¶.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from translator_gui.text.difference import Piece, in_words
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.painting.marked_text import marked_text
from translator_gui.ui.painting.text_box import TextBox
from translator_gui.ui.theme import Theme, ThemeState


def difference_box(pieces: Sequence[Piece], font: QFont, width: float, theme: Theme, *, rtl: bool = False) -> TextBox:
    """A marked text, laid out.

    Args:
        pieces: See `text.difference.difference`.
        font: Of all of it.
        width: Of the column, pixels.
        theme: Its colours stand 4.5:1 off their grounds.
        rtl: Whether the text is Urdu.

    Returns:
        A box whose `height` is known, to `draw` with a painter whose pen has the colour of what stayed.
    """
    marked = marked_text(pieces, theme, rtl=rtl)
    return TextBox(marked.text, font, width, rtl=rtl, formats=marked.formats, tag=theme.tag)


class DifferenceView(QWidget):
    """Shows one marked text; as high as it needs."""

    def __init__(
        self,
        theme: ThemeState,
        size: float,
        parent: QWidget | None = None,
        *,
        urdu: bool = False,
        face: UrduFace = UrduFace.NASTALIQ,
    ) -> None:
        """Shows nothing yet; `size` is that of the letters, in points."""
        super().__init__(parent)
        self._urdu = urdu
        self._font = urdu_font(face, size) if urdu else english_font(size)
        self._pieces: tuple[Piece, ...] = ()
        self._box: TextBox | None = None
        # Not fixed: that would bind it to the height of the width it hints at, and cut it off where it is narrower.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self._apply_theme)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Shows another difference."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(in_words(self._pieces))
        self._lay_out()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._lay_out()

    def _lay_out(self) -> None:
        self._box = None
        self.updateGeometry()
        self.update()

    def _at(self, width: int) -> TextBox:
        if self._box is None or self._box.width != width:
            self._box = difference_box(self._pieces, self._font, width, self._theme, rtl=self._urdu)
        return self._box

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt)
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt)
        return round(self._at(max(1, width)).height)

    def sizeHint(self) -> QSize:
        width = max(200, self.width())
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.text)
        box = self._at(self.width())
        box.draw(painter, QPointF(), event.rect().top(), event.rect().bottom() + 1)
        painter.end()
