"""Turns the styles of an OpenDocument text to English: size, weight, Latin typefaces, language."""

from datetime import datetime

from lxml import etree

from translator_gui.formats.odt.direction import mirror_styles
from translator_gui.formats.odt.document import OdtSourceDocument
from translator_gui.formats.odt.names import child, children, descendants, name_of, qualified, value
from translator_gui.formats.odt.package import OdtPackage
from translator_gui.formats.odt.styles import OdtStyles
from translator_gui.formats.typefaces import is_urdu_face, latin_face
from translator_gui.formats.xml import Element
from translator_gui.text.direction import has_rtl

_TWINS = (
    ("fo:font-size", "style:font-size-complex"),
    ("fo:font-weight", "style:font-weight-complex"),
    ("fo:font-style", "style:font-style-complex"),
)
_RTL_LANGUAGES = {"ur", "ar", "fa", "ps", "sd", "pa", "pnb", "ks", "skr", "bal"}
_NUMBERS = {
    "text:note-citation",
    "text:note-ref",
    "text:page-number",
    "text:page-count",
    "text:sequence",
    "text:sequence-ref",
    "text:chapter",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NATIVE_SHAPES = (
    "number:transliteration-format",
    "number:transliteration-language",
    "number:transliteration-country",
    "number:transliteration-style",
)
STOPS = str.maketrans("۔،؛", ".,;")
_ARROWS = str.maketrans("◄◀←⇐", "►▶→⇒")
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def turn_to_english(package: OdtPackage, document: OdtSourceDocument) -> None:
    """Change the styles, fonts, numbers and fields of an OpenDocument text from Urdu to English, for its translation.

    Args:
        package: Its trees change.
        document: What was read of it.
    """
    roots = [(package.content, document.styles)]
    if package.styles is not None and package.styles is not package.content:
        roots.append((package.styles, document.page_styles))
    parts = (document.styles, document.page_styles)
    urdu, latin = ({style for part in parts for style in part.styles_used_by(urdu=script)} for script in (True, False))
    unseen = urdu - latin
    mirror_styles(package, document, roots)
    for root, styles in roots:
        for properties in descendants(root, "style:text-properties"):
            _anglicise(properties, styles, root, latin_unseen=_holder(properties) in unseen)
        for element in root.iter():
            _change_number_format(element)
            _translate_field(element)


def without_urdu_faces(root: Element) -> None:
    """Replace every Urdu font in a part of the OpenDocument text by a Latin font."""
    declared = child(root, "office:font-face-decls")
    urdu = {
        value(face, "style:name"): face
        for face in children(declared, "style:font-face")
        if is_urdu_face(value(face, "svg:font-family")) or is_urdu_face(value(face, "style:name"))
    }
    for properties in descendants(root, "style:text-properties"):
        if (name := value(properties, "style:font-name-complex")) in urdu:
            family = value(urdu[name], "svg:font-family").strip("'\" ") or name
            properties.set(qualified("style:font-name-complex"), _declared(root, latin_face(family)))
        if is_urdu_face(family := value(properties, "style:font-family-complex")):
            properties.set(qualified("style:font-family-complex"), f"'{latin_face(family)}'")
    for face in urdu.values():
        declared.remove(face)  # pyright: ignore[reportOptionalMemberAccess] (it has this one)


def _holder(properties: Element) -> Element:
    holder = properties.getparent()
    return properties if holder is None else holder


def _anglicise(properties: Element, styles: OdtStyles, root: Element, *, latin_unseen: bool) -> None:
    for latin, complex_script in _TWINS:
        if found := value(properties, complex_script):
            properties.set(qualified(latin), found)
        elif latin_unseen:
            properties.attrib.pop(qualified(latin), None)
    name = value(properties, "style:font-name")
    family = styles.faces.get(name, name)
    if family and is_urdu_face(family):
        properties.set(qualified("style:font-name"), _declared(root, latin_face(family)))
        for other in ("fo:font-family", "style:font-family-generic", "style:font-pitch", "style:font-style-name"):
            properties.attrib.pop(qualified(other), None)
    elif is_urdu_face(value(properties, "fo:font-family")):
        properties.set(qualified("fo:font-family"), f"'{latin_face(value(properties, 'fo:font-family'))}'")
    is_default = name_of(_holder(properties)) == "style:default-style"
    if is_default or value(properties, "fo:language") in _RTL_LANGUAGES:
        properties.set(qualified("fo:language"), "en")
        properties.set(qualified("fo:country"), "GB")
        for other in ("fo:script", "style:rfc-language-tag"):
            properties.attrib.pop(qualified(other), None)


def _declared(root: Element, family: str) -> str:
    """Return the style name of a font in a part of the OpenDocument text; declare the font if needed."""
    faces = child(root, "office:font-face-decls")
    for face in children(faces, "style:font-face"):
        if value(face, "svg:font-family").strip("'\" ") == family:
            return value(face, "style:name")
    if faces is not None:
        face = etree.SubElement(faces, qualified("style:font-face"))
        face.set(qualified("style:name"), family)
        face.set(qualified("svg:font-family"), f"'{family}'")
    return family


def _change_number_format(element: Element) -> None:
    """Change the number formats of pages, lists, notes and dates in an OpenDocument element to English ones."""
    numeral = element.get(qualified("style:num-format"))
    if numeral and not numeral.isascii():
        element.set(qualified("style:num-format"), "1" if numeral[0].isdecimal() else "a")
    name = name_of(element)
    if name in {"text:list-level-style-number", "text:outline-level-style"}:
        for key in ("style:num-prefix", "style:num-suffix", "loext:num-list-format"):
            if found := value(element, key):
                element.set(qualified(key), found.translate(STOPS))
    elif name == "text:list-level-style-bullet":
        element.set(qualified("text:bullet-char"), value(element, "text:bullet-char").translate(_ARROWS))
    elif name.startswith("number:"):
        for key in _NATIVE_SHAPES:
            element.attrib.pop(qualified(key), None)
        if value(element, "number:language") in _RTL_LANGUAGES:
            element.set(qualified("number:language"), "en")
            element.set(qualified("number:country"), "GB")


def _translate_field(element: Element) -> None:
    """Write digits and dates in the displayed text of an OpenDocument field in English form."""
    name = name_of(element)
    if name in _NUMBERS and element.text:
        element.text = element.text.translate(DIGITS)
    elif name == "text:date" and has_rtl(element.text or ""):
        element.text = _date(value(element, "text:date-value")) or element.text


def _date(iso: str) -> str:
    """Return an ISO date in English words ("3 May 2024"); empty if it is no date."""
    try:
        date = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
