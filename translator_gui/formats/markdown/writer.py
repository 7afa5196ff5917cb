"""Writes bilingual Markdown: CommonMark, with tables as GitHub, Pandoc and most others read them.

Markdown knows no direction, so the Urdu is put in elements of HTML, which Markdown allows and which say it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, ExportedComment
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedDocumentPart,
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
from translator_gui.formats.characters import is_rtl
from translator_gui.formats.markdown.text import (
    english,
    markdown,
    rich_english,
    rich_urdu,
    rich_urdu_paragraph,
    urdu_words,
)
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.rich_text import StyledTextRun
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, status_legend

_DEEPEST_HEADING = 6
_RIGHT = {BilingualColumnKind.NUMBER, BilingualColumnKind.SOURCE}
"""Kinds of the columns that are aligned right."""
_OPEN, _CLOSE = StyledTextRun("["), StyledTextRun("]")


class BilingualMarkdownWriter:
    """Writes bilingual exports as Markdown files (.md)."""

    suffix = ".md"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the bilingual document as Markdown."""
        blocks = bilingual_blocks(document, options, pace, SpelledOutTags.UNSTYLED)
        lines = chain.from_iterable(_LineRenderer().render(blocks))
        stream.writelines(f"{line}\n".encode() for line in lines)


class _LineRenderer(ExportBlockRenderer[Iterable[str], str]):
    """Converts the blocks of a bilingual export into lines of Markdown."""

    def document_head(self, head: ExportTitleBlock) -> Iterator[str]:
        """Yield the title block as Markdown: title, lines and legends."""
        if head.title is not None:
            yield from (f"# {_either(head.title)}", "")
        for line in head.lines:
            yield from (markdown(line), "")
        for legend in filter(None, (status_legend(head.statuses), head.tag_legend)):
            yield from (f"*{markdown(legend)}*", "")

    def empty_notice(self, notice: EmptyExportNotice) -> Iterable[str]:
        return (notice.text,)

    def document_name(self, block: ExportDocumentHeading) -> Iterable[str]:
        return (f"## {_either(block.name)}", "")

    def table_head(self, head: BilingualTableStart) -> Iterable[str]:
        rules = ("---:" if column.kind in _RIGHT else ":---" for column in head.columns)
        return (_table_line(column.head for column in head.columns), _table_line(rules))

    def table_row(self, row: BilingualTableRow) -> Iterable[str]:
        return (_table_line(self.render_cells(row.cells)),)

    def picture(self, picture: ExportedPicture) -> Iterable[str]:
        return (_picture(picture), "")

    def table_end(self, _end: BilingualTableEnd, /) -> Iterable[str]:
        return ("",)

    def row_pair(self, pair: UrduAboveEnglishRow) -> Iterator[str]:
        target = pair.target
        yield from _place(pair.source.place)
        yield from (rich_urdu_paragraph(pair.source.text.runs(by_direction=False)), "")
        yield from (_below_urdu(target), "")
        yield from _quoted([target])

    def document_table(self, table: ExportedDocumentTable, /) -> Iterable[str]:
        first, *rest = ([self._document_cell(cell) for cell in row] for row in table.rows)
        return (_table_line(first), _table_line(["---"] * len(first)), *map(_table_line, rest), "")

    def _document_cell(self, cell: Sequence[ExportedDocumentPart]) -> str:
        lines: list[str] = []
        for part in cell:
            if isinstance(part, ExportedPicture):
                lines.append(_picture(part))
                continue
            if isinstance(part, UrduAboveEnglishRow):
                sentences: Sequence[ExportedTargetCell] = (part.target,)
                lines += (self.source_cell(part.source), _below_urdu(part.target))
            else:
                sentences = part.sentences
                lines.append(_marker(part.marker) + " ".join(filter(None, map(_running_sentence, sentences))))
            lines += (_comment(comment) for sentence in sentences for comment in sentence.comments)
        return "<br>".join(lines)

    def running_paragraph(self, block: ExportedEnglishParagraph) -> Iterator[str]:
        if text := " ".join(filter(None, map(_running_sentence, block.sentences))):
            yield from _place(block.place)
            lead = f"{'#' * min(max(block.level, 1), _DEEPEST_HEADING)} " if block.is_heading else ""
            yield from (f"{lead}{_marker(block.marker)}{text}", "")
        yield from _quoted(block.sentences)

    def note_list(self, block: TranslatorNotesBlock, /) -> Iterator[str]:
        yield from ("---", "")
        for number, note in block.notes:
            yield from (f"<sup>{number}</sup> {_either(note)}", "")

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> str:
        return cell.label

    def word_cell(self, cell: ExportedShortTextCell) -> str:
        return markdown(cell.text)

    def status_cell(self, cell: ExportedStatusCell) -> str:
        return STATUS_LOOKS[cell.status].word

    def source_cell(self, cell: ExportedSourceCell) -> str:
        above = f"*{markdown(cell.place)}*<br>" if cell.place else ""
        return "<br>".join([above + rich_urdu(cell.text.runs(by_direction=False)), *map(_picture, cell.pictures)])

    def target_cell(self, cell: ExportedTargetCell) -> str:
        return "<br>".join(filter(None, [_english(cell), *map(_comment, cell.comments)]))


def _below_urdu(target: ExportedTargetCell) -> str:
    number = f"{markdown(f'{target.number}.')} " if target.number else ""
    missing = markdown(NOT_TRANSLATED) if target.is_missing else ""
    return f"{number}{_english(target)}{missing}{_state(target)}"


def _running_sentence(sentence: ExportedTargetCell) -> str:
    if sentence.is_empty:
        return _note_marks(sentence)
    number = f"({sentence.number}) " if sentence.number else ""
    if sentence.is_missing:
        text = f"<mark>{rich_urdu([_OPEN, *sentence.text.runs(by_direction=False), _CLOSE])}</mark>"
    else:
        text = _words(sentence)
    return number + text + _note_marks(sentence) + _state(sentence)


def _english(cell: ExportedTargetCell) -> str:
    return _marker(cell.marker) + (markdown(cell.remark) if cell.remark else _words(cell)) + _note_marks(cell)


def _words(cell: ExportedTargetCell) -> str:
    return rich_english(cell.text.runs()) if cell.text.tags else english(cell.text.plain)


def _state(cell: ExportedTargetCell) -> str:
    return f" *{STATUS_LOOKS[cell.status].word}*" if cell.status else ""


def _note_marks(cell: ExportedTargetCell) -> str:
    return "".join(f"<sup>{number}</sup>" for number, _unused in cell.notes) if cell.notes else ""


def _quoted(cells: Sequence[ExportedTargetCell]) -> Iterator[str]:
    for cell in cells:
        for comment in cell.comments:
            yield from (f"> {_comment(comment)}", "")


def _picture(picture: ExportedPicture) -> str:
    return f"*{english(picture.words)}*"


def _place(place: str) -> Iterator[str]:
    if place:
        yield from (f"*{markdown(place)}*", "")


def _table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marker(marker: str) -> str:
    return f"{_either(marker)} " if marker else ""


def _either(text: str) -> str:
    """Convert an Urdu or English text into one line of Markdown."""
    line = " ".join(text.split())
    return urdu_words(line) if is_rtl(line) else english(line)


def _comment(comment: ExportedComment) -> str:
    date = comment.date
    said = urdu_words(comment.labelled_text) if is_rtl(comment.text) else english(comment.labelled_text)
    return f"**{_either(comment.author)}**, {date.day} {date:%B} {date.year}: {said}"
