"""Spells inline tags in letters, for the command line and wherever chips cannot be shown.

As memoQ spells them: `{1>` opens, `<1}` closes, `{2}` stands alone. Each is its own mirror image from right to left.
"""

import re
from collections.abc import Sequence

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    ParsedTagCharacter,
    TagPart,
    closing,
    has_tags,
    mark_of,
    opening,
    standalone,
    tags_in,
)
from translator_gui.model.lazy_pattern import lazy_pattern

_SPELLED = lazy_pattern(r"\{(\d{1,4})>|<(\d{1,4})\}|\{(\d{1,4})\}")


def spelled_mark(mark: ParsedTagCharacter) -> str:
    """Return an inline tag spelled in letters: "{1>", "<1}" or "{2}"."""
    match mark.part:
        case TagPart.OPENING:
            return f"{{{mark.number}>"
        case TagPart.CLOSING:
            return f"<{mark.number}}}"
        case TagPart.ALONE:
            return f"{{{mark.number}}}"


def spelled(text: str) -> str:
    """Return a text with its inline tags spelled in letters: "{1>", "<1}" or "{2}"."""
    return INLINE.sub(lambda found: spelled_mark(mark_of(found.group())), text) if has_tags(text) else text


def read_spelled(text: str, source: str) -> str:
    """Convert inline tags that are spelled in letters ("{1>") to tag characters, if the source has them.

    Args:
        text: As somebody wrote it.
        source: The Urdu with its tags.
    """
    known = frozenset(tags_in(source))
    if not known:
        return text

    def tag(found: re.Match[str]) -> str:
        opens, closes, stands = found.groups()
        made = opening(int(opens)) if opens else closing(int(closes)) if closes else standalone(int(stands))
        return made if made in known else found.group()

    return _SPELLED.sub(tag, text)


def tag_name(number: int, tags: Sequence[InlineTag]) -> LazyMessage:
    """Return the name of an inline tag, for messages: "tag 2 (link to example.org)"."""
    return _("tag {tag}", tag=tag_words(number, tags))


def tag_words(number: int, tags: Sequence[InlineTag]) -> str:
    """Return the number and description of an inline tag: "2 (link to example.org)"."""
    words = next((tag.words for tag in tags if tag.number == number), "")
    return f"{number} ({words})" if words else f"{number}"


def tag_description(mark: ParsedTagCharacter, tags: Sequence[InlineTag]) -> LazyMessage:
    """Return a description of an inline tag, for a tooltip: "Tag 2 opens: link to example.org"."""
    words = _tag_content(mark, tags)
    match mark.part:
        case TagPart.OPENING:
            return _("Tag {number} opens: {content}", number=mark.number, content=words)
        case TagPart.CLOSING:
            return _("Tag {number} closes: {content}", number=mark.number, content=words)
        case TagPart.ALONE:
            return _("Tag {number}: {content}", number=mark.number, content=words)


def read_out(text: str, tags: Sequence[InlineTag]) -> str:
    """Return a text with inline tags described for a screen reader: "This is [tag 1 opens: bold] important"."""
    if not has_tags(text):
        return text

    def tag(found: re.Match[str]) -> str:
        mark = mark_of(found.group())
        words = _tag_content(mark, tags)
        match mark.part:
            case TagPart.OPENING:
                return str(_(" [tag {number} opens: {content}] ", number=mark.number, content=words))
            case TagPart.CLOSING:
                return str(_(" [tag {number} closes: {content}] ", number=mark.number, content=words))
            case TagPart.ALONE:
                return str(_(" [tag {number}: {content}] ", number=mark.number, content=words))

    return re.sub(" +", " ", INLINE.sub(tag, text)).strip()


def _tag_content(mark: ParsedTagCharacter, tags: Sequence[InlineTag]) -> str:
    return next((tag.words for tag in tags if tag.number == mark.number), "") or str(_("not in the Urdu"))
