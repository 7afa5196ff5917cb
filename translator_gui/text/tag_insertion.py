"""Inline tags of the Urdu that the English lacks, and where to insert them."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from translator_gui.model.inline_tag import INLINE, TagPart, closing, has_tags, mark_of, tags_in


class TextWithInsertedTag(NamedTuple):
    """The text with an inserted inline tag that replaces the selected English, and the caret position afterwards.

    Attributes:
        text: The text that replaces the selection and contains it.
        caret: Position of the caret afterwards, in code points from the beginning of `text`.
    """

    text: str
    caret: int


def missing_tags(source: str, target: str) -> list[str]:
    """Return the inline tag characters of the Urdu that the English lacks, in the order of the Urdu."""
    left = Counter(tags_in(target))
    missing: list[str] = []
    for character in tags_in(source):
        if left[character]:
            left[character] -= 1
        else:
            missing.append(character)
    return missing


def tag_insertion(
    character: str, missing: Collection[str], selected: str, *, both: bool = False
) -> TextWithInsertedTag:
    """Return the text that replaces the selected English to insert a missing inline tag, or a pair around it.

    White space at the ends of the selection stays outside the tag.

    Args:
        character: Of the tag.
        missing: All that are missing.
        selected: The English that is selected; empty for none.
        both: With nothing selected a pair comes whole, the caret within; else its beginning alone.
    """
    part, number = mark_of(character)
    end = closing(number)
    words = selected.strip()
    start = len(selected) - len(selected.lstrip())
    before, after = (selected[:start], selected[start + len(words) :]) if words else (selected, "")
    if part is TagPart.OPENING and end in missing and (both or words):
        text = f"{before}{character}{words}{end}{after}"
        return TextWithInsertedTag(text, len(text) if words else len(before) + 1)
    text = f"{before}{words}{character}{after}"
    return TextWithInsertedTag(text, len(text))


def insertable_tags(missing: Sequence[str]) -> list[str]:
    """Return missing inline tags, but only the opening part of each pair of which both parts are missing."""
    opened = {mark_of(one).number for one in missing if mark_of(one).part is TagPart.OPENING}
    return [one for one in missing if not (mark_of(one).part is TagPart.CLOSING and mark_of(one).number in opened)]


def without_unknown_tags(text: str, known: Collection[str]) -> str:
    """Remove from a text the inline tags that its sentence's Urdu does not have."""
    if not has_tags(text):
        return text
    return INLINE.sub(lambda found: found.group() if found.group() in known else "", text)
