"""The page of a bilingual document and the face of its English, for word processors."""

from collections.abc import Iterable

from translator_gui.formats.bilingual import ExportOptions

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twentieths of a point."""
MARGIN = 1020
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN

SERIF = "Cambria"
SERIF_ELSEWHERE = "Caladea"
"""What stands in for it, of the same widths, where there is no Word."""

_STATUS_WIDTH = 1260
_NUMBER_WIDTH, _NUMBER_PADDING, _DIGIT_WIDTH, _MOST_DIGITS = 700, 260, 110, 12


def column_widths(label_lengths: Iterable[int], options: ExportOptions) -> list[int]:
    """Of the table, in twentieths of a point: the two texts share alike what the narrow columns leave.

    Args:
        label_lengths: How many characters the rows' numbers have.
        options: Which columns there are.
    """
    digits = min(max(label_lengths, default=1), _MOST_DIGITS)
    number = [max(_NUMBER_WIDTH, _NUMBER_PADDING + _DIGIT_WIDTH * digits)] if options.with_numbers else []
    status = [_STATUS_WIDTH] if options.with_status else []
    text = (TEXT_WIDTH - sum(number) - sum(status)) // 2
    return [*number, text, text, *status]
