"""Fonts and columns of the page for one set of options and one width. All lengths are device-independent pixels."""

from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.fonts import UrduFontStyle, em, english_font, urdu_font

MARGIN = 18
"""Margin between the page's edges and its texts."""
SPINE_GAP = 14
"""Gap between the spine and the texts beside it."""
FIELD_PADDING_X = 9
FIELD_PADDING_Y = 6
FIELD_GAP = 6
"""Gap between the fields of one paragraph."""
MARK = 14
"""Width of a status mark."""
WIDEST = 1500
"""Greatest width of the page: longer lines are hard to read."""
NARROWEST = 110
"""Least width of a column; in a narrower window it is cut off rather than broken letter by letter."""
_INK_ABOVE = {UrduFontStyle.NASTALIQ: 0.45, UrduFontStyle.NASKH: 0.2}
"""Room above the ascent for ink, in em: most Nastaliq lines stay within 2.35 em, the ascent ends at 1.90."""
_REACH = {UrduFontStyle.NASTALIQ: 1.45, UrduFontStyle.NASKH: 0.8}
"""How far a glyph's ink rises above its position, in em; a bold one's a fifth of an em further."""
_INK_BELOW = {UrduFontStyle.NASTALIQ: 0.12, UrduFontStyle.NASKH: 0.1}
_OVERHANG = 0.45
"""How far the first or last glyph of a line may reach beyond its advance, in em."""
_MARKED = 0.93
_HEADINGS = {1: 1.4, 2: 1.25, 3: 1.12}


class PageFonts:
    """The fonts of a page and measures taken from them."""

    def __init__(self, options: PageOptions) -> None:
        self.options = options
        self._headings: dict[int, tuple[QFont, QFont]] = {}
        self.urdu = urdu_font(options.urdu_face, options.urdu_size)
        self.english = english_font(options.english_size, options.english_family)
        small = min(max(options.english_size * 0.78, 7.5), 15)
        self.small = english_font(small)
        self.marked = english_font(options.english_size * _MARKED, options.english_family)
        """Font of the changes shown under the live editor."""
        self.title = english_font(options.english_size * 1.1)
        self.title.setWeight(QFont.Weight.Medium)
        self.urdu_em = em(self.urdu)
        metrics = QFontMetricsF(self.urdu)
        self.urdu_line = metrics.lineSpacing()
        self.urdu_average = metrics.horizontalAdvance("پاکستان کے قومی سلامتی کے مشیر") / 30
        english = QFontMetricsF(self.english)
        self.english_line = english.lineSpacing()
        self.english_ascent = english.ascent()
        self.english_average = english.horizontalAdvance("The delegation met the adviser") / 30
        self.small_metrics = QFontMetricsF(self.small)
        self.title_metrics = QFontMetricsF(self.title)

    @cached_property
    def overhang(self) -> int:
        """Room kept free at both sides of the Urdu for its first and last glyphs."""
        return round(self.urdu_em * _OVERHANG)

    def ink_above(self, font: QFont, rise: float, ascent: float) -> float:
        """Return the room to keep free above the first line of Urdu.

        Args:
            font: The font of the line.
            rise: How high above its baseline its highest glyph is: a word of many joined letters climbs.
            ascent: From its top to its baseline.
        """
        face, size = self.options.urdu_face, em(font)
        reach = _REACH[face] + (0.2 if font.bold() else 0.0)
        return max(_INK_ABOVE[face] * size, rise + reach * size - ascent)

    def ink_below(self, font: QFont) -> float:
        """Return the room to keep free below the last line of Urdu."""
        return em(font) * _INK_BELOW[self.options.urdu_face]

    def heading(self, level: int) -> tuple[QFont, QFont]:
        """Return the Urdu and the English font of a heading."""
        faces = self._headings.get(level)
        if faces is None:
            faces = self._headings[level] = self._make_heading(level)
        return faces

    def _make_heading(self, level: int) -> tuple[QFont, QFont]:
        factor = _HEADINGS.get(level, 1.05)
        options = self.options
        english = english_font(options.english_size * min(factor, 1.2), options.english_family)
        english.setWeight(QFont.Weight.Medium)
        return urdu_font(options.urdu_face, options.urdu_size * factor, bold=True), english


class PageColumns(NamedTuple):
    """The columns of the page: x positions and widths. They do not depend on the direction of the interface.

    Attributes:
        left: Left edge of the paper.
        right: Right edge of the paper.
        urdu_left: Left edge of the Urdu text.
        urdu_width: Width of the Urdu text.
        number_right: Right edge of the sentence numbers.
        mark: Centre of the status marks.
        english_left: Left edge of the English text.
        english_width: Width of the English text.
        spine: The line between the columns.
        urdu_on_right: Whether the Urdu is the right column.
    """

    left: int
    right: int
    urdu_left: int
    urdu_width: int
    number_right: int
    mark: int
    english_left: int
    english_width: int
    spine: int
    urdu_on_right: bool

    def over_urdu(self, x: float) -> bool:
        """Whether an x belongs to the Urdu column."""
        return (x >= self.spine) if self.urdu_on_right else (x < self.spine)


def divide_page(width: int, sentences: int, fonts: PageFonts) -> PageColumns:
    """Divide a page into its columns.

    Args:
        width: Width of the viewport.
        sentences: Number of sentences in the project, for the width of the numbers.
        fonts: The fonts.
    """
    content = min(width, max(WIDEST, round(110 * fonts.urdu_average + 90 * fonts.english_average)))
    left = (width - content) // 2
    right = left + content
    numbers = round(fonts.small_metrics.horizontalAdvance("0" * max(2, len(str(sentences)))))
    gutter = numbers + 8 + MARK + 8 + FIELD_PADDING_X
    inner = content - 2 * MARGIN - 2 * SPINE_GAP
    urdu = max(NARROWEST, (inner - gutter) * fonts.options.urdu_share // 100)
    english = max(NARROWEST, inner - gutter - urdu - FIELD_PADDING_X)
    urdu_text = max(NARROWEST, urdu - fonts.overhang)
    if fonts.options.urdu_on_right:
        number_right = left + MARGIN + numbers
        english_left = left + MARGIN + gutter
        spine = english_left + english + FIELD_PADDING_X + SPINE_GAP
        urdu_left = spine + SPINE_GAP + fonts.overhang // 2
    else:
        urdu_left = left + MARGIN + fonts.overhang // 2
        spine = urdu_left + urdu_text + fonts.overhang // 2 + SPINE_GAP
        number_right = spine + SPINE_GAP + numbers
        english_left = spine + SPINE_GAP + gutter
    return PageColumns(
        left=left,
        right=right,
        urdu_left=urdu_left,
        urdu_width=urdu_text,
        number_right=number_right,
        mark=number_right + 8 + MARK // 2,
        english_left=english_left,
        english_width=english,
        spine=spine,
        urdu_on_right=fonts.options.urdu_on_right,
    )
