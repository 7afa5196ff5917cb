"""Tooltips of the page: status mark, inline tag, marked words, number or badge under the pointer."""

from PySide6.QtCore import QPoint, QPointF, QRect

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import INLINE, has_tags, mark_of
from translator_gui.model.segment import Segment
from translator_gui.text.direction import isolate_quoted_urdu, visible
from translator_gui.text.quantities.explaining import explained, numbers_of
from translator_gui.text.tag_spelling import tag_description
from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.ui.editor.decorations import CommentBadgeProvider
from translator_gui.ui.editor.hit_test import PageHitTestResult
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.ui.painting.text_offsets import to_code_points
from translator_gui.viewmodel.wording import status_tooltip


def tooltip_at(
    view: ParagraphBlocksView, live: SentenceEditor, comments: CommentBadgeProvider | None, point: QPoint
) -> str:
    """Return the tooltip at a point of the page, of a status, tag, findings or comments; "" if it has none."""
    found = view.badge_at(point)
    hit = view.hit(point)
    if hit is not None and hit.mark:
        return _status_tooltip(view, hit)
    if found is None:
        return _tag_tooltip(view, live, point) or _number_tooltip(view, point)
    segment, badge = found
    if badge.kind is SentenceBadgeKind.FINDING:
        return _findings_tooltip(view, segment)
    return comments.words(segment) if comments and badge.kind is SentenceBadgeKind.COMMENTS else ""


def urdu_at(view: ParagraphBlocksView, point: QPoint) -> tuple[int, int] | None:
    """Return the index of the paragraph and the offset in its Urdu of the letter at a point; None between letters."""
    hit, found = view.hit(point), view.block_at(point.y())
    if hit is None or hit.offset is None or found is None:
        return None
    within = QPointF(point.x(), point.y() - found[1])
    around = found[2].source_rects(max(0, hit.offset - 1), hit.offset + 1)
    return (hit.paragraph, hit.offset) if any(rect.contains(within) for rect in around) else None


def _status_tooltip(view: ParagraphBlocksView, hit: PageHitTestResult) -> str:
    paragraph = view.model.known(hit.paragraph)
    return status_tooltip(paragraph.segments[hit.sentence]) if paragraph is not None else ""


def _tag_tooltip(view: ParagraphBlocksView, live: SentenceEditor, point: QPoint) -> str:
    found = view.block_at(point.y())
    paragraph = found[2].paragraph if found else None
    if found is None or paragraph is None:
        return ""
    tag = _tag_at(view, live, point)
    # Qt takes a text that begins with markup for HTML: the words of a tag are never on the first line.
    if tag:
        return str(tag_description(mark_of(tag), paragraph.tags)).replace(": ", ":\n", 1)
    return _marked_finding_tooltip(view, live, point)


def _findings_tooltip(view: ParagraphBlocksView, segment: Segment) -> str:
    findings = view.model.findings(segment)
    return "\n".join([_("Findings:"), *(_words(finding) for finding in findings)])


def _words(finding: CheckFinding) -> str:
    return isolate_quoted_urdu(visible(str(finding.message)))


def _marked_finding_tooltip(view: ParagraphBlocksView, live: SentenceEditor, point: QPoint) -> str:
    """Return what checks found in the marked words at a point of the page's viewport; "" where nothing is marked."""
    found = view.block_at(point.y())
    paragraph = found[2].paragraph if found else None
    if found is None or paragraph is None:
        return ""
    _index, top, block = found
    within = QPointF(point.x(), point.y() - top)
    in_field = live.field.isVisible() and live.field.geometry().contains(point)
    messages: list[str] = []
    for box in block.fields:
        segment = box.segment
        for finding in view.model.findings(segment):
            urdu = (block.source_rects(segment.start + a, segment.start + b) for a, b in finding.source_spans)
            rects = [rect for part in urdu for rect in part]
            if box.box is not None and not in_field:
                rects += (rect for span in finding.target_spans for rect in box.spans(*span))
            elif in_field and segment.id == live.segment:
                at = live.field.cursorForPosition(live.field.viewport().mapFrom(view.viewport, point)).position()
                at = to_code_points(live.text, at)
                if any(start <= at <= end for start, end in finding.target_spans):
                    messages.append(_words(finding))
            if any(rect.contains(within) for rect in rects):
                messages.append(_words(finding))
    return "\n".join([_("Findings:"), *dict.fromkeys(messages)]) if messages else ""


def _number_tooltip(view: ParagraphBlocksView, point: QPoint) -> str:
    """Return the meaning of the Urdu number at a point: "ڈھائی کروڑ = 25,000,000 = 25 million"."""
    hit, found = view.hit(point), view.block_at(point.y())
    paragraph = view.model.known(hit.paragraph) if hit is not None and hit.offset is not None else None
    if hit is None or found is None or paragraph is None:
        return ""
    segment, within = paragraph.segments[hit.sentence], QPointF(point.x(), point.y() - found[1])
    source = paragraph.source(segment)
    for number in numbers_of(source):
        rects = found[2].source_rects(segment.start + number.start, segment.start + number.end)
        if any(rect.contains(within) for rect in rects):
            return explained(source, number, view.number_style)
    return ""


def _tag_at(view: ParagraphBlocksView, live: SentenceEditor, point: QPoint) -> str:
    """Return the inline tag (a single character) at a point of the page's viewport; "" where there is none."""
    found = view.block_at(point.y())
    assert found is not None
    _index, top, block = found
    if live.field.isVisible() and live.field.geometry().contains(point):
        return _tag_in_field(live, live.field.viewport().mapFrom(view.viewport, point))
    within, paragraph = QPointF(point.x(), point.y() - top), block.paragraph
    if paragraph is not None and has_tags(paragraph.text):
        for tag in INLINE.finditer(paragraph.text):
            if any(rect.contains(within) for rect in block.source_rects(*tag.span())):
                return tag.group()
    for box in block.fields:
        if box.frame.contains(within) and has_tags(box.segment.target):
            for tag in INLINE.finditer(box.segment.target):
                if any(rect.contains(within) for rect in box.spans(*tag.span())):
                    return tag.group()
    return ""


def _tag_in_field(live: SentenceEditor, point: QPoint) -> str:
    for tag in INLINE.finditer(live.text) if has_tags(live.text) else ():
        first, last = live.field.rect_of(tag.start()), live.field.rect_of(tag.end())
        if QRect(first.topLeft(), last.bottomLeft()).contains(point):
            return tag.group()
    return ""
