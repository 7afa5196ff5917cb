"""What the inline tag under the pointer stands for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect

from translator_gui.model.inline_tag import INLINE, has_tags, mark_of
from translator_gui.model.segment import Segment
from translator_gui.project.checking import findings_of
from translator_gui.text.tag_spelling import tag_description

if TYPE_CHECKING:
    from translator_gui.ui.editor.editable_page import EditablePage


def tag_words(page: "EditablePage", place: QPoint) -> str:
    """The words of the tag at a place of the viewport; the first line is ours. Empty where there is none."""
    found = page.block_at(place.y())
    paragraph = found[2].paragraph if found else None
    if found is None or paragraph is None:
        return ""
    character = _pointed_at(page, place)
    # Qt takes what begins with markup for HTML: the words of a tag never stand on the first line.
    return tag_description(mark_of(character), paragraph.tags).replace(": ", ":\n", 1) if character else ""


def wrong_tags(page: "EditablePage", segment: Segment) -> str:
    """All that is wrong with the tags of a sentence; the first line is ours."""
    index = page.model.index_of(segment.paragraph_id)
    paragraph = page.model.known(index) if index is not None else None
    issues = findings_of(paragraph, segment) if paragraph is not None else ()
    return "\n".join(["Wrong tags:", *(issue.message for issue in issues)])


def _pointed_at(page: "EditablePage", place: QPoint) -> str:
    """The tag's character."""
    found = page.block_at(place.y())
    assert found is not None
    _, top, block = found
    point = QPointF(place.x(), place.y() - top)
    if page.field.isVisible() and page.field.geometry().contains(place):
        return _in_field(page, page.field.viewport().mapFrom(page.viewport(), place))
    paragraph = block.paragraph
    if paragraph is not None and has_tags(paragraph.text):
        for one in INLINE.finditer(paragraph.text):
            if any(rect.contains(point) for rect in block.lit(*one.span())):
                return one.group()
    for box in block.fields:
        if box.frame.contains(point) and has_tags(box.segment.target):
            for one in INLINE.finditer(box.segment.target):
                if any(rect.contains(point) for rect in box.spans(*one.span())):
                    return one.group()
    return ""


def _in_field(page: "EditablePage", point: QPoint) -> str:
    text = page.live.text
    for one in INLINE.finditer(text) if has_tags(text) else ():
        first, last = page.field.rect_of(one.start()), page.field.rect_of(one.end())
        if QRect(first.topLeft(), last.bottomLeft()).contains(point):
            return one.group()
    return ""
