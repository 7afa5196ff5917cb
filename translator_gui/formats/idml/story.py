"""Reads the paragraphs of a story of an InDesign document, with its tables, footnotes and anchored objects."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.idml.inline import (
    IdmlItem,
    flowing,
    is_deleted,
    is_object,
    object_item,
    read_content,
    text_items,
)
from translator_gui.formats.idml.package import PARAGRAPH, RUN, children_through, is_about
from translator_gui.formats.idml.styles import IdmlStyles
from translator_gui.formats.inline import SourceToken, TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph, errors_at
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.model.document import ParagraphKind, SourceParagraph
from translator_gui.text.direction import has_rtl

_NO_TEXT = frozenset({"StoryPreference", "InCopyExportOption", "GridDataInformation", "MetadataPacketPreference"})
_STORIES = frozenset({"Story", "XmlStory", "Cell", "Footnote", "Note", "HiddenText"})
"""Elements with paragraphs of their own."""


class IdmlHome(NamedTuple):
    """Where a text outside the stories of an InDesign document stands: in an element, or in its attribute."""

    element: Element
    attribute: str = ""


class IdmlParagraph(NamedTuple):
    """A visible paragraph of an InDesign document, and the place its translation is written to.

    Attributes:
        paragraph: What the translator gets.
        content: Its text and tags, with the markup that the tags stand for.
        items: What it is made of.
        run: The character range of its text where no tag says otherwise.
        range: The paragraph range that it stands in; None if there is none.
        end: The `Br` that ends it; None at the end of a story.
        homes: Where a text outside the stories stands; such a paragraph has no items.
    """

    paragraph: SourceParagraph
    content: TaggedParagraph
    items: tuple[IdmlItem, ...] = ()
    run: Element | None = None
    range: Element | None = None
    end: Element | None = None
    homes: tuple[IdmlHome, ...] = ()


@dataclass(slots=True)
class IdmlFindings:
    """What was met in an InDesign document while its paragraphs were read.

    Attributes:
        tracked: Whether there are tracked changes.
        notes: How many notes of editors.
        footnotes: How many footnotes, for their numbers.
        tables: How many tables, by place.
        ruby: Whether there is text above other text.
    """

    tracked: bool = False
    notes: int = 0
    footnotes: int = 0
    tables: dict[str, int] = field(default_factory=dict[str, int])
    ruby: bool = False


class IdmlStoryContext(NamedTuple):
    """What is shared by all stories of an InDesign document.

    Attributes:
        styles: Of the document.
        targets: The addresses that links lead to, by the identifier of their source.
        findings: Added to.
        anchored: Reads the story of a frame that stands in the text, by its identifier, for a place.
    """

    styles: IdmlStyles
    targets: Mapping[str, str]
    findings: IdmlFindings
    anchored: Callable[[str, str], Iterator[IdmlParagraph]]


class IdmlStoryReader:
    """Reads the paragraphs of one story, table cell or note of an InDesign document.

    Args:
        story: The element around its ranges.
        context: What is shared by all stories.
        kind: What its paragraphs are, where they are not headings or list items.
        place: For people; empty in running text.
        first_place: The place of its first paragraph, if it is another one.
    """

    def __init__(
        self, story: Element, context: IdmlStoryContext, kind: ParagraphKind, place: str, first_place: str = ""
    ) -> None:
        self._story = story
        self._context = context
        self._kind = kind
        self._place = place
        self._next_place = first_place or place
        self._items: list[IdmlItem] = []
        self._counts: dict[int, int] = {}

    def units(self) -> Iterator[IdmlParagraph]:
        """Yield the visible paragraphs in order, each followed by those of the objects that stand in it.

        Raises:
            TranslatorError: A paragraph has too many tags.
        """
        yield from self._walk(self._story, IdmlItem(self._story, self._story, None, ()))
        yield from self._paragraph(None)

    def _walk(self, parent: Element, around: IdmlItem) -> Iterator[IdmlParagraph]:
        """Yield the paragraphs that end in an element; `around` says where its children stand."""
        for one in parent:
            name = local(one)
            here = around._replace(node=one)
            if name in _NO_TEXT or is_about(one):
                continue
            if name == PARAGRAPH:
                yield from self._walk(one, IdmlItem(one, one, None, ()))
            elif name == RUN:
                self._context.findings.ruby |= one.get("RubyFlag", "false") not in {"false", "0"}
                yield from self._walk(one, here._replace(run=one))
            elif name == "Content":
                self._items += text_items(one, here)
            elif name == "Br":
                yield from self._paragraph(one)
            elif is_object(one):
                self._context.findings.tracked |= is_deleted(one)
                self._items.append(object_item(one, here))
            else:
                yield from self._wrapper(one, here)

    def _wrapper(self, element: Element, here: IdmlItem) -> Iterator[IdmlParagraph]:
        """Yield the paragraphs that end in a link, an XML element or a tracked change."""
        inner = list(flowing(element))
        self._context.findings.tracked |= local(element) == "Change"
        if any(local(one) in {"Br", PARAGRAPH} for one in inner):
            yield from self._walk(element, IdmlItem(element, element, None, ()))
        elif local(element) == "Change":
            yield from self._walk(element, here)
        elif any("".join(one.itertext()) for one in inner if local(one) == "Content"):
            yield from self._walk(element, here._replace(wraps=(*here.wraps, element)))
        else:
            self._items.append(object_item(element, here))

    def _paragraph(self, end: Element | None) -> Iterator[IdmlParagraph]:
        items, self._items = self._items, []
        shown = [item for item in items if item.text or item.tag is not None]
        home = next((item.home for item in shown if item.text.strip()), None)
        if home is not None:
            paragraph = range_of(home)
            read = read_content(shown, paragraph, self._context.styles, self._context.targets)
            content = _content(read.pieces, self._next_place)
            if content is not None:
                described = self._described(content, paragraph)
                self._next_place = self._place
                yield IdmlParagraph(described, content, tuple(items), read.run, paragraph, end)
        for item in shown:
            if item.tag is not None and is_whole(item.node):
                yield from self._objects(item.node)

    def _described(self, content: TaggedParagraph, paragraph: Element | None) -> SourceParagraph:
        text, tags, place = content.text, content.tags, self._next_place
        marker, level = self._context.styles.list_marker(paragraph, self._counts)
        if self._kind is ParagraphKind.BODY:
            if heading := self._context.styles.heading_level(paragraph):
                return SourceParagraph(text, ParagraphKind.HEADING, heading, marker, place, tags)
            if level:
                return SourceParagraph(text, ParagraphKind.LIST_ITEM, level, marker, place, tags)
        return SourceParagraph(text, self._kind, marker=marker, place=place, tags=tags)

    def _objects(self, element: Element) -> Iterator[IdmlParagraph]:
        """Yield the paragraphs of a table, a note or a frame in the text."""
        name, findings, place = local(element), self._context.findings, self._place
        if name == "Table":
            findings.tables[place] = findings.tables.get(place, 0) + 1
            yield from self._table(element, joined_place(place, f"table {findings.tables[place]}"))
        elif name == "Footnote":
            findings.footnotes += 1
            where = f"footnote {findings.footnotes}"
            yield from IdmlStoryReader(element, self._context, ParagraphKind.FOOTNOTE, where).units()
        elif name == "HiddenText":
            where = joined_place(place, "hidden text")
            yield from IdmlStoryReader(element, self._context, self._kind, where).units()
        elif name == "Note":
            findings.notes += 1
        else:
            if story := element.get("ParentStory"):
                yield from self._context.anchored(story, joined_place(place, "text frame"))
            yield from alternative_text(element, place)
            for one in element:
                yield from self._objects(one)

    def _table(self, table: Element, place: str) -> Iterator[IdmlParagraph]:
        cells = list(children_through(table, "Cell", "XMLElement"))
        for (row, column), cell in sorted(
            ((_position(cell, number), cell) for number, cell in enumerate(cells)), key=lambda one: one[0]
        ):
            where = f"{place}, row {row}, column {column}"
            yield from IdmlStoryReader(cell, self._context, ParagraphKind.TABLE_CELL, where).units()


def range_of(home: Element) -> Element | None:
    """Return the paragraph range that an element is or stands in; None if there is none in its story."""
    one: Element | None = home
    while one is not None and local(one) not in _STORIES:
        if local(one) == PARAGRAPH:
            return one
        one = one.getparent()
    return None


def is_whole(node: Element) -> bool:
    """Whether the node of an item holds nothing else: it is no `Content` with text and special characters."""
    return local(node) != "Content"


def joined_place(place: str, inner: str) -> str:
    """Return the place of something for people: "page 3, table 1"; the inner one alone in running text."""
    return f"{place}, {inner}" if place else inner


def alternative_text(element: Element, place: str) -> Iterator[IdmlParagraph]:
    """Yield the Urdu that stands for a picture where it cannot be seen, if the element is an option that holds it."""
    text = element.get("CustomAltText", "")
    if has_rtl(text):
        yield from plain_unit(text, (IdmlHome(element, "CustomAltText"),), joined_place(place, "text of a picture"))


def plain_unit(text: str, homes: Iterable[IdmlHome], place: str) -> Iterator[IdmlParagraph]:
    """Yield a text outside the stories of an InDesign document as a paragraph, if anything in it is visible."""
    content = _content([text], place)
    if content is not None:
        described = SourceParagraph(content.text, ParagraphKind.TEXT_BOX, place=place)
        yield IdmlParagraph(described, content, homes=tuple(homes))


def _content(pieces: list[SourceToken], place: str) -> TaggedParagraph | None:
    """Return the text and tags of a paragraph of an InDesign document; None if nothing in it is visible.

    Raises:
        TranslatorError: It has too many tags; the message names the place.
    """
    if not clean_paragraph("".join([piece for piece in pieces if isinstance(piece, str)])):
        return None
    with errors_at(place or "the text"):
        return tagged(pieces)


def _position(cell: Element, number: int) -> tuple[int, int]:
    """Return the row and column of a cell, from 1, by its name ("column:row"); in a row of its own if it has none."""
    column, _colon, row = cell.get("Name", "").partition(":")
    known = all(one.isascii() and one.isdigit() and len(one) < len("1000000") for one in (row, column))
    return (int(row) + 1, int(column) + 1) if known else (number + 1, 1)
