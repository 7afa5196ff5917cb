"""Texts of several looks, as one slab."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from translator_gui.formats.characters import is_rtl, safe
from translator_gui.ui.painting.text_box import TextBox
from translator_gui.ui.painting.units import to_units
from translator_gui.ui.printing.slab import INK, Ink, Slab

_TAB = "\N{NO-BREAK SPACE}" * 3 + " "


class Run(NamedTuple):
    """Some letters of one look.

    Attributes:
        words: With line feeds at line breaks.
        colour: Of the letters; None for that of the text.
        ground: Behind them.
        raised: Smaller and higher than the others.
    """

    words: str
    colour: QColor | None = None
    ground: QColor | None = None
    raised: bool = False


def flow(
    runs: Iterable[Run],
    font: QFont,
    width: float,
    colour: QColor = INK,
    *,
    rtl: bool = False,
    x: float = 0,
    before: float = 0,
    after: float = 0,
) -> Slab:
    """Runs one after the other as one text; for the arguments see `slab.text`."""
    words, formats = "", list[QTextLayout.FormatRange]()
    for run in runs:
        shown = printable(run.words)
        if shown and (run.colour or run.ground or run.raised):
            formats.append(_look(run, to_units(words, len(words)), to_units(shown, len(shown))))
        words += shown
    box = TextBox(words, font, width, rtl=rtl, formats=formats)
    return Slab(before + box.height + after, (Ink(x, before, box, colour),))


def printable(words: str) -> str:
    """A text without what paper cannot take: no stop of a tab is set in it."""
    return safe(words).replace("\t", _TAB)


def either(words: str, latin: QFont, urdu: QFont, width: float, colour: QColor = INK) -> Slab:
    """A text in either language, set in the direction in which it begins."""
    rtl = is_rtl(words)
    return flow([Run(words)], urdu if rtl else latin, width, colour, rtl=rtl)


def _look(run: Run, start: int, length: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    if run.colour:
        style.setForeground(run.colour)
    if run.ground:
        style.setBackground(run.ground)
    if run.raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    # Qt's stub leaves the fields of this plain structure out.
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found
