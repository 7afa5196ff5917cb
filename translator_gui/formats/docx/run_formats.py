"""The visible formatting of runs from their properties and styles, for Latin and complex scripts separately.

Urdu is a complex script: where a run says so its letters take bCs for b, iCs for i, szCs for sz. Many programs write
only one of two twins, so one that is missing counts as its twin where it stands.
"""

from typing import NamedTuple

from translator_gui.formats.docx.styles import DocxStyles
from translator_gui.formats.inline import LOOK_WORDS
from translator_gui.formats.ooxml import child, descendants, name_of, value
from translator_gui.formats.xml import Element, canonical
from translator_gui.model.inline_tag import TagStyle
from translator_gui.text.direction import has_rtl

_TWINS = {"b": "bCs", "i": "iCs", "sz": "szCs", "font": "fontCs"}
_NOISE = frozenset(
    [
        "lang",
        "noProof",
        "rtl",
        "cs",
        "rPrChange",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "snapToGrid",
        "specVanish",
        "webHidden",
        "oMath",
        "kern",
        "eastAsianLayout",
        "vanish",
        "rStyle",
        "ligatures",
        "numForm",
        "numSpacing",
        "cntxtAlts",
        "stylisticSets",
    ]
)
_ON_OFF = frozenset(
    ["b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint"]
)
_NOTHING = frozenset({"0", "none", "nil", "auto", "baseline", "clear"})
_DECORATIONS = frozenset({"u", "strike", "dstrike", "highlight", "shd", "bdr"})
"""Seen on white space too."""
_LOOKS = {"u": TagStyle.UNDERLINE, "strike": TagStyle.STRIKE, "dstrike": TagStyle.STRIKE}
_WORDS = {
    "caps": "capitals",
    "smallCaps": "small capitals",
    "color": "coloured",
    "highlight": "highlighted",
    "shd": "shaded",
    "outline": "outlined",
    "shadow": "shadowed",
    "spacing": "spaced",
    "position": "raised or lowered",
    "bdr": "framed",
    "w": "scaled",
}

Properties = dict[str, str]


class DocxRunFormat(NamedTuple):
    """Visible format of a run in a source Word document: bold, italic, font and so on.

    Attributes:
        common: Names and values of what counts for every script.
        bold: As it shows.
        italic: As it shows.
        face: Font and size.
        complex: Whether the letters are of a complex script.
    """

    common: frozenset[tuple[str, str]]
    bold: bool
    italic: bool
    face: tuple[str, str]
    complex: bool

    def looks_like(self, other: "DocxRunFormat") -> bool:
        """Whether two run formats look alike; for texts of different scripts, font and size are not compared."""
        alike = self.common == other.common and self.bold == other.bold and self.italic == other.italic
        return alike and (self.face == other.face or self.complex != other.complex)

    @property
    def shows_on_spaces(self) -> bool:
        """Whether the run format is visible on white space, as underlines are."""
        return any(name in _DECORATIONS for name, _ in self.common)

    @property
    def look(self) -> TagStyle:
        """The run format as a `TagStyle`, reduced to what every export writer can show."""
        found = (TagStyle.BOLD if self.bold else TagStyle(0)) | (TagStyle.ITALIC if self.italic else TagStyle(0))
        for name, what in self.common:
            found |= _LOOKS.get(name, TagStyle(0))
            if name == "vertAlign":
                found |= TagStyle.SUPERSCRIPT if what == "superscript" else TagStyle.SUBSCRIPT
        return found

    def words(self, base: "DocxRunFormat", styles: DocxStyles) -> str:
        """Describe in words how this run format differs from that of the text around it, for the name of its tag.

        Args:
            base: Of the text around it.
            styles: The document's.
        """
        ours, theirs = dict(self.common), dict(base.common)
        mine, around = self.look, base.look
        found = [words for look, words in LOOK_WORDS.items() if look in mine and look not in around]
        found += [f"not {words}" for look, words in LOOK_WORDS.items() if look in around and look not in mine]
        found += [words for name, words in _WORDS.items() if name in ours and ours[name] != theirs.get(name)]
        style = ours.get("rStyle")
        if style and style != theirs.get("rStyle") and not found:
            found.append(styles.label(style))
        if self.complex == base.complex and self.face != base.face and not found:
            found.append("another size" if self.face[0] == base.face[0] else "another font")
        return ", ".join(found) or "formatting"


class DocxFormatResolver:
    """Resolves the effective format of Word runs from their own properties and the styles they inherit."""

    def __init__(self, styles: DocxStyles, root: Element | None) -> None:
        self.styles = styles
        self._own: dict[str, Properties] = {}
        for style in descendants(root, "style"):
            if (found := child(style, "rPr")) is not None:
                self._own[value(style, "styleId") or ""] = _properties(found)
        defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._defaults = {} if defaults is None else _properties(defaults)
        self._inherited: dict[tuple[str, str], Properties] = {}
        self._formats: dict[object, DocxRunFormat] = {}

    def of(self, properties: Element | None, paragraph_style: str, text: str) -> DocxRunFormat:
        """Return the effective, visible format of a Word run.

        Args:
            properties: Its `w:rPr`.
            paragraph_style: The id of its paragraph's style; empty for the default one.
            text: What it says.
        """
        is_complex = has_rtl(text) or (properties is not None and _is_complex(properties) and not _is_latin(text))
        key = (
            paragraph_style,
            is_complex,
            None if properties is None else tuple((str(one.tag), *one.attrib.items()) for one in properties),
        )
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self._resolved(properties, paragraph_style, is_complex)
        return found

    def _resolved(self, properties: Element | None, paragraph_style: str, is_complex: bool) -> DocxRunFormat:
        style = "" if properties is None else value(child(properties, "rStyle")) or ""
        shown = dict(self._of_styles(paragraph_style, style))
        if properties is not None:
            shown.update(_properties(properties))
        names = _TWINS if is_complex else {name: name for name in _TWINS}
        bold, italic, size, font = (shown.get(names[name], "") for name in ("b", "i", "sz", "font"))
        twins = {*_TWINS, *_TWINS.values()}
        common = {name: what for name, what in shown.items() if name not in twins and not _is_nothing(name, what)}
        if style and any(self._own.get(one) for one in self.styles.ancestors(style)):
            common["rStyle"] = style
        return DocxRunFormat(frozenset(common.items()), bold == "1", italic == "1", (font, size), is_complex)

    def _of_styles(self, paragraph_style: str, style: str) -> Properties:
        found = self._inherited.get((paragraph_style, style))
        if found is None:
            found = dict(self._defaults)
            chains = (self.styles.ancestors(paragraph_style or self.styles.default), self.styles.ancestors(style))
            for chain in chains:
                for one in reversed(chain):
                    found.update(self._own.get(one, {}))
            self._inherited[paragraph_style, style] = found
        return found


def _properties(element: Element) -> Properties:
    """Return the formatting that a `w:rPr` itself sets; complex-script properties default to the Latin ones."""
    found: Properties = {}
    for one in element:
        prefix, _, name = name_of(one).partition(":")
        if name in _NOISE:
            continue
        if name == "rFonts":
            latin = value(one, "asciiTheme") or value(one, "ascii") or value(one, "hAnsiTheme") or value(one, "hAnsi")
            script = value(one, "cstheme") or value(one, "cs")
            found.update({key: font for key, font in (("font", latin), ("fontCs", script)) if font})
        elif not prefix:
            found[name] = canonical(one, exclusive=True)
        elif name in _ON_OFF:
            found[name] = "0" if (value(one) or "1") in {"0", "false", "off"} else "1"
        else:
            found[name] = " ".join(str(what) for _, what in sorted(one.attrib.items(), reverse=True))
    for name, twin in _TWINS.items():
        if name in found:
            found.setdefault(twin, found[name])
        elif twin in found and name != "font":
            found[name] = found[twin]
    return found


def _is_nothing(name: str, what: str) -> bool:
    return _NOTHING.issuperset(what.split()) or (name, what.partition(" ")[0]) in {("w", "100"), ("color", "000000")}


def _is_complex(properties: Element) -> bool:
    return any(name_of(one) in {"w:rtl", "w:cs"} and (value(one) or "1") not in {"0", "false"} for one in properties)


def _is_latin(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
