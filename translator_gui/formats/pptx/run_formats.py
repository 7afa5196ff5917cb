"""The visible formatting of text in a presentation, and its name for people."""

from typing import NamedTuple

from translator_gui.formats.inline import LOOK_WORDS
from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.text_styles import PptxParagraphStyle, find_child, is_on
from translator_gui.formats.xml import Element, canonical
from translator_gui.model.inline_tag import TagStyle
from translator_gui.text.direction import has_rtl

_FILLS = frozenset({"a:solidFill", "a:gradFill", "a:pattFill", "a:blipFill", "a:noFill", "a:grpFill"})
_LOOKS = {
    "a:highlight": "highlighted",
    "a:ln": "outlined",
    "a:effectLst": "with effects",
    "a:effectDag": "with effects",
}
_NAMES = {"cap": "capitals", "spc": "spaced", "colour": "coloured"}
_NOTHING = frozenset({"none", "noStrike", "0", "0%"})
_INHERITED = ("b", "i", "u", "strike", "baseline", "cap", "spc", "sz")


class PptxRunFormat(NamedTuple):
    """Visible format of a run of text in a presentation.

    Attributes:
        look: What every format can show.
        others: Names and values of what else shows.
        face: Font and size.
        complex: Whether its letters are of a complex script.
    """

    look: TagStyle
    others: frozenset[tuple[str, str]]
    face: tuple[str, str]
    complex: bool

    def looks_like(self, other: "PptxRunFormat") -> bool:
        """Whether two formats look alike; for texts of different scripts, font and size are not compared."""
        alike = self.look == other.look and self.others == other.others
        return alike and (self.face == other.face or self.complex != other.complex)

    def shows_on_spaces(self) -> bool:
        """Whether the format is visible on white space, as underlines are."""
        lines = TagStyle.UNDERLINE | TagStyle.STRIKE
        return bool(self.look & lines) or any(name == "highlighted" for name, _ in self.others)

    def words(self, base: "PptxRunFormat") -> str:
        """Describe how the format differs from that of the text around it, for the name of its tag."""
        found = [words for look, words in LOOK_WORDS.items() if look in self.look and look not in base.look]
        found += [f"not {words}" for look, words in LOOK_WORDS.items() if look in base.look and look not in self.look]
        found += [name for name, _ in sorted(self.others - base.others)]
        if not found and self.complex == base.complex and self.face != base.face:
            found.append("another size" if self.face[0] == base.face[0] else "another font")
        return ", ".join(dict.fromkeys(found)) or "formatting"


def format_of(properties: Element | None, style: PptxParagraphStyle, text: str) -> PptxRunFormat:
    """Return the visible format of a run of text with these `a:rPr` in a paragraph of a style."""
    layers = [*(() if properties is None else (properties,)), *style.run_properties()]
    shown = {name: next((what for one in layers if (what := one.get(name)) is not None), "") for name in _INHERITED}
    look = TagStyle(0)
    look |= TagStyle.BOLD if is_on(shown["b"]) else look
    look |= TagStyle.ITALIC if is_on(shown["i"]) else look
    look |= TagStyle.UNDERLINE if shown["u"] not in {"", "none"} else look
    look |= TagStyle.STRIKE if shown["strike"] not in {"", "noStrike"} else look
    if shown["baseline"] and shown["baseline"] not in _NOTHING:
        look |= TagStyle.SUBSCRIPT if shown["baseline"].startswith("-") else TagStyle.SUPERSCRIPT
    others = {(_NAMES[name], shown[name]) for name in ("cap", "spc") if shown[name] and shown[name] not in _NOTHING}
    for one in () if properties is None else properties:
        name = name_of(one)
        words = "coloured" if name in _FILLS else _LOOKS.get(name, "")
        if words and (name not in {"a:effectLst", "a:ln"} or len(one)):
            others.add((words, canonical(one, exclusive=True)))
    is_complex = has_rtl(text)
    fonts = (find_child(one, "a:cs" if is_complex else "a:latin") for one in layers)
    font = next((found.get("typeface", "") for found in fonts if found is not None), "")
    return PptxRunFormat(look, frozenset(others), (font, shown["sz"]), is_complex)
