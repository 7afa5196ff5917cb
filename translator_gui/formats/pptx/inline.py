"""Reads the content of a paragraph of a presentation into text and inline tags."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from translator_gui.formats.inline import (
    ClosingTag,
    FormattedText,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    formatted_pieces,
    most_common_format,
)
from translator_gui.formats.ooxml import name_of, relationship_id
from translator_gui.formats.pptx.run_formats import PptxRunFormat, format_of
from translator_gui.formats.pptx.text_styles import PptxParagraphStyle, find_child
from translator_gui.formats.xml import Element
from translator_gui.model.inline_tag import TagMeaning

_NO_CONTENT = frozenset({"a:pPr", "a:endParaRPr"})
_FIELDS = (("slidenum", "slide number"), ("datetime", "date"), ("footer", "footer"), ("header", "header"))


class PptxRunShape(NamedTuple):
    """How the text in a tag pair of a presentation is formatted, for its translation.

    Attributes:
        properties: The `a:rPr` of its source text.
        links: Whether the tag is the link that stands in these properties.
    """

    properties: Element | None = None
    links: bool = False


class PptxParagraphContent(NamedTuple):
    """Content of a paragraph of a presentation: text and tags, and the formatting of text without a tag."""

    pieces: list[SourceToken]
    properties: Element | None


class _Item(NamedTuple):
    """A run of text of a paragraph, or what becomes a tag; `link` is the id of the link that it stands in."""

    text: str
    properties: Element | None
    link: str
    tag: InlineTagMarkup | None = None


def read_content(paragraph: Element, style: PptxParagraphStyle, targets: dict[str, str]) -> PptxParagraphContent:
    """Read the content of a paragraph (`a:p`) of a presentation into text and inline tags.

    Args:
        paragraph: The `a:p`.
        style: What it inherits.
        targets: The addresses that links of its part lead to, by relationship id.
    """
    items = list(_items(paragraph))
    if len(items) == 1 and items[0].tag is None and not items[0].link:
        return PptxParagraphContent([items[0].text], items[0].properties)
    bare = [item for item in items if not item.link] or items
    unformatted = FormattedText("", format_of(None, style, ""), PptxRunShape())
    most = most_common_format(_in_formats(bare, style)) or unformatted
    base = most.format
    blank = [not item.text.strip() and item.tag is None and not item.link for item in items]
    first = blank.index(False) if False in blank else 0
    last = len(items) - blank[::-1].index(False) if False in blank else len(items)
    pieces: list[SourceToken] = [*_white_space(items[:first], base, style)]
    for link, group in groupby(items[first:last], key=lambda item: item.link):
        linked = list(group)
        if not link or not "".join(item.text for item in linked).strip():
            pieces += formatted_pieces(_in_formats(linked, style), base)
            continue
        parts = _in_formats(linked, style)
        inner = most_common_format(parts) or unformatted
        shape = inner.payload._replace(links=True)
        words, code = _describe_link(link, targets)
        pieces.append(OpeningTag(InlineTagMarkup(TagMeaning.LINK, words, code=code, payload=shape)))
        pieces += formatted_pieces(parts, inner.format)
        pieces.append(ClosingTag())
    return PptxParagraphContent([*pieces, *_white_space(items[last:], base, style)], most.payload.properties)


def plain_text(paragraph: Element) -> str:
    """Return the text of a paragraph (`a:p`) of a presentation without fields and formatting."""
    return "".join(item.text for item in _items(paragraph))


def _items(paragraph: Element) -> Iterator[_Item]:
    for one in paragraph:
        name = name_of(one)
        properties = find_child(one, "a:rPr")
        link = find_child(properties, "a:hlinkClick")
        key = "" if link is None else f"{relationship_id(link) or ''} {link.get('action', '')}".strip()
        if name == "a:r":
            text = find_child(one, "a:t")
            if text is not None and text.text:
                yield _Item(text.text, properties, key)
        elif name == "a:br":
            yield _Item("\n", properties, key)
        elif name == "a:fld":
            kind = one.get("type", "")
            words = next((words for beginning, words in _FIELDS if kind.startswith(beginning)), "field")
            yield _Item("", properties, "", InlineTagMarkup(TagMeaning.FIELD, words, payload=one))
        elif name not in _NO_CONTENT:
            yield _Item("", None, "", InlineTagMarkup(TagMeaning.OTHER, "formula", payload=one))


def _white_space(items: Sequence[_Item], base: PptxRunFormat, style: PptxParagraphStyle) -> Iterator[SourceToken]:
    """Yield the white space at an end of a paragraph, which keeps its size, and no line under it."""
    for item in items:
        if base.looks_like(format_of(item.properties, style, item.text)):
            yield item.text
        else:
            yield OpeningTag(InlineTagMarkup(TagMeaning.FORMAT, "white space", payload=PptxRunShape(item.properties)))
            yield item.text
            yield ClosingTag()


def _in_formats(items: Iterable[_Item], style: PptxParagraphStyle) -> list[FormattedText[PptxRunFormat, PptxRunShape]]:
    return [
        FormattedText(item.text, format_of(item.properties, style, item.text), PptxRunShape(item.properties), item.tag)
        for item in items
    ]


def _describe_link(link: str, targets: dict[str, str]) -> tuple[str, str]:
    """Return the description of a link for people, and its address if it leads outside."""
    address = targets.get(link.partition(" ")[0], "")
    if not address:
        return "link within the presentation", ""
    shown = address[7:].partition("?")[0] if address.lower().startswith("mailto:") else address
    return f"link to {shown.partition('://')[2].partition('/')[0].removeprefix('www.') or shown}", address
