"""The page of a bilingual document and the face of its English, for word processors."""

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twentieths of a point."""
MARGIN = 1020
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN

SERIF = "Cambria"
SERIF_ELSEWHERE = "Caladea"
"""What stands in for it, of the same widths, where there is no Word."""
