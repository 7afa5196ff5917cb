"""Turns run and paragraph properties of a Word document from Urdu to English: fonts, script, direction."""

from collections.abc import Iterable

from translator_gui.formats.ooxml import child, descendants, is_on, name_of, value
from translator_gui.formats.typefaces import SERIF, is_urdu_face, latin_face
from translator_gui.formats.xml import Element

_ARABIC_CHARSETS = {"b2", "178"}
_RUN_ORDER = [
    # First, in the properties of a paragraph's mark; runs have none of the four.
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
]
_PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_PLACES = {name: place for names in (_RUN_ORDER, _PARAGRAPH_ORDER) for place, name in enumerate(names)}
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_SLOTS = ("ascii", "hAnsi")
ENGLISH, URDU = "en-GB", "ur-PK"


class DocxLatinFontMap:
    """Maps the Urdu fonts of a Word document to the Latin fonts that replace them in the English document.

    Args:
        table: The root of the font table; None where there is none.
    """

    def __init__(self, table: Element | None) -> None:
        self._arabic = {
            value(font, "name") or ""
            for font in descendants(table, "font")
            if (value(child(font, "charset")) or "").lower() in _ARABIC_CHARSETS
        }

    def is_urdu(self, font: str) -> bool:
        """Whether a font of the Word document is made for Urdu or Arabic."""
        return font in self._arabic or is_urdu_face(font)

    def counterpart(self, font: str) -> str:
        """Return the Latin font that replaces an Urdu font; other fonts are returned unchanged."""
        return SERIF if font in self._arabic and not is_urdu_face(font) else latin_face(font)


def space_of(element: Element) -> str:
    """Return the XML namespace of an element in braces, as in lxml's tag names."""
    return str(element.tag).partition("}")[0] + "}"


def put_child(parent: Element, name: str, **attributes: str) -> Element:
    """Set a property in a Word properties element (`w:rPr` …); a new one is inserted in schema order."""
    space = space_of(parent)
    found = child(parent, name)
    if found is None:
        found = parent.makeelement(space + name, nsmap=None)
        place = _PLACES.get(name, 0)
        at = next((index for index, one in enumerate(parent) if _place(one) > place), len(parent))
        parent.insert(at, found)
    for key, what in attributes.items():
        found.set(space + key, what)
    return found


def drop_children(parent: Element | None, *names: str) -> bool:
    """Remove properties from a Word properties element; return whether there were any."""
    found = [] if parent is None else [one for one in parent if name_of(one)[2:] in names and name_of(one)[:2] == "w:"]
    for one in found:
        one.getparent().remove(one)  # pyright: ignore[reportOptionalMemberAccess] (it has this one)
    return bool(found)


def _place(element: Element) -> int:
    return _PLACES.get(name_of(element).partition(":")[2], len(_PLACES))


def to_latin(
    properties: Element, fonts: DocxLatinFontMap, *, complex_script: bool, keep_script_fonts: bool = False
) -> None:
    """Change run properties (`w:rPr`) of Urdu text for the English text that replaces it.

    Args:
        properties: Changed in place.
        fonts: The document's.
        complex_script: Its letters were Urdu: what the twins for complex script say is carried over.
        keep_script_fonts: Leave the font for complex script: styles may still have Urdu to show.
    """
    declared = any(is_on(child(properties, name)) for name in ("rtl", "cs"))
    drop_children(properties, "rtl", "cs")
    if complex_script:
        for name, twin in _TWINS:
            if (found := child(properties, twin)) is not None:
                attributes = {str(key).rpartition("}")[2]: str(what) for key, what in found.attrib.items()}
                drop_children(properties, name)
                put_child(properties, name, **attributes)
        if declared and child(properties, "szCs") is None:
            # A size for Latin letters alone: its Urdu had that of its style.
            drop_children(properties, "sz")
    if (names := child(properties, "rFonts")) is not None:
        _latin_fonts(names, fonts, keep_script_fonts=keep_script_fonts)
        if not names.attrib:
            properties.remove(names)
    if (lang := child(properties, "lang")) is not None:
        if keep_script_fonts:
            put_child(properties, "lang", val=ENGLISH)
        else:
            properties.remove(lang)


def _latin_fonts(names: Element, fonts: DocxLatinFontMap, *, keep_script_fonts: bool) -> None:
    space = space_of(names)
    for slot in _SLOTS:
        font = names.get(space + slot)
        if font and fonts.is_urdu(font):
            names.set(space + slot, fonts.counterpart(font))
            if keep_script_fonts and names.get(space + "cs") is None and names.get(space + "cstheme") is None:
                names.set(space + "cs", font)
    if names.get(space + "hint") == "cs":
        del names.attrib[space + "hint"]
    for slot in () if keep_script_fonts else ("cs", "cstheme"):
        names.attrib.pop(space + slot, None)


def to_urdu(properties: Element, fonts: DocxLatinFontMap) -> None:
    """Change run properties (`w:rPr`) for Urdu that stays untranslated in an English Word document."""
    put_child(properties, "rtl")
    drop_children(properties, "lang")
    put_child(properties, "lang", bidi=URDU)
    for name, twin in _TWINS:
        found = child(properties, name)
        if found is not None and child(properties, twin) is None:
            put_child(
                properties, twin, **{str(key).rpartition("}")[2]: str(what) for key, what in found.attrib.items()}
            )
    if (names := child(properties, "rFonts")) is not None:
        space = space_of(names)
        font = names.get(space + "ascii") or ""
        if fonts.is_urdu(font) and not (names.get(space + "cs") or names.get(space + "cstheme")):
            names.set(space + "cs", font)


def without_script_fonts(root: Element, fonts: DocxLatinFontMap) -> None:
    """Replace every Urdu font in a part of a Word document by a Latin font."""
    for names in descendants(root, "rFonts"):
        space = space_of(names)
        if (font := names.get(space + "cs")) and fonts.is_urdu(font):
            names.set(space + "cs", fonts.counterpart(font))


def alignment(layers: Iterable[Element | None]) -> tuple[str, bool]:
    """Return the alignment ("" if default) and whether it is right-to-left, from `w:pPr` of a paragraph and its styles.

    Args:
        layers: Its `w:pPr` and those of its styles, nearest first.
    """
    jc, bidi = "", None
    for layer in layers:
        jc = jc or value(child(layer, "jc")) or ""
        own = child(layer, "bidi")
        bidi = is_on(own) if bidi is None and own is not None else bidi
    return jc, bool(bidi)
