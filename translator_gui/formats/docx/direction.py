"""Turns a Word document to left-to-right: paragraphs, runs, tables, sections, styles, lists, settings."""

from translator_gui.formats.docx.latin import (
    ENGLISH,
    DocxLatinFontMap,
    alignment,
    drop_children,
    put_child,
    space_of,
    to_latin,
)
from translator_gui.formats.docx.list_markers import latin_list
from translator_gui.formats.docx.rebuilding import DONE
from translator_gui.formats.ooxml import child, descendants, name_of, paragraphs_above, value
from translator_gui.formats.xml import Element
from translator_gui.text.direction import has_rtl

TURNED, TURNED_URDU, STAYS = "turned", "turned-urdu", "stays"
"""What a paragraph's mark says: turned; turned, and its text was Urdu; still Urdu."""
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_STRICT = "purl.oclc.org"
_KASHIDA = frozenset({"lowKashida", "mediumKashida", "highKashida"})
_SETTINGS_AFTER = frozenset(
    [
        "hdrShapeDefaults",
        "footnotePr",
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    ]
)


class DocxSourceDirections:
    """Text direction and alignment that the paragraphs of a Word document had before it was made left-to-right.

    Args:
        root: Of the style sheet; None where there is none.
        default: The id of the style of paragraphs that name none.
    """

    def __init__(self, root: Element | None, default: str) -> None:
        self._styles = {value(one, "styleId") or "": one for one in descendants(root, "style")}
        self._default = default
        self._found: dict[str, tuple[str, bool]] = {}
        self._base = child(root, "docDefaults", "pPrDefault", "pPr")

    def of(self, properties: Element | None) -> tuple[str, bool]:
        """Return the alignment of a source Word paragraph with these `w:pPr`, and whether it ran right to left."""
        style = value(child(properties, "pStyle")) or self._default
        if style not in self._found:
            layers: list[Element | None] = []
            seen: set[str] = set()
            identity = style
            while identity in self._styles and identity not in seen:
                seen.add(identity)
                layers.append(child(self._styles[identity], "pPr"))
                identity = value(child(self._styles[identity], "basedOn")) or ""
            self._found[style] = alignment([*layers, self._base])
        jc, bidi = self._found[style]
        if properties is None:
            return jc, bidi
        own = child(properties, "bidi")
        own_jc, own_bidi = alignment([properties])
        return own_jc or jc, own_bidi if own is not None else bidi


def turn_story(root: Element, layers: DocxSourceDirections, fonts: DocxLatinFontMap) -> None:
    """Make body, header, footer or notes of the target Word document left-to-right; untranslated Urdu stays RTL."""
    staying: set[Element] = set()
    for paragraph in descendants(root, "p"):
        mark = str(paragraph.attrib.pop(DONE, ""))
        if mark == STAYS or (not mark and _is_urdu(paragraph)):
            staying.add(paragraph)
            _keep_direction(paragraph, layers)
        else:
            _turn_paragraph(paragraph, layers, fonts, was_urdu=mark == TURNED_URDU)
    for run in descendants(root, "r"):
        if run.attrib.pop(DONE, None) is None and next(paragraphs_above(run), None) not in staying:
            _turn_run(run, fonts)
    for properties in descendants(root, "tblPr", "tblPrEx"):
        drop_children(properties, "bidiVisual")
    for section in descendants(root, "sectPr"):
        drop_children(section, "bidi", "rtlGutter")
    latin_list(root)


def turn_styles(root: Element, fonts: DocxLatinFontMap, *, was_urdu: bool) -> None:
    """Make the style sheet of the target Word document left-to-right and English.

    Args:
        root: Changed in place.
        fonts: The document's.
        was_urdu: The document's text was Urdu: sizes and weights of complex script are what it showed.
    """
    for properties in descendants(root, "pPr"):
        _turn_properties(properties)
    for properties in descendants(root, "rPr"):
        to_latin(properties, fonts, complex_script=was_urdu, keep_script_fonts=True)
    for properties in descendants(root, "tblPr"):
        drop_children(properties, "bidiVisual")
    defaults = child(root, "docDefaults", "rPrDefault", "rPr")
    if defaults is not None:
        put_child(defaults, "lang", val=ENGLISH)


def turn_numbering(root: Element, fonts: DocxLatinFontMap) -> None:
    """Make the list definitions of the target Word document left-to-right, with Latin list markers."""
    for properties in descendants(root, "pPr"):
        _turn_properties(properties)
    for properties in descendants(root, "rPr"):
        to_latin(properties, fonts, complex_script=True, keep_script_fonts=True)
    latin_list(root)


def turn_settings(root: Element, *, update_fields: bool) -> None:
    """Make `word/settings.xml` left-to-right; optionally ask Word to update tables of contents on opening."""
    language = child(root, "themeFontLang")
    if language is not None:
        put_child(root, "themeFontLang", val=ENGLISH)
    latin_list(root)
    if update_fields and child(root, "updateFields") is None:
        places = (at for at, one in enumerate(root) if name_of(one).partition(":")[2] in _SETTINGS_AFTER)
        at = next(places, len(root))
        update = root.makeelement(f"{space_of(root)}updateFields")
        update.set(f"{space_of(root)}val", "true")
        root.insert(at, update)


def _is_urdu(paragraph: Element) -> bool:
    return any(
        has_rtl(text.text or "")
        for text in descendants(paragraph, "t")
        if next(paragraphs_above(text), None) is paragraph
    )


def _keep_direction(paragraph: Element, layers: DocxSourceDirections) -> None:
    """Copy the right-to-left direction of a paragraph's style into the paragraph, which stays Urdu."""
    properties = child(paragraph, "pPr")
    if layers.of(properties)[1]:
        if properties is None:
            properties = paragraph.makeelement(f"{space_of(paragraph)}pPr")
            paragraph.insert(0, properties)
        drop_children(properties, "bidi")
        put_child(properties, "bidi")


def _turn_paragraph(
    paragraph: Element, layers: DocxSourceDirections, fonts: DocxLatinFontMap, *, was_urdu: bool
) -> None:
    properties = child(paragraph, "pPr")
    jc, bidi = layers.of(properties)
    # In a paragraph from right to left "right" is the end of the line, and stays it; in another one it was an edge.
    if was_urdu and not bidi and jc in {"right", "end"}:
        if properties is None:
            properties = paragraph.makeelement(f"{space_of(paragraph)}pPr")
            paragraph.insert(0, properties)
        put_child(properties, "jc", val="start" if _STRICT in space_of(properties) else "left")
    if properties is not None:
        _turn_properties(properties)
        if (mark := child(properties, "rPr")) is not None:
            to_latin(mark, fonts, complex_script=True)


def _turn_properties(properties: Element) -> None:
    drop_children(properties, "bidi")
    if value(child(properties, "jc")) in _KASHIDA:
        put_child(properties, "jc", val="both")


def _turn_run(run: Element, fonts: DocxLatinFontMap) -> None:
    """Make a run left-to-right that the English did not replace (field result, note mark), unless it contains Urdu."""
    texts = list(descendants(run, "t"))
    if any(has_rtl(text.text or "") for text in texts):
        return
    for text in texts:
        text.text = (text.text or "").translate(_DIGITS)
    properties = child(run, "rPr")
    if properties is not None:
        script = child(properties, "rtl") is not None or child(properties, "cs") is not None
        to_latin(properties, fonts, complex_script=script)
        if not len(properties):
            run.remove(properties)
