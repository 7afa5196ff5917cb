"""What a program puts words into, by the flags of a message: "%s", "{name}"; inline tags for the translator."""

import re
from collections.abc import Iterator, Sequence

from translator_gui.formats.inline import InlineCode, SourceToken, StandaloneTag
from translator_gui.model.inline_tag import InlineTag, TagKind, alone, without_foreign

_PERCENT = (
    r"%(?:\d+\$)?(?:\([^()\s]*\))?[-+ #0'I]*(?:\*|\d+)?(?:\.(?:\*|\d+))?"  # which, flags, width, precision
    r"(?:<PRI\w+>|(?:hh?|ll?|[Lqjzt])?[a-zA-Z%])"
)
_BRACES = r"\{\{|\}\}|\{[^{}\n]*\}"
_QT = r"%L?(?:\d{1,2}|n)"
_FORMATS = {
    "python-brace-format": _BRACES,
    "c++-format": _BRACES,
    "rust-format": _BRACES,
    "csharp-format": _BRACES,
    "java-format": r"\{\d[^{}\n]*\}",
    "java-printf-format": _PERCENT,
    "perl-brace-format": r"\{\w+\}",
    "qt-format": _QT,
    "qt-plural-format": _QT,
    "kde-format": r"%\d",
    "kde-kuit-format": r"%\d",
    "boost-format": rf"%\|[^|\n]*\||%\d+%|{_PERCENT}",
    "sh-format": r"\$\w+|\$\{\w+\}",
    "smalltalk-format": r"%\d",
    "gfc-internal-format": r"%[A-Z]\d?",
    "tcl-format": _PERCENT,
}
"""Others that end in "-format" are as C's."""


def pattern_of(flags: Sequence[str]) -> re.Pattern[str] | None:
    """What finds the placeholders of a message; None where it has none."""
    formats = [flag for flag in flags if flag.endswith("-format") and not flag.startswith(("no-", "possible-"))]
    if not formats:
        return None
    return re.compile("|".join(dict.fromkeys(_FORMATS.get(one, _PERCENT) for one in formats)))


def pieces(text: str, pattern: re.Pattern[str] | None) -> Iterator[SourceToken]:
    """The text and its placeholders in order."""
    at = 0
    for found in pattern.finditer(text) if pattern else ():
        yield text[at : found.start()]
        yield StandaloneTag(InlineCode(TagKind.CODE, found.group(), code=found.group(), payload=found.group()))
        at = found.end()
    yield text[at:]


def marked(text: str, tags: Sequence[InlineTag], pattern: re.Pattern[str] | None) -> str:
    """A translation with the tags of its source where its placeholders are; others stay letters."""
    waiting = list(tags)
    known = {tag.code: tag for tag in tags}

    def tag_of(found: re.Match[str]) -> str:
        tag = next((one for one in waiting if one.code == found.group()), known.get(found.group()))
        if tag is None:
            return found.group()
        if tag in waiting:
            waiting.remove(tag)
        return alone(tag.number)

    text = without_foreign(text)
    return pattern.sub(tag_of, text) if pattern else text
