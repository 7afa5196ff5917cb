"""Places on the page: under a point, and the anchor that keeps its place while blocks around it move."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.ui.editor.page_geometry import PageColumns
from translator_gui.ui.editor.paragraph_block import ParagraphBlock

MARK_REACH = 12
"""How far from the centre of a status mark the mouse still hits it, pixels."""


class ScrollAnchor(NamedTuple):
    """The sentence field or block top that keeps its y on screen while blocks around it change their heights."""

    paragraph: int
    sentence: int | None
    y: int


class PageHitTestResult(NamedTuple):
    """The result of a hit test on the page: sentence, offset in the Urdu or English, or badge under a point.

    Attributes:
        paragraph: Its index.
        sentence: Position of the sentence in it.
        offset: Code-point offset in the paragraph's Urdu; None over the English.
        caret: Code-point offset in the sentence's English; None over the Urdu.
        badge: The kind of badge under the point; None where there is none.
        mark: Whether the point is on the sentence's status mark.
    """

    paragraph: int
    sentence: int
    offset: int | None
    caret: int | None
    badge: SentenceBadgeKind | None = None
    mark: bool = False


def hit_in_block(index: int, block: ParagraphBlock, place: QPointF, columns: PageColumns) -> PageHitTestResult | None:
    """Find the sentence and the text offset or badge at a point of a paragraph block; None if no Urdu is laid out.

    Args:
        index: Index of the block's paragraph.
        block: A block that has been read.
        place: A point in the block's coordinates.
        columns: The page's columns.
    """
    assert block.paragraph is not None
    if not columns.over_urdu(place.x()):
        sentence = block.field_near(place.y())
        box = block.fields[sentence]
        badge = next((chip.kind for chip in box.badges if chip.rect.contains(place)), None)
        rise = place.y() - box.baseline
        mark = abs(place.x() - columns.mark) <= MARK_REACH and -1.5 * MARK_REACH <= rise <= MARK_REACH / 2
        return PageHitTestResult(index, sentence, None, box.caret_at(place), badge, mark)
    source = block.source_near(place.y())
    if source is None:
        return None
    offset = source.offset(source.box.offset_at(place - source.origin))
    return PageHitTestResult(index, block.sentence_at(offset), offset, None)
