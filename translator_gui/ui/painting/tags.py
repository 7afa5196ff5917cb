"""Formats of inline tags within texts."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from translator_gui.model.inline_tag import INLINE
from translator_gui.ui.fonts import TURNED_TAGS
from translator_gui.ui.painting.text_offsets import to_utf16


def tag_formats(text: str, colour: QColor | None, *, rtl: bool) -> list[QTextLayout.FormatRange]:
    """Return the text formats (colour, font) for the inline tags of a text.

    Args:
        text: A text with tags.
        colour: Colour of the tags; None for that of the text.
        rtl: Whether it is laid out from right to left, with signs in place of the tags (`tag_signs`).
    """
    style = QTextCharFormat()
    if colour is not None:
        style.setForeground(colour)
    if rtl:
        style.setFontFamilies([TURNED_TAGS])
    found: list[QTextLayout.FormatRange] = []
    for match in INLINE.finditer(text):
        # Qt's stub leaves the fields of this plain structure out.
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = to_utf16(text, match.start()), 1, style
        found.append(one)
    return found
