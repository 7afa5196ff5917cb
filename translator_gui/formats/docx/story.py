"""The paragraphs of one story of a Word document: its body, a header, a note, a text box."""

from collections.abc import Iterator
from dataclasses import dataclass

from translator_gui.formats.docx.inline import Findings, InlineReader, chosen_branch
from translator_gui.formats.docx.numbering import Numbering
from translator_gui.formats.docx.ooxml import Element, child, name_of, number
from translator_gui.formats.docx.styles import Styles
from translator_gui.formats.paragraphs import cleaned
from translator_gui.model.document import ParagraphKind, SourceParagraph

_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:body"}
_DELETED = {"w:del", "w:moveFrom"}


@dataclass(slots=True)
class Shared:
    """What all stories of a document share."""

    styles: Styles
    numbering: Numbering
    findings: Findings
    boxes: int = 0


class Story:
    """Reads one story.

    Args:
        root: The element that holds the story's blocks.
        shared: The document's styles and counters.
        kind: What its paragraphs are, where they are not headings, list items or cells.
        place: For people; empty in the body.
    """

    def __init__(self, root: Element, shared: Shared, kind: ParagraphKind, place: str = "") -> None:
        self._root = root
        self._shared = shared
        self._kind = kind
        self._place = place
        self._inline = InlineReader(root, shared.styles, shared.findings)
        self._held = ""

    def paragraphs(self) -> Iterator[SourceParagraph]:
        """In reading order, those that show nothing left out."""
        yield from self._blocks(self._root, self._kind, self._place, [0])
        if held := cleaned(self._held):
            yield SourceParagraph(held, self._kind, place=self._place)

    def _blocks(self, parent: Element, kind: ParagraphKind, place: str, tables: list[int]) -> Iterator[SourceParagraph]:
        """The paragraphs below an element; `tables` counts those met so far at this depth."""
        for one in parent:
            name = name_of(one)
            if name == "w:p":
                yield from self._paragraph(one, kind, place)
            elif name == "w:tbl":
                tables[0] += 1
                yield from self._table(one, _joined(place, f"table {tables[0]}"))
            elif name == "mc:AlternateContent":
                yield from self._blocks(chosen_branch(one), kind, place, tables)
            elif name in _WRAPPERS:
                yield from self._blocks(one, kind, place, tables)
            elif name in _DELETED:
                self._shared.findings.tracked = True
            elif name == "w:altChunk":
                self._shared.findings.foreign.add("an inserted file")

    def _table(self, table: Element, place: str) -> Iterator[SourceParagraph]:
        for row_number, row in enumerate(unwrapped(table, "w:tr"), 1):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._shared.findings.tracked = True
                continue
            column = 1 + (number(child(properties, "gridBefore")) or 0)
            for cell in unwrapped(row, "w:tc"):
                where = f"{place}, row {row_number}, column {column}"
                yield from self._blocks(cell, ParagraphKind.TABLE_CELL, where, [0])
                column += max(number(child(cell, "tcPr", "gridSpan")) or 1, 1)

    def _paragraph(self, paragraph: Element, kind: ParagraphKind, place: str) -> Iterator[SourceParagraph]:
        inline = self._inline.read(paragraph)
        text = self._held + inline.text
        self._held = text if inline.runs_on else ""
        text = "" if inline.runs_on else cleaned(text)
        if text:
            yield self._described(paragraph, text, kind, place)
        for box in inline.boxes:
            self._shared.boxes += 1
            where = _joined(place, f"text box {self._shared.boxes}")
            if isinstance(box, str):
                if lettering := cleaned(box):
                    yield SourceParagraph(lettering, ParagraphKind.TEXT_BOX, place=where)
            else:
                yield from Story(box, self._shared, ParagraphKind.TEXT_BOX, where).paragraphs()

    def _described(self, paragraph: Element, text: str, kind: ParagraphKind, place: str) -> SourceParagraph:
        properties = child(paragraph, "pPr")
        styles = self._shared.styles
        reference, style = styles.list_reference(properties)
        item = self._shared.numbering.marker(reference, style) if reference else None
        marker, item_level = item or ("", 0)
        level = styles.heading_level(properties)
        if kind is not ParagraphKind.BODY:
            return SourceParagraph(text, kind, marker=marker, place=place)
        if level:
            return SourceParagraph(text, ParagraphKind.HEADING, level, marker, place)
        if item_level:
            return SourceParagraph(text, ParagraphKind.LIST_ITEM, item_level, marker, place)
        return SourceParagraph(text, kind, place=place)


def _joined(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more


def unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """The children of one name, those inside content controls and insertions too."""
    for one in parent:
        found = name_of(one)
        if found == name:
            yield one
        elif found in _WRAPPERS:
            yield from unwrapped(one, name)
