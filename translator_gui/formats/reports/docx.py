"""Writes a review report as a Word document: repeated table headings, Nastaliq embedded, the chart as a picture."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument
from translator_gui.formats.bilingual_blocks import BilingualTableEnd, BilingualTableStart, ExportDocumentHeading
from translator_gui.formats.characters import is_rtl
from translator_gui.formats.docx.font_embedding import embedded_nastaliq
from translator_gui.formats.docx.markup import either_paragraph, english_runs, paragraph, run, source_runs
from translator_gui.formats.docx.package import DocxPackageWriter
from translator_gui.formats.docx.parts import document_head, document_tail, footer_id, static_parts
from translator_gui.formats.docx.tables import (
    HEADER_ROW,
    SHADE,
    TABLE_END,
    DocxCellMargins,
    cell_openings,
    table_opening,
    table_row,
)
from translator_gui.formats.page_layout import TEXT_WIDTH
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import LEVELS, chart_png
from translator_gui.formats.reports.report import ReportCommentThread, ReportedSentence, ReviewReport
from translator_gui.formats.reports.report_blocks import (
    ReportBlock,
    ReportChartBlock,
    ReportedSentenceRow,
    ReportHeadingBlock,
    ReportNumbersTable,
    ReportTextBlock,
    ReportTextRole,
    ReportTitleBlock,
    report_blocks,
)
from translator_gui.formats.reports.wording import ReportKeyFigure, ReportNumbersRow
from translator_gui.formats.wording import STATUS_LOOKS
from translator_gui.text.difference import DiffKind, DiffPiece

_PICTURE = "rIdChart"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_MARKS = {
    DiffKind.KEPT: "",
    DiffKind.REMOVED: ('<w:strike/><w:color w:val="9B1C13"/><w:shd w:val="clear" w:color="auto" w:fill="FDE3DF"/>'),
    DiffKind.INSERTED: (
        '<w:color w:val="125B2B"/><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="DCF3E0"/>'
    ),
}
_FAINT = '<w:rStyle w:val="Remark"/>'
_BOLD = "<w:b/><w:bCs/>"
_RIGHT = '<w:jc w:val="right"/>'
_SPACED = '<w:spacing w:before="60" w:after="60"/>'
_NAMES, _NUMBERS, _FEW, _TIGHT = 3900, 1500, 4, 1280
"""Widths of the columns of figures: names and numbers, and numbers where there are more columns than a few."""
_MARGINS = DocxCellMargins(40, 50)
_CONTENT = {ReportTextRole.LINES, ReportTextRole.NO_ERRORS}
"""Roles of texts that are set like the English of the rows."""
_GAP = "\N{HAIR SPACE}"
"""Before what came: between it and what went in its stead."""
_CHANGES = (620, 3760, 3766, 1720)
"""Widths of the columns of changes: number, Urdu, English, state; together the text's."""


class DocxReportWriter:
    """Writes review reports as Word documents (.docx)."""

    suffix = ".docx"

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ExportProgress) -> None:
        """Write the review report as a Word document."""
        titled = BilingualDocument(f"{report.title}: {wording.HEADING.lower()}", report.date, ())
        with DocxPackageWriter(stream) as package:
            for name, part in _with_picture(static_parts(titled, embedded_nastaliq(), remarks=[]), report).items():
                package.add(name, part)
            package.add_text(chain(_body(report, pace), (document_tail(footer_id([])),)))


def _with_picture(parts: dict[str, str | bytes], report: ReviewReport) -> dict[str, str | bytes]:
    """Add the chart's picture to the parts of the Word document, if the report has a chart."""
    if not report.chart.highest:
        return parts
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    kind = '<Default Extension="png" ContentType="image/png"/><Override'
    link = f'<Relationship Id="{_PICTURE}" Type="{_IMAGE}" Target="media/chart.png"/></Relationships>'
    return {
        **parts,
        types: str(parts[types]).replace("<Override", kind, 1),
        links: str(parts[links]).replace("</Relationships>", link),
        "word/media/chart.png": chart_png(report.chart),
    }


def _body(report: ReviewReport, pace: ExportProgress) -> Iterator[str]:
    yield document_head()
    for block in report_blocks(report, pace):
        yield from _block_pieces(block)


def _block_pieces(block: ReportBlock) -> Iterator[str]:
    match block:
        case ReportedSentenceRow(entry):
            yield _row(entry)
        case ReportTitleBlock():
            yield from _head(block)
        case ReportHeadingBlock(text):
            yield _heading(text)
        case ReportNumbersTable(heads, rows):
            yield _figure_table(heads, rows)
        case ReportTextBlock(lines, role):
            yield from map(_line if role in _CONTENT else _note, lines)
        case ReportChartBlock():
            yield from _chart(block)
        case ExportDocumentHeading(name):
            yield either_paragraph("DocumentName", name)
        case BilingualTableStart(columns):
            yield _table_head(_CHANGES, [column.head for column in columns])
        case BilingualTableEnd():
            yield TABLE_END


def _head(head: ReportTitleBlock) -> Iterator[str]:
    yield paragraph("Details", run(wording.HEADING))
    yield either_paragraph("Title", head.title)
    for line in head.lines:
        yield either_paragraph("Details", line.value, run(f"{line.name}: "))
    yield _tiles(head.tiles)


def _line(text: str) -> str:
    return paragraph("EnglishTarget", english_runs(text))


def _heading(text: str) -> str:
    return paragraph("Heading1", run(text))


def _note(text: str) -> str:
    return paragraph("Details", english_runs(text), _SPACED)


def _tiles(tiles: Sequence[ReportKeyFigure]) -> str:
    width = TEXT_WIDTH // len(tiles)
    cells = [paragraph("EnglishHeading", run(tile.figure)) + paragraph("RowLabel", run(tile.name)) for tile in tiles]
    widths = [width] * len(tiles)
    return (
        paragraph("Details", "") + table_opening(widths, _MARGINS) + table_row(cell_openings(widths), cells) + TABLE_END
    )


def _figure_table(heads: Sequence[str], rows: Sequence[ReportNumbersRow]) -> str:
    numbers = [_NUMBERS if len(heads) <= _FEW else _TIGHT] * (len(heads) - 1)
    widths = [min(_NAMES, TEXT_WIDTH - sum(numbers)), *numbers]
    body = "".join(_figure_row(row, widths) for row in rows)
    return _table_head(widths, heads, numbers=True) + body + TABLE_END


def _figure_row(row: ReportNumbersRow, widths: Sequence[int]) -> str:
    look = _BOLD if row.strong else ""
    indent = '<w:ind w:left="300"/>' if row.indented else ""
    cells = [paragraph("EnglishTarget", run(row.name, look), indent)]
    cells += [paragraph("EnglishTarget", run(cell, look), _RIGHT) for cell in row.cells]
    return table_row(cell_openings(widths, SHADE if row.strong else ""), cells)


def _table_head(widths: Sequence[int], heads: Sequence[str], *, numbers: bool = False) -> str:
    cells = [paragraph("TableHead", run(head), _RIGHT if numbers and at else "") for at, head in enumerate(heads)]
    return table_opening(widths, _MARGINS) + table_row(cell_openings(widths, SHADE), cells, HEADER_ROW)


def _row(entry: ReportedSentence) -> str:
    english = paragraph("EnglishTarget", _pieces(entry.pieces))
    state, *others = wording.state_lines(entry)
    look = f'{_BOLD}<w:color w:val="{STATUS_LOOKS[entry.status].colour}"/>'
    beside = paragraph("RowLabel", run(state, look)) + "".join(either_paragraph("RowLabel", line) for line in others)
    cells = (
        paragraph("RowLabel", run(f"{entry.number:,}")),
        paragraph("UrduSource", source_runs(entry.source), "<w:bidi/>"),
        english + "".join(map(_thread, entry.threads)),
        beside,
    )
    return table_row(cell_openings(_CHANGES), cells)


def _pieces(pieces: Sequence[DiffPiece]) -> str:
    found: list[str] = []
    for piece in pieces:
        text = piece.text if piece.kind is DiffKind.KEPT else piece.text.replace("\n", "¶\n")
        if piece.kind is DiffKind.INSERTED and found:
            found.append(run(_GAP))
        found.append(english_runs(text, _MARKS[piece.kind]))
    return "".join(found)


def _thread(thread: ReportCommentThread) -> str:
    edge = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{}"/></w:pBdr>'
    colours = {level.name: level.colour for level in LEVELS}
    edge = edge.format(colours.get(thread.counted_severity, "D5D9DF"))
    place = '<w:spacing w:before="40" w:after="20"/><w:ind w:left="160" w:right="160"/>'
    found: list[str] = []
    if verdict := wording.verdict(thread):
        found.append(paragraph("CommentText", run(verdict, _BOLD), edge + place))
    if thread.quote:
        found.append(paragraph("CommentText", english_runs(f"“{thread.quote}”", _FAINT), edge + place))
    if before := wording.earlier_text(thread):
        found.append(paragraph("CommentText", english_runs(before, _FAINT), edge + place))
    for remark in thread.remarks:
        for line in remark.text.split("\n"):
            rtl = is_rtl(line)
            runs = source_runs(line) if rtl else english_runs(line)
            found.append(paragraph("CommentText", runs, edge + ("<w:bidi/>" if rtl else "") + place))
        found.append(paragraph("CommentText", english_runs(wording.signature(remark), _FAINT), edge + place))
    return "".join(found)


def _chart(block: ReportChartBlock) -> Iterator[str]:
    chart = block.chart
    yield _heading(block.heading)
    yield paragraph("Details", english_runs(block.caption), f"<w:keepNext/>{_SPACED}")
    yield paragraph("Details", _drawing(block.alternative), "<w:keepNext/>")
    numbers = chart.labels
    last = len(numbers) - 1
    tabs = "".join(
        f'<w:tab w:val="{"right" if at == last else "center"}" w:pos="{TEXT_WIDTH * at // last}"/>'
        for at in range(1, last + 1)
    )
    axis = "\t".join(f"{number:,}" for number in numbers)
    yield paragraph("RowLabel", run(axis), f"<w:keepNext/><w:tabs>{tabs}</w:tabs>" if tabs else "<w:keepNext/>")
    legend = "".join(run("■ ", f'<w:color w:val="{level.colour}"/>') + run(f"{level.name}    ") for level in LEVELS)
    yield paragraph("RowLabel", legend)


def _drawing(words: str) -> str:
    """Return the WordprocessingML that shows the chart's picture, as wide as the text."""
    width, height = TEXT_WIDTH * 635, TEXT_WIDTH * 635 // 8
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{space}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Chart" descr="{escape(words)}"/>'
        f'<a:graphic xmlns:a="{space}/main"><a:graphicData uri="{space}/picture"><pic:pic xmlns:pic="{space}/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="chart.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_PICTURE}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
