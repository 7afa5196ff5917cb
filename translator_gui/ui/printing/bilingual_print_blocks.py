"""A bilingual document as printable blocks: what each of its blocks looks like on paper."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from PySide6.QtGui import QColor, QFont

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    ExportedComment,
)
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
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
    NumberedTranslatorNote,
    TranslatorNotesBlock,
    UrduAboveEnglishRow,
)
from translator_gui.formats.block_builder import SpelledOutTags, bilingual_blocks
from translator_gui.formats.block_renderer import ExportBlockRenderer
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.page_layout import PICTURE_HEIGHT, PICTURE_HEIGHT_IN_TABLE
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, STATUS_MEANINGS
from translator_gui.model.status import Status
from translator_gui.ui.printing.printable_block import (
    FAINT,
    MM,
    POINT,
    RULE,
    WIDTH,
    PdfTableColumn,
    PlacedPdfRectangle,
    PlacedPdfText,
    PrintableBlock,
    columns,
    english,
    stack,
    table_row,
    text,
    urdu,
)
from translator_gui.ui.printing.printable_picture import PictureBox, PictureDecoder
from translator_gui.ui.printing.text_runs import PdfTextRun, either, flow_runs, paper_runs

_LIT = QColor("#fff2a8")
_WORD_WIDTH = 24 * MM
_NUMBER_PADDING, _DIGIT_WIDTH, _MOST_DIGITS = 7 * MM, 1.6 * MM, 12
_HANGING = 12 * MM
_INDENT = 6 * MM
_ABOVE, _BETWEEN, _BELOW = 1.2 * MM, 1.8 * MM, 3.6 * MM
"""Space above the Urdu, between it and the English under it, and below the English."""
_PICTURE_IN_TABLE = PICTURE_HEIGHT_IN_TABLE * POINT
_BAR = 0.9 * MM
_HEADROOM = 0.6 * MM
"""Above Nastaliq: marks over high letters leave the first line's box."""
_OVERHANG = 1.7 * MM
"""How far the strokes of Nastaliq reach beyond the width of its words: a gaf's at the right, a ye's at the left."""
_RLM, _NO_BREAK = "\u200f", "\N{NO-BREAK SPACE}"

_CellLayout: TypeAlias = Callable[[float], PrintableBlock]
"""Lays a cell out once its width is known."""


class BilingualPdfFonts(NamedTuple):
    """The fonts of a bilingual PDF that is being written; created per document, since threads cannot share fonts."""

    urdu: QFont
    urdu_heading: QFont
    urdu_small: QFont
    english: QFont
    english_heading: QFont
    title: QFont
    document_name: QFont
    details: QFont
    small: QFont
    small_bold: QFont
    smaller: QFont


def pdf_fonts() -> BilingualPdfFonts:
    """Create the fonts of a bilingual PDF; the program's fonts must be loaded."""
    return _fonts((12.5, 15), (10, 12, 18, 12, 9, 8.5, 8, 7.5))


def office_fonts(families: Sequence[str]) -> BilingualPdfFonts:
    """Create fonts as in a bilingual document for word processors, for its preview.

    Args:
        families: Of the English; the first installed one is used.
    """
    return _fonts((13, 16), (11, 12, 18, 12, 9.5, 8.5, 8.5, 8.5), families)


def _fonts(
    urdu_sizes: tuple[float, float], sizes: tuple[float, ...], families: Sequence[str] = ()
) -> BilingualPdfFonts:
    usual, heading_size, title, name, details, small, small_bold, smaller = sizes
    latin = partial(english, families=families)
    heading = urdu(urdu_sizes[1])
    heading.setBold(True)
    return BilingualPdfFonts(
        urdu(urdu_sizes[0]),
        heading,
        urdu(9),
        latin(usual),
        latin(heading_size, bold=True),
        latin(title, bold=True),
        latin(name, bold=True),
        latin(details),
        latin(small),
        latin(small_bold, bold=True),
        latin(smaller),
    )


def bilingual_print_blocks(
    document: BilingualDocument,
    options: BilingualExportOptions,
    pace: ExportProgress,
    fonts: BilingualPdfFonts | None = None,
    tags: SpelledOutTags = SpelledOutTags.UNSTYLED,
) -> Iterator[PrintableBlock]:
    """Yield a bilingual document as printable blocks.

    Args:
        document: The document.
        options: The layout and what is shown.
        pace: Goes over the rows.
        fonts: None for those of a PDF.
        tags: Which inline tags are shown as letters: more than a PDF shows in the preview of another format.
    """
    every_tag = tags is not SpelledOutTags.UNSTYLED and options.layout is BilingualLayout.TABLE
    renderer = _PrintableBlockRenderer(fonts or pdf_fonts(), every_tag=every_tag)
    return chain.from_iterable(renderer.render(bilingual_blocks(document, options, pace, tags)))


class _PrintableBlockRenderer(ExportBlockRenderer[Iterable[PrintableBlock], _CellLayout]):
    """Converts the blocks of a bilingual document (table rows, paragraphs, comments) to printable blocks."""

    def __init__(self, fonts: BilingualPdfFonts, *, every_tag: bool) -> None:
        self._fonts = fonts
        self._every_tag = every_tag
        self._decoder = PictureDecoder()
        self._width = WIDTH
        """Of the column that paragraphs are laid out in."""
        self._columns: tuple[PdfTableColumn, ...] = ()
        self._head = PrintableBlock(0)

    def document_head(self, head: ExportTitleBlock) -> Iterator[PrintableBlock]:
        lines = [[PdfTextRun(line)] for line in head.lines]
        legend: list[PdfTextRun] = []
        for status in head.statuses:
            word, colour = STATUS_LOOKS[status]
            legend += [PdfTextRun(" · ")] * bool(legend)
            legend += [PdfTextRun(word, QColor(f"#{colour}")), PdfTextRun(f": {STATUS_MEANINGS[status]}")]
        lines += [legend] * bool(legend)
        lines += [[PdfTextRun(line)] for line in (head.tag_legend, head.return_hint) if line]
        if head.title is not None:
            yield _name(head.title, self._fonts.title)
        for at, line in enumerate(lines):
            yield flow_runs(line, self._fonts.details, WIDTH, FAINT, before=0.6 * MM if at else MM)
        yield PrintableBlock(5 * MM)

    def empty_notice(self, notice: EmptyExportNotice) -> Iterable[PrintableBlock]:
        return (text(notice.text, english(9.5), WIDTH, FAINT),)

    def document_name(self, block: ExportDocumentHeading) -> Iterable[PrintableBlock]:
        name = stack(
            PrintableBlock(0 if block.is_first else 6 * MM),
            _name(block.name, self._fonts.document_name),
            PrintableBlock(2 * MM),
        )
        return (name._replace(keep_with_next=True),)

    def table_head(self, head: BilingualTableStart) -> Iterable[PrintableBlock]:
        """Return the header row of the bilingual table as a printable block, repeated on every PDF page."""
        narrow = {
            BilingualColumnKind.NUMBER: _NUMBER_PADDING + _DIGIT_WIDTH * min(head.longest_number, _MOST_DIGITS),
            BilingualColumnKind.WORD: _WORD_WIDTH,
        }
        kinds = [column.kind for column in head.columns]
        half = (WIDTH - sum(narrow.get(kind, 0) for kind in kinds)) / sum(kind not in narrow for kind in kinds)
        self._columns = columns(*(narrow.get(kind, half) for kind in kinds))
        names = [
            text(
                sanitize(name),
                self._fonts.small_bold,
                column.width - (_OVERHANG if kind is BilingualColumnKind.SOURCE else 0),
                FAINT,
                rtl=kind is BilingualColumnKind.SOURCE,
            )
            for (kind, name), column in zip(head.columns, self._columns, strict=True)
        ]
        self._head = table_row(self._columns, names, shaded=True, keep_with_next=True)
        return (self._head,)

    def table_row(self, row: BilingualTableRow) -> Iterable[PrintableBlock]:
        """Return a row of the bilingual table whose cells are aligned to the baseline of the Urdu."""
        layouts = self.render_cells(row.cells)
        cells = [layout(column.width) for layout, column in zip(layouts, self._columns, strict=True)]
        bases = [
            _base(laid.placed_texts[-1 - len(row.source.pictures) if cell is row.source else 0])
            for cell, laid in zip(row.cells, cells, strict=True)
        ]
        aligned = [stack(PrintableBlock(max(bases) - base), laid) for base, laid in zip(bases, cells, strict=True)]
        return (table_row(self._columns, aligned, head=self._head),)

    def picture(self, picture: ExportedPicture) -> Iterable[PrintableBlock]:
        highest = PICTURE_HEIGHT * POINT if self._width == WIDTH else _PICTURE_IN_TABLE
        return (stack(self._picture(picture, highest, self._width), PrintableBlock(_BELOW - _ABOVE)),)

    def _picture(self, picture: ExportedPicture, highest: float, width: float) -> PrintableBlock:
        """Return a picture in the middle of a column of a width, or the words that stand for it."""
        if not picture.data:
            return either(picture.words, self._fonts.small, self._fonts.urdu_small, width, FAINT)
        wide, high = (length * POINT for length in picture.fitted(width / POINT, highest / POINT))
        box = PictureBox(picture, self._decoder, wide, high, POINT)
        return PrintableBlock(_ABOVE + high + _ABOVE, (PlacedPdfText((width - wide) / 2, _ABOVE, box),))

    def document_table(self, table: ExportedDocumentTable, /) -> Iterator[PrintableBlock]:
        """Yield the rows of a table of the document itself, and the space below it."""
        across = columns(*[WIDTH / len(table.rows[0])] * len(table.rows[0]))
        self._width = across[0].width
        for row in table.rows:
            cells = [stack(*chain.from_iterable(self.render(cell))) for cell in row]
            yield table_row(across, cells)
        self._width = WIDTH
        yield PrintableBlock(_BELOW)

    def table_end(self, _end: BilingualTableEnd, /) -> Iterable[PrintableBlock]:
        return ()

    def row_pair(self, pair: UrduAboveEnglishRow) -> Iterable[PrintableBlock]:
        """Return a sentence with its Urdu, its English below and its number in the margin, as a printable block."""
        target, width = pair.target, self._width
        indent = _HANGING if target.number else 0.0
        body = stack(*self._place(pair.source.place, width), PrintableBlock(_ABOVE), self._urdu(pair.source, width))
        below = stack(PrintableBlock(_BETWEEN), self._english(target, width - indent, is_below=True))
        placed_texts = [
            *body.placed_texts,
            *(ink._replace(x=ink.x + indent, y=ink.y + body.height) for ink in below.placed_texts),
        ]
        rectangles = tuple(fill._replace(x=fill.x + indent, y=fill.y + body.height) for fill in below.rectangles)
        if target.number:
            number = text(target.number, self._fonts.small, indent, FAINT).placed_texts[0]
            drop = below.placed_texts[0].y + below.placed_texts[0].box.ascent - number.box.ascent
            placed_texts.append(number._replace(y=body.height + drop, column=1))
        return (PrintableBlock(body.height + below.height + _BELOW, tuple(placed_texts), rectangles),)

    def running_paragraph(self, block: ExportedEnglishParagraph) -> Iterator[PrintableBlock]:
        fonts, width, sentences = self._fonts, self._width, [one for one in block.sentences if not one.is_silent]
        if not sentences:
            return
        for place in self._place(block.place, width, before=MM):
            yield place._replace(keep_with_next=True)
        runs = [PdfTextRun(f"{block.marker} ")] if block.marker else []
        indent = _INDENT * max(block.level - 1, 0) if block.is_item else 0.0
        beneath = list[PrintableBlock]()
        for at, sentence in enumerate(sentences):
            runs += [PdfTextRun(" ")] * bool(at) + _sentence(sentence)
            beneath += self._beneath(sentence, width - indent)
        rtl = all(sentence.is_missing for sentence in sentences)
        urdu_face = fonts.urdu_heading if block.is_heading else fonts.urdu
        latin_face = fonts.english_heading if block.is_heading else fonts.english
        above = 2 * MM if block.is_heading else 0
        body = flow_runs(runs, urdu_face if rtl else latin_face, width - indent, rtl=rtl, before=above)
        yield _moved(stack(body, *beneath, PrintableBlock(2.4 * MM)), indent)._replace(keep_with_next=block.is_heading)

    def note_list(self, _block: TranslatorNotesBlock, /) -> Iterable[PrintableBlock]:
        """Return no blocks: in a PDF the translator's notes are printed below their sentences."""
        return ()

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> _CellLayout:
        return partial(text, cell.label, self._fonts.small, colour=FAINT)

    def word_cell(self, cell: ExportedShortTextCell) -> _CellLayout:
        return partial(either, cell.text, self._fonts.small, self._fonts.urdu_small)

    def status_cell(self, cell: ExportedStatusCell) -> _CellLayout:
        return partial(text, STATUS_LOOKS[cell.status].word, self._fonts.small, colour=_colour(cell.status))

    def source_cell(self, cell: ExportedSourceCell) -> _CellLayout:
        def lay_out(width: float) -> PrintableBlock:
            pictures = (self._picture(one, _PICTURE_IN_TABLE, width) for one in cell.pictures)
            return stack(*self._place(cell.place, width), self._urdu(cell, width), *pictures)

        return lay_out

    def target_cell(self, cell: ExportedTargetCell) -> _CellLayout:
        return partial(self._english, cell)

    def _place(self, place: str, width: float, before: float = 0) -> list[PrintableBlock]:
        return [text(place, self._fonts.smaller, width, FAINT, before=before)] if place else []

    def _urdu(self, cell: ExportedSourceCell, width: float) -> PrintableBlock:
        face = self._fonts.urdu_heading if cell.is_heading else self._fonts.urdu
        inner = width - 2 * _OVERHANG
        return flow_runs(
            paper_runs(cell.text.runs(every_tag=self._every_tag)), face, inner, rtl=True, x=_OVERHANG, before=_HEADROOM
        )

    def _english(self, cell: ExportedTargetCell, width: float, *, is_below: bool = False) -> PrintableBlock:
        """Return a sentence's English with its status, notes and comments below it, as a printable block."""
        runs = [*_words(cell, is_below=is_below, every_tag=self._every_tag), *_note_marks(cell)]
        if cell.status:
            runs.append(PdfTextRun(f" ·{_NO_BREAK}{_unbroken(cell.status)}", _colour(cell.status)))
        face = self._fonts.english_heading if cell.is_heading else self._fonts.english
        return stack(flow_runs(runs, face, width), *self._beneath(cell, width))

    def _beneath(self, cell: ExportedTargetCell, width: float) -> Iterator[PrintableBlock]:
        yield from (self._note(note, width) for note in cell.notes)
        yield from (self._comment(comment, width) for comment in cell.comments)

    def _note(self, note: NumberedTranslatorNote, width: float) -> PrintableBlock:
        rtl = is_rtl(note.text)
        face = self._fonts.urdu_small if rtl else self._fonts.small
        runs = [PdfTextRun(f"{note.number} ", FAINT, raised=True), PdfTextRun(note.text)]
        return flow_runs(runs, face, width, rtl=rtl, before=0.8 * MM)

    def _comment(self, comment: ExportedComment, width: float) -> PrintableBlock:
        """Return a comment of the bilingual document with a vertical bar beside it, as a printable block."""
        fonts, inner, date = self._fonts, width - 3 * MM, comment.date
        signature = f"{' '.join(comment.author.split())}, {date.day} {date:%B} {date.year}"
        lines = [
            either(line, fonts.small, fonts.urdu_small, inner) for line in sanitize(comment.labelled_text).split("\n")
        ]
        parts = stack(PrintableBlock(MM), *lines, either(signature, fonts.smaller, fonts.urdu_small, inner, FAINT))
        bar = PlacedPdfRectangle(0, MM, _BAR, parts.height - MM, RULE)
        return PrintableBlock(parts.height, tuple(ink._replace(x=ink.x + 3 * MM) for ink in parts.placed_texts), (bar,))


def _name(words: str, latin: QFont) -> PrintableBlock:
    """Return the name of a document on a line of its own as a printable block; line breaks become spaces."""
    return either(" ".join(words.split()), latin, urdu(latin.pixelSize() / POINT), WIDTH)


def _sentence(sentence: ExportedTargetCell) -> list[PdfTextRun]:
    number = [PdfTextRun(f"{sentence.number} ", FAINT, raised=True)] if sentence.number else []
    if sentence.is_missing:
        # The brackets run with the Urdu, to stay at its beginning and its end.
        urdu_runs = paper_runs(sentence.text.runs(), _LIT)
        words = [PdfTextRun(f"{_RLM}[", ground=_LIT), *urdu_runs, PdfTextRun(f"]{_RLM}", ground=_LIT)]
    else:
        words = paper_runs(sentence.text.runs())
    status = sentence.status
    state = [PdfTextRun(f" ({_unbroken(status)})", _colour(status))] if status else []
    return [*number, *words, *_note_marks(sentence), *state]


def _words(cell: ExportedTargetCell, *, is_below: bool, every_tag: bool) -> list[PdfTextRun]:
    """Return the text runs of a sentence's English; below the Urdu, "not translated" if there is none."""
    if cell.remark:
        return [PdfTextRun(cell.remark, FAINT)]
    if cell.is_missing:
        return [PdfTextRun(NOT_TRANSLATED, FAINT)] if is_below else []
    return paper_runs(cell.text.runs(every_tag=every_tag, lead=f"{cell.marker} " if cell.marker else ""))


def _note_marks(cell: ExportedTargetCell) -> list[PdfTextRun]:
    return [PdfTextRun(f" {note.number}", FAINT, raised=True) for note in cell.notes]


def _colour(status: Status) -> QColor:
    return QColor(f"#{STATUS_LOOKS[status].colour}")


def _unbroken(status: Status) -> str:
    return STATUS_LOOKS[status].word.replace(" ", _NO_BREAK)


def _base(ink: PlacedPdfText) -> float:
    return ink.y + ink.box.ascent


def _moved(block: PrintableBlock, x: float) -> PrintableBlock:
    if not x:
        return block
    placed_texts = tuple(ink._replace(x=ink.x + x) for ink in block.placed_texts)
    return block._replace(
        placed_texts=placed_texts, rectangles=tuple(fill._replace(x=fill.x + x) for fill in block.rectangles)
    )
