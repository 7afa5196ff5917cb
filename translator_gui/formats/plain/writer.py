"""Writes bilingual plain text: UTF-8, one line per row.

Direction in plain text is guessed from a line's first letter by whatever shows it. So an Urdu line that begins with
another script is opened by a right-to-left mark, and Urdu that stands on a line with English is isolated (U+2067 …
U+2069), so that the line runs from left to right; so is English that begins with an Urdu word there (U+2066).
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.bilingual_blocks import (
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedDocumentTable,
    ExportedEnglishParagraph,
    ExportedSentenceNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
    ExportTitleBlock,
    TranslatorNotesBlock,
    UrduAboveEnglishRow,
)
from translator_gui.formats.block_builder import SpelledOutTags, bilingual_blocks
from translator_gui.formats.block_renderer import ExportBlockRenderer
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, status_legend

_RLM = "\u200f"
_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"


class BilingualTextWriter:
    """Writes bilingual exports as .txt files: a table as tab-separated columns, other layouts as lines."""

    suffix = ".txt"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the bilingual document as plain text."""
        blocks = bilingual_blocks(document, options, pace, SpelledOutTags.ALL)
        lines = chain.from_iterable(_LineRenderer().render(blocks))
        stream.writelines(f"{line}\n".encode() for line in lines)


class _LineRenderer(ExportBlockRenderer[Iterable[str], str]):
    """Converts the blocks of a bilingual export into lines of plain text."""

    def document_head(self, head: ExportTitleBlock) -> Iterator[str]:
        if head.title is not None:
            yield _line(head.title)
        yield from head.lines
        yield from filter(None, (status_legend(head.statuses), head.tag_legend))
        yield ""

    def empty_notice(self, notice: EmptyExportNotice) -> Iterable[str]:
        return (notice.text,)

    def document_name(self, block: ExportDocumentHeading) -> Iterable[str]:
        return (_line(block.name), "")

    def table_head(self, head: BilingualTableStart) -> Iterable[str]:
        return ("\t".join([column.head for column in head.columns]),)

    def table_row(self, row: BilingualTableRow) -> Iterable[str]:
        """Return a table row as a line of plain text, its place on a line before it, its comments after it."""
        line = "\t".join(self.render_cells(row.cells))
        source = row.source
        if source.place or row.target.comments or source.pictures:
            return (*_place(source.place), line, *_comments(row.target), *map(_picture, source.pictures))
        return (line,)

    def picture(self, picture: ExportedPicture) -> Iterable[str]:
        return (_picture(picture), "")

    def table_end(self, _end: BilingualTableEnd, /) -> Iterable[str]:
        return ("",)

    def row_pair(self, pair: UrduAboveEnglishRow) -> Iterator[str]:
        target = pair.target
        yield from _place(pair.source.place)
        yield from (line if is_rtl(line) else _RLM + line for line in sanitize(pair.source.text.plain).split("\n"))
        number = f"{target.number}. " if target.number else ""
        english = NOT_TRANSLATED if target.is_missing else target.remark or sanitize(target.text.plain)
        yield number + _marker(target.marker) + english + _note_marks(target) + _state(target)
        yield from _comments(target)
        yield ""

    def document_table(self, table: ExportedDocumentTable, /) -> Iterable[str] | None:
        """Return the rows of a table of English as lines of cells with tabs between them; None if it has Urdu too."""
        if any(isinstance(part, UrduAboveEnglishRow) for part in table.parts):
            return None
        cells = [[_line(" ".join(chain.from_iterable(self.render(cell)))) for cell in row] for row in table.rows]
        return (*("\t".join(row) for row in cells), "")

    def running_paragraph(self, block: ExportedEnglishParagraph) -> Iterator[str]:
        text = " ".join(filter(None, map(_running_sentence, block.sentences)))
        if not text:
            return
        yield from _place(block.place)
        yield "  " * (block.level - 1 if block.is_item else 0) + _marker(block.marker) + text
        for sentence in block.sentences:
            yield from _comments(sentence)
        yield ""

    def note_list(self, block: TranslatorNotesBlock, /) -> Iterable[str]:
        return (f"[{number}] {_line(note)}" for number, note in block.notes)

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> str:
        return cell.label

    def word_cell(self, cell: ExportedShortTextCell) -> str:
        return _line(cell.text)

    def status_cell(self, cell: ExportedStatusCell) -> str:
        return STATUS_LOOKS[cell.status].word

    def source_cell(self, cell: ExportedSourceCell) -> str:
        return _isolated(_line(cell.text.plain), _RLI)

    def target_cell(self, cell: ExportedTargetCell) -> str:
        english = _line(cell.plain)
        return (_isolated(english, _LRI) if is_rtl(english) else english) + _note_marks(cell)


def _running_sentence(sentence: ExportedTargetCell) -> str:
    if sentence.is_empty:
        return _note_marks(sentence)
    number = f"({sentence.number}) " if sentence.number else ""
    plain = sentence.text.plain
    text = f"[{_isolated(_line(plain), _RLI)}]" if sentence.is_missing else sanitize(plain)
    return number + text + _note_marks(sentence) + _state(sentence)


def _marker(marker: str) -> str:
    return f"{sanitize(marker)} " if marker else ""


def _state(cell: ExportedTargetCell) -> str:
    return f" [{STATUS_LOOKS[cell.status].word}]" if cell.status else ""


def _note_marks(cell: ExportedTargetCell) -> str:
    return "".join(f"[{number}]" for number, _unused in cell.notes) if cell.notes else ""


def _comments(cell: ExportedTargetCell) -> Iterator[str]:
    for comment in cell.comments:
        date = comment.date
        text = _line(comment.labelled_text)
        shown = _isolated(text, _RLI) if is_rtl(text) else text
        yield f"    # {_line(comment.author)}, {date.day} {date:%B} {date.year}: {shown}"


def _place(place: str) -> Iterator[str]:
    if place:
        yield f"({place})"


def _picture(picture: ExportedPicture) -> str:
    """Return the words of a picture; its text is isolated, so that the line runs from left to right."""
    alt = _line(picture.alt)
    return ExportedPicture(_isolated(alt, _RLI) if is_rtl(alt) else alt).words


def _line(text: str) -> str:
    """Return a text on one line for a plain-text export: line breaks and tabs become spaces."""
    return " ".join(sanitize(text).split())


def _isolated(text: str, opening: str) -> str:
    return f"{opening}{text}{_PDI}" if text else ""
