"""The codes of inline tags in an OpenDocument text: the elements to write for each tag."""

from typing import NamedTuple, TypeAlias

from translator_gui.formats.inline import InlineTagMarkup
from translator_gui.formats.odt.names import child, name_of, value
from translator_gui.formats.xml import Element
from translator_gui.model.inline_tag import TagMeaning

Chain: TypeAlias = tuple[Element, ...]
"""The spans around a text, the outermost first."""

PAIRS = {
    "text:a": TagMeaning.LINK,
    "text:meta": TagMeaning.OTHER,
    "text:meta-field": TagMeaning.OTHER,
    "text:text-input": TagMeaning.OTHER,
    "text:ruby": TagMeaning.OTHER,
    "loext:content-control": TagMeaning.OTHER,
}
ANCHORS = {
    "text:bookmark": "bookmark",
    "text:bookmark-start": "bookmark",
    "text:bookmark-end": "end of a bookmark",
    "text:reference-mark": "reference",
    "text:reference-mark-start": "reference",
    "text:reference-mark-end": "end of a reference",
    "text:toc-mark": "index entry",
    "text:toc-mark-start": "index entry",
    "text:toc-mark-end": "end of an index entry",
    "text:user-index-mark": "index entry",
    "text:user-index-mark-start": "index entry",
    "text:user-index-mark-end": "end of an index entry",
    "text:alphabetical-index-mark": "index entry",
    "text:alphabetical-index-mark-start": "index entry",
    "text:alphabetical-index-mark-end": "end of an index entry",
    "office:annotation-end": "end of a comment",
}
_FIELDS = {
    "text:sequence": "number",
    "text:bookmark-ref": "cross-reference",
    "text:reference-ref": "cross-reference",
    "text:sequence-ref": "cross-reference",
    "text:note-ref": "cross-reference",
}
_OTHERS = {
    "fieldmark-start": "form field",
    "fieldmark-separator": "form field's text",
    "fieldmark-end": "form field's end",
}
URDU_FIELDS = {
    "text:title",
    "text:subject",
    "text:keywords",
    "text:description",
    "text:author-name",
    "text:initial-creator",
    "text:creator",
    "text:user-field-get",
    "text:user-defined",
    "text:variable-set",
    "text:variable-get",
    "text:expression",
    "text:placeholder",
    "text:conditional-text",
    "text:drop-down",
    "text:file-name",
}
"""Fields that show words of the document's author."""
_MOST_SHOWN = 80


class OdtStandaloneElement(NamedTuple):
    """An OpenDocument element that becomes a standalone tag (note, picture, field), and the spans around it."""

    element: Element
    chain: Chain


class OdtWrappingElement(NamedTuple):
    """An OpenDocument element around text (link …) that becomes a tag pair, and the spans around most of its text."""

    element: Element
    chain: Chain


class OdtFormattingSpans(NamedTuple):
    """The nested `text:span` around formatted text of an OpenDocument paragraph, behind a format tag."""

    chain: Chain


def code_of(kept: OdtStandaloneElement) -> InlineTagMarkup:
    """Return the inline tag of a standalone OpenDocument element: note, picture, field or bookmark."""
    name = name_of(kept.element)
    shown = ""
    if name == "text:note":
        kind, words = TagMeaning.NOTE, value(kept.element, "text:note-class") or "footnote"
    elif name == "office:annotation":
        kind, words = TagMeaning.COMMENT, "comment"
    elif name in ANCHORS:
        kind, words = TagMeaning.ANCHOR, ANCHORS[name]
    elif name.startswith("draw:"):
        kind, words = TagMeaning.IMAGE, _drawing(kept.element)
    elif name in {"text:span", "text:hidden-text", "text:hidden-paragraph"}:
        kind, words = TagMeaning.OTHER, "hidden text"
    elif name.startswith("text:"):
        kind, words = TagMeaning.FIELD, _FIELDS.get(name) or name.removeprefix("text:").replace("-", " ")
        shown = " ".join("".join(kept.element.itertext(with_tail=False)).split())[:_MOST_SHOWN]
    else:
        local = name.rpartition(":")[2]
        kind, words = TagMeaning.OTHER, _OTHERS.get(local, local.replace("-", " "))
    return InlineTagMarkup(kind, words, code=shown, payload=kept)


def pair_code(element: Element, chain: Chain) -> InlineTagMarkup:
    """Return the inline tag pair of an OpenDocument element around text, such as a link.

    Args:
        element: One of `PAIRS`.
        chain: The spans that most of the text in it stands in.
    """
    name = name_of(element)
    if name == "text:a":
        target = value(element, "xlink:href")
        return InlineTagMarkup(
            TagMeaning.LINK,
            f"link to {target.lstrip('#')}" if target else "link",
            code="" if target.startswith("#") else target,
            payload=OdtWrappingElement(element, chain),
        )
    words = name.rpartition(":")[2].replace("-", " ")
    return InlineTagMarkup(PAIRS[name], words, payload=OdtWrappingElement(element, chain))


def _drawing(element: Element) -> str:
    for name, words in (("draw:text-box", "text box"), ("draw:image", "picture"), ("draw:object", "object")):
        if child(element, name) is not None:
            return words
    return "form field" if name_of(element) == "draw:control" else "drawing"
