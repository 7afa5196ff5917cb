"""The texts of a bilingual document as runs of one look and one direction, for all writers.

A pair of tags that stands for formatting makes the text within it look so. The tags themselves are small grey letters,
as `tag_spelling` spells them: all of them where the document is to be read back, else only those that no look tells.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportedDocumentRows
from translator_gui.formats.characters import sanitize, source_runs, target_runs
from translator_gui.formats.exported_rows import SpooledRows
from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    TagMeaning,
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
_IS_SOURCE, _IS_TARGET = True, False
_DirectionCutter = Callable[[str], list[tuple[str, bool]]]
"""Cuts a text where its direction changes."""
_TABLES_READ_BACK = frozenset({".docx", ".odt", ".html", ".xlsx", ".csv"})
"""Endings of tables that people edit and that are read again: their tags are letters."""
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+$|mailto:\S+$")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?!(?:md|html?|pdf|docx|txt|png|jpg)\b)[A-Za-z]{2,}(?:[/?#][^\s…]*)?"
)
"""What a tag's words show of an address: without its beginning, and cut if it is long."""
_AS_IT_IS = "stays as it is: "
_ELEMENTS = {
    TagStyle.MONOSPACE: "code",
    TagStyle.SUPERSCRIPT: "sup",
    TagStyle.SUBSCRIPT: "sub",
    TagStyle.STRIKE: "s",
    TagStyle.UNDERLINE: "u",
    TagStyle.ITALIC: "i",
    TagStyle.BOLD: "b",
}


class StyledTextRun(NamedTuple):
    """A run of exported text with one formatting and one direction.

    Attributes:
        text: As it may stand in a file (`characters.sanitize`).
        rtl: Whether it runs from right to left.
        look: How it looks.
        mark: Whether it is a tag in letters.
        link: The address that it links to; empty for none.
    """

    text: str
    rtl: bool = False
    look: TagStyle = _PLAIN
    mark: bool = False
    link: str = ""


class _FormattedPiece(NamedTuple):
    text: str
    look: TagStyle
    mark: bool
    link: str = ""


class StyledRowText(NamedTuple):
    """The Urdu or the English of an exported row with its inline tags, to be split into formatted runs.

    Attributes:
        plain: The text, its tags spelled in letters.
        marked: The text with its tags.
        tags: What the tags of its paragraph stand for.
        open_tags: Numbers of the tags that are open where it begins.
        is_source: Whether it is the Urdu.
    """

    plain: str
    marked: str
    tags: tuple[InlineTag, ...]
    open_tags: tuple[int, ...]
    is_source: bool

    def runs(self, *, every_tag: bool = False, by_direction: bool = True, lead: str = "") -> list[StyledTextRun]:
        """Split the exported row's text into runs, each with one formatting and one writing direction.

        Args:
            every_tag: Show as letters also the tags that a look shows.
            by_direction: Cut where the direction changes; not for a format that tells directions by the letters.
            lead: Text before it.
        """
        if by_direction:
            cut = source_runs if self.is_source else target_runs
        else:
            cut = _all_rtl if self.is_source else _all_ltr
        if not self.tags:
            return [StyledTextRun(*piece) for piece in cut(sanitize(lead + self.plain))]
        text = sanitize(lead + self.marked)
        if not self.open_tags and not has_tags(text):
            return [StyledTextRun(*piece) for piece in cut(text)]
        pieces = list(_pieces(text, self.tags, self.open_tags, every_tag))
        return list(_in_directions(pieces, cut, rtl=self.is_source))


def source_text(row: BilingualRow, *, with_marker: bool = True) -> StyledRowText:
    """Return the Urdu of an exported row for formatting, its list marker before it."""
    source, marked = row.source, row.marked_source
    if row.marker and with_marker:
        source, marked = f"{row.marker} {source}", f"{row.marker} {marked}"
    return StyledRowText(source, marked, row.tags, row.within_source, _IS_SOURCE)


def target_text(row: BilingualRow) -> StyledRowText:
    """Return the English of an exported row for formatting, without its list marker."""
    return StyledRowText(row.target, row.marked_target, row.tags, row.within_target, _IS_TARGET)


def plain_row_text(text: str, *, is_source: bool) -> StyledRowText:
    """Return a text without inline tags, such as a name, for formatting."""
    return StyledRowText(text, text, (), (), is_source)


def _all_rtl(text: str) -> list[tuple[str, bool]]:
    return [(text, True)] if text else []


def _all_ltr(text: str) -> list[tuple[str, bool]]:
    return [(text, False)] if text else []


def group_by_direction(runs: Sequence[StyledTextRun]) -> Iterator[tuple[bool, list[StyledTextRun]]]:
    """Group neighbouring text runs of one direction, for one HTML element around each group."""
    for rtl, group in groupby(runs, key=lambda run: run.rtl):
        yield rtl, list(group)


def wrap_in_html(markup: str, look: TagStyle, link: str = "") -> str:
    """Wrap markup in the HTML elements of a text formatting: <b>, <i>, <sup>; and of a link."""
    for one, name in _ELEMENTS.items() if look else ():
        if one in look and not (link and one is TagStyle.UNDERLINE):
            markup = f"<{name}>{markup}</{name}>"
    return f'<a href="{escape(link)}">{markup}</a>' if link else markup


def is_for_reading(suffix: str, layout: BilingualLayout) -> bool:
    """Whether a bilingual export only serves to be read: it is no table, or one that cannot be read back."""
    return layout is not BilingualLayout.TABLE or suffix not in _TABLES_READ_BACK


def link_address(tag: InlineTag) -> str:
    """Return the address of a link on the web as far as its tag tells; empty if it tells none."""
    found = _HREF.search(tag.code)
    address = unescape(found[1]) if found else tag.code
    if address:
        return address if _ADDRESS.match(address) else ""
    words = tag.words.removeprefix("link to ") if tag.words.startswith("link to ") else ""
    if _ADDRESS.match(words):
        return words
    if _MAIL.fullmatch(words):
        return f"mailto:{words}"
    return f"https://{words}" if _SITE.fullmatch(words) else ""


def shows_tags(document: BilingualDocument) -> bool:
    """Whether any row of a bilingual export has inline tags that no bold or italics show, only letters ("{1>")."""
    return any(_shows_tags(row) for section in document.sections for row in section.tagged_rows)


def spells_tags(document: BilingualDocument) -> bool:
    """Whether any row of a bilingual export has inline tags that plain text shows as letters ("{1>")."""
    rows = (row for section in document.sections for row in section.tagged_rows)
    return any(
        without_tags(row.marked_source) != row.source or without_tags(row.marked_target) != row.target for row in rows
    )


def hide_tags(document: BilingualDocument) -> BilingualDocument:
    """Return a copy of an export for reading: no inline tag is shown as letters, links are links."""
    return replace(document, sections=tuple(map(_section_for_reading, document.sections)))


def _section_for_reading(section: ExportedDocumentRows) -> ExportedDocumentRows:
    if not section.summary.has_tags:
        return section
    rows = section.rows
    read = rows.mapped(_for_reading) if isinstance(rows, SpooledRows) else tuple(map(_for_reading, rows))
    return replace(section, rows=read)


def _for_reading(row: BilingualRow) -> BilingualRow:
    if not row.tags:
        return row
    tags = tuple(_as_look(tag) for tag in row.tags)
    words = {tag.number: _READ[tag.kind](tag) for tag in tags if not tag.paired and tag.kind in _READ}
    looks = {tag.number for tag in tags if _is_look(tag)}

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


_READ: dict[TagMeaning, Callable[[InlineTag], str]] = {
    TagMeaning.BREAK: lambda _: " ",
    TagMeaning.CODE: lambda tag: without_foreign(tag.words),
    TagMeaning.FIELD: lambda tag: without_foreign(
        tag.code if _ADDRESS.match(tag.code) else tag.words[len(_AS_IT_IS) :] if tag.words.startswith(_AS_IT_IS) else ""
    ),
}
"""What is read where a tag stands alone; a picture or the sign of a note is not."""


def _as_look(tag: InlineTag) -> InlineTag:
    if tag.kind is not TagMeaning.LINK:
        return tag
    return tag._replace(kind=TagMeaning.FORMAT, look=TagStyle.UNDERLINE, code=link_address(tag))


def _shows_tags(row: BilingualRow) -> bool:
    looks = _looks(row.tags)
    return any(mark_of(one).number not in looks for one in tags_in(row.marked_source) + tags_in(row.marked_target))


def _looks(tags: Sequence[InlineTag]) -> dict[int, TagStyle]:
    """Map the numbers of formatting tags to their formatting; other tags are left out."""
    return {tag.number: tag.look for tag in tags if _is_look(tag)}


def _is_look(tag: InlineTag) -> bool:
    return tag.kind is TagMeaning.FORMAT and tag.paired


def _pieces(text: str, tags: Sequence[InlineTag], within: Sequence[int], every_tag: bool) -> Iterator[_FormattedPiece]:
    looks = _looks(tags)
    links = {tag.number: tag.code for tag in tags if tag.number in looks and _ADDRESS.match(tag.code)}
    opened = [number for number in within if number in looks]
    look, at = _together(opened, looks), 0
    for found in INLINE.finditer(text):
        if found.start() > at:
            yield _FormattedPiece(text[at : found.start()], look, False, _link(opened, links))
        at = found.end()
        mark = mark_of(found.group())
        if mark.number in looks:
            if mark.part is TagPart.OPENING:
                opened.append(mark.number)
            elif mark.number in opened:
                opened.remove(mark.number)
            look = _together(opened, looks)
        if every_tag or mark.number not in looks:
            yield _FormattedPiece(spelled_mark(mark), _PLAIN, True)
    if at < len(text):
        yield _FormattedPiece(text[at:], look, False, _link(opened, links))


def _link(opened: Sequence[int], links: dict[int, str]) -> str:
    return next((links[number] for number in reversed(opened) if number in links), "")


def _together(opened: Sequence[int], looks: dict[int, TagStyle]) -> TagStyle:
    whole = _PLAIN
    for number in opened:
        whole |= looks[number]
    return whole


def _in_directions(pieces: Sequence[_FormattedPiece], cut: _DirectionCutter, *, rtl: bool) -> Iterator[StyledTextRun]:
    """Split an exported row's text into runs where the writing direction of its words changes; tags do not count.

    A tag runs as the words on both sides of it do, or as the text where these differ.
    """
    ways = cut("".join(piece.text for piece in pieces if not piece.mark))
    number, left = 0, len(ways[0][0]) if ways else 0
    before = None
    for piece in pieces:
        if piece.mark:
            after = ways[number][1] if number < len(ways) else None
            yield StyledTextRun(piece.text, after if before is after and after is not None else rtl, piece.look, True)
            continue
        text = piece.text
        while text:
            head, before = text[:left], ways[number][1]
            yield StyledTextRun(head, before, piece.look, link=piece.link)
            text, left = text[len(head) :], left - len(head)
            if not left:
                number += 1
                left = len(ways[number][0]) if number < len(ways) else 0
