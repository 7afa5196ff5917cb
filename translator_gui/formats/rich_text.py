"""Texts of a bilingual document as runs of one look and one direction: the one walker that all writers share.

A pair of tags that stands for formatting makes the text within it look so. The tags themselves are small grey letters,
as `tag_spelling` spells them: all of them where the document is to be read back, else only those that no look tells.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow
from translator_gui.formats.characters import sanitize, source_runs, target_runs
from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    TagKind,
    TagPart,
    TagStyle,
    has_tags,
    mark_of,
    tags_in,
    without_foreign,
    without_tags,
)
from translator_gui.text.tag_spelling import spelled_mark

_PLAIN = TagStyle(0)
_Directed = Callable[[str], list[tuple[str, bool]]]
"""Cuts a text where its direction changes."""
_ELEMENTS = {
    TagStyle.MONOSPACE: "code",
    TagStyle.SUPERSCRIPT: "sup",
    TagStyle.SUBSCRIPT: "sub",
    TagStyle.STRIKE: "s",
    TagStyle.UNDERLINE: "u",
    TagStyle.ITALIC: "i",
    TagStyle.BOLD: "b",
}


class RichRun(NamedTuple):
    """Some letters of one look.

    Attributes:
        text: As it may stand in a file (`characters.sanitize`).
        rtl: Whether it runs from right to left.
        look: How it looks.
        mark: Whether it is a tag in letters.
    """

    text: str
    rtl: bool = False
    look: TagStyle = _PLAIN
    mark: bool = False


class _Piece(NamedTuple):
    text: str
    look: TagStyle
    mark: bool


def rich_source(row: BilingualRow, *, every_tag: bool, lead: str = "", parted: bool = True) -> list[RichRun]:
    """The runs of a row's Urdu.

    Args:
        row: The row.
        every_tag: Show the tags that looks tell, too.
        lead: Stands before it.
        parted: Cut it where its direction changes; not for a format that tells directions by the letters.
    """
    way = source_runs if parted else _from_right
    if not row.tags:
        return [RichRun(*piece) for piece in way(sanitize(lead + row.source))]
    return _runs(lead + row.marked_source, row, row.within_source, every_tag, way)


def rich_target(row: BilingualRow, *, every_tag: bool, lead: str = "", parted: bool = True) -> list[RichRun]:
    """The runs of a row's English; see `rich_source`."""
    way = target_runs if parted else _from_left
    if not row.tags:
        return [RichRun(*piece) for piece in way(sanitize(lead + row.target))]
    return _runs(lead + row.marked_target, row, row.within_target, every_tag, way)


def _from_right(text: str) -> list[tuple[str, bool]]:
    return [(text, True)] if text else []


def _from_left(text: str) -> list[tuple[str, bool]]:
    return [(text, False)] if text else []


def group_by_direction(runs: Sequence[RichRun]) -> Iterator[tuple[bool, list[RichRun]]]:
    """Neighbours of one direction together: what isolates a direction must hold all of them."""
    for rtl, group in groupby(runs, key=lambda run: run.rtl):
        yield rtl, list(group)


def wrap_in_html(markup: str, look: TagStyle) -> str:
    """Markup within the elements of HTML that look so."""
    for one, name in _ELEMENTS.items() if look else ():
        if one in look:
            markup = f"<{name}>{markup}</{name}>"
    return markup


def shows_tags(document: BilingualDocument, *, every_tag: bool) -> bool:
    """Whether any tag is seen in letters."""
    return any(_seen(row, every_tag=every_tag) for section in document.sections for row in section.rows if row.tags)


def spells_tags(document: BilingualDocument) -> bool:
    """Whether any tag stands in the plain texts of the rows, as letters."""
    rows = (row for section in document.sections for row in section.rows if row.tags)
    return any(
        without_tags(row.marked_source) != row.source or without_tags(row.marked_target) != row.target for row in rows
    )


def hide_tags(document: BilingualDocument) -> BilingualDocument:
    """The document as a text for its own sake: no tag is seen in letters, links are underlined."""
    sections = tuple(replace(one, rows=tuple(map(_for_reading, one.rows))) for one in document.sections)
    return replace(document, sections=sections)


def _for_reading(row: BilingualRow) -> BilingualRow:
    if not row.tags:
        return row
    tags = tuple(_as_look(tag) for tag in row.tags)
    words = {tag.number: _READ[tag.kind](tag) for tag in tags if not tag.paired and tag.kind in _READ}
    looks = _looks(tags)

    def read(found: re.Match[str]) -> str:
        number = mark_of(found.group()).number
        return found.group() if number in looks else words.get(number, "")

    source, target = INLINE.sub(read, row.marked_source), INLINE.sub(read, row.marked_target)
    return replace(
        row,
        source=without_tags(source),
        target=without_tags(target),
        marked_source=source,
        marked_target=target,
        tags=tags,
    )


_READ: dict[TagKind, Callable[[InlineTag], str]] = {
    TagKind.BREAK: lambda _: " ",
    TagKind.CODE: lambda tag: without_foreign(tag.words),
}
"""What is read where a tag stands alone; a picture or the sign of a note is not."""


def _as_look(tag: InlineTag) -> InlineTag:
    return tag._replace(kind=TagKind.FORMAT, look=TagStyle.UNDERLINE) if tag.kind is TagKind.LINK else tag


def _seen(row: BilingualRow, *, every_tag: bool) -> bool:
    marks = tags_in(row.marked_source) + tags_in(row.marked_target)
    if every_tag:
        return bool(marks)
    looks = _looks(row.tags)
    return any(mark_of(one).number not in looks for one in marks)


def _looks(tags: Sequence[InlineTag]) -> dict[int, TagStyle]:
    """How the text of formatting tags looks, by their numbers; other tags are not there."""
    return {tag.number: tag.look for tag in tags if tag.kind is TagKind.FORMAT and tag.paired}


def _runs(marked: str, row: BilingualRow, within: Sequence[int], every_tag: bool, directed: _Directed) -> list[RichRun]:
    text = sanitize(marked)
    if not within and not has_tags(text):
        return [RichRun(*piece) for piece in directed(text)]
    pieces = list(_pieces(text, _looks(row.tags), within, every_tag))
    return list(_in_directions(pieces, directed, rtl=directed in {source_runs, _from_right}))


def _pieces(text: str, looks: dict[int, TagStyle], within: Sequence[int], every_tag: bool) -> Iterator[_Piece]:
    opened = [number for number in within if number in looks]
    look, at = _together(opened, looks), 0
    for found in INLINE.finditer(text):
        if found.start() > at:
            yield _Piece(text[at : found.start()], look, False)
        at = found.end()
        mark = mark_of(found.group())
        if mark.number in looks:
            if mark.part is TagPart.OPENING:
                opened.append(mark.number)
            elif mark.number in opened:
                opened.remove(mark.number)
            look = _together(opened, looks)
        if every_tag or mark.number not in looks:
            yield _Piece(spelled_mark(mark), _PLAIN, True)
    if at < len(text):
        yield _Piece(text[at:], look, False)


def _together(opened: Sequence[int], looks: dict[int, TagStyle]) -> TagStyle:
    whole = _PLAIN
    for number in opened:
        whole |= looks[number]
    return whole


def _in_directions(pieces: Sequence[_Piece], directed: _Directed, *, rtl: bool) -> Iterator[RichRun]:
    """The pieces cut where the direction changes, which the words decide and no tag.

    A tag runs as the words on both sides of it do, or as the text where these differ.
    """
    ways = directed("".join(piece.text for piece in pieces if not piece.mark))
    number, left = 0, len(ways[0][0]) if ways else 0
    before = None
    for piece in pieces:
        if piece.mark:
            after = ways[number][1] if number < len(ways) else None
            yield RichRun(piece.text, after if before is after and after is not None else rtl, piece.look, True)
            continue
        text = piece.text
        while text:
            cut, before = text[:left], ways[number][1]
            yield RichRun(cut, before, piece.look)
            text, left = text[len(cut) :], left - len(cut)
            if not left:
                number += 1
                left = len(ways[number][0]) if number < len(ways) else 0
