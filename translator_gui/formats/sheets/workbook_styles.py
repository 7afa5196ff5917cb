"""Adds cell styles for English: left-to-right, Latin typeface, open sentences highlighted."""

from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from translator_gui.formats.sheets.workbook import find_child, qualified_name
from translator_gui.formats.typefaces import is_urdu_face, latin_face
from translator_gui.formats.xml import Element

_OPEN = "FFFFF2A8"
_RTL = "2"


class CellStyleChanges(NamedTuple):
    """Which changes a translated Excel cell needs in its style: English, highlighted, literal.

    Attributes:
        english: Left to right, in a Latin typeface.
        mirrored: Its sheet stood from right to left.
        open: Belongs to what still needs the translator.
        literal: Begins as a formula does and is none.
    """

    english: bool
    mirrored: bool
    open: bool
    literal: bool


class CellStyleAdder:
    """Adds the cell styles of translated cells to an Excel workbook, each once."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        self._formats = find_child(root, "cellXfs")
        self._known: dict[tuple[int, CellStyleChanges], int] = {}
        self._fonts: dict[int, int] = {}
        self._fill: int | None = None

    def look(self, style: int, wish: CellStyleChanges) -> int:
        """Return the index of a changed copy of an Excel cell style; the copy is added to the workbook if it is new."""
        formats = self._formats
        if formats is None or not 0 <= style < len(formats):
            return style
        if (style, wish) not in self._known:
            made = self._made(formats[style], wish)
            if etree.tostring(made, with_tail=False) == etree.tostring(formats[style], with_tail=False):
                self._known[style, wish] = style
            else:
                formats.append(made)
                formats.set("count", str(len(formats)))
                self._known[style, wish] = len(formats) - 1
        return self._known[style, wish]

    def _made(self, before: Element, wish: CellStyleChanges) -> Element:
        look = deepcopy(before)
        if wish.english:
            _turn(look, mirrored=wish.mirrored)
            self._change_font(look)
        if wish.open:
            fill = self._open_fill()
            if fill is not None:
                look.set("fillId", str(fill))
                look.set("applyFill", "1")
        if wish.literal:
            look.set("quotePrefix", "1")
        return look

    def _change_font(self, look: Element) -> None:
        fonts = find_child(self._root, "fonts")
        number = look.get("fontId", "")
        if fonts is None or not number.isdigit() or int(number) >= len(fonts):
            return
        known = int(number)
        if known not in self._fonts:
            font = fonts[known]
            name = find_child(font, "name")
            family = "" if name is None else name.get("val", "")
            self._fonts[known] = known
            if is_urdu_face(family):
                copy = deepcopy(font)
                for child in list(copy):
                    if child.tag == qualified_name(copy, "name"):
                        child.set("val", latin_face(family))
                    elif child.tag in {qualified_name(copy, one) for one in ("charset", "scheme", "family")}:
                        copy.remove(child)
                fonts.append(copy)
                fonts.set("count", str(len(fonts)))
                self._fonts[known] = len(fonts) - 1
        if self._fonts[known] != known:
            look.set("fontId", str(self._fonts[known]))
            look.set("applyFont", "1")

    def _open_fill(self) -> int | None:
        fills = find_child(self._root, "fills")
        if fills is not None and self._fill is None:
            pattern = etree.SubElement(
                etree.SubElement(fills, qualified_name(fills, "fill")), qualified_name(fills, "patternFill")
            )
            pattern.set("patternType", "solid")
            etree.SubElement(pattern, qualified_name(fills, "fgColor")).set("rgb", _OPEN)
            etree.SubElement(pattern, qualified_name(fills, "bgColor")).set("indexed", "64")
            fills.set("count", str(len(fills)))
            self._fill = len(fills) - 1
        return self._fill


def _turn(look: Element, *, mirrored: bool) -> None:
    """Change the alignment of an Excel cell style to left-to-right; right alignment becomes left."""
    alignment = find_child(look, "alignment")
    if alignment is None:
        return
    ran_left = alignment.get("readingOrder") == _RTL
    if ran_left:
        alignment.set("readingOrder", "1")
    side = alignment.get("horizontal")
    if side == "right":
        alignment.set("horizontal", "left")
    elif side == "left" and (ran_left or mirrored):
        alignment.set("horizontal", "right")
