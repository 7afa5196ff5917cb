"""Classify the inline elements of XLIFF: formatting, links, breaks, images, annotations, placeholders."""

from collections.abc import Mapping
from typing import NamedTuple

from translator_gui.formats.inline import LOOK_WORDS, InlineCode
from translator_gui.formats.xliff.xml_nodes import XmlNode
from translator_gui.model.inline_tag import TagMeaning, TagStyle

_LONGEST = 200


class XliffMarkup(NamedTuple):
    """The original markup of an inline element; the `payload` of its `InlineCode`.

    Attributes:
        start: Its start tag, or the whole element if it is not paired.
        end: Its end tag; empty if it is not paired.
        key: Identifier, unique in its unit.
    """

    start: str
    end: str
    key: str


_LOOKS = {
    "bold": TagStyle.BOLD,
    "b": TagStyle.BOLD,
    "strong": TagStyle.BOLD,
    "italic": TagStyle.ITALIC,
    "i": TagStyle.ITALIC,
    "em": TagStyle.ITALIC,
    "underlined": TagStyle.UNDERLINE,
    "underline": TagStyle.UNDERLINE,
    "u": TagStyle.UNDERLINE,
    "strike": TagStyle.STRIKE,
    "sup": TagStyle.SUPERSCRIPT,
    "sub": TagStyle.SUBSCRIPT,
    "code": TagStyle.MONOSPACE,
}
_WORDS = {**LOOK_WORDS, TagStyle.MONOSPACE: "code"}
_BREAKS = {"lb", "br", "pb"}
_LINKS = {"link", "a", "hyperlink"}
_IMAGES = {"image", "img"}
_ANNOTATIONS = {"term": "term", "comment": "comment", "generic": "annotation", "protected": "not to be translated"}


def code_of(node: XmlNode, words: Mapping[str, str], written: XliffMarkup, *, paired: bool) -> InlineCode:
    """Return the inline code of an element.

    Args:
        node: The element (of two that belong together, the first).
        words: Native codes of the original document by the ids that elements refer to.
        written: Its markup in the file.
        paired: Whether it is around text.
    """
    if node.local in {"mrk", "sm"}:
        return _annotation(node, written)
    shown = node.get("disp") or node.get("dispStart") or node.get("equiv-text") or node.get("equiv")
    said = node.text.strip() if node.local in {"ph", "it", "bpt", "ept"} else ""
    told = words.get(node.get("dataRef") or node.get("dataRefStart") or f"sdl {node.get('id')}", "")
    code = (said or told or shown)[:_LONGEST]
    name = _type_of(node) or _type_told(code)
    if look := _LOOKS.get(name) if paired else None:
        return InlineCode(TagMeaning.FORMAT, _WORDS[look], look, code, written)
    label = " ".join((shown or code or name or "code").split())[:_LONGEST]
    if name in _BREAKS:
        return InlineCode(TagMeaning.BREAK, "line break", code=code, payload=written)
    if name in _LINKS:
        return InlineCode(TagMeaning.LINK, label if shown else "link", code=code, payload=written)
    if name in _IMAGES:
        return InlineCode(TagMeaning.IMAGE, label if shown else "image", code=code, payload=written)
    # What nobody names may be a placeholder that belongs into the sentence: it is seen, and it is never lost.
    return InlineCode(TagMeaning.OTHER if paired else TagMeaning.FIELD, label, code=code, payload=written)


def half_of(code: InlineCode, written: XliffMarkup) -> InlineCode:
    """Return a standalone code for one end of a pair whose ends cannot be paired in this text."""
    return InlineCode(TagMeaning.FIELD, code.words, code=code.code, payload=written)


def _annotation(node: XmlNode, written: XliffMarkup) -> InlineCode:
    kind = node.get("type") or node.get("mtype")
    words = _ANNOTATIONS.get(kind, kind.removeprefix("x-") or "annotation")
    if node.get("translate") == "no":
        words = _ANNOTATIONS["protected"]
    said = " ".join((node.get("value") or node.get("comment")).split())
    return InlineCode(
        TagMeaning.COMMENT if kind in {"comment", "x-sdl-comment"} else TagMeaning.OTHER,
        f"{words}: {said}"[:_LONGEST] if said else words,
        payload=written,
    )


def _type_of(node: XmlNode) -> str:
    """Return the declared type of an element: "b" for `fmt` with `xlf:b`, "bold" for `ctype`; empty if none."""
    told = node.get("ctype") or node.get("subType").rpartition(":")[2] or node.get("type")
    return told.removeprefix("x-html-").removeprefix("x-").lower()


def _type_told(code: str) -> str:
    """Return the type that an HTML tag in the code shows: "b" of "<b class='x'>"; empty if it is no tag."""
    if not code.startswith("<"):
        return ""
    return code.strip("</>").partition(" ")[0].lower()
