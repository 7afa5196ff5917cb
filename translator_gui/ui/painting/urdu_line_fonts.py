"""Fonts of the letters within Urdu for which its own font has no good glyphs: Latin words and ﷺ."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from translator_gui.text.direction import runs
from translator_gui.ui.fonts import NASKH, NASTALIQ, SANS, TAGS
from translator_gui.ui.painting.text_offsets import to_utf16

_BLESSING = "\ufdfa"
"""In Nastaliq it reaches more than an em below its line, into the next one; in Naskh it fits."""
_BLESSING_SIZE = 1.35
"""Its size in Naskh, compared with the Nastaliq around it."""
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


def latin_ranges(text: str) -> list[tuple[int, int]]:
    """Return the ranges (UTF-16 units) of the Latin words in an Urdu text, with the spaces between and around them."""
    if not _LATIN_LETTER.search(text):
        return []
    found: list[tuple[int, int]] = []
    start = 0
    before = ""
    pieces = runs(text)
    for (piece, rtl), (after, _rtl) in pairwise([*pieces, ("", True)]):
        end = start + to_utf16(piece, len(piece))
        if not rtl:
            found.append((start - before.endswith(" "), end + after.startswith(" ")))
        start, before = end, piece
    return found


def urdu_line_formats(text: str, font: QFont, latin: Iterable[tuple[int, int]]) -> Iterator[QTextLayout.FormatRange]:
    """Yield the formats of the letters of an Urdu text that are in another font than its Urdu.

    Args:
        text: The text.
        font: That of the Urdu; formats are only made for those that ship with the program.
        latin: See `latin_ranges`.
    """
    families = font.families()
    if not families or families[0] not in {NASTALIQ, NASKH}:
        return
    style = QTextCharFormat()
    style.setFontFamilies([SANS, NASKH, TAGS])
    if not font.bold():
        # As strong as the strokes of the Urdu; the text layer of a PDF knows it by its weight.
        style.setFontWeight(QFont.Weight.Medium)
    # The preference for wider spaces is for the narrow ones of Nastaliq.
    style.setFontWordSpacing(0)
    for start, end in latin:
        yield _format_range(start, end - start, style)
    if families[0] == NASTALIQ and _BLESSING in text:
        style = QTextCharFormat()
        style.setFontFamilies([NASKH, TAGS])
        if font.pixelSize() > 0:
            style.setProperty(QTextCharFormat.Property.FontPixelSize, round(font.pixelSize() * _BLESSING_SIZE))
        else:
            style.setFontPointSize(font.pointSizeF() * _BLESSING_SIZE)
        for match in re.finditer(_BLESSING, text):
            yield _format_range(to_utf16(text, match.start()), 1, style)


def _format_range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    # Qt's stub leaves the fields of this plain structure out.
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found
