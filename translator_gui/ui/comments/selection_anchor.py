"""Finds the words selected on the page, for a new comment to quote."""

from typing import NamedTuple

from translator_gui.model.comment import AS_IT_STANDS, CommentAnchor
from translator_gui.model.segment import Paragraph
from translator_gui.ui.editor.page import TranslationPage


class NewCommentAnchor(NamedTuple):
    """What a new comment is about: a sentence and, if words are selected on the page, their range."""

    segment: int
    anchor: CommentAnchor | None = None


def anchor_of_selection(page: TranslationPage) -> NewCommentAnchor | None:
    """Return the sentence and words that a new comment is about, from the page's selection; None without a sentence.

    A selection that continues in the next sentence counts only in the first.
    """
    current = page.navigator.current()
    if page.source.active:
        index, start, end = page.source.selection()
        paragraph = page.model.known(index)
        if paragraph is not None and start < end:
            return _of_urdu(paragraph, start, end)
    elif current is not None:
        text, (start, end) = page.live.field.text(), page.live.selection()
        quote = text[start:end]
        if quote.strip():
            start += len(quote) - len(quote.lstrip())
            return NewCommentAnchor(current, _anchor(AS_IT_STANDS, start, quote.strip()))
    return None if current is None else NewCommentAnchor(current)


def _of_urdu(paragraph: Paragraph, start: int, end: int) -> NewCommentAnchor:
    while start + 1 < end and paragraph.text[start].isspace():
        start += 1
    segment = [candidate for candidate in paragraph.segments if candidate.start <= start][-1]
    quote = paragraph.text[start : min(end, segment.end)].strip()
    return NewCommentAnchor(segment.id, _anchor("", start - segment.start, quote) if quote else None)


def _anchor(revision: str, start: int, quote: str) -> CommentAnchor:
    return CommentAnchor(revision, start, start + len(quote), quote)
