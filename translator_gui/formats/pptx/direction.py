"""Turns a presentation from right-to-left to left-to-right: paragraphs, lists of styles, tables, fonts."""

from typing import NamedTuple

from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.inline import plain_text
from translator_gui.formats.pptx.text_styles import PptxParagraphStyle, PptxStyleResolver, all_of, find_child, is_on
from translator_gui.formats.typefaces import is_urdu_face, latin_face
from translator_gui.formats.xml import Element
from translator_gui.text.direction import has_rtl

_ENGLISH = "en-GB"
_OPPOSITE = {"l": "r", "r": "l"}
_FONTS = ("a:latin", "a:ea", "a:sym")
_TEXT_PROPERTIES = frozenset({"a:rPr", "a:defRPr", "a:endParaRPr"})
_STYLES = frozenset({"a:defPPr", *(f"a:lvl{level}pPr" for level in range(1, 10))})
_NUMBERS = {
    "arabic1Minus": "alphaLcPeriod",
    "arabic2Minus": "alphaLcPeriod",
    "hebrew2Minus": "alphaLcPeriod",
    "hindiAlphaPeriod": "alphaLcPeriod",
    "hindiAlpha1Period": "alphaLcPeriod",
    "hindiNumPeriod": "arabicPeriod",
    "hindiNumParenR": "arabicParenR",
}
_BULLETS = str.maketrans("◄◂⮜←⇐۔", "►▸⮞→⇒.")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class PptxSourceDirection(NamedTuple):
    """How a paragraph of a presentation ran before the presentation was turned.

    Attributes:
        paragraph: It.
        style: What it inherits.
        alignment: Its edge ("l", "r", "ctr" …) as it should be in English.
        source_alignment: As it was.
        rtl: Whether it ran right to left.
    """

    paragraph: Element
    style: PptxParagraphStyle
    alignment: str
    source_alignment: str
    rtl: bool


def source_directions(root: Element, styles: PptxStyleResolver) -> list[PptxSourceDirection]:
    """Return how the paragraphs of a part of a presentation run; to be asked before anything is translated."""
    return [_source_direction(paragraph, styles.of(paragraph)) for paragraph in all_of(root, "a:p")]


def _source_direction(paragraph: Element, style: PptxParagraphStyle) -> PptxSourceDirection:
    was_urdu, rtl = has_rtl(plain_text(paragraph)), style.runs_right_to_left()
    at = style.alignment_layer()
    alignment = style.attribute("algn") or "l"
    english = "just" if alignment == "justLow" else alignment
    # "r" is where Urdu begins, whatever the paragraph says of its direction; "l" is its end where that was chosen.
    if (alignment == "r" and (rtl or was_urdu)) or (alignment == "l" and at >= 0 and style.runs_right_to_left(at)):
        english = _OPPOSITE[alignment]
    return PptxSourceDirection(paragraph, style, english, alignment, rtl)


def turn_part(root: Element, directions: list[PptxSourceDirection], translated: set[Element]) -> None:
    """Make a part of the English presentation left-to-right; untranslated Urdu stays as it was.

    Args:
        root: Of the part.
        directions: Its paragraphs as they were.
        translated: The paragraphs that hold English now.
    """
    turn_styles(root)
    for before in directions:
        if before.paragraph not in translated and has_rtl(plain_text(before.paragraph)):
            continue
        own = find_child(before.paragraph, "a:pPr")
        if own is not None:
            own.attrib.pop("rtl", None)
            if own.get("algn") is not None:
                own.set("algn", before.alignment)
            _latin_bullets(own)
        for field in (one for one in before.paragraph if name_of(one) == "a:fld"):
            for text in (one for one in field if name_of(one) == "a:t"):
                text.text = (text.text or "").translate(_DIGITS)
        for properties in all_of(before.paragraph, *_TEXT_PROPERTIES):
            text = find_child(properties.getparent(), "a:t")
            if text is None or not has_rtl(text.text or ""):
                to_english(properties)


def write_own_directions(directions: list[PptxSourceDirection], translated: set[Element]) -> None:
    """Say in a paragraph of the English presentation what it no longer inherits; after all parts were turned."""
    for before in directions:
        stays = before.paragraph not in translated and has_rtl(plain_text(before.paragraph))
        rtl, alignment = (before.rtl, before.source_alignment) if stays else (False, before.alignment)
        if before.style.runs_right_to_left() != rtl:
            _paragraph_properties(before).set("rtl", "1" if rtl else "0")
        if (before.style.attribute("algn") or "l") != alignment:
            _paragraph_properties(before).set("algn", alignment)


def turn_styles(root: Element) -> None:
    """Make the lists of styles, text bodies and tables of a part of the English presentation left-to-right."""
    for one in root.iter():
        name = name_of(one)
        if name in _STYLES:
            if is_on(one.attrib.pop("rtl", None)) and one.get("algn") in _OPPOSITE:
                one.set("algn", _OPPOSITE[one.get("algn", "")])
            elif one.get("algn") == "justLow":
                one.set("algn", "just")
            _latin_bullets(one)
            if (text := find_child(one, "a:defRPr")) is not None:
                _to_latin_text(text)
        elif name == "a:bodyPr" and is_on(one.get("rtlCol")):
            one.set("rtlCol", "0")
        elif name in {"a:tblPr", "p:presentation"}:
            one.attrib.pop("rtl", None)


def to_latin(properties: Element | None) -> None:
    """Replace the Urdu fonts for Latin letters in the properties of text (`a:rPr`, `a:defRPr`, a theme's fonts)."""
    for name in _FONTS:
        font = find_child(properties, name)
        family = "" if font is None else font.get("typeface", "")
        if font is not None and is_urdu_face(family):
            font.set("typeface", latin_face(family))
            for about in ("panose", "pitchFamily", "charset"):
                font.attrib.pop(about, None)


def without_script_fonts(root: Element) -> None:
    """Replace every Urdu font for Urdu letters in a part of a presentation by a Latin font."""
    for font in all_of(root, "a:cs"):
        font.set("typeface", latin_face(font.get("typeface", "")))


def to_english(properties: Element) -> None:
    """Change the properties of Urdu text (`a:rPr`, `a:endParaRPr`) for English text."""
    _to_latin_text(properties)
    if (script := find_child(properties, "a:cs")) is not None and is_urdu_face(script.get("typeface", "")):
        properties.remove(script)


def _to_latin_text(properties: Element) -> None:
    to_latin(properties)
    if not properties.get("lang", _ENGLISH).startswith("en"):
        properties.set("lang", _ENGLISH)


def _latin_bullets(properties: Element) -> None:
    for one in properties:
        if name_of(one) == "a:buAutoNum":
            one.set("type", _NUMBERS.get(one.get("type", ""), one.get("type", "")))
        elif name_of(one) == "a:buChar":
            one.set("char", one.get("char", "").translate(_BULLETS))


def _paragraph_properties(before: PptxSourceDirection) -> Element:
    """Return the `a:pPr` of a paragraph; made if it has none, and then the nearest of what it inherits from."""
    own = find_child(before.paragraph, "a:pPr")
    if own is None:
        own = before.paragraph.makeelement(str(before.paragraph.tag).partition("}")[0] + "}pPr")
        before.paragraph.insert(0, own)
    return own
