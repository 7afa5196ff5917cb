"""Paragraph and character styles of an InDesign document, and what text looks like with them."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from translator_gui.formats.idml.package import PARAGRAPH, find_child, property_text
from translator_gui.formats.inline import LOOK_WORDS
from translator_gui.formats.numerals import format_list_number
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.model.inline_tag import TagStyle
from translator_gui.text.direction import has_rtl

_HEADING = re.compile(
    r"(?:(?:heading|head|headline|header|title|h(?=[ _-]*\d)|سرخی|عنوان|باب)"
    r"|(?P<chapter>chapter(?: title| heading)?)|(?P<sub>sub[ -]?(?:heading|head|title)|ذیلی (?:سرخی|عنوان)))"
    r"[ _-]*(?P<level>[1-9۱-۹]?)",
    re.IGNORECASE,
)
BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
ITALIC = re.compile("ital|obliq|slant|kursiv", re.IGNORECASE)
"""Find a bold or an italic style of a font by its name."""
_POSITIONS = {
    "Superscript": TagStyle.SUPERSCRIPT,
    "OTSuperscript": TagStyle.SUPERSCRIPT,
    "Subscript": TagStyle.SUBSCRIPT,
    "OTSubscript": TagStyle.SUBSCRIPT,
}
_SHOWN = ("FontStyle", "Underline", "StrikeThru", "Position", "PointSize", "Capitalization", "FillColor")
_OTHERS = {"Capitalization": "capitals", "FillColor": "coloured"}
_NO_STYLE = "CharacterStyle/$ID/[No character style]"
_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_LEVELS = 9
_MOST_DIGITS = 6
_FIRST_SIGN, _SURROGATES = 0x20, 0xD800


class IdmlRunFormat(NamedTuple):
    """Visible format of a run of text in an InDesign document.

    Attributes:
        look: What every format can show.
        others: Names and values of what else shows.
        face: Font, its style, size, and the character style.
        complex: Whether its letters are of a right-to-left script.
    """

    look: TagStyle
    others: frozenset[tuple[str, str]]
    face: tuple[str, str, str, str]
    complex: bool

    def looks_like(self, other: "IdmlRunFormat") -> bool:
        """Whether two formats look alike; for texts of different scripts, fonts and styles are not compared."""
        alike = self.look == other.look and self.others == other.others
        return alike and (self.face == other.face or self.complex != other.complex)

    def shows_on_spaces(self) -> bool:
        """Whether the format is visible on white space, as underlines are."""
        return bool(self.look & (TagStyle.UNDERLINE | TagStyle.STRIKE))

    def is_raised_or_lined(self) -> bool:
        """Whether the format is visible on a punctuation mark."""
        return self.shows_on_spaces() or bool(self.look & (TagStyle.SUPERSCRIPT | TagStyle.SUBSCRIPT))

    def words(self, base: "IdmlRunFormat") -> str:
        """Describe how the format differs from that of the text around it, for the name of its tag."""
        found = [words for look, words in LOOK_WORDS.items() if look in self.look and look not in base.look]
        found += [f"not {words}" for look, words in LOOK_WORDS.items() if look in base.look and look not in self.look]
        found += [name for name, _ in sorted(self.others - base.others)]
        if not found and self.face[3] not in {"", base.face[3]}:
            found.append(f"style {self.face[3]}")
        if not found and self.face[:2] != base.face[:2]:
            found.append("another font")
        if not found and self.face != base.face:
            found.append("another size")
        return ", ".join(dict.fromkeys(found)) or "formatting"


class IdmlStyles:
    """The paragraph and character styles of an InDesign document, each with those that it is based on.

    Args:
        root: Of the part `Styles.xml`; None if the package has none.
    """

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter("ParagraphStyle", "CharacterStyle")
        self._styles = {unquote(one.get("Self", "")): one for one in found}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._formats: dict[tuple[str, ...], IdmlRunFormat] = {}

    def parent(self, style: Element) -> Element | None:
        """Return the style that another one is based on; None if it is based on none."""
        name = unquote(property_text(style, "BasedOn"))
        found = self._styles.get(name)
        return self._styles.get(f"{local(style)}/{name}") if found is None else found

    def chain(self, style: str) -> tuple[Element, ...]:
        """Return a style by its identifier and those that it is based on, nearest first."""
        if style not in self._chains:
            found: list[Element] = []
            one = self._styles.get(unquote(style))
            while one is not None and one not in found:
                found.append(one)
                one = self.parent(one)
            self._chains[style] = tuple(found)
        return self._chains[style]

    def layers(self, element: Element | None) -> tuple[Element, ...]:
        """Return what counts for a paragraph range or a style, nearest first: itself and the styles below it."""
        if element is None:
            return ()
        if local(element) == PARAGRAPH:
            return (element, *self.chain(element.get("AppliedParagraphStyle", "")))
        return self.chain(element.get("Self", "")) or (element,)

    def attribute(self, element: Element | None, name: str, default: str = "") -> str:
        """Return an attribute of a paragraph range or a style as it counts, perhaps inherited."""
        return next((found for one in self.layers(element) if (found := one.get(name)) is not None), default)

    def font(self, run: Element | None, paragraph: Element | None) -> str:
        """Return the font of a run of text in a paragraph range."""
        return next(
            (found for one in self._run_layers(run, paragraph) if (found := property_text(one, "AppliedFont"))), ""
        )

    def heading_level(self, paragraph: Element | None) -> int:
        """Return the heading level of a paragraph range by the names of its styles; 0 if it is no heading."""
        for style in self.layers(paragraph)[1:]:
            match = _HEADING.fullmatch(style.get("Name", "").rpartition(":")[2].strip())
            if match:
                least = 2 if match["sub"] else 1
                return max(int(match["level"]), least) if match["level"] else least
        return 0

    def list_marker(self, paragraph: Element | None, counts: dict[int, int]) -> tuple[str, int]:
        """Return the marker of a list item ("•", "3.") and its level; ("", 0) if a paragraph range is no list item.

        Args:
            paragraph: The range.
            counts: The last number of each level in this story; changed.
        """
        kind = self.attribute(paragraph, "BulletsAndNumberingListType")
        if kind not in {"BulletList", "NumberedList"}:
            return "", 0
        level = min(max(_number(self.attribute(paragraph, "NumberingLevel"), 1), 1), _MOST_LEVELS)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if kind == "BulletList":
            found = (find_child(one, "Properties", "BulletChar") for one in self.layers(paragraph))
            code = next((_number(one.get("BulletCharacterValue"), 0) for one in found if one is not None), 0)
            return (chr(code) if _FIRST_SIGN < code < _SURROGATES else "•"), level
        start = _number(self.attribute(paragraph, "NumberingStartAt"), 1)
        restarts = paragraph is not None and paragraph.get("NumberingContinue") == "false"
        counts[level] = start if restarts or level not in counts else counts[level] + 1
        formats = (property_text(one, "NumberingFormat") for one in self.layers(paragraph))
        sign = next((found for found in formats if found), "1").partition(",")[0]
        return f"{format_list_number(counts[level], _NUMBERS.get(sign, 'decimal'))}.", level

    def format_of(self, run: Element | None, paragraph: Element | None, text: str) -> IdmlRunFormat:
        """Return the visible format of a text in a run of a paragraph range."""
        is_complex = has_rtl(text)
        own = () if run is None else (*(run.get(name, "") for name in _SHOWN), property_text(run, "AppliedFont"))
        applied = "" if run is None else run.get("AppliedCharacterStyle", "")
        condition = "" if run is None else run.get("AppliedConditions", "")
        style = "" if paragraph is None else paragraph.get("AppliedParagraphStyle", "")
        key = (*own, applied, condition, style, str(is_complex))
        if key not in self._formats:
            self._formats[key] = self._format(run, paragraph, condition)._replace(complex=is_complex)
        return self._formats[key]

    def _format(self, run: Element | None, paragraph: Element | None, condition: str) -> IdmlRunFormat:
        layers = self._run_layers(run, paragraph)
        shown = {name: next((found for one in layers if (found := one.get(name))), "") for name in _SHOWN}
        look = _POSITIONS.get(shown["Position"], TagStyle(0))
        look |= TagStyle.BOLD if BOLD.search(shown["FontStyle"]) else look
        look |= TagStyle.ITALIC if ITALIC.search(shown["FontStyle"]) else look
        look |= TagStyle.UNDERLINE if shown["Underline"] == "true" else look
        look |= TagStyle.STRIKE if shown["StrikeThru"] == "true" else look
        others = {(words, shown[name]) for name, words in _OTHERS.items() if shown[name] not in {"", "Normal"}}
        if condition:
            others.add(("conditional text", condition))
        applied = _NO_STYLE if run is None else run.get("AppliedCharacterStyle", _NO_STYLE)
        named = "" if applied == _NO_STYLE else unquote(applied).rpartition("/")[2].rpartition(":")[2]
        face = (self.font(run, paragraph), shown["FontStyle"], shown["PointSize"], named)
        return IdmlRunFormat(look, frozenset(others), face, complex=False)

    def _run_layers(self, run: Element | None, paragraph: Element | None) -> tuple[Element, ...]:
        own = () if run is None else (run, *self.chain(run.get("AppliedCharacterStyle", "")))
        return (*own, *self.layers(paragraph))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else default
