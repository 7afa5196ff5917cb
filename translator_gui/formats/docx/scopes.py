"""The content of a Word paragraph as a tree of scopes, and as the pieces that become text and tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from translator_gui.formats.docx.run_formats import DocxFormatResolver, DocxRunFormat
from translator_gui.formats.inline import ClosingTag, InlineCode, OpeningTag, SourceToken, StandaloneTag
from translator_gui.formats.xml import Element
from translator_gui.model.inline_tag import TagMeaning

_MARKS = frozenset({TagMeaning.ANCHOR, TagMeaning.COMMENT})
"""Several in a row become one tag."""


class DocxKeptElement(NamedTuple):
    """An element that is written back unchanged.

    Attributes:
        element: The element.
        properties: The `w:rPr` of its run.
        in_run: Whether it stands in a run.
    """

    element: Element
    properties: Element | None = None
    in_run: bool = False


class DocxTextFormat(NamedTuple):
    """Formatting of text: its `w:rPr`, and whether it was made for complex-script letters."""

    properties: Element | None = None
    complex: bool = False


class DocxWrapper(NamedTuple):
    """An element around text, and the format of its own text."""

    around: DocxKeptElement
    shape: DocxTextFormat


class DocxFieldWrapper(NamedTuple):
    """A field around text: its opening and closing elements, and the format of its text."""

    opening: tuple[DocxKeptElement, ...]
    closing: tuple[DocxKeptElement, ...]
    shape: DocxTextFormat


class DocxLeaf(NamedTuple):
    """Text, or a stand-alone tag (then with a kind)."""

    kept: tuple[DocxKeptElement, ...]
    text: str = ""
    kind: TagMeaning | None = None
    words: str = ""
    code: str = ""


@dataclass(slots=True, eq=False)
class DocxScope:
    """A paragraph, or an element around a part of it, with its content.

    Attributes:
        parent: The scope that it stands in.
        around: Its element; None of a paragraph and of a field.
        opening: The code of a field, as far as its result.
        separated: Whether a field's result has begun.
        closing: The end of a field.
    """

    parent: "DocxScope | None" = None
    around: DocxKeptElement | None = None
    kind: TagMeaning = TagMeaning.OTHER
    words: str = ""
    code: str = ""
    items: list["Item"] = field(default_factory=list["Item"])
    opening: list[DocxKeptElement] = field(default_factory=list[DocxKeptElement])
    separated: bool = True
    closing: list[DocxKeptElement] = field(default_factory=list[DocxKeptElement])

    def add(self, item: "Item") -> None:
        """Add the next item; while a field's code is incomplete, to the code."""
        if self.separated:
            self.items.append(item)
        else:
            self.opening.extend(flatten_items(item))

    def text(self) -> str:
        """Return all text of the scope."""
        return "".join(item.text if isinstance(item, DocxLeaf) else item.text() for item in self.items)


Item: TypeAlias = DocxLeaf | DocxScope


def flatten_items(item: Item) -> Iterator[DocxKeptElement]:
    """Yield the elements of an item that is kept whole."""
    if isinstance(item, DocxLeaf):
        yield from item.kept
    elif item.around:
        yield item.around
    else:
        yield from item.opening
        for one in item.items:
            yield from flatten_items(one)
        yield from item.closing


class _Span(NamedTuple):
    format: DocxRunFormat
    shape: DocxTextFormat


class DocxPieceBuilder:
    """Turns the scopes of a paragraph into pieces of text and tags.

    Args:
        looks: The document's.
        style: The id of the paragraph's style.
    """

    def __init__(self, looks: DocxFormatResolver, style: str) -> None:
        self._looks = looks
        self._style = style

    def of(self, scope: DocxScope) -> tuple[list[SourceToken], DocxTextFormat]:
        """Return the pieces of a scope, and the format of its text outside tags."""
        leaves = [item for item in scope.items if isinstance(item, DocxLeaf) and item.text]
        if all(leaf.kept[0].properties is None for leaf in leaves):
            return [piece for item in _merged(scope.items) for piece in self._piece(item)], DocxTextFormat()
        spans = {id(leaf): self._span(leaf) for leaf in leaves}
        base = _most_common(leaves, spans)
        return list(self._formatted(scope.items, spans, base)), base.shape

    def _span(self, leaf: DocxLeaf) -> _Span:
        properties = leaf.kept[0].properties
        found = self._looks.of(properties, self._style, leaf.text)
        return _Span(found, DocxTextFormat(properties, found.complex))

    def _formatted(self, items: Sequence[Item], spans: dict[int, _Span], base: _Span) -> Iterator[SourceToken]:
        current: DocxRunFormat | None = None
        pending: list[SourceToken] = []
        for item in _merged(items):
            span = spans.get(id(item))
            if span is None or not isinstance(item, DocxLeaf):
                pieces = list(self._piece(item))
                if isinstance(item, DocxScope) and current:
                    yield from (ClosingTag(), *pending)
                    current, pending = None, []
                pending += pieces
                continue
            wanted = span.format
            before, text, after = ("", item.text, "") if wanted.decorated else _parted(item.text)
            if not (current and current.decorated):
                pending.append(before)
            else:
                text = before + text
            if not text:
                continue
            if base.format.same(wanted):
                yield from (ClosingTag(), *pending) if current else pending
                current = None
            elif current and current.same(wanted):
                yield from pending
            else:
                yield from (ClosingTag(), *pending) if current else pending
                words = wanted.words(base.format, self._looks.styles)
                yield OpeningTag(InlineCode(TagMeaning.FORMAT, words, wanted.look, payload=span.shape))
                current = wanted
            yield text
            pending = [after]
        yield from (ClosingTag(), *pending) if current else pending

    def _piece(self, item: Item) -> Iterator[SourceToken]:
        if isinstance(item, DocxLeaf):
            if item.kind is None:
                yield item.text
            else:
                yield StandaloneTag(InlineCode(item.kind, item.words, code=item.code, payload=item.kept))
            return
        pieces, shape = self.of(item)
        payload = (
            DocxWrapper(item.around, shape)
            if item.around
            else DocxFieldWrapper(tuple(item.opening), tuple(item.closing), shape)
        )
        yield OpeningTag(InlineCode(item.kind, item.words, code=item.code, payload=payload))
        yield from pieces
        yield ClosingTag()


def _parted(text: str) -> tuple[str, str, str]:
    """Split white space off both ends of a text."""
    core = text.strip()
    start = text.index(core) if core else len(text)
    return text[:start], core, text[start + len(core) :]


def _most_common(leaves: Sequence[DocxLeaf], spans: dict[int, _Span]) -> _Span:
    """Return the format of most letters; formats that look alike count together."""
    letters: dict[DocxRunFormat, int] = {}
    shapes: dict[DocxRunFormat, DocxTextFormat] = {}
    for leaf in leaves:
        one, shape = spans[id(leaf)]
        letters[one] = letters.get(one, 0) + len(leaf.text.strip())
        shapes.setdefault(one, shape)
    groups: list[list[DocxRunFormat]] = []
    for one in sorted(letters, key=lambda one: -letters[one]):
        group = next((group for group in groups if group[0].same(one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    most = max(groups, key=lambda group: sum(letters[one] for one in group))[0]
    return _Span(most, shapes[most])


def _merged(items: Sequence[Item]) -> Iterator[Item]:
    """Merge neighbouring stand-alone tags."""
    held: list[DocxLeaf] = []
    for item in items:
        if isinstance(item, DocxLeaf) and item.kind in _MARKS:
            held.append(item)
            continue
        if held:
            yield _together(held)
            held = []
        yield item
    if held:
        yield _together(held)


def _together(marks: Sequence[DocxLeaf]) -> DocxLeaf:
    told = next((mark for mark in marks if mark.kind is TagMeaning.COMMENT), marks[0])
    return told if len(marks) == 1 else told._replace(kept=tuple(kept for mark in marks for kept in mark.kept))
