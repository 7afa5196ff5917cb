"""Page size, column widths and English typeface of bilingual documents for word processors."""

from translator_gui.formats.bilingual_blocks import BilingualColumnKind, BilingualTableStart
from translator_gui.text.direction import has_rtl

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twentieths of a point."""
MARGIN = 1020
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN

PICTURE_HEIGHT, PICTURE_HEIGHT_IN_TABLE = 560, 320
"""The largest of a picture, in points: with the words that belong to it, it leaves room on a page."""

SERIF = "Cambria"
SERIF_ELSEWHERE = "Caladea"
"""What stands in for it, of the same widths, where there is no Word."""

_NASTALIQ_ASCENT, _SERIF_ASCENT = 1.904, 0.95
"""Of an em; Cambria's, which is not far from that of other typefaces for English."""
URDU_SIZE, URDU_HEADING_SIZE = 13, 16
ENGLISH_SIZE, ENGLISH_HEADING_SIZE = 11, 12
LABEL_SIZE = 8.5
"""In points, as the others."""
_LINE_LETTERS = 36
"""Letters in a line of a column."""
_LABEL_LINE = 240
"""Height of a label with a sentence's place above its Urdu, in twentieths of a point."""

_WORD_WIDTH = 1360
_NUMBER_WIDTH, _NUMBER_PADDING, _DIGIT_WIDTH, _MOST_DIGITS = 700, 260, 110, 12


def baseline_shift(size: float, text: str = "", *, heading: bool, below_label: bool) -> int:
    """Return the space above a Latin text that puts its first line on that of the Urdu beside it, in twips.

    Args:
        size: Of the Latin text, in points.
        text: Its letters; Urdu in its first line makes that line higher.
        heading: Whether the Urdu is a heading.
        below_label: Whether the Urdu is below a label with its place.
    """
    urdu = URDU_HEADING_SIZE if heading else URDU_SIZE
    ascent = _NASTALIQ_ASCENT * URDU_SIZE if has_rtl_line(text) else _SERIF_ASCENT * size
    shift = round(20 * (_NASTALIQ_ASCENT * urdu - ascent))
    return shift + _LABEL_LINE if below_label else shift


def has_rtl_line(text: str) -> bool:
    """Whether the first line of an English text in a column has Urdu letters."""
    return has_rtl(text[:_LINE_LETTERS])


def column_widths(head: BilingualTableStart, more_digits: int = 0) -> list[int]:
    """Return the widths of a bilingual table's columns in twentieths of a point; text columns share the rest.

    Args:
        head: The table's.
        more_digits: Letters that the format adds to each number.
    """
    digits = min(head.longest_number + more_digits, _MOST_DIGITS)
    narrow = {
        BilingualColumnKind.NUMBER: max(_NUMBER_WIDTH, _NUMBER_PADDING + _DIGIT_WIDTH * digits),
        BilingualColumnKind.WORD: _WORD_WIDTH,
    }
    kinds = [column.kind for column in head.columns]
    left = TEXT_WIDTH - sum(narrow.get(kind, 0) for kind in kinds)
    text = left // sum(kind not in narrow for kind in kinds)
    return [narrow.get(kind, text) for kind in kinds]
