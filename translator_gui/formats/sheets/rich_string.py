"""Converts the formatted text of a cell into tagged text, and writes the English back."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from translator_gui.formats.characters import sanitize, without_direction_marks
from translator_gui.formats.inline import (
    LOOK_WORDS,
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    TaggedParagraph,
    TargetTextPiece,
    TargetToken,
    tagged,
)
from translator_gui.formats.sheets.workbook import escaped, find_child, qualified_name, unescaped
from translator_gui.formats.typefaces import is_urdu_face, latin_face
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.model.inline_tag import TagMeaning, TagStyle

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = {"b": TagStyle.BOLD, "i": TagStyle.ITALIC, "u": TagStyle.UNDERLINE, "strike": TagStyle.STRIKE}
_RAISED = {"superscript": TagStyle.SUPERSCRIPT, "subscript": TagStyle.SUBSCRIPT}
_USUAL_COLOURS = {"theme=1", "auto=1", "indexed=64", "rgb=FF000000"}
_OFF = {"0", "false", "none"}


class _VisibleFormat(NamedTuple):
    """The visible part of the formatting of text in a cell: style, size and colour, without the typeface."""

    look: TagStyle = TagStyle(0)
    words: str = ""
    size: str = ""
    colour: str = ""


class _CellTextRun(NamedTuple):
    """A formatted run of text in an Excel cell, with its formatting element; None for the cell's own."""

    text: str
    seen: _VisibleFormat
    look: Element | None


class TaggedCellText(NamedTuple):
    """The text of an Excel cell with formatting as inline tags, and the formatting of most of it."""

    tagged: TaggedParagraph
    base: Element | None


def plain_string(holder: Element) -> str:
    """Return the text of an Excel string element, without formatting and phonetic hints."""
    if local(holder) == "v":
        return unescaped(holder.text or "")
    return "".join(run.text for run in _runs(holder, None))


def string_content(holder: Element, font: Element | None) -> TaggedCellText:
    """Return the text of an Excel string element with its formatting as inline tags."""
    runs = _joined(_runs(holder, font))
    sizes: dict[_VisibleFormat, int] = {}
    for run in runs:
        sizes[run.seen] = sizes.get(run.seen, 0) + len(run.text)
    usual = max(sizes, key=lambda seen: sizes[seen], default=_VisibleFormat())
    base = next((run.look for run in runs if run.seen == usual), None)
    return TaggedCellText(tagged(_found(runs, usual)), base)


def string_pieces(tokens: Iterable[TargetToken], base: Element | None) -> list[tuple[TargetTextPiece, Element | None]]:
    """Pair each piece of a translated Excel cell's text with its formatting element; None for the cell's own."""
    looks: list[Element | None] = [base]
    pieces: list[tuple[TargetTextPiece, Element | None]] = []
    for token in tokens:
        if isinstance(token, TargetTextPiece):
            pieces.append((token, looks[-1]))
        elif isinstance(token, ClosingTag):
            looks.pop()
        elif isinstance(token, OpeningTag):
            payload = token.code.payload
            looks.append(payload if isinstance(payload, Element) else None)
    return pieces


def fill(holder: Element, pieces: list[tuple[TargetTextPiece, Element | None]]) -> None:
    """Write the translated text into an Excel string element (`si` or `is`), with its formatting."""
    holder[:] = []
    holder.text = None
    texts = [
        (escaped(sanitize(without_direction_marks(token.text))), token, look) for token, look in pieces if token.text
    ]
    if all(look is None for _, _, look in texts):
        _put(holder, "".join(text for text, _, _ in texts))
        return
    for text, token, look in texts:
        run = etree.SubElement(holder, qualified_name(holder, "r"))
        if look is not None:
            run.append(_english_look(look, urdu=token.urdu))
        _put(run, text)


def _put(parent: Element, text: str) -> None:
    element = etree.SubElement(parent, qualified_name(parent, "t"))
    element.text = text
    if text != text.strip() or "\n" in text:
        element.set(_SPACE, "preserve")


def _english_look(look: Element, *, urdu: bool) -> Element:
    """Copy an Excel run's formatting, with a Latin typeface in place of an Urdu one."""
    copy = deepcopy(look)
    face = find_child(copy, "rFont")
    family = "" if face is None else face.get("val", "")
    if face is not None and not urdu and is_urdu_face(family):
        face.set("val", latin_face(family))
        for name in ("charset", "scheme", "family"):
            for element in list(copy.iterchildren(qualified_name(copy, name))):
                copy.remove(element)
    return copy


def _runs(holder: Element, font: Element | None) -> Iterator[_CellTextRun]:
    if local(holder) == "v":
        yield _CellTextRun(unescaped(holder.text or ""), _VisibleFormat(), None)
        return
    for child in holder.iterchildren(qualified_name(holder, "t"), qualified_name(holder, "r")):
        if local(child) == "t":
            yield _CellTextRun(unescaped(child.text or ""), _seen(font), None)
            continue
        look = find_child(child, "rPr")
        text = "".join(unescaped(one.text or "") for one in child.iterchildren(qualified_name(child, "t")))
        yield _CellTextRun(text, _seen(font if look is None else look), look)


def _joined(runs: Iterable[_CellTextRun]) -> list[_CellTextRun]:
    out: list[_CellTextRun] = []
    for run in runs:
        # White space looks the same in any formatting.
        if out and (run.seen == out[-1].seen or not run.text.strip()):
            out[-1] = out[-1]._replace(text=out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return out


def _found(runs: list[_CellTextRun], usual: _VisibleFormat) -> Iterator[SourceToken]:
    for run in runs:
        if run.seen == usual or not run.text.strip():
            yield run.text
        else:
            yield OpeningTag(
                InlineTagMarkup(TagMeaning.FORMAT, run.seen.words or "other font", run.seen.look, payload=run.look)
            )
            yield run.text
            yield ClosingTag()


def _seen(look: Element | None) -> _VisibleFormat:
    if look is None:
        return _VisibleFormat()
    found = TagStyle(0)
    for name, one in _LOOKS.items():
        element = find_child(look, name)
        if element is not None and element.get("val", "1") not in _OFF:
            found |= one
    raised = find_child(look, "vertAlign")
    if raised is not None:
        found |= _RAISED.get(raised.get("val", ""), TagStyle(0))
    words = ", ".join(word for one, word in LOOK_WORDS.items() if one in found)
    size, colour = find_child(look, "sz"), find_child(look, "color")
    told = "" if colour is None else ",".join(f"{name}={value}" for name, value in sorted(colour.attrib.items()))
    return _VisibleFormat(
        found, words, "" if size is None else size.get("val", ""), "" if told in _USUAL_COLOURS else told
    )
