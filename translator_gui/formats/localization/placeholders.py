"""Find the placeholders in the texts of programs: "%1$s", "{name}", "{count, plural, …}"; each becomes a tag."""

import re
from collections.abc import Iterator

from translator_gui.formats.inline import InlineTagMarkup, SourceToken, StandaloneTag
from translator_gui.model.inline_tag import TagMeaning

PERCENT = r"%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|[Lqjzt])?[a-zA-Z@](?![a-zA-Z])|%%"
BRACES = r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|%\{\w+\}|\$t\([^()]*\)|\{[A-Za-z0-9_.$ -]*\}"
MARKUP = r"</?[A-Za-z][^<>]*>"
_CHOICE = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,\s*(?:offset:\d+\s*)?")
_SELECTOR = re.compile(r"\s*(?:=\d+|\w+)\s*\{")
_ARGUMENT = re.compile(r"\{\s*\w+\s*(?:,[^{}]*)?\}|#")
_WORDS = re.compile("[^{}#]+")
_END = re.compile(r"\s*\}")
_MOST_CASES = 50
"""How deep choices may stand in each other; two is much."""


def placeholder_tag(code: str) -> StandaloneTag:
    """Return the inline tag of a placeholder."""
    return StandaloneTag(InlineTagMarkup(TagMeaning.CODE, code, code=code, payload=code))


def placeholder_pieces(text: str, pattern: re.Pattern[str]) -> Iterator[SourceToken]:
    """Yield the text between the placeholders that a pattern finds, and the placeholders as tags."""
    at = 0
    for found in pattern.finditer(text):
        yield text[at : found.start()]
        yield placeholder_tag(found.group())
        at = found.end()
    yield text[at:]


def has_choices(text: str) -> bool:
    """Whether a text is an ICU message with alternatives for numbers or kinds."""
    return _CHOICE.search(text) is not None


def icu_pieces(text: str) -> list[SourceToken] | None:
    """Return an ICU message as text and tags: its arguments, and what surrounds each of its alternatives.

    Returns:
        None if its braces do not match.
    """
    pieces: list[SourceToken] = []
    at = depth = 0
    while at < len(text):
        if words := _WORDS.match(text, at):
            pieces.append(words.group())
            at = words.end()
            continue
        begin, step = at, _icu_code(text, at, depth)
        if step is None:
            return None
        at, depth = step
        # A number sign is one only within alternatives.
        pieces.append(placeholder_tag(text[begin:at]) if depth or text[begin] != "#" else text[begin:at])
    return None if depth else pieces


def _icu_code(text: str, at: int, depth: int) -> tuple[int, int] | None:
    """Return the end of the code that begins at a brace or number sign of an ICU message, and the depth after it."""
    choice = _CHOICE.match(text, at)
    if choice or (depth and text[at] == "}"):
        end, more = (choice.end(), 1) if choice else (at + 1, 0)
        if depth < _MOST_CASES and (selector := _SELECTOR.match(text, end)):
            return selector.end(), depth + more
        closed = None if choice else _END.match(text, end)
        return (closed.end(), depth - 1) if closed else None
    argument = _ARGUMENT.match(text, at)
    return (argument.end(), depth) if argument else None
