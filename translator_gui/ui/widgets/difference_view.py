"""Shows the difference of two texts: removed text struck through, added text underlined.

Lines as well as colours tell the two apart. A changed blank is a stripe, a changed line break a ¶.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from translator_gui.text.difference import DiffPiece, difference_in_words
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.difference_text import difference_text
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.theme import Theme, ThemeState


def difference_box(
    pieces: Sequence[DiffPiece], font: QFont, width: float, theme: Theme, *, rtl: bool = False
) -> LaidOutText:
    """Lay out a diff as text: deletions struck through, insertions underlined.

    Args:
        pieces: See `text.difference.difference`.
        font: The font.
        width: Width of the column in pixels.
        theme: The colours.
        rtl: Whether the text is Urdu.

    Returns:
        The laid out text; draw it with a pen in the colour of the unchanged text.
    """
    marked = difference_text(pieces, theme, rtl=rtl)
    return LaidOutText(marked.text, font, width, rtl=rtl, formats=marked.formats, tag=theme.tag)


class DifferenceView(QWidget):
    """A widget that shows the diff of two texts, as high as the text needs."""

    def __init__(
        self,
        theme: ThemeState,
        size: float,
        parent: QWidget | None = None,
        *,
        urdu: bool = False,
        face: UrduFontStyle = UrduFontStyle.NASTALIQ,
    ) -> None:
        """Create an empty view for a diff; `size` is the font size in points."""
        super().__init__(parent)
        self._urdu = urdu
        self._font = urdu_font(face, size) if urdu else english_font(size)
        self._pieces: tuple[DiffPiece, ...] = ()
        self._box: LaidOutText | None = None
        # Not fixed: a fixed height would be that of the hinted width, too low for a narrower widget.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self._apply_theme)

    def show_pieces(self, pieces: Sequence[DiffPiece]) -> None:
        """Show a diff given by its pieces."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(difference_in_words(self._pieces))
        self._lay_out()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._lay_out()

    def _lay_out(self) -> None:
        self._box = None
        self.updateGeometry()
        self.update()

    def _at(self, width: int) -> LaidOutText:
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
