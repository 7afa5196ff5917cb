"""Faint marks at the invisible characters that change the direction of a text."""

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from translator_gui.text.direction import OVERRIDES
from translator_gui.ui.painting.text_offsets import to_utf16

_OVERRIDE = re.compile(f"[{''.join(sorted(OVERRIDES))}]")
_LEFTWARDS = frozenset("\u202b\u202e\u2067")
"""RLE, RLO and RLI: what follows runs from right to left."""
_RIGHTWARDS = frozenset("\u202a\u202d\u2066")
"""LRE, LRO and LRI."""
_FAINT, _STRONG = 0.38, 0.75
"""Opacity of the line, and of the flag, in the colour of the letters."""
_FLAG = 4.0
"""Width of the flag at the top of a mark, pixels."""


def override_places(text: str) -> list[tuple[int, str]]:
    """Return offset (UTF-16 units) and character of each bidi control character in a text."""
    if text.isascii():
        return []
    return [(to_utf16(text, found.start()), found.group()) for found in _OVERRIDE.finditer(text)]


def paint_direction_mark(painter: QPainter, character: str, x: float, top: float, bottom: float) -> None:
    """Paint the mark of an invisible bidi control character: a vertical line with a flag in its direction.

    Args:
        painter: Its pen has the colour of the letters; its state is kept.
        character: One of `OVERRIDES`; what ends a run has a box for a flag, what lets the letters decide a diamond.
        x: Position of the mark, pixels.
        top: Of the line of text.
        bottom: Of the line of text.
    """
    letters = painter.pen().color()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_shade(letters, _FAINT), 1))
    top += 1.5
    painter.drawLine(QPointF(x, top), QPointF(x, bottom - 1.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_shade(letters, _STRONG))
    painter.drawPolygon(_flag(character, x, top))
    painter.restore()


def paint_editor_marks(editor: QPlainTextEdit) -> None:
    """Paint marks at the invisible bidi control characters of a text editor; called within its `paintEvent`."""
    places = override_places(editor.document().toRawText())
    if not places:
        return
    painter, cursor = QPainter(editor.viewport()), QTextCursor(editor.document())
    painter.setPen(editor.palette().color(QPalette.ColorRole.Text))
    for offset, character in places:
        cursor.setPosition(offset)
        rect = editor.cursorRect(cursor)
        paint_direction_mark(painter, character, rect.left(), rect.top(), rect.bottom())
    painter.end()


def _shade(colour: QColor, share: float) -> QColor:
    shade = QColor(colour)
    shade.setAlphaF(share * colour.alphaF())
    return shade


def _flag(character: str, x: float, top: float) -> QPolygonF:
    if character in _LEFTWARDS or character in _RIGHTWARDS:
        tip = x - _FLAG - 1 if character in _LEFTWARDS else x + _FLAG + 1
        corners = [(x, top), (tip, top + _FLAG * 0.75), (x, top + _FLAG * 1.5)]
    elif character == "\u2068":
        half = _FLAG * 0.75
        corners = [(x, top - 1), (x + half, top + half - 1), (x, top + 2 * half - 1), (x - half, top + half - 1)]
    else:
        half = _FLAG / 2
        corners = [(x - half, top), (x + half, top), (x + half, top + _FLAG), (x - half, top + _FLAG)]
    return QPolygonF([QPointF(*corner) for corner in corners])
