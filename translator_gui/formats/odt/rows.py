"""The rows of a bilingual OpenDocument text, in each layout, as strings."""

from collections.abc import Iterable, Iterator, Sequence

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, BilingualSection, ExportOptions
from translator_gui.formats.odt.markup import RTL, OdtAnnotations, heading, paragraph, rich, span, words
from translator_gui.formats.odt.style_sheet import DEEPEST, centimetres, status_style
from translator_gui.formats.page_layout import TEXT_WIDTH, column_widths
from translator_gui.formats.rich_text import rich_source, rich_target
from translator_gui.formats.sections import running_paragraphs
from translator_gui.formats.wording import (
    EMPTY_ON_PURPOSE,
    NOT_TRANSLATED,
    NUMBER_HEAD,
    STATUS_HEAD,
    STATUS_LOOKS,
    english_marker,
    place_label,
)
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

_RLM = "\u200f"
_HEADING = ParagraphKind.HEADING
_CELL = '<table:table-cell table:style-name="Cell" office:value-type="string">'
_HEAD_CELL = '<table:table-cell table:style-name="HeadCell" office:value-type="string">'
_CELL_END = "</table:table-cell>"


def table_styles(sections: Sequence[BilingualSection], options: ExportOptions) -> str:
    """The looks of the tables, which stand before the text: one table a document."""
    edge = 'fo:border="0.5pt solid #C6CBD3" fo:padding-left="0.2cm" fo:padding-right="0.2cm"'
    room = 'fo:padding-top="0.08cm" fo:padding-bottom="0.1cm"'
    rows = (
        f'<style:style style:name="Table" style:family="table"><style:table-properties style:width='
        f'"{centimetres(TEXT_WIDTH)}" table:align="left" style:writing-mode="lr-tb"/></style:style>'
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        f'<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties {edge} {room}/>'
        '</style:style><style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#EEF1F5" {edge} {room}/></style:style>'
    )
    columns = (
        f'<style:style style:name="Column{at}.{number}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{centimetres(width)}"/></style:style>'
        for at, section in enumerate(sections)
        for number, width in enumerate(column_widths((len(row.label) for row in section.rows), options))
    )
    return rows + "".join(columns)


def table_head(document: BilingualDocument, at: int, options: ExportOptions) -> str:
    """A table's opening with the row that every page repeats."""
    heads = [document.source_language, document.target_language]
    heads = [NUMBER_HEAD] * options.with_numbers + heads + [STATUS_HEAD] * options.with_status
    columns = "".join(f'<table:table-column table:style-name="Column{at}.{number}"/>' for number in range(len(heads)))
    cells = "".join(f"{_HEAD_CELL}{paragraph('TableHead', words(head))}{_CELL_END}" for head in heads)
    return (
        f'<table:table table:name="Table{at + 1}" table:style-name="Table">{columns}<table:table-header-rows>'
        f'<table:table-row table:style-name="Row">{cells}</table:table-row></table:table-header-rows>'
    )


def table_rows(paced: Iterable[BilingualRow], options: ExportOptions, remarks: OdtAnnotations) -> Iterator[str]:
    """A table row for each; none is broken across pages."""
    for row in paced:
        label = place_label(row)
        above = paragraph("RowLabel", words(label)) if label else ""
        english = _marked(row, _english(row, options, remarks)) if row.target else _english(row, options, remarks)
        cells = [
            *[paragraph("RowLabel", words(row.label))] * options.with_numbers,
            above + _urdu(row),
            paragraph("EnglishHeading" if row.kind is _HEADING else "English", english),
            *[paragraph("RowLabel", status_word(row.status))] * options.with_status,
        ]
        content = "".join(f"{_CELL}{cell}{_CELL_END}" for cell in cells)
        yield f'<table:table-row table:style-name="Row">{content}</table:table-row>'


def interleaved_rows(paced: Iterable[BilingualRow], options: ExportOptions, remarks: OdtAnnotations) -> Iterator[str]:
    """For each row its Urdu and, kept with it, its English below."""
    for row in paced:
        if label := place_label(row):
            yield paragraph("RowLabelKept", words(label))
        yield _urdu(row, kept=True)
        content = _marked(row, _english(row, options, remarks))
        if not (row.target or row.empty_on_purpose):
            content += span("Remark", words(NOT_TRANSLATED))
        if options.with_status:
            content += span("Remark", words(" · ")) + status_word(row.status)
        if options.with_numbers:
            content = span("Remark", words(row.label)) + "<text:tab/>" + content
        if row.kind is _HEADING:
            yield _headed(row, content)
        else:
            yield paragraph("EnglishBelowNumbered" if options.with_numbers else "EnglishBelow", content)


def running_rows(paced: Iterable[BilingualRow], options: ExportOptions, remarks: OdtAnnotations) -> Iterator[str]:
    """The English alone: each paragraph's sentences run on; Urdu without English stands lit, in brackets."""
    for group in running_paragraphs(paced):
        yield _running_paragraph(group, options, remarks)


def _running_paragraph(group: list[BilingualRow], options: ExportOptions, remarks: OdtAnnotations) -> str:
    first = group[0]
    content = " ".join(filter(None, (_running_sentence(row, options, remarks) for row in group)))
    if not content:
        return ""
    label = place_label(first)
    before = paragraph("RowLabelKept", words(label)) if label else ""
    if first.kind is _HEADING:
        return before + _headed(first, _marked(first, content))
    if first.marker:
        level = min(max(first.level, 1), DEEPEST)
        return before + paragraph(f"Item{level}", _marked(first, content, "<text:tab/>"))
    english = any(row.target or row.empty_on_purpose for row in group)
    return before + paragraph("Running" if english else f"Running{RTL}", content)


def _running_sentence(row: BilingualRow, options: ExportOptions, remarks: OdtAnnotations) -> str:
    if row.empty_on_purpose:
        return remarks.noted(row.notes)
    number = span("SentenceNumber", words(f"{row.label} ")) if options.with_numbers else ""
    # The brackets run with the Urdu, to stay at its beginning and its end.
    if row.target:
        text = rich(rich_target(row, every_tag=False, parted=False))
    else:
        urdu = rich(rich_source(row, every_tag=False, parted=False))
        text = span("Lit", f"{words(f'{_RLM}[')}{urdu}{words(f']{_RLM}')}")
    state = " " + span("Remark", "(") + status_word(row.status) + span("Remark", ")") if options.with_status else ""
    return number + _remarked(text, row, options, remarks) + state


def _urdu(row: BilingualRow, *, kept: bool = False) -> str:
    marker = f"{row.marker} " if row.marker else ""
    style = "UrduHeading" if row.kind is _HEADING else "UrduKept" if kept else "Urdu"
    return paragraph(style, rich(rich_source(row, every_tag=False, parted=False, lead=marker)))


def _marked(row: BilingualRow, content: str, gap: str = " ") -> str:
    return f"{words(english_marker(row.marker))}{gap}{content}" if row.marker else content


def _english(row: BilingualRow, options: ExportOptions, remarks: OdtAnnotations) -> str:
    if row.empty_on_purpose:
        return _remarked(span("Remark", words(EMPTY_ON_PURPOSE)), row, options, remarks)
    return _remarked(rich(rich_target(row, every_tag=False, parted=False)), row, options, remarks)


def _remarked(text: str, row: BilingualRow, options: ExportOptions, remarks: OdtAnnotations) -> str:
    if row.comments and options.with_comments:
        text = remarks.commented(text, row.comments)
    return text + remarks.noted(row.notes) if row.notes else text


def status_word(status: Status) -> str:
    """A status's word in its colour."""
    return span(status_style(status), words(STATUS_LOOKS[status].word))


def _headed(row: BilingualRow, content: str) -> str:
    level = min(max(row.level, 1), DEEPEST)
    return heading(f"Heading_20_{level}", level, content)
