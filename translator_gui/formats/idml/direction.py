"""Turns an InDesign document from right-to-left to left-to-right: styles, ranges, tables, fonts, digits.

Alignments and indents of InDesign name the edges of the page, whatever the direction of the text, so that those of a
paragraph from right to left are mirrored. Frames and pages stay where they are.
"""

import re

from translator_gui.formats.idml.package import find_child, hollow_copy, property_text
from translator_gui.formats.idml.styles import BOLD, ITALIC, IdmlStyles
from translator_gui.formats.typefaces import is_urdu_face, latin_face
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.text.direction import has_rtl

_LTR, _RTL = "LeftToRightDirection", "RightToLeftDirection"
_MIRRORED = {
    "LeftAlign": "RightAlign",
    "RightAlign": "LeftAlign",
    "LeftJustified": "RightJustified",
    "RightJustified": "LeftJustified",
}
_STARTS = frozenset({"RightAlign", "RightJustified"})
"""Alignments with which Urdu begins at its edge even where nobody gave it a direction."""
_DEFAULTS = {"ParagraphDirection": _LTR, "Justification": "LeftAlign", "LeftIndent": "0", "RightIndent": "0"}
_PLAIN = {
    "DigitsType": "DefaultDigits",
    "CharacterDirection": "DefaultDirection",
    "KeyboardDirection": "DefaultDirection",
    "ParagraphJustification": "DefaultJustification",
}
"""What the properties of text are where they are only of use for scripts from right to left."""
_LISTS = ("BulletsAlignment", "NumberingAlignment")
_LANGUAGE = re.compile(
    r"\$ID/(?:Urdu|Arabic|Farsi|Persian|Pashto|Sindhi|Punjabi|Kashmiri|Hebrew|(?:ur|ar|fa|ps|sd|pa|ks|he)(?:_|$))",
    re.IGNORECASE,
)
_ENGLISHES = ("$ID/English: UK", "$ID/English: USA")
_NUMBERINGS = ("PageNumberStyle", "FootnoteNumberingStyle", "EndnoteNumberingStyle")
_LETTERS = frozenset({"ArabicAbjad", "ArabicAlifBaTah"})
_DIGITS = "1, 2, 3, 4..."


def english_language(document: Element) -> str:
    """Return the name of an English that an InDesign document knows; British English if it knows none."""
    known = {one.get("Name", "") for one in document.iter("Language")}
    return next((one for one in _ENGLISHES if one in known), _ENGLISHES[0])


def turn_styles(root: Element, before: IdmlStyles, language: str) -> None:
    """Make the styles of an InDesign document, or its defaults for text, left-to-right.

    Args:
        root: Of the part `Styles.xml` or `Preferences.xml`; changed.
        before: The styles as they were.
        language: Of the English.
    """
    for style in root.iter("ParagraphStyle", "TextDefault"):
        inherited = _wanted(before.parent(style), before)
        was_rtl = before.attribute(style, "ParagraphDirection") == _RTL
        _set(style, _wanted(style, before), inherited, mirrors=was_rtl)
        to_english(style, language)
    for style in root.iter("CharacterStyle"):
        to_english(style, language)
    turn_part(root)


def turn_part(root: Element) -> None:
    """Turn what is neither text nor style in a part of an InDesign document: stories, tables, numbers of pages."""
    for one in root.iter():
        for name in ("StoryDirection", "TableDirection"):
            if one.get(name) == _RTL:
                one.set(name, _LTR)
        if local(one) in _NUMBERINGS and (one.text or "").strip() in _LETTERS:
            one.text = "Arabic"


def bind_at_left(preferences: Element) -> None:
    """Bind the pages of an InDesign document at their left edge."""
    for one in preferences.iter("DocumentPreference"):
        if one.get("PageBinding") == "RightToLeft":
            one.set("PageBinding", "LeftToRight")


def turn_range(
    paragraph: Element, before: IdmlStyles, after: IdmlStyles, language: str, *, stays: bool, was_urdu: bool
) -> None:
    """Make a paragraph range of an InDesign document left-to-right, or keep it as it was though its style turns.

    Args:
        paragraph: The range; changed.
        before: The styles as they were.
        after: The styles as they are in English.
        language: Of the English.
        stays: Its text is Urdu that is not translated.
        was_urdu: Its text was Urdu.
    """
    inherited = {name: _inherited(paragraph, after, name) for name in _DEFAULTS}
    if stays:
        wanted = {name: before.attribute(paragraph, name, default) for name, default in _DEFAULTS.items()}
    else:
        wanted = _wanted(paragraph, before, was_urdu=was_urdu)
        to_english(paragraph, language)
    was_rtl = before.attribute(paragraph, "ParagraphDirection") == _RTL
    _set(paragraph, wanted, inherited, mirrors=was_rtl and not stays)


def to_english(element: Element, language: str) -> None:
    """Change the properties of a style or range of text from Urdu to English: digits, language, font."""
    for name, plain in _PLAIN.items():
        if element.get(name) is not None:
            element.set(name, plain)
    if _LANGUAGE.match(element.get("AppliedLanguage", "")):
        element.set("AppliedLanguage", language)
    font = find_child(element, "Properties", "AppliedFont")
    if font is not None and is_urdu_face(font.text or ""):
        font.text = latin_face((font.text or "").strip())
        style = element.get("FontStyle")
        if style is not None:
            element.set("FontStyle", _latin_style(style))
    numbers = find_child(element, "Properties", "NumberingFormat")
    if numbers is not None and (has_rtl(numbers.text or "") or (numbers.text or "").strip() in _LETTERS):
        numbers.text = _DIGITS if numbers.get("type") == "string" else "Arabic"


def _latin_style(style: str) -> str:
    """Return a style that every Latin font has for one of an Urdu font ("Black" is bold)."""
    parts = [name for name, pattern in (("Bold", BOLD), ("Italic", ITALIC)) if pattern.search(style)]
    return " ".join(parts) or "Regular"


def keep_font(run: Element, font: str) -> None:
    """Give a character range a font, for Urdu in it that is not translated."""
    if not font or property_text(run, "AppliedFont") == font:
        return
    properties = find_child(run, "Properties")
    if properties is None:
        properties = run.makeelement("Properties")
        run.insert(0, properties)
    applied = find_child(properties, "AppliedFont")
    if applied is None:
        applied = properties.makeelement("AppliedFont", {"type": "string"})
        properties.append(applied)
    applied.text = font


def split_range(paragraph: Element, last: Element) -> Element:
    """Split a paragraph range behind a child; return the new range with the children after it."""
    made = hollow_copy(paragraph)
    made.extend(list(last.itersiblings()))
    paragraph.addnext(made)
    return made


def _wanted(element: Element | None, before: IdmlStyles, *, was_urdu: bool = False) -> dict[str, str]:
    """Return direction, alignment and indents that a style or range should have in English."""
    values = {name: before.attribute(element, name, default) for name, default in _DEFAULTS.items()}
    alignment = values["Justification"]
    if values["ParagraphDirection"] == _RTL:
        left, right = values["RightIndent"], values["LeftIndent"]
        mirrored = _MIRRORED.get(alignment, alignment)
        return {"ParagraphDirection": _LTR, "Justification": mirrored, "LeftIndent": left, "RightIndent": right}
    if was_urdu and alignment in _STARTS:
        values["Justification"] = _MIRRORED[alignment]
    return values


def _inherited(paragraph: Element, styles: IdmlStyles, name: str) -> str:
    layers = styles.layers(paragraph)[1:]
    return next((found for one in layers if (found := one.get(name)) is not None), _DEFAULTS[name])


def _set(element: Element, wanted: dict[str, str], inherited: dict[str, str], *, mirrors: bool) -> None:
    """Say in a style or range what it should have, where it says something of it or does not inherit it."""
    for name, value in wanted.items():
        if element.get(name) is not None or inherited[name] != value:
            element.set(name, value)
    for name in _LISTS:
        if mirrors and element.get(name) in _MIRRORED:
            element.set(name, _MIRRORED[element.get(name, "")])
