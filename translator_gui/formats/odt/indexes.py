"""Writes the English of headings into tables of contents, until a program updates them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translator_gui.formats.odt.english import DIGITS, STOPS
from translator_gui.formats.odt.names import children, descendants
from translator_gui.formats.xml import Element

_LONGEST_NUMBER = 24


class _Node(NamedTuple):
    """A text node of an element tree (lxml): the text of an element, or the tail text after it."""

    element: Element
    behind: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.behind else self.element.text) or ""

    def put(self, text: str) -> None:
        if self.behind:
            self.element.tail = text
        else:
            self.element.text = text


def translate_indexes(content: Element, english: Mapping[str, str]) -> None:
    """Write the English headings into every table of contents of an OpenDocument text.

    Args:
        content: The root that holds the text.
        english: Of headings and titles, by their Urdu.
    """
    for template in descendants(content, "text:index-title-template"):
        title = plain(template.text or "")
        template.text = english.get(title, template.text)
    for body in descendants(content, "text:index-body"):
        for line in children(body, "text:p"):
            _translate(line, english)


def _translate(line: Element, english: Mapping[str, str]) -> None:
    """Translate a line of a table of contents; the heading may be preceded by its number, a page number follows."""
    before, after = _split_at_last_tab(line)
    for node in after:
        node.put(node.text.translate(DIGITS))
    words = plain("".join(node.text for node in before))
    start = next((at for at in _starts(words) if words[at:] in english), None)
    if start is None:
        return
    for node in before[1:]:
        if node.text:
            node.put("")
    before[0].put(words[:start].translate(DIGITS).translate(STOPS) + english[words[start:]])


def _starts(words: str) -> Iterator[int]:
    """Yield the offsets in a table-of-contents line where the heading may begin: at 0 or after a number."""
    yield 0
    blanks = (at for at, letter in enumerate(words[:_LONGEST_NUMBER]) if letter in " \u00a0")
    yield from (at + 1 for at in blanks if not all(map(str.isalpha, words[:at].split())))


def _split_at_last_tab(line: Element) -> tuple[list[_Node], list[_Node]]:
    """Split the text nodes of a table-of-contents line at its last tab, before the page number."""
    tabs = list(descendants(line, "text:tab"))
    before: list[_Node] = []
    after: list[_Node] = []
    current = before
    for node in _nodes(line):
        if node.behind and tabs and node.element is tabs[-1]:
            current = after
        current.append(node)
    return before, after


def _nodes(element: Element) -> Iterator[_Node]:
    yield _Node(element, behind=False)
    for one in element:
        yield from _nodes(one)
        yield _Node(one, behind=True)


def plain(text: str) -> str:
    """Return a text with runs of white space reduced to single spaces, to look headings up."""
    return " ".join(text.split())
