"""Repairs the inline tags of a translation that a service made."""

import re

from translator_gui.model.inline_tag import (
    INLINE,
    TagPart,
    closing,
    mark_of,
    opening,
    standalone,
    tags_in,
    without_tags,
)
from translator_gui.text.tag_insertion import missing_tags

_SPELLED = re.compile(r"[{<]\s*(/?)\s*(\d{1,4})\s*(/?)\s*([>}])")
_BLANKS = re.compile(r" {2,}")


def repair_tags(translation: str, source: str) -> str:
    """Return a translation with inline tags as characters: those of the Urdu, each once and in a valid order.

    Tags are read as they are spelled in letters, also with slips that language models make (`{1}`, `</1>`). Those that
    the Urdu lacks are removed. Missing ones are added where their place is certain: at the ends of the sentence.

    Args:
        translation: With tags in letters.
        source: The Urdu with its tags.
    """
    known = frozenset(tags_in(source))
    if not known:
        return translation
    return _add_at_ends(_in_order(_read(translation, known)), source)


def _read(text: str, known: frozenset[str]) -> str:
    """Convert tags in letters to characters; letters that are no tag of the Urdu stay unless they look like one."""
    opened: set[int] = set()

    def tag(found: re.Match[str]) -> str:
        slash, digits, _alone, last = found.groups()
        number, first = int(digits), found.group()[0]
        if standalone(number) in known:
            return standalone(number)
        if opening(number) not in known and closing(number) not in known:
            return ""
        # "{1>" opens and "<1}" closes; of "{1}" and "<1>" the first opens and the second closes.
        is_end = bool(slash) or (first == "<" and last == "}") or (first + last in {"{}", "<>"} and number in opened)
        opened.add(number)
        return closing(number) if is_end else opening(number)

    return _SPELLED.sub(tag, text)


def _in_order(text: str) -> str:
    """Remove second occurrences of tags, and closing tags that come before their opening ones."""
    seen: set[str] = set()

    def keep(found: re.Match[str]) -> str:
        character = found.group()
        mark = mark_of(character)
        closes_nothing = (
            mark.part is TagPart.CLOSING and opening(mark.number) in text and opening(mark.number) not in seen
        )
        if character in seen or closes_nothing:
            return ""
        seen.add(character)
        return character

    return INLINE.sub(keep, text)


def _add_at_ends(text: str, source: str) -> str:
    """Add missing tags that stand before or after all words of the Urdu at the same end of the English."""
    missing = missing_tags(source, text)
    if not missing:
        return text
    words = [at for at, character in enumerate(source) if not INLINE.match(character) and not character.isspace()]
    first, last = (words[0], words[-1]) if words else (0, -1)
    leading = [character for at, character in enumerate(source) if at < first and character in missing]
    trailing = [character for at, character in enumerate(source) if at > last and character in missing]
    # Half of a pair is not added: a person sees better where it belongs.
    added = {*leading, *trailing}
    present = set(tags_in(text)) | added

    def is_whole(character: str) -> bool:
        part, number = mark_of(character)
        return part is TagPart.ALONE or {opening(number), closing(number)} <= present

    before = "".join(filter(is_whole, leading))
    after = "".join(filter(is_whole, trailing))
    body = _BLANKS.sub(" ", text) if without_tags(text) else text
    return f"{before}{body}{after}"
