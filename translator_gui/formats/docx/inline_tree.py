"""The content of a Word paragraph as a tree of scopes, and as the pieces that become text and tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from translator_gui.formats.docx.run_formats import DocxFormatResolver, DocxRunFormat
from translator_gui.formats.inline import ClosingTag, InlineTagMarkup, OpeningTag, SourceToken, StandaloneTag
from translator_gui.formats.xml import Element
from translator_gui.model.inline_tag import TagMeaning

_MARKS = frozenset({TagMeaning.ANCHOR, TagMeaning.COMMENT})
"""Several in a row become one tag."""


class DocxPreservedElement(NamedTuple):
    """An element of a source Word document that the translated document keeps unchanged, behind a tag.

    Attributes:
        element: The element.
        properties: The `w:rPr` of its run.
        in_run: Whether it stands in a run.
    """

    element: Element
    properties: Element | None = None
    in_run: bool = False


class DocxRunProperties(NamedTuple):
    """Run properties (`w:rPr`) of source text for its translation; `complex`: made for complex-script letters."""

    properties: Element | None = None
    complex: bool = False


class DocxWrappingElement(NamedTuple):
    """A Word element around text (hyperlink, content control), behind a tag pair; and its text's properties."""

    around: DocxPreservedElement
    shape: DocxRunProperties


class DocxWrappingField(NamedTuple):
    """A Word field around text, behind a tag pair: its opening and closing elements, and its text's properties."""

    opening: tuple[DocxPreservedElement, ...]
    closing: tuple[DocxPreservedElement, ...]
    shape: DocxRunProperties


class DocxTextOrTag(NamedTuple):
    """A leaf of the inline content of a Word paragraph: text, or a standalone tag (then `kind` is set)."""

    elements: tuple[DocxPreservedElement, ...]
    text: str = ""
    kind: TagMeaning | None = None
    words: str = ""
    code: str = ""


@dataclass(slots=True, eq=False)
class DocxInlineContainer:
    """A node of the inline content of a Word paragraph: the paragraph, a field or a wrapping element.

    Attributes:
        parent: The scope that it stands in.
        around: Its element; None of a paragraph and of a field.
        opening: The code of a field, as far as its result.
        separated: Whether a field's result has begun.
        closing: The end of a field.
    """

    parent: "DocxInlineContainer | None" = None
    around: DocxPreservedElement | None = None
    kind: TagMeaning = TagMeaning.OTHER
    words: str = ""
    code: str = ""
    items: list["DocxInlineItem"] = field(default_factory=list["DocxInlineItem"])
    opening: list[DocxPreservedElement] = field(default_factory=list[DocxPreservedElement])
    separated: bool = True
    closing: list[DocxPreservedElement] = field(default_factory=list[DocxPreservedElement])

    def add(self, item: "DocxInlineItem") -> None:
        """Append an item to the container; while the code of a field is being read, to the field's opening elements."""
        if self.separated:
            self.items.append(item)
        else:
            self.opening.extend(flatten_items(item))

    def text(self) -> str:
        """Return the text of the container and of everything nested in it."""
        return "".join(item.text if isinstance(item, DocxTextOrTag) else item.text() for item in self.items)


DocxInlineItem: TypeAlias = DocxTextOrTag | DocxInlineContainer


def flatten_items(item: DocxInlineItem) -> Iterator[DocxPreservedElement]:
    """Yield the Word elements of an inline item, which becomes one standalone tag."""
    if isinstance(item, DocxTextOrTag):
        yield from item.elements
    elif item.around:
        yield item.around
    else:
        yield from item.opening
        for one in item.items:
            yield from flatten_items(one)
        yield from item.closing


class _Span(NamedTuple):
    format: DocxRunFormat
    shape: DocxRunProperties


class DocxTaggedTextBuilder:
    """Turns the inline content of a Word paragraph into text with tags for the translator.

    Args:
        looks: The document's.
        style: The id of the paragraph's style.
    """

    def __init__(self, looks: DocxFormatResolver, style: str) -> None:
        self._looks = looks
        self._style = style

    def of(self, scope: DocxInlineContainer) -> tuple[list[SourceToken], DocxRunProperties]:
        """Return the content of a Word paragraph or wrapper as text and tags, and its default run properties."""
        leaves = [item for item in scope.items if isinstance(item, DocxTextOrTag) and item.text]
        if all(leaf.elements[0].properties is None for leaf in leaves):
            return [
                piece for item in _merge_anchor_tags(scope.items) for piece in self._piece(item)
            ], DocxRunProperties()
        spans = {id(leaf): self._span(leaf) for leaf in leaves}
        base = _most_common_format(leaves, spans)
        blank = _blank_edges(scope.items) if scope.parent is None else ()
        edges = {one for one in blank if not base.format.looks_like(spans[one].format)}
        return list(self._formatted(scope.items, spans, base, edges)), base.shape

    def _span(self, leaf: DocxTextOrTag) -> _Span:
        properties = leaf.elements[0].properties
        found = self._looks.of(properties, self._style, leaf.text)
        return _Span(found, DocxRunProperties(properties, found.complex))

    def _formatted(
        self, items: Sequence[DocxInlineItem], spans: dict[int, _Span], base: _Span, edges: set[int]
    ) -> Iterator[SourceToken]:
        current: DocxRunFormat | None = None
        pending: list[SourceToken] = []
        for item in _merge_anchor_tags(items):
            span = spans.get(id(item))
            if span is None or not isinstance(item, DocxTextOrTag):
                pieces = list(self._piece(item))
                if isinstance(item, DocxInlineContainer) and current:
                    yield from (ClosingTag(), *pending)
                    current, pending = None, []
                pending += pieces
                continue
            wanted = span.format
            if id(item) in edges:
                yield from (ClosingTag(), *pending) if current else pending
                current, pending = None, []
                yield OpeningTag(InlineTagMarkup(TagMeaning.FORMAT, "white space", payload=span.shape))
                yield item.text
                yield ClosingTag()
                continue
            before, text, after = ("", item.text, "") if wanted.shows_on_spaces else _split_white_space(item.text)
            if not (current and current.shows_on_spaces):
                pending.append(before)
            else:
                text = before + text
            if not text:
                continue
            if base.format.looks_like(wanted):
                yield from (ClosingTag(), *pending) if current else pending
                current = None
            elif current and current.looks_like(wanted):
                yield from pending
            else:
                yield from (ClosingTag(), *pending) if current else pending
                words = wanted.words(base.format, self._looks.styles)
                yield OpeningTag(InlineTagMarkup(TagMeaning.FORMAT, words, wanted.look, payload=span.shape))
                current = wanted
            yield text
            pending = [after]
        yield from (ClosingTag(), *pending) if current else pending

    def _piece(self, item: DocxInlineItem) -> Iterator[SourceToken]:
        if isinstance(item, DocxTextOrTag):
            if item.kind is None:
                yield item.text
            else:
                yield StandaloneTag(InlineTagMarkup(item.kind, item.words, code=item.code, payload=item.elements))
            return
        pieces, shape = self.of(item)
        payload = (
            DocxWrappingElement(item.around, shape)
            if item.around
            else DocxWrappingField(tuple(item.opening), tuple(item.closing), shape)
        )
        yield OpeningTag(InlineTagMarkup(item.kind, item.words, code=item.code, payload=payload))
        yield from pieces
        yield ClosingTag()


def _blank_edges(items: Sequence[DocxInlineItem]) -> Iterator[int]:
    """Yield the ids of the white space at both ends of a Word paragraph, which keeps its size, and no line under it."""
    for ordered in (items, reversed(items)):
        for item in ordered:
            if not isinstance(item, DocxTextOrTag) or item.kind is not None or item.text.strip():
                break
            if item.text:
                yield id(item)


def _split_white_space(text: str) -> tuple[str, str, str]:
    """Split a text into leading white space, core and trailing white space."""
    core = text.strip()
    start = text.index(core) if core else len(text)
    return text[:start], core, text[start + len(core) :]


def _most_common_format(leaves: Sequence[DocxTextOrTag], spans: dict[int, _Span]) -> _Span:
    """Return the format of most letters of a Word paragraph, which needs no tag."""
    letters: dict[DocxRunFormat, int] = {}
    shapes: dict[DocxRunFormat, DocxRunProperties] = {}
    for leaf in leaves:
        one, shape = spans[id(leaf)]
        letters[one] = letters.get(one, 0) + len(leaf.text.strip())
        shapes.setdefault(one, shape)
    groups: list[list[DocxRunFormat]] = []
    for one in sorted(letters, key=lambda one: -letters[one]):
        group = next((group for group in groups if group[0].looks_like(one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    most = max(groups, key=lambda group: sum(letters[one] for one in group))[0]
    return _Span(most, shapes[most])


def _merge_anchor_tags(items: Sequence[DocxInlineItem]) -> Iterator[DocxInlineItem]:
    """Merge neighbouring anchor and comment tags of a Word paragraph into one standalone tag."""
    marks: list[DocxTextOrTag] = []
    for item in items:
        if isinstance(item, DocxTextOrTag) and item.kind in _MARKS:
            marks.append(item)
            continue
        if marks:
            yield _merge_tags(marks)
            marks = []
        yield item
    if marks:
        yield _merge_tags(marks)


def _merge_tags(marks: Sequence[DocxTextOrTag]) -> DocxTextOrTag:
    first = next((mark for mark in marks if mark.kind is TagMeaning.COMMENT), marks[0])
    return (
        first
        if len(marks) == 1
        else first._replace(elements=tuple(element for mark in marks for element in mark.elements))
    )
