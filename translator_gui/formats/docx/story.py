"""Reads the paragraphs of one story of a Word document: body, header, note or text box."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.docx.drawings import chosen_branch
from translator_gui.formats.docx.inline import DocxDetectedFeatures, DocxInlineReader, DocxParagraphContent
from translator_gui.formats.docx.inline_tree import DocxRunProperties
from translator_gui.formats.docx.numbering import DocxListMarkerCounter
from translator_gui.formats.docx.other_texts import OtherText
from translator_gui.formats.docx.run_formats import DocxFormatResolver
from translator_gui.formats.inline import SourceToken, TaggedParagraph, tagged
from translator_gui.formats.ooxml import child, name_of, number
from translator_gui.formats.paragraphs import clean_paragraph, errors_at
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind, SourceParagraph, SourcePicture

_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:body"}
_DELETED = {"w:del", "w:moveFrom"}
_ZERO_WIDTH = "\ufeff\u200b"
_NO_WIDTH = dict.fromkeys(map(ord, _ZERO_WIDTH))
_LEAD, _TAIL = re.compile(rf"^[\s{_ZERO_WIDTH}]+"), re.compile(rf"[\s{_ZERO_WIDTH}]+$")


class DocxParagraph(NamedTuple):
    """A visible paragraph of a source Word document, and the elements its translation is written to.

    Attributes:
        paragraph: What the translator gets.
        content: The same with what its tags stand for.
        homes: The `w:p` that hold it, mostly one; the last takes the English. Or, of an other text, its elements.
        shape: How its text is formatted where no tag says otherwise.
        other_text: What stands in a drawn word, the description of a picture, a chart, or a property of the document.
    """

    paragraph: SourceParagraph
    content: TaggedParagraph
    homes: tuple[Element, ...]
    shape: DocxRunProperties = DocxRunProperties()
    other_text: str = ""


class _UnfinishedParagraph(NamedTuple):
    """Content of a Word paragraph that continues in the next `w:p` (drop cap, deleted paragraph mark)."""

    pieces: list[SourceToken]
    homes: tuple[Element, ...]
    shape: DocxRunProperties


@dataclass(slots=True)
class DocxReadingContext:
    """Styles, list counters and detected features shared by the readers of body, headers and notes of a Word file."""

    looks: DocxFormatResolver
    numbering: DocxListMarkerCounter
    findings: DocxDetectedFeatures
    as_before: bool = False
    boxes: int = 0
    pictures: list[SourcePicture] = field(default_factory=list[SourcePicture])


class DocxStoryReader:
    """Reads the paragraphs of one story of a source Word document: body, header, footer, note or text box.

    Args:
        root: The element that holds the story's blocks.
        shared: The document's styles and counters.
        targets: The addresses that links of its part lead to, by relationship id.
        images: The names of its part's pictures, by relationship id.
        kind: What its paragraphs are, where they are not headings, list items or cells.
        place: For people; empty in the body.
    """

    def __init__(
        self,
        root: Element,
        shared: DocxReadingContext,
        targets: dict[str, str],
        images: dict[str, str],
        kind: ParagraphKind,
        place: str = "",
    ) -> None:
        self._root = root
        self._shared = shared
        self._targets = targets
        self._images = images
        self._kind = kind
        self._place = place
        self._inline = DocxInlineReader(root, shared.looks, shared.findings, targets, as_before=shared.as_before)
        self._unfinished: _UnfinishedParagraph | None = None

    def units(self) -> Iterator[DocxParagraph]:
        """Yield the visible paragraphs of the story (body, header, note or text box) in reading order."""
        yield from self._blocks(self._root, self._kind, self._place, [0])
        if (unfinished := self._unfinished) and (content := _content(unfinished.pieces, self._place)):
            paragraph = SourceParagraph(content.text, self._kind, place=self._place, tags=content.tags)
            yield DocxParagraph(paragraph, content, unfinished.homes, unfinished.shape)

    def _blocks(self, parent: Element, kind: ParagraphKind, place: str, tables: list[int]) -> Iterator[DocxParagraph]:
        """Yield the Word paragraphs below an element; `tables` counts its tables, for the paragraphs' locations."""
        for one in parent:
            name = name_of(one)
            if name == "w:p":
                yield from self._paragraph(one, kind, place)
            elif name == "w:tbl":
                tables[0] += 1
                yield from self._table(one, _join_location(place, f"table {tables[0]}"))
            elif name == "mc:AlternateContent":
                yield from self._blocks(chosen_branch(one), kind, place, tables)
            elif name in _WRAPPERS:
                yield from self._blocks(one, kind, place, tables)
            elif name in _DELETED:
                self._shared.findings.tracked = True
            elif name == "w:altChunk":
                self._shared.findings.foreign.add("an inserted file")

    def _table(self, table: Element, place: str) -> Iterator[DocxParagraph]:
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

    def _paragraph(self, paragraph: Element, kind: ParagraphKind, place: str) -> Iterator[DocxParagraph]:
        inline = self._inline.read(paragraph)
        self._add_pictures(inline.leading_images, kind, place)
        unfinished, self._unfinished = self._unfinished, None
        pieces = [*unfinished.pieces, *inline.pieces] if unfinished else inline.pieces
        homes = (*unfinished.homes, paragraph) if unfinished else (paragraph,)
        if inline.runs_on:
            self._unfinished = _UnfinishedParagraph(pieces, homes, inline.shape)
        elif content := _content(pieces, place):
            yield DocxParagraph(self._described(paragraph, content, kind, place), content, homes, inline.shape)
        self._add_pictures(inline.images, kind, place)
        yield from self._text_boxes(inline, place)

    def _add_pictures(self, images: list[SourcePicture], kind: ParagraphKind, place: str) -> None:
        self._shared.pictures += (
            one._replace(address=self._images.get(one.address, ""), kind=kind, place=place) for one in images
        )

    def _text_boxes(self, inline: DocxParagraphContent, place: str) -> Iterator[DocxParagraph]:
        for box in inline.boxes:
            self._shared.boxes += 1
            where = _join_location(place, f"text box {self._shared.boxes}")
            if name_of(box) != "v:textpath":
                story = DocxStoryReader(box, self._shared, self._targets, self._images, ParagraphKind.TEXT_BOX, where)
                yield from story.units()
            else:
                yield from other_paragraph((box.get("string", ""), where, (box,)), ParagraphKind.TEXT_BOX)
        for text, what, homes in inline.pictures:
            yield from other_paragraph((text, _join_location(place, what), homes))

    def _described(
        self, paragraph: Element, content: TaggedParagraph, kind: ParagraphKind, place: str
    ) -> SourceParagraph:
        text, tags = content.text, content.tags
        properties = child(paragraph, "pPr")
        styles = self._shared.looks.styles
        reference, style = styles.list_reference(properties)
        item = self._shared.numbering.marker(reference, style) if reference else None
        marker, item_level = item or ("", 0)
        level = styles.heading_level(properties)
        if kind is not ParagraphKind.BODY:
            return SourceParagraph(text, kind, marker=marker, place=place, tags=tags)
        if level:
            return SourceParagraph(text, ParagraphKind.HEADING, level, marker, place, tags)
        if item_level:
            return SourceParagraph(text, ParagraphKind.LIST_ITEM, item_level, marker, place, tags)
        return SourceParagraph(text, kind, place=place, tags=tags)


def _content(pieces: list[SourceToken], place: str) -> TaggedParagraph | None:
    """Return the text and tags of a Word paragraph; None if nothing in it is visible.

    Raises:
        TranslatorError: It has too many tags; the message names the place.
    """
    text = "".join([piece for piece in pieces if isinstance(piece, str)])
    if not clean_paragraph(text):
        return None
    core = text.strip()
    if core[0] in _ZERO_WIDTH or core[-1] in _ZERO_WIDTH:
        pieces = _without_zero_width(pieces)
    with errors_at(place or "the text"):
        return tagged(pieces)


def other_paragraph(found: OtherText, kind: ParagraphKind = ParagraphKind.BODY) -> Iterator[DocxParagraph]:
    """Yield a text that stands outside the paragraphs of a Word document as one, if any of it is visible."""
    text, place, homes = found
    if content := _content([text], place):
        yield DocxParagraph(SourceParagraph(content.text, kind, place=place), content, homes, other_text=text)


def _without_zero_width(pieces: list[SourceToken]) -> list[SourceToken]:
    """Remove zero-width characters from both ends of a Word paragraph's text."""
    out = list(pieces)
    for pattern, places in ((_LEAD, range(len(out))), (_TAIL, range(len(out) - 1, -1, -1))):
        for place in places:
            piece = out[place]
            if isinstance(piece, str):
                out[place] = shorter = pattern.sub(lambda found: found.group().translate(_NO_WIDTH), piece)
                if shorter.strip():
                    break
    return out


def _join_location(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more


def unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """Yield the child elements of a name, including those inside content controls and tracked insertions."""
    for one in parent:
        found = name_of(one)
        if found == name:
            yield one
        elif found in _WRAPPERS:
            yield from unwrapped(one, name)
