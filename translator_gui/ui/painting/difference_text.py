"""A difference as one text with formats, and the places of the newer text in it.

Removed text is struck through, inserted text underlined; colours only help. A changed line break is shown as ¶. Between
removed text and its replacement are a hair space and a direction mark, or two Urdu names would be read as one run from
right to left.
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


class _NewerTextRange(NamedTuple):
    """A range of the newer text: its start in the displayed diff, its start in the newer text, its length."""

    shown: int
    start: int
    length: int


class FormattedDiffText(NamedTuple):
    """A diff as one displayed text: deletions struck through, insertions underlined. Offsets are code points.

    Attributes:
        text: The whole text, removed and inserted parts included.
        formats: The formats of the changes.
        stretches: The letters of the newer text within it, in order.
    """

    text: str
    formats: tuple[QTextLayout.FormatRange, ...]
    stretches: tuple[_NewerTextRange, ...]

    def shown(self, start: int, end: int) -> list[tuple[int, int]]:
        """Convert a range of the newer text to ranges of the displayed diff, interrupted by deletions."""
        found: list[tuple[int, int]] = []
        for stretch in self.stretches:
            first, last = max(start, stretch.start), min(end, stretch.start + stretch.length)
            if first < last:
                shift = stretch.shown - stretch.start
                found.append((first + shift, last + shift))
        return found

    def offset(self, shown: int) -> int:
        """Convert an offset in the displayed diff to one in the newer text; inside a deletion, where that was."""
        place = 0
        for stretch in self.stretches:
            if shown < stretch.shown:
                break
            place = stretch.start + min(shown - stretch.shown, stretch.length)
        return place


def difference_text(pieces: Sequence[DiffPiece], theme: Theme, *, rtl: bool = False) -> FormattedDiffText:
    """Build the displayed text of a diff: deletions struck through, insertions underlined.

    Args:
        pieces: See `text.difference.difference`.
        theme: The colours; they contrast with their backgrounds by 4.5:1.
        rtl: Whether the text is Urdu.
    """
    builder = _FormattedDiffBuilder(theme)
    last = DiffKind.KEPT
    for piece in pieces:
        if (last, piece.kind) == (DiffKind.REMOVED, DiffKind.INSERTED):
            builder.add(_GAP + _TURN[rtl])
        builder.add_piece(piece)
        last = piece.kind
    return FormattedDiffText(builder.text, tuple(builder.formats), tuple(builder.stretches))


class _FormattedDiffBuilder:
    """Builds the displayed text of a diff, one unchanged, deleted or inserted piece after the other."""

    def __init__(self, theme: Theme) -> None:
        self.text = ""
        self.formats: list[QTextLayout.FormatRange] = []
        self.stretches: list[_NewerTextRange] = []
        self._theme = theme
        self._units = 0
        self._newer = 0

    def add(self, text: str) -> None:
        """Add text to the displayed diff that is in neither version, such as a space or a ¶ sign."""
        self.text += text
        self._units += to_utf16(text, len(text))

    def add_piece(self, piece: DiffPiece) -> None:
        """Add an unchanged, deleted or inserted piece of the diff."""
        start = self._units
        if piece.kind is DiffKind.KEPT:
            self._add_newer(piece.text)
            return
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                self.add(_SIGN)
            shown = f"\n{line}" if number else line
            if piece.kind is DiffKind.INSERTED:
                self._add_newer(shown)
            else:
                self.add(shown)
        self.formats.append(_range(start, self._units - start, piece.kind, self._theme))

    def _add_newer(self, text: str) -> None:
        self.stretches.append(_NewerTextRange(len(self.text), self._newer, len(text)))
        self._newer += len(text)
        self.add(text)


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
