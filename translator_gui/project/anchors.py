"""Comment anchors: the words of a sentence that a comment is about."""

from typing import NamedTuple

from translator_gui.model.comment import AnchoredCommentThread
from translator_gui.model.segment import Paragraph, Segment, start_of
from translator_gui.text.quote_location import TextRange, find_quote, relocate_quote


class CommentTextRange(NamedTuple):
    """The words of a sentence that a comment is attached to: Urdu or English, and the range in that text.

    Attributes:
        urdu: Whether they are Urdu; then offsets are counted in the paragraph, else in the sentence's English.
        start: Code-point offset.
        end: Where they end.
    """

    urdu: bool
    start: int
    end: int


def find_comment_range(
    placed: AnchoredCommentThread, paragraph: Paragraph, segment: Segment
) -> CommentTextRange | None:
    """Find the words of a sentence that a comment thread is attached to; None if it has none or they no longer occur.

    Args:
        placed: The thread.
        paragraph: The sentence's, as it stands.
        segment: The sentence that shows the thread.
    """
    anchor = placed.thread.anchor
    if anchor is None:
        return None
    if anchor.revision:
        words = relocate_quote(TextRange(anchor.start, anchor.end), anchor.quote, placed.before, segment.target)
        return CommentTextRange(False, *words) if words is not None else None
    start = start_of(placed.home) + anchor.start
    if anchor.quote and paragraph.text[start : start + len(anchor.quote)] == anchor.quote:
        # Of words that were parted by a split, those that the sentence has.
        first, beyond = max(start, segment.start), min(start + len(anchor.quote), segment.end)
        if first < beyond:
            return CommentTextRange(True, first, beyond)
    words = find_quote(anchor.quote, paragraph.source(segment), anchor.start)
    return CommentTextRange(True, segment.start + words.start, segment.start + words.end) if words is not None else None
