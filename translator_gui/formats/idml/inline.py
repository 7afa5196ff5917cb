"""Reads the content of a paragraph of an InDesign document into text and inline tags."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from translator_gui.formats.idml.package import instruction_target, is_about
from translator_gui.formats.idml.styles import IdmlRunFormat, IdmlStyles
from translator_gui.formats.inline import (
    ClosingTag,
    FormattedText,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    formatted_pieces,
    most_common_format,
)
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.model.inline_tag import TagMeaning

LINKS = {"HyperlinkTextSource": "link", "CrossReferenceSource": "cross-reference"}
"""Elements around text that lead elsewhere."""

_SPECIAL = {
    "3": (TagMeaning.OTHER, "end of nested style"),
    "4": (TagMeaning.ANCHOR, "note number"),
    "7": (TagMeaning.OTHER, "indent to here"),
    "8": (TagMeaning.OTHER, "right-aligned tab"),
    "18": (TagMeaning.FIELD, "page number"),
    "19": (TagMeaning.FIELD, "section name"),
}
"""Characters that XML cannot hold, by the number in `<?ACE 18?>`."""
_OBJECTS = {
    "Table": (TagMeaning.IMAGE, "table"),
    "Footnote": (TagMeaning.NOTE, "footnote"),
    "Endnote": (TagMeaning.NOTE, "endnote"),
    "Note": (TagMeaning.COMMENT, "note"),
    "HiddenText": (TagMeaning.IMAGE, "hidden text"),
    "TextFrame": (TagMeaning.IMAGE, "text frame"),
    **dict.fromkeys(("Rectangle", "Oval", "Polygon", "GraphicLine", "Group"), (TagMeaning.IMAGE, "picture")),
    **dict.fromkeys(("EPSText", "Button", "MultiStateObject", "FormField"), (TagMeaning.IMAGE, "object")),
    **dict.fromkeys(("TextBox", "CheckBox", "ComboBox", "ListBox", "RadioButton"), (TagMeaning.IMAGE, "form field")),
    "SignatureField": (TagMeaning.IMAGE, "form field"),
    "Change": (TagMeaning.OTHER, "deleted text"),
    "PageReference": (TagMeaning.ANCHOR, "index entry"),
    "HyperlinkTextDestination": (TagMeaning.ANCHOR, "target of a link"),
    "ParagraphDestination": (TagMeaning.ANCHOR, "target of a link"),
}
_INSTRUCTION = re.compile(r"<\?.*?\?>")
_MARKS = re.compile("(\ufeff)")
"""Where InDesign has an anchor of something that the file holds elsewhere."""
_LINE_BREAK = "\u2028"
_SIGNS = " \t\n\u00a0.,:;!?()[]\"'“”‘’«»…-–—۔،؛؟"
"""Signs whose format nobody sees."""


class IdmlItem(NamedTuple):
    """A piece of a paragraph of an InDesign document: text, or what becomes a tag.

    Attributes:
        node: The element that goes when the paragraph is written anew.
        home: The element around the paragraph that stays: its range, or an XML element or link around several.
        run: The character range that it stands in; None if there is none within the home.
        wraps: Links and XML elements around it within the paragraph, outermost first.
        text: Its text; empty of a tag.
        tag: What it becomes; None for text, and for deleted text, which is left out.
    """

    node: Element
    home: Element
    run: Element | None
    wraps: tuple[Element, ...]
    text: str = ""
    tag: InlineTagMarkup | None = None


class IdmlTagShape(NamedTuple):
    """What the text in a tag pair of an InDesign document gets: a character range, perhaps a link or XML element."""

    run: Element | None
    wrap: Element | None = None


class IdmlObject(NamedTuple):
    """What a standalone tag of an InDesign document stands for, and the character range that it stood in."""

    node: Element | str
    run: Element | None


class IdmlContent(NamedTuple):
    """Content of a paragraph of an InDesign document: text and tags, and the range of text without a tag."""

    pieces: list[SourceToken]
    run: Element | None


def text_items(content: Element, around: IdmlItem) -> Iterator[IdmlItem]:
    """Yield the texts and special characters of a `Content` element.

    Args:
        content: The `Content`.
        around: The item of where it stands.
    """
    yield from _text(content.text, around)
    for one in content:
        if instruction_target(one) == "ACE":
            number = (one.text or "").strip()
            kind, words = _SPECIAL.get(number, (TagMeaning.OTHER, "special character"))
            yield around._replace(tag=InlineTagMarkup(kind, words, payload=IdmlObject(one, around.run)))
        yield from _text(one.tail, around)


def _text(text: str | None, around: IdmlItem) -> Iterator[IdmlItem]:
    for part in _MARKS.split(text or ""):
        if _MARKS.fullmatch(part):
            payload = IdmlObject(part, around.run)
            yield around._replace(tag=InlineTagMarkup(TagMeaning.ANCHOR, "anchor", payload=payload))
        elif part:
            yield around._replace(text=part.replace(_LINE_BREAK, "\n"))


def object_item(element: Element, around: IdmlItem) -> IdmlItem:
    """Return the item of an element that is no text: a picture, a table, a note, a variable."""
    if is_deleted(element):
        return around
    kind, words = _describe(element)
    return around._replace(tag=InlineTagMarkup(kind, words, payload=IdmlObject(element, around.run)))


def _describe(element: Element) -> tuple[TagMeaning, str]:
    name = local(element)
    if name == "TextVariableInstance":
        words = _INSTRUCTION.sub("", element.get("Name", "")).removeprefix("TV ").strip()
        return TagMeaning.FIELD, f"variable {words}".strip()
    if name in _OBJECTS:
        return _OBJECTS[name]
    inner = next((one for one in element.iter() if local(one) in _OBJECTS), None)
    if inner is not None:
        return _OBJECTS[local(inner)]
    return TagMeaning.ANCHOR, f"XML element {_mark_up(element)}" if name == "XMLElement" else "anchor"


def is_object(element: Element) -> bool:
    """Whether an element in the text holds no text of the paragraph itself, but a picture, a table or a note."""
    name = local(element)
    return name in _OBJECTS and (name != "Change" or is_deleted(element))


def is_deleted(element: Element) -> bool:
    """Whether an element holds text that a tracked change deletes."""
    return element.get("ChangeType") == "DeletedText"


def flowing(element: Element) -> Iterator[Element]:
    """Iterate over what is in an element and belongs to the text around it, not to a picture, table or note in it."""
    for one in element:
        if not is_about(one) and not is_object(one):
            yield one
            yield from flowing(one)


def read_content(
    items: Sequence[IdmlItem], paragraph: Element | None, styles: IdmlStyles, targets: Mapping[str, str]
) -> IdmlContent:
    """Read the items of a paragraph of an InDesign document into text and inline tags.

    Args:
        items: Of the paragraph, without deleted text.
        paragraph: Its paragraph range.
        styles: Of the document.
        targets: The addresses that links lead to, by the identifier of their source.
    """
    if len(items) == 1 and items[0].text and not items[0].wraps:
        return IdmlContent([items[0].text], items[0].run)
    reading = _ContentReader(paragraph, styles, targets)
    bare = [item for item in items if not item.wraps] or items
    base, run = reading.most_common(bare)
    return IdmlContent(list(reading.pieces(items, 0, base)), run)


def _is_unseen(text: str, wanted: IdmlRunFormat) -> bool:
    return not text.strip(_SIGNS) and not wanted.is_raised_or_lined()


class _ContentReader:
    def __init__(self, paragraph: Element | None, styles: IdmlStyles, targets: Mapping[str, str]) -> None:
        self._paragraph = paragraph
        self._styles = styles
        self._targets = targets

    def in_formats(self, items: Iterable[IdmlItem]) -> list[FormattedText[IdmlRunFormat, IdmlTagShape]]:
        """Return some items with their formats and character ranges."""
        return [
            FormattedText(
                item.text,
                self._styles.format_of(item.run, self._paragraph, item.text),
                IdmlTagShape(item.run),
                item.tag,
            )
            for item in items
        ]

    def most_common(self, items: Sequence[IdmlItem]) -> tuple[IdmlRunFormat, Element | None]:
        """Return the format of most letters of some items, which needs no tag, and a range that has it."""
        most = most_common_format(self.in_formats(items))
        if most is None:
            return self._styles.format_of(None, self._paragraph, ""), items[0].run if items else None
        return most.format, most.payload.run

    def pieces(self, items: Sequence[IdmlItem], depth: int, base: IdmlRunFormat) -> Iterator[SourceToken]:
        """Yield the text and tags of some items; links and XML elements around them are tag pairs.

        Args:
            items: They stand in the same links and XML elements, up to `depth`.
            depth: How many of the elements around them have their tags already.
            base: The format that needs no tag.
        """
        for wrap, group in groupby(items, key=lambda item: item.wraps[depth] if len(item.wraps) > depth else None):
            inner = list(group)
            if wrap is None:
                yield from formatted_pieces(self.in_formats(inner), base, _is_unseen)
                continue
            look, run = self.most_common(inner)
            kind, words, code = self._describe_wrap(wrap)
            yield OpeningTag(InlineTagMarkup(kind, words, code=code, payload=IdmlTagShape(run, wrap)))
            yield from self.pieces(inner, depth + 1, look)
            yield ClosingTag()

    def _describe_wrap(self, wrap: Element) -> tuple[TagMeaning, str, str]:
        """Return what a link or an XML element around text is, for people, and its address if it leads outside."""
        name = local(wrap)
        if name not in LINKS:
            words = {"XMLElement": f"XML element {_mark_up(wrap)}", "EndnoteRange": "endnote"}.get(name, "marked text")
            return TagMeaning.OTHER, words, ""
        address = self._targets.get(wrap.get("Self", ""), "")
        if not address:
            return TagMeaning.LINK, LINKS[name] if name != "HyperlinkTextSource" else "link within the document", ""
        shown = address[7:].partition("?")[0] if address.lower().startswith("mailto:") else address
        words = f"link to {shown.partition('://')[2].partition('/')[0].removeprefix('www.') or shown}"
        return TagMeaning.LINK, words, address


def _mark_up(element: Element) -> str:
    return unquote(element.get("MarkupTag", "")).rpartition("/")[2]
