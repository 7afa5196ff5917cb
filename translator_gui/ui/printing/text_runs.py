"""Text runs of several formats as one printable block."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextFormat, QTextLayout

from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.rich_text import StyledTextRun
from translator_gui.model.inline_tag import TagStyle
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.printing.printable_block import FAINT, INK, PlacedPdfText, PrintableBlock

_SMALL = 0.72
_MONOSPACE = ["Courier New", "Liberation Mono", "DejaVu Sans Mono", "monospace"]
_Vertical = QTextCharFormat.VerticalAlignment
_TAB = "\N{NO-BREAK SPACE}" * 3 + " "


class PdfTextRun(NamedTuple):
    """A run of PDF text with one format: colour, background, superscript, bold and so on.

    Attributes:
        words: With line feeds at line breaks.
        colour: Of the letters; None for that of the text.
        ground: Behind them.
        raised: Smaller and higher than the others.
        look: Bold and the like.
        small: Smaller than the others.
        link: The address that a click opens; empty for none.
    """

    words: str
    colour: QColor | None = None
    ground: QColor | None = None
    raised: bool = False
    look: TagStyle = TagStyle(0)
    small: bool = False
    link: str = ""


def paper_runs(runs: Iterable[StyledTextRun], ground: QColor | None = None) -> list[PdfTextRun]:
    """Convert text runs of a bilingual document to PDF text runs; inline tags are small and grey."""
    return [
        PdfTextRun(one.text, FAINT, ground, small=True)
        if one.mark
        else PdfTextRun(one.text, ground=ground, look=one.look, link=one.link)
        for one in runs
    ]


def flow_runs(
    runs: Iterable[PdfTextRun],
    font: QFont,
    width: float,
    colour: QColor = INK,
    *,
    rtl: bool = False,
    x: float = 0,
    before: float = 0,
    after: float = 0,
) -> PrintableBlock:
    """Lay out formatted text runs as one printable block; for the arguments see `printable_block.text`."""
    words, formats = "", list[QTextLayout.FormatRange]()
    for run in runs:
        shown = printable(run.words)
        if shown and (run.colour or run.ground or run.raised or run.look or run.small or run.link):
            formats.append(_look(run, font, to_utf16(words, len(words)), to_utf16(shown, len(shown))))
        words += shown
    box = LaidOutText(words, font, width, rtl=rtl, formats=formats)
    return PrintableBlock(before + box.height + after, (PlacedPdfText(x, before, box, colour),))


def printable(words: str) -> str:
    """Return a text as printed in a PDF: tabs become spaces, unprintable characters are removed."""
    return sanitize(words).replace("\t", _TAB)


def either(words: str, latin: QFont, urdu: QFont, width: float, colour: QColor = INK) -> PrintableBlock:
    """Lay out a text that may be English or Urdu, in the direction and font of its first letters."""
    rtl = is_rtl(words)
    return flow_runs([PdfTextRun(words)], urdu if rtl else latin, width, colour, rtl=rtl)


def _look(run: PdfTextRun, font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    if run.colour:
        style.setForeground(run.colour)
    if run.ground:
        style.setBackground(run.ground)
    if run.raised:
        style.setVerticalAlignment(_Vertical.AlignSuperScript)
    if run.small:
        style.setProperty(QTextFormat.Property.FontPixelSize, round(font.pixelSize() * _SMALL))
    if run.link:
        # Qt writes it into a PDF.
        style.setAnchor(True)
        style.setAnchorHref(run.link)
    if run.look:
        _dress(style, run.look)
    # Qt's stub leaves the fields of this plain structure out.
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found


def _dress(style: QTextCharFormat, look: TagStyle) -> None:
    if TagStyle.BOLD in look:
        style.setFontWeight(QFont.Weight.Bold)
    style.setFontItalic(TagStyle.ITALIC in look)
    style.setFontUnderline(TagStyle.UNDERLINE in look)
    style.setFontStrikeOut(TagStyle.STRIKE in look)
    if TagStyle.SUPERSCRIPT in look:
        style.setVerticalAlignment(_Vertical.AlignSuperScript)
    elif TagStyle.SUBSCRIPT in look:
        style.setVerticalAlignment(_Vertical.AlignSubScript)
    if TagStyle.MONOSPACE in look:
        style.setFontFamilies(_MONOSPACE)
