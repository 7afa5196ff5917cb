"""Reads the paragraphs of one page of a presentation: a slide, its notes, a layout, a chart or a diagram."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.inline import SourceToken, TaggedParagraph, tagged
from translator_gui.formats.numerals import format_list_number
from translator_gui.formats.ooxml import EMU, embedded_id, name_of
from translator_gui.formats.paragraphs import clean_paragraph, errors_at
from translator_gui.formats.pptx.inline import plain_text, read_content
from translator_gui.formats.pptx.text_styles import (
    PptxStyleResolver,
    all_of,
    find_child,
    list_level,
    placeholder,
    placeholder_type,
)
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind, SourceParagraph, SourcePicture
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

_ARROW_BULLETS = {"Ø": "➢", "§": "▪", "ü": "✓", "v": "❖", "q": "❑", "o": "◦"}
"""What bullets of symbol fonts show, by their letter."""
_NUMBERS = {
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
    "arabic1": "arabicAlpha",
    "arabic2": "arabicAbjad",
    "hebrew2": "hebrew2",
}
_ENDS = (("ParenBoth", "({})"), ("ParenR", "{})"), ("Period", "{}."), ("Minus", "{}-"), ("Plain", "{}"))
_DESCRIPTIONS = ("descr", "title")
_MAX_DEPTH = 100


class PptxHome(NamedTuple):
    """Where a text of a presentation stands: an `a:p`, an element of text alone, or an attribute."""

    element: Element
    attribute: str = ""


class PptxParagraph(NamedTuple):
    """A visible paragraph of a presentation, and the places its translation is written to.

    Attributes:
        paragraph: What the translator gets.
        content: Its text and tags, with the markup that the tags stand for.
        homes: Where it stands; several where a chart repeats it.
        properties: The `a:rPr` of its text where no tag says otherwise.
    """

    paragraph: SourceParagraph
    content: TaggedParagraph
    homes: tuple[PptxHome, ...]
    properties: Element | None = None


@dataclass(slots=True)
class PptxPage:
    """A part of a presentation with text on shapes, and how its text is found.

    Attributes:
        root: Its tree.
        styles: What its paragraphs inherit.
        targets: The addresses that its links lead to, by relationship id.
        place: For people: "slide 3".
        embedded: Reads the paragraphs of a frame that holds a chart or a diagram, for a place.
        copies: Added to: alternatives for newer programs, each with the one for older ones.
        images: The names of its pictures, by relationship id.
        pictures: Added to: the pictures met.
        has_notes: Whether its text is what a speaker says: no text of the slide, so that exports name its place.
    """

    root: Element
    styles: PptxStyleResolver
    targets: dict[str, str]
    place: str
    embedded: Callable[[Element, str], Iterator[PptxParagraph]]
    copies: list[tuple[Element, Element]] = field(default_factory=list[tuple[Element, Element]])
    has_notes: bool = False
    images: Mapping[str, str] = field(default_factory=dict[str, str])
    pictures: list[SourcePicture] = field(default_factory=list[SourcePicture])


class PptxShapeReader:
    """Reads the paragraphs on the shapes of a slide, layout, master or notes page, in the order of the shapes.

    Args:
        page: The page with the shapes.
        takes: Returns whether the text of a shape is read.
    """

    def __init__(self, page: PptxPage, takes: Callable[[Element], bool]) -> None:
        self._page = page
        self._takes = takes
        self._tables = 0

    def units(self) -> Iterator[PptxParagraph]:
        """Yield the visible paragraphs of the page's shapes.

        Raises:
            TranslatorError: Groups are nested too deep; a paragraph has too many tags.
        """
        return self._shapes(find_child(self._page.root, "p:cSld", "p:spTree"), 0)

    def _shapes(self, parent: Element | None, depth: int) -> Iterator[PptxParagraph]:
        if depth > _MAX_DEPTH:
            raise TranslatorError(_("{place}: its groups are nested too deep; refused.", place=self._page.place))
        for one in () if parent is None else parent:
            name = name_of(one)
            if name == "mc:AlternateContent":
                chosen = chosen_branch(one)
                yield from self._shapes(chosen, depth + 1)
                self._page.copies += ((chosen, other) for other in one if other is not chosen)
            elif name == "p:grpSp":
                yield from self._shapes(one, depth + 1)
            elif name == "p:sp" and self._takes(one):
                yield from self._shape(one)
            elif name == "p:graphicFrame":
                yield from self._frame(one)
            elif name == "p:pic":
                self._page.pictures += self._picture(one)
            yield from self._descriptions(one)

    def _shape(self, shape: Element) -> Iterator[PptxParagraph]:
        mark = placeholder(shape)
        kind = ParagraphKind.TEXT_BOX if mark is None or self._page.has_notes else ParagraphKind.BODY
        if mark is not None and placeholder_type(mark) != "body":
            kind = ParagraphKind.HEADING if placeholder_type(mark) == "title" else ParagraphKind.FOOTER
        body = find_child(shape, "p:txBody")
        if body is not None:
            yield from read_body(body, self._page, kind, self._page.place)

    def _picture(self, picture: Element) -> Iterator[SourcePicture]:
        """Yield a picture of the page; the frame of a sound or video shows a picture too."""
        fill, size = find_child(picture, "p:blipFill", "a:blip"), find_child(picture, "p:spPr", "a:xfrm", "a:ext")
        described = find_child(picture, "p:nvPicPr", "p:cNvPr")
        if fill is not None:
            alt = "" if described is None else described.get("descr") or described.get("title") or ""
            width, height = (0 if size is None else _points(size.get(name, "")) for name in ("cx", "cy"))
            address = self._page.images.get(embedded_id(fill) or "", "")
            yield SourcePicture(address, alt=alt, place=self._page.place, width=width, height=height)

    def _frame(self, frame: Element) -> Iterator[PptxParagraph]:
        data = find_child(frame, "a:graphic", "a:graphicData")
        for one in () if data is None else data:
            if name_of(one) == "a:tbl":
                yield from self._table(one)
            else:
                yield from self._page.embedded(one, self._page.place)

    def _table(self, table: Element) -> Iterator[PptxParagraph]:
        self._tables += 1
        rows = (one for one in table if name_of(one) == "a:tr")
        for row_number, row in enumerate(rows, 1):
            cells = (one for one in row if name_of(one) == "a:tc")
            for column, cell in enumerate(cells, 1):
                place = f"{self._page.place}, table {self._tables}, row {row_number}, column {column}"
                body = find_child(cell, "a:txBody")
                if body is not None:
                    yield from read_body(body, self._page, ParagraphKind.TABLE_CELL, place)

    def _descriptions(self, shape: Element) -> Iterator[PptxParagraph]:
        """Yield the texts that stand for a picture or shape where it cannot be seen, if they are Urdu."""
        place = f"{self._page.place}, text of a picture"
        for properties in (found for one in shape if (found := find_child(one, "p:cNvPr")) is not None):
            for attribute in _DESCRIPTIONS:
                text = properties.get(attribute, "")
                if has_rtl(text):
                    yield from plain_unit(text, (PptxHome(properties, attribute),), place)


def read_body(body: Element, page: PptxPage, kind: ParagraphKind, place: str) -> Iterator[PptxParagraph]:
    """Yield the visible paragraphs of a text body (of a shape, a cell, a title of a chart …)."""
    return read_paragraphs((one for one in body if name_of(one) == "a:p"), page, kind, place)


def _points(length: str) -> float:
    return int(length[:12]) / EMU if length.isascii() and length.isdigit() else 0.0


def page_of(root: Element, place: str) -> PptxPage:
    """Return a chart or diagram as a page, whose text inherits nothing and has no links."""
    return PptxPage(root, PptxStyleResolver(), {}, place, lambda _element, _place: iter(()))


def read_paragraphs(
    paragraphs: Iterable[Element], page: PptxPage, kind: ParagraphKind, place: str
) -> Iterator[PptxParagraph]:
    """Yield the visible ones of some paragraphs (`a:p`) of one text body."""
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in paragraphs:
        style = page.styles.of(paragraph)
        read = read_content(paragraph, style, page.targets)
        content = _content(read.pieces, place)
        if content is None:
            continue
        text, tags = content.text, content.tags
        described = SourceParagraph(text, kind, place=place, tags=tags)
        if kind is ParagraphKind.HEADING:
            described = described._replace(level=1)
        elif kind is ParagraphKind.BODY and (bullet := style.bullet()) is not None:
            level = list_level(find_child(paragraph, "a:pPr"))
            marker = _marker(bullet, level, counts)
            described = SourceParagraph(text, ParagraphKind.LIST_ITEM, level, marker, place, tags)
        yield PptxParagraph(described, content, (PptxHome(paragraph),), read.properties)


def plain_unit(text: str, homes: Sequence[PptxHome], place: str) -> Iterator[PptxParagraph]:
    """Yield a text of a presentation that has no formatting as a paragraph, if anything in it is visible."""
    content = _content([text], place)
    if content is not None:
        yield PptxParagraph(SourceParagraph(content.text, ParagraphKind.TEXT_BOX, place=place), content, tuple(homes))


def chosen_branch(alternatives: Element) -> Element:
    """Return the branch of a `mc:AlternateContent` that newer programs show; itself if it has none."""
    branches = [one for one in alternatives if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return next((one for one in branches if name_of(one) == "mc:Choice"), (branches or [alternatives])[0])


def copied_paragraphs(chosen: Element, other: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each paragraph of the alternative that was read with its copy for older programs, if they say the same."""
    ours, theirs = (list(all_of(branch, "a:p")) for branch in (chosen, other))
    if [plain_text(one) for one in ours] == [plain_text(one) for one in theirs]:
        yield from zip(ours, theirs, strict=True)


def _content(pieces: list[SourceToken], place: str) -> TaggedParagraph | None:
    """Return the text and tags of a paragraph of a presentation; None if nothing in it is visible.

    Raises:
        TranslatorError: It has too many tags; the message names the place.
    """
    if not clean_paragraph("".join([piece for piece in pieces if isinstance(piece, str)])):
        return None
    with errors_at(place):
        return tagged(pieces)


def _marker(bullet: Element, level: int, counts: dict[int, tuple[str, int]]) -> str:
    """Return the marker of a list item ("•", "3."); counts the numbers of a text body's levels."""
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    if name_of(bullet) != "a:buAutoNum":
        counts.pop(level, None)
        sign = bullet.get("char", "").strip()[:1]
        return _ARROW_BULLETS.get(sign, "•" if not sign or sign >= "\ue000" else sign)
    kind, start = bullet.get("type", ""), bullet.get("startAt", "1")
    known, last = counts.get(level, ("", 0))
    number = last + 1 if known == kind else int(start) if start.isascii() and start.isdigit() else 1
    counts[level] = kind, number
    end, pattern = next(((end, pattern) for end, pattern in _ENDS if kind.endswith(end)), ("", "{}"))
    return pattern.format(format_list_number(number, _NUMBERS.get(kind.removesuffix(end), "decimal")))
