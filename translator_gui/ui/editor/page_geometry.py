"""Fonts and columns of the page for one set of options and one width. All lengths are device-independent pixels."""

from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from translator_gui.ui.editor.page_options import PageDensity, PageDisplayOptions
from translator_gui.ui.fonts import UrduFontStyle, em, english_font, urdu_font

MARGIN = 18
"""Margin between the page's edges and its texts."""
SPINE_GAP = 14
"""Gap between the spine and the texts beside it."""
FIELD_PADDING_X = 9
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


class PageSpacing(NamedTuple):
    """Text size and vertical space on the page for a density.

    Attributes:
        urdu: Factor of the size of the Urdu.
        english: Factor of the size of the English.
        block_top: Space above the text of a paragraph.
        block_bottom: Space below it.
        padding: Space above and below the English within its field.
        gap: Space between the fields of one paragraph.
        rule: Space for the line between two rows of a paragraph.
        headroom: Factor of the space above the ascent that is free even where no glyph needs it.
    """

    urdu: float
    english: float
    block_top: int
    block_bottom: int
    padding: int
    gap: int
    rule: int
    headroom: float


_SPACING = {
    PageDensity.COMFORTABLE: PageSpacing(1, 1, 6, 9, 6, 6, 6, 1),
    PageDensity.COMPACT: PageSpacing(0.8, 0.9, 1, 2, 4, 2, 3, 0),
}


class PageFonts:
    """The fonts of the translation page for Urdu, English, headings and numbers, with their measures."""

    def __init__(self, options: PageDisplayOptions) -> None:
        self.options = options
        self.spacing = _SPACING[options.density]
        self._headings: dict[int, tuple[QFont, QFont]] = {}
        self.urdu = self._urdu_font(1)
        self.english = self._english_font(1)
        size = options.english_size * self.spacing.english
        small = min(max(size * 0.78, 7.5), 15)
        self.small = english_font(small)
        self.marked = self._english_font(_MARKED)
        """Font of the changes shown under the sentence editor."""
        self.title = english_font(size * 1.1)
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
        """Space left free at both sides of the Urdu, as its glyphs reach beyond their advance; pixels."""
        return round(self.urdu_em * _OVERHANG)

    def ink_above(self, font: QFont, rise: float, ascent: float) -> float:
        """Return the space to leave free above the first line of Urdu for high glyphs, pixels.

        Args:
            font: The font of the line.
            rise: How high above its baseline its highest glyph is: a word of many joined letters climbs.
            ascent: From its top to its baseline.
        """
        face, size = self.options.urdu_face, em(font)
        reach = _REACH[face] + (0.2 if font.bold() else 0.0)
        return max(_INK_ABOVE[face] * size * self.spacing.headroom, rise + reach * size - ascent)

    def ink_below(self, font: QFont) -> float:
        """Return the space to leave free below the last line of Urdu for low glyphs, pixels."""
        return em(font) * _INK_BELOW[self.options.urdu_face]

    def heading(self, level: int) -> tuple[QFont, QFont]:
        """Return the Urdu and the English font of headings of a level."""
        faces = self._headings.get(level)
        if faces is None:
            faces = self._headings[level] = self._make_heading(level)
        return faces

    def _make_heading(self, level: int) -> tuple[QFont, QFont]:
        factor = _HEADINGS.get(level, 1.05)
        english = self._english_font(min(factor, 1.2))
        english.setWeight(QFont.Weight.Medium)
        return self._urdu_font(factor, bold=True), english

    def _urdu_font(self, factor: float, *, bold: bool = False) -> QFont:
        options = self.options
        font = urdu_font(options.urdu_face, options.urdu_size * self.spacing.urdu * factor, bold=bold)
        extra = options.urdu_word_spacing / 100 - 1
        if extra:
            font.setWordSpacing(QFontMetricsF(font).horizontalAdvance(" ") * extra)
        return font

    def _english_font(self, factor: float) -> QFont:
        options = self.options
        return english_font(options.english_size * self.spacing.english * factor, options.english_family)


class PageColumns(NamedTuple):
    """The x positions and widths of the page's columns: Urdu, numbers and status marks, English.

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
        """Whether an x position is in the Urdu column."""
        return (x >= self.spine) if self.urdu_on_right else (x < self.spine)


def divide_page(width: int, sentences: int, fonts: PageFonts) -> PageColumns:
    """Return the columns of the translation page for a viewport width: Urdu, sentence numbers, English.

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
