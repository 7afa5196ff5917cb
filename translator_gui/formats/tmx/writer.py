"""Write TMX 1.4b: a translation memory of all translated sentences, streamed as text."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import count
from typing import BinaryIO

from translator_gui import __version__
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, BilingualRow
from translator_gui.formats.characters import sanitize
from translator_gui.formats.exchange import attribute, paced_sections, refuse_paragraphs
from translator_gui.formats.identity import row_mark
from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    ParsedTagCharacter,
    TagPart,
    TagStyle,
    closing,
    has_tags,
    mark_of,
    opening,
    tags_in,
)
from translator_gui.text.tag_spelling import spelled_mark

TMX_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
PROJECT, MARK, STATUS = "x-project-uid", "x-mark", "x-status"
"""Properties by which the export and its units are known when it comes back."""
_TYPES = {
    TagStyle.BOLD: "bold",
    TagStyle.ITALIC: "italic",
    TagStyle.UNDERLINE: "ulined",
    TagStyle.SUPERSCRIPT: "superscript",
    TagStyle.SUBSCRIPT: "subscript",
}


class TmxWriter:
    """Writes bilingual exports as translation memories (TMX)."""

    suffix = ".tmx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the translated sentences of the bilingual document as TMX.

        Raises:
            TranslatorError: The rows are paragraphs.
        """
        del options  # comments and statuses are always in it: they are what it is for
        refuse_paragraphs(document, "TMX")
        stream.write(f"{TMX_HEAD}{_header(document)}<body>\n".encode())
        numbers = count(1)
        for section, rows in paced_sections(document, pace):
            name = tmx_prop("x-document", section.name)
            stream.writelines(_unit(row, name, next(numbers)).encode() for row in rows if row.target)
        stream.write(b"</body>\n</tmx>\n")


def _header(document: BilingualDocument) -> str:
    made = document.mark.time if document.mark else _midnight(document.date)
    project = tmx_prop(PROJECT, document.mark.project) if document.mark else ""
    return (
        f'<header creationtool="Translator" creationtoolversion="{attribute(__version__)}" segtype="sentence" '
        f'o-tmf="Translator" adminlang="en" srclang="ur" datatype="plaintext" creationdate="{tmx_date(made)}">'
        f"{tmx_prop('x-project', document.title)}{project}</header>\n"
    )


def _unit(row: BilingualRow, name: str, number: int) -> str:
    identity, properties = "", f"{name}{tmx_prop('x-number', row.label)}{tmx_prop(STATUS, row.status)}"
    if row.parts:
        identity = f' tuid="{attribute(row.parts[0].segment)}"'
        properties += tmx_prop("x-uid", row.parts[0].segment)
        properties += tmx_prop(MARK, row_mark(number, row.parts, sanitize(row.source), sanitize(row.target)))
    changed = f' changedate="{tmx_date(row.changed)}"' if row.changed else ""
    changed += f' changeid="{attribute(row.author)}"' if row.author else ""
    source = tmx_segment(row.marked_source, row.tags) or _text(row.source)
    target = tmx_segment(row.marked_target, row.tags) or _text(row.target)
    return (
        f"<tu{identity}>{''.join(_notes(row))}{properties}"
        f'<tuv xml:lang="ur"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"{changed}><seg>{target}</seg></tuv></tu>\n'
    )


def tmx_segment(text: str, known: Iterable[InlineTag] = ()) -> str:
    """Convert a text with inline tags into TMX markup; `x` numbers mark the same tag in both languages."""
    if not has_tags(text):
        return _text(text)
    tags = {tag.number: tag for tag in known}
    characters = set(tags_in(text))
    out: list[str] = []
    at = 0
    for found in INLINE.finditer(text):
        out.append(_text(text[at : found.start()]))
        out.append(_element(mark_of(found.group()), tags, characters))
        at = found.end()
    return "".join([*out, _text(text[at:])])


def _element(mark: ParsedTagCharacter, tags: Mapping[int, InlineTag], characters: set[str]) -> str:
    number, tag = mark.number, tags.get(mark.number)
    opens = mark.part is TagPart.OPENING
    code = "" if mark.part is TagPart.CLOSING else _text((tag.code if tag else "") or spelled_mark(mark))
    kind = f' type="{attribute(_TYPES.get(tag.look, tag.kind))}"' if tag else ""
    if mark.part is TagPart.ALONE:
        return f'<ph x="{number}"{kind}>{code}</ph>'
    if {opening(number), closing(number)} <= characters:
        return f'<bpt i="{number}" x="{number}"{kind}>{code}</bpt>' if opens else f'<ept i="{number}"/>'
    # Its other half stands in another sentence.
    pos = "begin" if opens else "end"
    return f'<it pos="{pos}" x="{number}"{kind}>{code}</it>'


def _notes(row: BilingualRow) -> Iterator[str]:
    for note in row.notes:
        yield f"<note>{_text(note)}</note>"
    for comment in row.comments:
        yield f"<note>{_text(comment.author)}: {_text(comment.labelled_text)}</note>"


def tmx_prop(kind: str, value: str) -> str:
    """Return a property of a TMX unit or header."""
    return f'<prop type="{kind}">{_text(value)}</prop>'


def _text(text: str) -> str:
    return escape(sanitize(text), quote=False)


def tmx_date(milliseconds: int) -> str:
    """Return a time in milliseconds since 1970 UTC as TMX writes it: "20260131T101500Z"."""
    return f"{dt.datetime.fromtimestamp(milliseconds // 1000, tz=dt.UTC):%Y%m%dT%H%M%SZ}"


def _midnight(date: dt.date) -> int:
    return int(dt.datetime.combine(date, dt.time(), dt.UTC).timestamp() * 1000)
