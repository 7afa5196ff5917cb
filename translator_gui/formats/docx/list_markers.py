"""Turns Urdu list markers and page numbers of a Word document into Latin ones."""

import re

from translator_gui.formats.docx.latin import drop_children, put_child, space_of
from translator_gui.formats.ooxml import child, descendants, name_of, value
from translator_gui.formats.xml import Element

_FORMATS = {
    "arabicAlpha": "lowerLetter",
    "arabicAbjad": "lowerLetter",
    "hindiVowels": "lowerLetter",
    "hindiConsonants": "lowerLetter",
    "hindiNumbers": "decimal",
    "hindiCounting": "decimal",
    "hebrew1": "decimal",
    "hebrew2": "lowerLetter",
}
_ARABIC = re.compile("[\u0600-\u06ff]")
_SIGNS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩۔،؛؟◄◂⮜←⇐", "01234567890123456789.,;?►▸⮞→⇒")
_WORDS = {
    "باب": "Chapter",
    "حصہ": "Part",
    "فصل": "Section",
    "سوال": "Question",
    "جواب": "Answer",
    "شکل": "Figure",
    "جدول": "Table",
    "مثال": "Example",
    "ضمیمہ": "Appendix",
    "دفعہ": "Section",
    "شق": "Clause",
    "نمبر": "No.",
}
_WORD = re.compile("[\u0620-\u06d3]+")


def latin_list(root: Element) -> None:
    """Change Urdu number formats (lists, page numbers, notes) and list marker texts in a Word part to Latin."""
    for found in list(descendants(root, "numFmt")):
        _turn_format(found)
    for pages in descendants(root, "pgNumType"):
        if (known := _FORMATS.get(value(pages, "fmt") or "")) is not None:
            pages.set(f"{space_of(pages)}fmt", known)
    for text in descendants(root, "lvlText"):
        shown = value(text)
        if shown:
            turned = _WORD.sub(lambda word: _WORDS.get(word.group(), word.group()), shown.translate(_SIGNS))
            text.set(f"{space_of(text)}val", turned)


def _turn_format(found: Element) -> None:
    style = value(found) or ""
    known = _FORMATS.get(style)
    if style == "custom" and _ARABIC.search(value(found, "format") or ""):
        known = "decimal"
    parent = found.getparent()
    if known is None or parent is None:
        return
    level = next((one for one in parent.iterancestors() if name_of(one) == "w:lvl"), None)
    if name_of(parent) in {"mc:Choice", "mc:Fallback"} and level is not None:
        _replace_alternatives(level, known)
    else:
        found.attrib.pop(f"{space_of(found)}format", None)
        found.set(f"{space_of(found)}val", known)


def _replace_alternatives(level: Element, known: str) -> None:
    """Replace the two alternative number formats of a list level (newer and older Word) by one."""
    for one in [one for one in level if name_of(one) == "mc:AlternateContent"]:
        level.remove(one)
    if child(level, "numFmt") is None:
        at = 0 if child(level, "start") is None else 1
        made = level.makeelement(f"{space_of(level)}numFmt")
        made.set(f"{space_of(level)}val", known)
        level.insert(at, made)
    else:
        drop_children(level, "numFmt")
        put_child(level, "numFmt", val=known)
