"""The rows of a bilingual document as slabs, in each layout."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportOptions, RowComment
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.rich_text import rich_source, rich_target
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
from translator_gui.ui.printing.flowable import (
    FAINT,
    MM,
    RULE,
    WIDTH,
    Flowable,
    PdfColumn,
    PlacedRectangle,
    PlacedText,
    columns,
    english,
    stack,
    table_row,
    text,
    urdu,
)
from translator_gui.ui.printing.text_runs import TextRun, either, flow_runs, paper_runs

_LIT = QColor("#fff2a8")
_STATUS_WIDTH = 24 * MM
_HANGING = 12 * MM
_INDENT = 6 * MM
_ABOVE, _BELOW = 1.2 * MM, 3.3 * MM
_BAR = 0.9 * MM
_HEADROOM = 0.6 * MM
"""Above Nastaliq: marks over high letters leave the first line's box."""
_OVERHANG = 1.7 * MM
"""How far the strokes of Nastaliq reach beyond the width of its words: a gaf's at the right, a ye's at the left."""
_RLM, _NO_BREAK = "\u200f", "\N{NO-BREAK SPACE}"
_HEADING = ParagraphKind.HEADING
_Note = tuple[int, str]


class PdfFonts(NamedTuple):
    """The fonts of a document. One that writes has its own: threads do not share them."""

    urdu: QFont
    urdu_heading: QFont
    urdu_small: QFont
    english: QFont
    english_heading: QFont
    small: QFont
    small_bold: QFont
    smaller: QFont


def pdf_fonts() -> PdfFonts:
    """Those for paper; fonts must be loaded."""
    heading = urdu(15)
    heading.setBold(True)
    return PdfFonts(
        urdu(12.5),
        heading,
        urdu(9),
        english(10),
        english(12, bold=True),
        english(8.5),
        english(8, bold=True),
        english(7.5),
    )


class RowSetter:
    """Sets rows; counts the notes through the document."""

    def __init__(self, document: BilingualDocument, options: ExportOptions) -> None:
        self._options = options
        self._faces = pdf_fonts()
        self._notes = 0
        self._heads = (document.source_language, document.target_language)

    def head(self, rows: Sequence[BilingualRow]) -> tuple[tuple[PdfColumn, ...], Flowable]:
        """A table's columns, and its first row, which every page begins with."""
        options = self._options
        longest = max((len(row.label) for row in rows), default=1)
        number = [(7 + 1.6 * min(longest, 12)) * MM] * options.with_numbers
        status = [_STATUS_WIDTH] * options.with_status
        half = (WIDTH - sum(number) - sum(status)) / 2
        across = columns(*number, half, half, *status)
        heads = [NUMBER_HEAD] * options.with_numbers + list(self._heads) + [STATUS_HEAD] * options.with_status
        cells = (
            text(sanitize(head), self._faces.small_bold, column.width, FAINT)
            for head, column in zip(heads, across, strict=True)
        )
        return across, table_row(across, list(cells), shaded=True, kept=True)

    def row(self, row: BilingualRow, across: Sequence[PdfColumn], head: Flowable) -> Flowable:
        """A row of a table: the first lines of all its cells stand on one base line."""
        pdf_fonts, options = self._faces, self._options
        source, target = across[options.with_numbers], across[options.with_numbers + 1]
        label = place_label(row)
        above = [text(label, pdf_fonts.smaller, source.width, FAINT)] if label else []
        cells = [stack(*above, self._urdu(row, source.width)), self._english(row, target.width)]
        if options.with_numbers:
            cells.insert(0, text(row.label, pdf_fonts.small, across[0].width, FAINT))
        if options.with_status:
            cells.append(self._status(row, across[-1].width))
        return table_row(across, _on_one_line(cells, cells[options.with_numbers]), head=head)

    def interleaved(self, row: BilingualRow) -> Flowable:
        """The Urdu over the whole width, its English under it, the number in the margin beside that."""
        pdf_fonts, options = self._faces, self._options
        indent = _HANGING if options.with_numbers else 0.0
        label = place_label(row)
        above = [text(label, pdf_fonts.smaller, WIDTH, FAINT)] if label else []
        body = stack(*above, Flowable(_ABOVE), self._urdu(row, WIDTH))
        below = self._english(row, WIDTH - indent, stated=True)
        inks = [*body.inks, *(ink._replace(x=ink.x + indent, y=ink.y + body.height) for ink in below.inks)]
        fills = tuple(fill._replace(x=fill.x + indent, y=fill.y + body.height) for fill in below.fills)
        if options.with_numbers:
            number = text(row.label, pdf_fonts.small, indent, FAINT).inks[0]
            drop = below.inks[0].y + below.inks[0].box.ascent - number.box.ascent
            inks.append(number._replace(y=body.height + drop, column=1))
        return Flowable(body.height + below.height + _BELOW, tuple(inks), fills)

    def running(self, group: Sequence[BilingualRow]) -> Iterator[Flowable]:
        """A paragraph of the English alone; Urdu without English stands in it in brackets, lit."""
        pdf_fonts, first, rows = self._faces, group[0], [row for row in group if not _says_nothing(row)]
        if not rows:
            return
        if label := place_label(first):
            yield text(label, pdf_fonts.smaller, WIDTH, FAINT, before=MM)._replace(kept=True)
        marker = [TextRun(f"{english_marker(first.marker)} ")] if first.marker else []
        indent = _INDENT * max(first.level - 1, 0) if first.marker and first.kind is not _HEADING else 0.0
        runs, beneath = list(marker), list[Flowable]()
        for at, row in enumerate(rows):
            notes = self._numbered(row)
            runs += [TextRun(" ")] * bool(at) + self._sentence(row, notes)
            beneath += self._beneath(row, notes, WIDTH - indent)
        rtl = not any(row.target or row.empty_on_purpose for row in rows)
        heading = first.kind is _HEADING
        urdu_face = pdf_fonts.urdu_heading if heading else pdf_fonts.urdu
        latin_face = pdf_fonts.english_heading if heading else pdf_fonts.english
        face = urdu_face if rtl else latin_face
        said = flow_runs(runs, face, WIDTH - indent, rtl=rtl, before=2 * MM if heading else 0)
        yield _moved(stack(said, *beneath, Flowable(2.4 * MM)), indent)._replace(kept=heading)

    def _sentence(self, row: BilingualRow, notes: list[_Note]) -> list[TextRun]:
        options = self._options
        number = [TextRun(f"{row.label} ", FAINT, raised=True)] if options.with_numbers else []
        if row.target or row.empty_on_purpose:
            said = paper_runs(rich_target(row, every_tag=False))
        else:
            # The brackets run with the Urdu, to stay at its beginning and its end.
            urdu_runs = paper_runs(rich_source(row, every_tag=False), _LIT)
            said = [TextRun(f"{_RLM}[", ground=_LIT), *urdu_runs, TextRun(f"]{_RLM}", ground=_LIT)]
        state = [TextRun(f" ({_unbroken(row)})", _colour(row))] if options.with_status else []
        return [*number, *said, *_marks(notes), *state]

    def _urdu(self, row: BilingualRow, width: float) -> Flowable:
        face = self._faces.urdu_heading if row.kind is _HEADING else self._faces.urdu
        marker = f"{row.marker} " if row.marker else ""
        inner = width - 2 * _OVERHANG
        runs = paper_runs(rich_source(row, every_tag=False, lead=marker))
        return flow_runs(runs, face, inner, rtl=True, x=_OVERHANG, before=_HEADROOM)

    def _english(self, row: BilingualRow, width: float, *, stated: bool = False) -> Flowable:
        """The English, and under it notes and comments; `stated` tells the status behind it."""
        notes = self._numbered(row)
        runs = [*_words(row, told=stated), *_marks(notes)]
        if stated and self._options.with_status:
            runs.append(TextRun(f" ·{_NO_BREAK}{_unbroken(row)}", _colour(row)))
        face = self._faces.english_heading if row.kind is _HEADING else self._faces.english
        return stack(flow_runs(runs, face, width), *self._beneath(row, notes, width))

    def _numbered(self, row: BilingualRow) -> list[_Note]:
        """The row's notes with their numbers; asked for once."""
        first = self._notes + 1
        self._notes += len(row.notes)
        return list(enumerate(row.notes, first))

    def _beneath(self, row: BilingualRow, notes: list[_Note], width: float) -> list[Flowable]:
        found = list[Flowable]()
        for number, note in notes:
            rtl = is_rtl(note)
            face = self._faces.urdu_small if rtl else self._faces.small
            runs = [TextRun(f"{number} ", FAINT, raised=True), TextRun(note)]
            found.append(flow_runs(runs, face, width, rtl=rtl, before=0.8 * MM))
        if self._options.with_comments:
            found += [self._comment(comment, width) for comment in row.comments]
        return found

    def _comment(self, comment: RowComment, width: float) -> Flowable:
        """What was said, with a bar beside it."""
        pdf_fonts, inner, date = self._faces, width - 3 * MM, comment.date
        signature = f"{' '.join(comment.author.split())}, {date.day} {date:%B} {date.year}"
        said = [
            either(line, pdf_fonts.small, pdf_fonts.urdu_small, inner) for line in sanitize(comment.said).split("\n")
        ]
        parts = stack(Flowable(MM), *said, either(signature, pdf_fonts.smaller, pdf_fonts.urdu_small, inner, FAINT))
        bar = PlacedRectangle(0, MM, _BAR, parts.height - MM, RULE)
        return Flowable(parts.height, tuple(ink._replace(x=ink.x + 3 * MM) for ink in parts.inks), (bar,))

    def _status(self, row: BilingualRow, width: float) -> Flowable:
        return text(STATUS_LOOKS[row.status].word, self._faces.small, width, _colour(row))


def _says_nothing(row: BilingualRow) -> bool:
    return row.empty_on_purpose and not (row.notes or row.comments)


def _words(row: BilingualRow, *, told: bool) -> list[TextRun]:
    """The English with its marker; `told` says so where there is none."""
    if row.empty_on_purpose:
        return [TextRun(EMPTY_ON_PURPOSE, FAINT)]
    if not row.target:
        return [TextRun(NOT_TRANSLATED, FAINT)] if told else []
    lead = f"{english_marker(row.marker)} " if row.marker else ""
    return paper_runs(rich_target(row, every_tag=False, lead=lead))


def _marks(notes: list[_Note]) -> list[TextRun]:
    return [TextRun(f" {number}", FAINT, raised=True) for number, _ in notes]


def _colour(row: BilingualRow) -> QColor:
    return QColor(f"#{STATUS_LOOKS[row.status].colour}")


def _unbroken(row: BilingualRow) -> str:
    return STATUS_LOOKS[row.status].word.replace(" ", _NO_BREAK)


def _on_one_line(cells: Sequence[Flowable], source: Flowable) -> list[Flowable]:
    """The cells moved down to one base line; of the source it is that of the Urdu, under its label."""
    bases = [_base(cell.inks[-1 if cell is source else 0]) for cell in cells]
    return [stack(Flowable(max(bases) - base), cell) for base, cell in zip(bases, cells, strict=True)]


def _base(ink: PlacedText) -> float:
    return ink.y + ink.box.ascent


def _moved(slab: Flowable, x: float) -> Flowable:
    if not x:
        return slab
    inks = tuple(ink._replace(x=ink.x + x) for ink in slab.inks)
    return slab._replace(inks=inks, fills=tuple(fill._replace(x=fill.x + x) for fill in slab.fills))
