"""Texts of a Word document outside its paragraphs: of pictures, charts and diagrams, and its title."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import TargetTextPiece, TargetToken
from translator_gui.formats.ooxml import OoxmlPackage, name_of
from translator_gui.formats.xml import Element
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWING_STRICT = "{http://purl.oclc.org/ooxml/drawingml/main}"
_CHARTS = re.compile(r"word/charts/chart\d*\.xml")
_DIAGRAMS = re.compile(r"word/diagrams/(?:data|drawing)(\d*)\.xml")
_PICTURES = {"descr": "text of a picture", "alt": "text of a picture", "title": "title of a picture"}
_SIDES = {"r": "l", "l": "r"}
ENGLISH = "en-GB"

OtherText = tuple[str, str, tuple[Element, ...]]
"""A text, what it is, and the elements that hold it."""


def picture_texts(drawing: Element) -> Iterator[OtherText]:
    """Yield the Urdu descriptions and titles of the pictures and shapes of a drawing, but not of those in its boxes."""
    found: dict[tuple[str, str], list[Element]] = {}
    for one in _outside_boxes(drawing):
        is_drawn = str(one.tag).endswith("}docPr")
        if is_drawn or name_of(one).startswith("v:"):
            for attribute, place in _PICTURES.items():
                if (attribute != "alt" or not is_drawn) and has_rtl(one.get(attribute, "")):
                    found.setdefault((one.get(attribute, ""), place), []).append(one)
    for (text, place), homes in found.items():
        yield text, place, tuple(homes)


def figure_parts(package: OoxmlPackage) -> list[tuple[str, list[str]]]:
    """Return the parts of each chart and diagram of a Word document, with its name: "chart 1"."""
    charts = [[part] for part in sorted(package, key=_natural) if _CHARTS.fullmatch(part)]
    diagrams: dict[str, list[str]] = {}
    for part in sorted(package, key=_natural):
        if found := _DIAGRAMS.fullmatch(part):
            diagrams.setdefault(found[1], []).append(part)
    return [
        (f"{name} {number}", parts)
        for name, figures in (("chart", charts), ("diagram", [*diagrams.values()]))
        for number, parts in enumerate(figures, 1)
    ]


def figure_texts(roots: Sequence[Element], place: str) -> Iterator[OtherText]:
    """Yield the Urdu texts of a chart or diagram; what it holds several times is one text."""
    found: dict[str, list[Element]] = {}
    for root in roots:
        for one in root.iter(*(space + "p" for space in (_DRAWING, _DRAWING_STRICT)), "{*}v"):
            text = _drawn_text(one) if _is_drawn_paragraph(one) else one.text or ""
            if has_rtl(text):
                found.setdefault(text, []).append(one)
    for text, homes in found.items():
        yield text, place, tuple(homes)


def write_other_text(home: Element, before: str, tokens: Iterable[TargetToken]) -> None:
    """Replace a text of a picture, chart or diagram, or a property of the document, by its English.

    Args:
        home: The element that holds it.
        before: The Urdu.
        tokens: The English.
    """
    texts = [token for token in tokens if isinstance(token, TargetTextPiece)]
    text = sanitize("".join(one.text for one in texts))
    if _is_drawn_paragraph(home):
        if text != before:
            _write_drawn(home, text, is_urdu=any(one.urdu for one in texts))
        return
    attribute = next((name for name in ("string", *_PICTURES) if home.get(name) == before), "")
    if attribute:
        home.set(attribute, text)
    else:
        home.text = text


def _write_drawn(paragraph: Element, text: str, *, is_urdu: bool) -> None:
    space = str(paragraph.tag).partition("}")[0] + "}"
    runs = [one for one in paragraph if one.tag in {space + "r", space + "fld", space + "br"}]
    first = next(one for one in runs if one.tag == space + "r")
    for one in runs:
        if one is not first:
            paragraph.remove(one)
    holder = first.find(space + "t")
    if holder is None:
        holder = etree.SubElement(first, space + "t")
    holder.text = text.replace("\n", " ")
    properties = paragraph.find(space + "pPr")
    if is_urdu:
        return
    if properties is not None and properties.get("rtl") == "1":
        properties.set("rtl", "0")
        if properties.get("algn") in _SIDES:
            properties.set("algn", _SIDES[properties.get("algn", "")])
    for one in paragraph.iter(space + "rPr"):
        one.set("lang", ENGLISH)


def _is_drawn_paragraph(element: Element) -> bool:
    return element.tag in {_DRAWING + "p", _DRAWING_STRICT + "p"}


def _drawn_text(paragraph: Element) -> str:
    """Return the text of a paragraph of a chart or diagram; empty if none of it is in a run."""
    if not any(str(one.tag).endswith("}r") for one in paragraph):
        return ""
    parts = (
        " " if str(one.tag).endswith("}br") else "".join(text.text or "" for text in one.iter("{*}t"))
        for one in paragraph
    )
    return "".join(parts)


def _outside_boxes(element: Element) -> Iterator[Element]:
    yield element
    for one in element:
        if name_of(one) != "w:txbxContent":
            yield from _outside_boxes(one)


def _natural(name: str) -> tuple[int, str]:
    return len(name), name


def readable_roots(package: OoxmlPackage, parts: Iterable[str]) -> list[Element]:
    """Return the roots of the parts of a chart or diagram; none if one of them cannot be read."""
    try:
        return [package.root(part) for part in parts]
    except TranslatorError:
        return []
