"""The invisible text layer of a PDF: Urdu letter by letter over the visible Nastaliq, for copying and searching.

A shaped glyph stands for parts of letters, so no reader of a PDF can make words of it. The layer is written in a face
that has a blank glyph for every letter and no shaping, word by word where the seen words stand; and the seen faces
are made silent, so that nothing is copied twice. So Urdu is found, selected and copied in Nastaliq as well as in Naskh.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPaintEngine, QPainter, QRawFont, QTextLine, QTransform

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import resource
from translator_gui.text.direction import has_rtl
from translator_gui.ui.painting.laid_out_text import LaidOutText, x_on

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_WORD = re.compile(r"\S+")
_URDU_WORD = re.compile(rf"[{_ARABIC}][{_ARABIC}\u200c\u200d]*")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\u00c0-\u024f][\w.,:/@&'’+-]*\w|[A-Za-z\u00c0-\u024f]|\d+(?:[.,:/٫٬]\d+)*")
_FONT = re.compile(rb"/BaseFont /(?:[A-Z]+\+)?UrduWorkbench(?:Nastaliq|Naskh|Sans-Medium)[^>]*?/ToUnicode (\d+) 0 R")
_LISTED = re.compile(rb"\[[^\]]*\]")
_LETTER = re.compile(rb"<[0-9A-F]{4}>")
_SINGLE = re.compile(rb"(?m)^(<[0-9A-F]{4}> <[0-9A-F]{4}> )<[0-9A-F]{4}>")
_NOTHING = b"<0000>"
_MARK = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_RLM = "\u200f"
_FAMILY = "Urdu Workbench Letters"
_ORIGIN = QPointF()
_SIZE, _WIDTH = 200, 100
"""Of the layer's letters, dots of the printer: about as high as those that are seen, and all equally wide."""


@cache
def _letters() -> QRawFont:
    """Load the font of the invisible text layer, from which Urdu can be copied out of a PDF.

    Raises:
        TranslatorError: Its file is missing or cannot be read.
    """
    path = resource("fonts", "UrduWorkbenchLetters.ttf")
    # Not as a raw font of the file: Qt embeds only faces of its database.
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise TranslatorError(_("The font {path} cannot be read: install the program again.", path=path))
    font = QFont(_FAMILY)
    font.setPixelSize(_SIZE)
    return QRawFont.fromFont(font, QFontDatabase.WritingSystem.Latin)


def needs_layer(painter: QPainter, box: LaidOutText) -> bool:
    """Whether a text that is painted needs the invisible text layer: it has Urdu, and it is painted into a PDF."""
    return has_rtl(box.text) and painter.paintEngine().type() is QPaintEngine.Type.Pdf


def write_layer(painter: QPainter, box: LaidOutText, number: int, text_line: QTextLine, origin: QPointF) -> None:
    """Write the Urdu of a painted line into the PDF's invisible text layer, from which it can be copied.

    Args:
        painter: Of a page, whose coordinates are those of the text; its state is kept.
        box: The text.
        number: Of the line.
        text_line: The line itself.
        origin: Top left corner of the text.
    """
    line = box.lines[number]
    text = box.layout.text()[line.start : line.end]
    baseline = origin.y() + line.top + line.ascent
    # The Urdu faces have all letters of an Urdu text; in English they lend those that its own face lacks.
    # Among letters that run one way the caret's places are their edges, and quicker to ask for.
    if box.rtl and not _LEFT_TO_RIGHT.search(text):
        edges, stretches = _edges, (word.span() for word in _WORD.finditer(text))
    else:
        edges, stretches = _extent, _stretches(text, _WORD if box.rtl else _URDU_WORD)
    painter.save()
    for start, end in stretches:
        if box.latin and _is_copied_as_seen(box, text_line, line.start + start):
            continue
        left, right = edges(text_line, line.start + start, line.start + end)
        if right > left:
            run, number = _glyph_run(text[start:end])
            # Not the places but the letters are stretched: far from each other they would not be taken for a word.
            stretched = (right - left) / (number * _WIDTH)
            painter.setTransform(QTransform(stretched, 0, 0, 1, origin.x() + left, baseline))
            painter.drawGlyphRun(_ORIGIN, run)
    painter.restore()


def _is_copied_as_seen(box: LaidOutText, line: QTextLine, offset: int) -> bool:
    """Whether a Latin word in Urdu is in a font that English has too, and therefore keeps its Unicode map."""
    if not any(first <= offset < last for first, last in box.latin):
        return False
    return any(run.rawFont().weight() != QFont.Weight.Medium for run in line.glyphRuns(offset, 1))


def _stretches(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the words in a line of Urdu; numbers and Latin words within them separately."""
    for word in words.finditer(text):
        at = word.start()
        for found in _LEFT_TO_RIGHT.finditer(text, at, word.end()):
            if found.start() > at:
                yield at, found.start()
            yield found.span()
            at = found.end()
        if at < word.end():
            yield at, word.end()


def _edges(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    """Return the left and right x of a range on a line that is all Urdu, from its caret positions."""
    return x_on(line, end), x_on(line, start)


def _extent(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    """Return the left and right x of a range on a line of mixed directions, from its glyphs."""
    rects = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    shown = [rect for rect in rects if rect.width() > 0]
    if not shown:
        return 0.0, 0.0
    return min(rect.left() for rect in shown), max(rect.right() for rect in shown)


@lru_cache(maxsize=4096)
def _glyph_run(text: str) -> tuple[QGlyphRun, int]:
    """Return the blank glyphs of a word in visual order, and their number; most words of a document are in it often."""
    shown = text if _LEFT_TO_RIGHT.fullmatch(text) else text[::-1]
    if _MARK.match(shown):
        # Readers set a mark at the edge of a line apart from its word, unless a sign with a direction is beyond it.
        shown = _RLM + shown
    glyphs = _letters().glyphIndexesForString(shown)
    run = QGlyphRun()
    run.setRawFont(_letters())
    run.setGlyphIndexes(glyphs)
    run.setPositions([QPointF(index * _WIDTH, 0) for index in range(len(glyphs))])
    return run, len(glyphs)


def silence_visible_fonts(pdf: bytes) -> bytes:
    """Remove the Unicode maps of the visible Urdu fonts from a PDF, so that only the text layer is copied.

    The characters of a glyph are in its font's ToUnicode map, as Qt writes it: uncompressed, in ranges.
    """
    silent = bytearray(pdf)
    for font in _FONT.finditer(pdf):
        start = pdf.index(b"\n" + font[1] + b" 0 obj")
        end = pdf.index(b"endstream", start)
        unmapped = _LISTED.sub(lambda listed: _LETTER.sub(_NOTHING, listed[0]), pdf[start:end])
        silent[start:end] = _SINGLE.sub(rb"\g<1>" + _NOTHING, unmapped)
    return bytes(silent)
