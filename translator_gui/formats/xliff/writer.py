"""XLIFF 2.1: a unit a sentence, a group a paragraph; streamed as text, which takes an eighth of a tree's time."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import BinaryIO

from translator_gui.formats.base import Pace
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualRow,
    BilingualSection,
    ExportOptions,
    RowComment,
)
from translator_gui.formats.characters import safe
from translator_gui.formats.exchange import attribute, refuse_paragraphs
from translator_gui.formats.identity import packed, source_sum, target_sum
from translator_gui.formats.xliff.states import (
    CATEGORY,
    CORE,
    EXPORT,
    FORMAT,
    METADATA,
    OWN,
    PROJECT,
    REVISIONS,
    ROWS,
    SEGMENT,
    STATUS,
    SUMS,
    TIME,
    VERSION,
    state_of,
)

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" xmlns:tg="{OWN}" version="2.1" srcLang="ur" trgLang="en">\n'
)
_EMPTY = '<unit id="u0" translate="no"><segment><source/></segment></unit>\n'
"""A file of XLIFF holds at least one unit."""


class XliffWriter:
    """A file for other translation programs; how a document looks does not matter here."""

    suffix = ".xlf"

    def write(self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: Pace) -> None:
        """See `base.BilingualWriter`.

        Raises:
            TranslatorError: The rows are paragraphs.
        """
        del options  # comments and statuses are always in it: they are what it is for
        refuse_paragraphs(document, "XLIFF")
        stream.write(_HEAD.encode())
        done = 0
        sections = document.sections or (BilingualSection(document.title, ()),)
        for number, section in enumerate(sections, 1):
            stream.write(_file_head(number, section, document).encode())
            stream.writelines(piece.encode() for piece in _units(pace.over(section.rows, done=done), done))
            stream.write(b"</file>\n" if section.rows else f"{_EMPTY}</file>\n".encode())
            done += len(section.rows)
        stream.write(b"</xliff>\n")


def _file_head(number: int, section: BilingualSection, document: BilingualDocument) -> str:
    head = (
        f'<file id="f{number}" original="{attribute(section.name)}" srcDir="rtl" trgDir="ltr" xml:space="preserve">\n'
    )
    mark = document.mark
    if mark is None:
        return head
    entries = {
        PROJECT: mark.project,
        EXPORT: mark.export,
        TIME: str(mark.time),
        ROWS: str(document.row_count),
        VERSION: str(FORMAT),
    }
    return f"{head}{_metadata(entries)}\n"


def _metadata(entries: dict[str, str]) -> str:
    rows = "".join(f'<mda:meta type="{kind}">{escape(value)}</mda:meta>' for kind, value in entries.items())
    return f'<mda:metadata><mda:metaGroup category="{CATEGORY}">{rows}</mda:metaGroup></mda:metadata>'


def _units(rows: Iterable[BilingualRow], done: int) -> Iterator[str]:
    """The units of a file, those of a paragraph in a group."""
    is_open = False
    for number, row in enumerate(rows, done + 1):
        if row.opens or not is_open:
            name = f' name="{attribute(row.place)}"' if row.place else ""
            close = "</group>\n" if is_open else ""
            yield f'{close}<group id="p{number}" type="tg:{row.kind.value}"{name}>\n'
            is_open = True
        yield _unit(number, row)
    if is_open:
        yield "</group>\n"


def _unit(number: int, row: BilingualRow) -> str:
    source, target = safe(row.source), safe(row.target)
    identity, metadata = f"u{number}", ""
    if row.parts:
        part = row.parts[0]
        identity = f"u{packed(part.segment)}"
        entries = {
            SEGMENT: part.segment,
            REVISIONS: " ".join(part.revisions),
            SUMS: f"{number:06x} {source_sum(source)} {target_sum(target)}",
            STATUS: str(row.status),
        }
        metadata = _metadata({kind: value for kind, value in entries.items() if value})
    notes = "".join(_notes(row))
    english = f"<target>{escape(target, quote=False)}</target>" if row.target or row.empty_on_purpose else ""
    return (
        f'<unit id="{identity}" name="{row.label}" canResegment="no">{metadata}'
        f"{f'<notes>{notes}</notes>' if notes else ''}"
        f'<segment id="s1" {state_of(row.status)}><source>{escape(source, quote=False)}</source>{english}</segment>'
        "</unit>\n"
    )


def _notes(row: BilingualRow) -> Iterator[str]:
    for note in row.notes:
        yield f'<note appliesTo="target" category="footnote">{escape(safe(note), quote=False)}</note>'
    for comment in row.comments:
        yield _comment(comment)


def _comment(comment: RowComment) -> str:
    identity = f' id="n{packed(comment.uid)}"' if comment.uid else ""
    return (
        f'<note{identity} appliesTo="target" category="comment" tg:author="{attribute(comment.author)}" '
        f'tg:date="{comment.date:%Y-%m-%dT%H:%M:%SZ}">{escape(safe(comment.said), quote=False)}</note>'
    )
