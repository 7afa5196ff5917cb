"""A marked difference as one text with formats, and where the letters of the newer text stand in it.

What went is struck through, what came underlined; colours only help. A line break that changed shows as ¶. Between what
went and what came in its place stands a hair of room and a mark of direction, or an Urdu name and the one that replaced
it would be read as one run from right to left.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextLayout

from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme

_SIGN = "¶"
_GAP = "\N{HAIR SPACE}"
_TURN = {False: "\N{LEFT-TO-RIGHT MARK}", True: "\N{RIGHT-TO-LEFT MARK}"}


class _Stretch(NamedTuple):
    """Letters of the newer text: where they stand in the marked one and in the newer one, and how many."""

    shown: int
    start: int
    length: int


class DifferenceText(NamedTuple):
    """Offsets are code points, but for those in the formats.

    Attributes:
        text: Everything that is shown.
        formats: How what changed looks.
        stretches: The letters of the newer text within it, in order.
    """

    text: str
    formats: tuple[QTextLayout.FormatRange, ...]
    stretches: tuple[_Stretch, ...]

    def shown(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where a range of the newer text stands; in several parts where something went between them."""
        found: list[tuple[int, int]] = []
        for stretch in self.stretches:
            first, last = max(start, stretch.start), min(end, stretch.start + stretch.length)
            if first < last:
                shift = stretch.shown - stretch.start
                found.append((first + shift, last + shift))
        return found

    def offset(self, shown: int) -> int:
        """The place in the newer text for a place in the marked one: within what went, where it went."""
        place = 0
        for stretch in self.stretches:
            if shown < stretch.shown:
                break
            place = stretch.start + min(shown - stretch.shown, stretch.length)
        return place


def difference_text(pieces: Sequence[DiffPiece], theme: Theme, *, rtl: bool = False) -> DifferenceText:
    """Puts a difference together.

    Args:
        pieces: See `text.difference.difference`.
        theme: Its colours stand 4.5:1 off their grounds.
        rtl: Whether the text is Urdu.
    """
    made = _Making(theme)
    last = DiffKind.KEPT
    for piece in pieces:
        if (last, piece.kind) == (DiffKind.REMOVED, DiffKind.INSERTED):
            made.put(_GAP + _TURN[rtl])
        made.take(piece)
        last = piece.kind
    return DifferenceText(made.text, tuple(made.formats), tuple(made.stretches))


class _Making:
    """A marked text as far as it has been put together."""

    def __init__(self, theme: Theme) -> None:
        self.text = ""
        self.formats: list[QTextLayout.FormatRange] = []
        self.stretches: list[_Stretch] = []
        self._theme = theme
        self._units = 0
        self._newer = 0

    def put(self, text: str) -> None:
        """Shows what stands in neither text."""
        self.text += text
        self._units += to_utf16(text, len(text))

    def take(self, piece: DiffPiece) -> None:
        """Shows a piece."""
        start = self._units
        if piece.kind is DiffKind.KEPT:
            self._put_newer(piece.text)
            return
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                self.put(_SIGN)
            shown = f"\n{line}" if number else line
            if piece.kind is DiffKind.INSERTED:
                self._put_newer(shown)
            else:
                self.put(shown)
        self.formats.append(_range(start, self._units - start, piece.kind, self._theme))

    def _put_newer(self, text: str) -> None:
        self.stretches.append(_Stretch(len(self.text), self._newer, len(text)))
        self._newer += len(text)
        self.put(text)


def _range(start: int, length: int, kind: DiffKind, theme: Theme) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    if kind is DiffKind.REMOVED:
        style.setFontStrikeOut(True)
        style.setForeground(theme.warn_text)
        style.setBackground(theme.warn)
    else:
        style.setFontUnderline(True)
        style.setForeground(theme.added_text)
        style.setBackground(theme.added)
    # Qt's stub leaves the fields of this plain structure out.
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found
