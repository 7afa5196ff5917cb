"""The rows of a bilingual Word document, in each layout, as strings of WordprocessingML."""

from collections.abc import Iterable, Iterator

from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.docx.markup import (
    DocxAnnotations,
    english_runs,
    indent,
    paragraph,
    rich_runs,
    run,
)
from translator_gui.formats.docx.row_bookmarks import RowBookmarkWriter
from translator_gui.formats.identity import checked_label
from translator_gui.formats.page_layout import column_widths
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

_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="{}"/>'
_RLM = "\u200f"
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>'
_MARGINS = "".join(
    f'<w:{edge} w:w="{width}" w:type="dxa"/>'
    for edge, width in (("top", 50), ("left", 100), ("bottom", 60), ("right", 100))
)
_KEEP_NEXT = "<w:keepNext/>"
_DEEPEST_HEADING = 6
_HANGING = 620


def table_head(document: BilingualDocument, rows: tuple[BilingualRow, ...], options: ExportOptions) -> str:
    """The table's opening with its repeated header row."""
    widths = column_widths((len(row.label) + 2 * bool(row.parts) for row in rows), options)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(_LINE.format(edge, "A9B0BA") for edge in ("top", "left", "bottom", "right"))
    inner = "".join(_LINE.format(edge, "D5D9DF") for edge in ("insideH", "insideV"))
    heads = [document.source_language, document.target_language]
    heads = [NUMBER_HEAD] * options.with_numbers + heads + [STATUS_HEAD] * options.with_status
    cells = "".join(
        _cell(width, _SHADE) + paragraph("TableHead", run(head)) + "</w:tc>"
        for width, head in zip(widths, heads, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}{inner}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    )


def table_rows(
    rows: tuple[BilingualRow, ...],
    paced: Iterable[BilingualRow],
    options: ExportOptions,
    remarks: DocxAnnotations,
    marks: RowBookmarkWriter,
) -> Iterator[str]:
    """A table row for each; `paced` are the same rows, one by one.

    The hidden bookmarks stand where nobody writes: beside the number, or else before the Urdu.
    """
    widths = iter(column_widths((len(row.label) + 2 * bool(row.parts) for row in rows), options))
    number = _cell(next(widths)) if options.with_numbers else ""
    source, target = _cell(next(widths)), _cell(next(widths))
    status = _cell(next(widths)) if options.with_status else ""
    for row in paced:
        label = place_label(row)
        bullet = f"{sanitize(row.marker)} " if row.marker else ""
        lead = _marker(row) if row.target else ""
        mark = marks.marked(row, _lines(label, bullet + sanitize(row.source)), shown_english(row))
        english = paragraph(
            "EnglishHeading" if _is_heading(row) else "EnglishTarget", lead + _english(row, options, remarks)
        )
        above = paragraph("RowLabel", english_runs(label)) if label else ""
        cells = [
            (number, paragraph("RowLabel", mark + run(checked_label(row.label, row.parts)))),
            (source, above + _urdu(row, mark="" if number else mark, every_tag=True)),
            (target, english),
            (status, paragraph("RowLabel", status_word(row.status))),
        ]
        content = "".join(f"{frame}{inside}</w:tc>" for frame, inside in cells if frame)
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{content}</w:tr>"


def interleaved_rows(paced: Iterable[BilingualRow], options: ExportOptions, remarks: DocxAnnotations) -> Iterator[str]:
    """For each row its Urdu and, kept with it, its English below."""
    for row in paced:
        if label := place_label(row):
            yield paragraph("RowLabel", english_runs(label), _KEEP_NEXT)
        yield _urdu(row, _KEEP_NEXT)
        lead = _marker(row)
        if options.with_numbers:
            lead = run(f"{row.label}\t", '<w:rStyle w:val="Remark"/>') + lead
        state = run(" · ", '<w:rStyle w:val="Remark"/>') + status_word(row.status) if options.with_status else ""
        english = _english(row, options, remarks) + ("" if _has_english(row) else _remark(NOT_TRANSLATED))
        hanging = f'<w:ind w:left="{_HANGING}" w:hanging="{_HANGING}"/>' if options.with_numbers else ""
        style = _heading_style(row) if _is_heading(row) else "RunningEnglish"
        yield paragraph(style, lead + english + state, '<w:spacing w:before="40" w:after="240"/>' + hanging)


def running_rows(paced: Iterable[BilingualRow], options: ExportOptions, remarks: DocxAnnotations) -> Iterator[str]:
    """The English alone: each paragraph's sentences run on; Urdu without English stands highlighted in brackets."""
    for group in running_paragraphs(paced):
        yield _running_paragraph(group, options, remarks)


def _running_paragraph(group: list[BilingualRow], options: ExportOptions, remarks: DocxAnnotations) -> str:
    first = group[0]
    pieces = [_running_sentence(row, options, remarks) for row in group]
    content = run(" ").join(piece for piece in pieces if piece)
    if not content:
        return ""
    label = place_label(first)
    before = paragraph("RowLabel", english_runs(label), _KEEP_NEXT) if label else ""
    if _is_heading(first):
        return before + paragraph(_heading_style(first), _marker(first) + content)
    if first.marker:
        return before + paragraph("RunningEnglish", _marker(first, "\t") + content, indent(first.level))
    return before + paragraph("RunningEnglish", content, "" if any(map(_has_english, group)) else "<w:bidi/>")


def _running_sentence(row: BilingualRow, options: ExportOptions, remarks: DocxAnnotations) -> str:
    if row.empty_on_purpose and not (row.notes or row.comments):
        return ""
    number = run(f"{row.label} ", '<w:rStyle w:val="SentenceNumber"/>') if options.with_numbers else ""
    if _has_english(row):
        text = rich_runs(rich_target(row, every_tag=False))
    else:
        # The brackets run with the Urdu, to stay at its beginning and its end where it wraps. LibreOffice goes by the
        # letters and not by `w:rtl`: among English they need a mark that leans right.
        opening, closing = (run(bracket, _HIGHLIGHT, rtl=True) for bracket in (f"{_RLM}[", f"]{_RLM}"))
        text = opening + rich_runs(rich_source(row, every_tag=False), _HIGHLIGHT) + closing
    state = run(" ") + _remark("(") + status_word(row.status) + _remark(")")
    remarked = _remarked(text, row, options, remarks)
    return number + remarked + (state if options.with_status else "")


def shown_english(row: BilingualRow) -> str:
    """What a reader finds in the English cell of a table."""
    if row.empty_on_purpose:
        return EMPTY_ON_PURPOSE
    return lead_of(row.marker) + sanitize(row.target) if row.target else ""


def lead_of(marker: str) -> str:
    """What stands before the English of a list item with a marker."""
    return f"{english_marker(sanitize(marker))} " if marker else ""


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _urdu(row: BilingualRow, keep: str = "", mark: str = "", *, every_tag: bool = False) -> str:
    marker = f"{sanitize(row.marker)} " if row.marker else ""
    style = "UrduHeading" if _is_heading(row) else "UrduSource"
    runs = rich_runs(rich_source(row, every_tag=every_tag, lead=marker))
    return paragraph(style, mark + runs, f"{keep}<w:bidi/>")


def _marker(row: BilingualRow, gap: str = " ") -> str:
    """The runs of a list item's marker before its English; one of Urdu letters keeps its bracket on its side."""
    if not row.marker:
        return ""
    marker = english_marker(sanitize(row.marker))
    return run(marker, rtl=is_rtl(marker)) + run(gap)


def _is_heading(row: BilingualRow) -> bool:
    return row.kind is ParagraphKind.HEADING


def _has_english(row: BilingualRow) -> bool:
    return bool(row.target) or row.empty_on_purpose


def _english(row: BilingualRow, options: ExportOptions, remarks: DocxAnnotations) -> str:
    if row.empty_on_purpose:
        return _remarked(_remark(EMPTY_ON_PURPOSE), row, options, remarks)
    # What a table says comes back to be read: it tells every tag.
    runs = rich_target(row, every_tag=options.layout is BilingualLayout.TABLE)
    return _remarked(rich_runs(runs), row, options, remarks)


def _remarked(text: str, row: BilingualRow, options: ExportOptions, remarks: DocxAnnotations) -> str:
    if row.comments and options.with_comments:
        text = remarks.commented(text, row.comments)
    return text + remarks.noted(row.notes) if row.notes else text


def _remark(text: str) -> str:
    return run(text, '<w:rStyle w:val="Remark"/>')


def status_word(status: Status) -> str:
    """A status's word in its colour."""
    look = STATUS_LOOKS[status]
    return run(look.word, f'<w:rStyle w:val="Remark"/><w:color w:val="{look.colour}"/>')


def _heading_style(row: BilingualRow) -> str:
    return f"Heading{min(max(row.level, 1), _DEEPEST_HEADING)}"


def _cell(width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
