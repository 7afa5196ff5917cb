r"""Replacement texts of find and replace: as typed or, for a regular expression, with its groups filled in."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.inline_tag import tags_in, without_tags
from translator_gui.text.search_query import QueryMatch, QueryMatcher, SearchQueryError, Span

_REFERENCE = re.compile(
    r"\$(?P<plain>\$)|\\(?P<escaped>[\\nt])|(?P<whole>\$&|\\0|\$0)"
    r"|(?:\$|\\)(?P<number>[1-9][0-9]?)|\$\{(?P<name>\w+)\}|\\g<(?P<python>\w+)>"
)
_ESCAPED = {"n": "\n", "t": "\t", "\\": "\\"}


class TextChange(NamedTuple):
    """A replacement in a text: a range, in code points, and the new text for it."""

    span: Span
    text: str


class FindAndReplace:
    r"""Computes the replacements that find and replace makes in a text.

    After a plain search the text goes in as it is. After a regular expression `$1` and `\1` are its groups, `${name}`
    and `\g<name>` those with names, `$&` is all that was found, `$$` a dollar, `\\` a backslash, `\n` a line break.
    """

    def __init__(self, matcher: QueryMatcher, typed: str) -> None:
        """Parse the replacement that the user typed in find and replace.

        Raises:
            SearchQueryError: It names a group that the regular expression has not.
        """
        self._matcher = matcher
        typed = without_tags(typed)
        self._pieces: list[str | int] = _pieces(matcher, typed) if matcher.needle.regex else [typed]

    def changes(self, text: str) -> list[TextChange]:
        """Return the replacements of all matches of the search in a text, ascending.

        Raises:
            SlowSearchError: Finding it takes too long.
        """
        return [TextChange(hit.span, self._new(text, hit)) for hit in self._matcher.hits(text)]

    def _new(self, text: str, hit: QueryMatch) -> str:
        """Return the new text for a match of the search; inline tags within the match are kept after it."""
        new, (start, end) = self._filled(text, hit), hit.span
        return new + "".join(tag for tag in tags_in(text[start:end]) if tag not in new)

    def applied(self, text: str) -> str:
        """Return a text with every match of the search replaced."""
        return apply_text_changes(text, self.changes(text))

    def _filled(self, text: str, hit: QueryMatch) -> str:
        return "".join(piece if isinstance(piece, str) else _group(text, hit, piece) for piece in self._pieces)


def apply_text_changes(text: str, changes: Iterable[TextChange]) -> str:
    """Return a text with some replacements made, which are in ascending order."""
    done, parts = 0, list[str]()
    for (start, end), new in changes:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _pieces(matcher: QueryMatcher, typed: str) -> list[str | int]:
    pieces: list[str | int] = []
    done = 0
    for found in _REFERENCE.finditer(typed):
        pieces.append(typed[done : found.start()])
        done = found.end()
        name = found["name"] or found["python"]
        if found["plain"] or found["escaped"]:
            pieces.append(_ESCAPED.get(found["escaped"], "$"))
        elif name and not name.isdecimal():
            if name not in matcher.groups.names:
                raise SearchQueryError(
                    _("the regular expression has no group called {name}", name=name), _("no such group")
                )
            pieces.append(matcher.groups.names[name])
        else:
            pieces.append(_number(matcher, int(name or found["number"] or 0)))
    return [*pieces, typed[done:]]


def _number(matcher: QueryMatcher, number: int) -> int:
    if number > matcher.groups.number:
        message = _(
            "the regular expression has no group {group}; write $$ for a dollar and \\\\ for a backslash", group=number
        )
        raise SearchQueryError(message, _("no such group"))
    return number


def _group(text: str, hit: QueryMatch, group: int) -> str:
    if group == 0:
        return text[hit.span[0] : hit.span[1]]
    start, end = hit.match.span(group)
    if start >= end:
        return ""
    if hit.key is None:
        return text[start:end]
    span = hit.key.span(start, end)
    return hit.key.key[start:end] if span is None else text[span[0] : span[1]]
