"""The paragraphs of an OpenDocument text, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.odt.codes import Chain
from translator_gui.formats.odt.drawings import find_pictures
from translator_gui.formats.odt.inline import CHANGE_MARKS, OdtDetectedFeatures, OdtInlineReader
from translator_gui.formats.odt.names import child, children, name_of, number, value
from translator_gui.formats.odt.numbering import OdtListMarkerCounter, OdtListNumbers
from translator_gui.formats.odt.styles import OdtStyles, outline_level
from translator_gui.formats.paragraphs import clean_paragraph, errors_at
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind, SourceParagraph, SourcePicture
from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.text.direction import has_rtl

_INDEXES = {
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
    "text:alphabetical-index",
    "text:bibliography",
}
_ROWS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_LIST_PARTS = ("text:list-item", "text:list-header")
_BLOCKS = {"text:p", "text:h", "text:list", "table:table"}


class OdtParagraph(NamedTuple):
    """A visible paragraph of a source OpenDocument text, with its element, text, tags and styles.

    Attributes:
        element: Its `text:p` or `text:h`; or the element of a text that holds no markup (`is_plain`).
        source: As the translator sees it.
        tagged: Its text and tags.
        base: The spans that most of its text stands in.
        styles: Those of its part.
    """

    element: Element
    source: SourceParagraph
    tagged: TaggedParagraph
    base: Chain
    styles: OdtStyles
    is_plain: bool = False


class _ParagraphLocation(NamedTuple):
    """Kind, location, list level and marker that an OpenDocument paragraph gets from the elements around it."""

    kind: ParagraphKind
    place: str = ""
    level: int = 0
    marker: str = ""


@dataclass(slots=True)
class OdtTextBoxCounter:
    """Number of text boxes found so far in the whole OpenDocument text, to number their locations; and its pictures."""

    boxes: int = 0
    pictures: list[SourcePicture] = field(default_factory=list[SourcePicture])


class OdtStoryReader:
    """Reads the paragraphs of an OpenDocument part: body, notes and text boxes, or headers and footers.

    Args:
        styles: Of the part.
        findings: Takes what is met.
        counts: Goes on counting.
    """

    def __init__(self, styles: OdtStyles, findings: OdtDetectedFeatures, counts: OdtTextBoxCounter) -> None:
        self._styles = styles
        self._findings = findings
        self._counts = counts
        self._inline = OdtInlineReader(styles, findings)
        self._numbering = OdtListMarkerCounter(styles)

    def units(self, root: Element, kind: ParagraphKind, place: str = "") -> Iterator[OdtParagraph]:
        """Yield the visible OpenDocument paragraphs below an element."""
        yield from self._blocks(root, _ParagraphLocation(kind, place), [0])

    def _blocks(self, parent: Element, where: _ParagraphLocation, tables: list[int]) -> Iterator[OdtParagraph]:
        """Yield the OpenDocument paragraphs below an element; `tables` counts its tables, for their locations."""
        for one in parent:
            name = name_of(one)
            if name in {"text:p", "text:h"}:
                yield from self._paragraph(one, where)
            elif name == "text:list":
                yield from self._list(one, where, tables, None, 1)
            elif name == "table:table":
                tables[0] += 1
                yield from self._table(one, _join_location(where.place, f"table {tables[0]}"))
            elif name in {"text:section", "text:numbered-paragraph"}:
                yield from self._section(one, where, tables)
            elif name in _INDEXES:
                self._findings.indexes += 1
                for title in children(child(one, "text:index-body"), "text:index-title"):
                    yield from self._blocks(title, where, tables)
            elif name.startswith("draw:"):
                self._add_pictures([one], where)
                yield from self._drawing(one, where.place)
            elif name in CHANGE_MARKS or (name == "text:tracked-changes" and len(one)):
                self._findings.tracked = True

    def _section(self, section: Element, where: _ParagraphLocation, tables: list[int]) -> Iterator[OdtParagraph]:
        display = value(section, "text:display")
        if display == "none" or (display == "condition" and value(section, "text:is-hidden") == "true"):
            self._findings.hidden = True
        else:
            yield from self._blocks(section, where, tables)

    def _list(
        self, element: Element, where: _ParagraphLocation, tables: list[int], outer: OdtListNumbers | None, level: int
    ) -> Iterator[OdtParagraph]:
        counters = self._numbering.begin(element, outer)
        for item in children(element, *_LIST_PARTS):
            inside = where._replace(level=level, marker="")
            if where.kind is ParagraphKind.BODY:
                inside = inside._replace(kind=ParagraphKind.LIST_ITEM)
            counted = name_of(item) == "text:list-header"
            for one in item:
                if name_of(one) == "text:list":
                    yield from self._list(one, where, tables, counters, level + 1)
                    continue
                if not counted and name_of(one) in {"text:p", "text:h"}:
                    counted = True
                    style = value(one, "text:style-name")
                    inside = inside._replace(marker=self._numbering.marker(counters, level, item, style))
                yield from self._one(one, inside, tables)
                inside = inside._replace(marker="")

    def _one(self, block: Element, where: _ParagraphLocation, tables: list[int]) -> Iterator[OdtParagraph]:
        if name_of(block) in {"text:p", "text:h"}:
            yield from self._paragraph(block, where)
        elif name_of(block) == "table:table":
            tables[0] += 1
            yield from self._table(block, _join_location(where.place, f"table {tables[0]}"))

    def _table(self, table: Element, place: str) -> Iterator[OdtParagraph]:
        at = 0
        for row in _rows(table):
            column = 1
            for cell in row:
                if name_of(cell) not in _CELLS:
                    continue
                if name_of(cell) == "table:table-cell":
                    where = f"{place}, row {at + 1}, column {column}"
                    yield from self._blocks(cell, _ParagraphLocation(ParagraphKind.TABLE_CELL, where), [0])
                column += max(number(cell, "table:number-columns-repeated", 1), 1)
            at += max(number(row, "table:number-rows-repeated", 1), 1)

    def _paragraph(self, paragraph: Element, where: _ParagraphLocation) -> Iterator[OdtParagraph]:
        style = value(paragraph, "text:style-name")
        if self._styles.text("paragraph", style).get("text:display") == "none" or _hides_itself(paragraph):
            self._findings.hidden = True
            return
        where = self._with_heading_level(paragraph, where, style)
        with errors_at(where.place or where.kind.value):
            inline = self._inline.read(paragraph)
            found = tagged(inline.tokens)
        self._add_pictures(inline.drawings[: inline.leading], where)
        text = clean_paragraph(found.text)
        if clean_paragraph(without_tags(text)) if has_tags(text) else text:
            source = SourceParagraph(text, where.kind, where.level, where.marker, where.place, found.tags)
            yield OdtParagraph(paragraph, source, found, inline.base, self._styles)
        self._add_pictures(inline.drawings[inline.leading :], where)
        for drawing in inline.drawings:
            yield from self._drawing(drawing, where.place)

    def _add_pictures(self, drawings: Iterable[Element], where: _ParagraphLocation) -> None:
        self._counts.pictures += (
            one._replace(kind=where.kind, place=where.place) for drawing in drawings for one in find_pictures(drawing)
        )

    def _with_heading_level(self, paragraph: Element, where: _ParagraphLocation, style: str) -> _ParagraphLocation:
        """Return kind, location and level of an OpenDocument paragraph; for a heading its own level and number."""
        if name_of(paragraph) != "text:h":
            return where
        level = outline_level(paragraph)
        marker = where.marker or ("" if where.level else self._numbering.heading(level, style))
        if where.kind in {ParagraphKind.BODY, ParagraphKind.LIST_ITEM}:
            return where._replace(kind=ParagraphKind.HEADING, level=level, marker=marker)
        return where

    def _drawing(self, drawing: Element, place: str) -> Iterator[OdtParagraph]:
        """Yield the texts of an OpenDocument drawing: what it shows, then its boxes and shapes, the outermost first."""
        for described in _descriptions(drawing):
            what = "title of a picture" if name_of(described) == "svg:title" else "text of a picture"
            yield from self.plain_text(described, _join_location(place, what))
        for box in self._boxes(drawing):
            self._counts.boxes += 1
            where = _join_location(place, f"text box {self._counts.boxes}")
            yield from self._blocks(box, _ParagraphLocation(ParagraphKind.TEXT_BOX, where), [0])

    def plain_text(self, element: Element, place: str) -> Iterator[OdtParagraph]:
        """Yield the Urdu text of an element that holds no markup as a paragraph: a picture's title, the document's."""
        found = tagged([element.text or ""])
        if has_rtl(found.text) and clean_paragraph(found.text):
            yield OdtParagraph(
                element, SourceParagraph(found.text, place=place), found, (), self._styles, is_plain=True
            )

    def _boxes(self, drawing: Element) -> Iterator[Element]:
        if any(name_of(one) in _BLOCKS for one in drawing):
            yield drawing
            return
        for one in drawing:
            name = name_of(one)
            if name in {"draw:object", "draw:object-ole"}:
                self._findings.objects = True
            elif name.startswith("draw:") and name != "draw:image":
                yield from self._boxes(one)


def _descriptions(drawing: Element) -> Iterator[Element]:
    """Yield the titles and descriptions of an OpenDocument drawing and of what it holds, but not of its text."""
    for one in drawing:
        if name_of(one) in {"svg:title", "svg:desc"}:
            yield one
        elif name_of(one).startswith("draw:"):
            yield from _descriptions(one)


def _join_location(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        name = name_of(one)
        if name == "table:table-row":
            yield one
        elif name in _ROWS:
            yield from _rows(one)


def _hides_itself(paragraph: Element) -> bool:
    """Whether a `text:hidden-paragraph` field currently hides the OpenDocument paragraph."""
    return any(value(one, "text:is-hidden") == "true" for one in children(paragraph, "text:hidden-paragraph"))
