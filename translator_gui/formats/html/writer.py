"""Writes bilingual web pages: one self-contained file with the Urdu font embedded and no scripts."""

import base64
from collections.abc import Callable, Iterator
from html import escape
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
from translator_gui.formats.export_properties import export_properties
from translator_gui.formats.html.markup import page_head, plain, rich_english, rich_urdu
from translator_gui.formats.html.style import STYLE
from translator_gui.formats.identity import one_spaced, row_mark
from translator_gui.formats.page_layout import PICTURE_HEIGHT, PICTURE_HEIGHT_IN_TABLE, TEXT_WIDTH
from translator_gui.formats.pictures import MOST_BYTES_IN_ALL, ExportedPicture
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, STATUS_MEANINGS
from translator_gui.model.status import Status

_DEEPEST_HEADING = 6
_RTL = ' dir="rtl"'
ROW_MARK = "data-translator-row"
"""The attribute of a row of a table by which it is known when the page comes back."""


class BilingualHtmlWriter:
    """Exports a bilingual document (Urdu and English) as a self-contained web page (.html)."""

    suffix = ".html"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Export the bilingual document as a web page."""
        head = page_head(document.title, STYLE, export_properties(document, options), has_pictures=True)
        stream.write(head.encode())
        stream.writelines(piece.encode() for piece in page_body(document, options, pace, comes_back=True))
        stream.write(b"</body></html>\n")


def _data_addresses() -> Callable[[ExportedPicture], str]:
    """Return a function that writes pictures into the addresses of a page, until these have become too long."""
    left = 2 * MOST_BYTES_IN_ALL

    def address(picture: ExportedPicture) -> str:
        nonlocal left
        # A page has each picture as often as it is shown.
        left -= 2 * len(picture.data)
        code = base64.b64encode(picture.data).decode() if left >= 0 else ""
        return f"data:{picture.media_type};base64,{code}" if code else ""

    return address


def page_body(
    document: BilingualDocument,
    options: BilingualExportOptions,
    pace: ExportProgress,
    *,
    comes_back: bool,
    picture_address: Callable[[ExportedPicture], str] | None = None,
) -> Iterator[str]:
    """Yield the HTML of the body of an exported bilingual page, block by block.

    Args:
        document: What to export.
        options: The layout and what is shown.
        pace: Goes over the rows.
        comes_back: Whether a table of it is read back, so that it shows every tag in letters.
        picture_address: Returns the address of a picture; None for addresses that are the pictures.

    Raises:
        ExportCancelledError: The person stopped it.
    """
    tags = SpelledOutTags.TABLE_ALL if comes_back else SpelledOutTags.UNSTYLED
    renderer = _BodyRenderer(picture_address or _data_addresses(), every_tag=comes_back)
    return renderer.render(bilingual_blocks(document, options, pace, tags))


class _BodyRenderer(ExportBlockRenderer[str, str]):
    """Renders the blocks of a bilingual document as HTML, for export."""

    def __init__(self, picture_address: Callable[[ExportedPicture], str], *, every_tag: bool) -> None:
        self._picture_address = picture_address
        self._every_tag = every_tag
        self._rows = 0

    def document_head(self, head: ExportTitleBlock) -> str:
        """Return the HTML at the top of the exported page: title, details and legends."""
        lines = [plain(line) for line in head.lines]
        if head.statuses:
            lines.append(" · ".join(f"{_status(status)}: {STATUS_MEANINGS[status]}" for status in head.statuses))
        lines += [plain(line) for line in (head.tag_legend, head.return_hint) if line]
        title = "" if head.title is None else f'<h1 dir="auto">{plain(head.title)}</h1>'
        return f"<header>{title}{''.join(f'<p>{line}</p>' for line in lines)}</header>\n"

    def empty_notice(self, notice: EmptyExportNotice) -> str:
        return f"<p>{notice.text}</p>"

    def document_name(self, block: ExportDocumentHeading) -> str:
        return f'<h2 class="document" dir="auto">{plain(block.name)}</h2>\n'

    def table_head(self, head: BilingualTableStart) -> str:
        heads = "".join(
            f'<th scope="col"{_RTL if column.kind is BilingualColumnKind.SOURCE else ""}>{column.head}</th>'
            for column in head.columns
        )
        return f"<table><thead><tr>{heads}</tr></thead><tbody>\n"

    def table_row(self, row: BilingualTableRow) -> str:
        self._rows += 1
        mark = row_mark(self._rows, row.parts, sanitize(row.source.plain), one_spaced(sanitize(row.target.plain)))
        looks = ' class="heading"' if row.source.is_heading else ""
        known = f' {ROW_MARK}="{mark}"' if mark else ""
        return f"<tr{looks}{known}>{''.join(self.render_cells(row.cells))}</tr>\n"

    def picture(self, picture: ExportedPicture) -> str:
        return f'<div lang="en" dir="ltr">{self._picture(picture, PICTURE_HEIGHT)}</div>\n'

    def _picture(self, picture: ExportedPicture, highest: float = PICTURE_HEIGHT_IN_TABLE) -> str:
        address = self._picture_address(picture) if picture.data else ""
        if not address:
            return f'\n<small class="place" lang="en" dir="ltr">{plain(picture.words)}</small>'
        width, height = (max(1, round(length / 0.75)) for length in picture.fitted(TEXT_WIDTH / 20, highest))
        alt = plain(" ".join(picture.alt.split()))
        # A word processor knows no image that is a block.
        return f'<div><img class="picture" src="{address}" alt="{alt}" width="{width}" height="{height}"></div>'

    def table_end(self, _end: BilingualTableEnd, /) -> str:
        return "</tbody></table>\n"

    def row_pair(self, pair: UrduAboveEnglishRow) -> str:
        target = pair.target
        number = f'<span class="number">{target.number}</span> ' if target.number else ""
        missing = f"<small>{NOT_TRANSLATED}</small>" if target.is_missing else ""
        english = f"{number}{_marker(target.marker)}{_english(target)}{missing}{_state(target)}{_comments(target)}"
        return (
            f'<div class="pair{" heading" if target.is_heading else ""}">{_place(pair.source.place)}'
            f'<p lang="ur" dir="rtl">{rich_urdu(pair.source.text.runs())}</p>'
            f'<div class="english" lang="en" dir="ltr">{english}</div></div>\n'
        )

    def document_table(self, table: ExportedDocumentTable, /) -> str:
        rows = ("".join(f"<td>{''.join(self.render(cell))}</td>" for cell in row) for row in table.rows)
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>\n"

    def running_paragraph(self, block: ExportedEnglishParagraph) -> str:
        content = " ".join(filter(None, map(_running_sentence, block.sentences)))
        comments = "".join(map(_comments, block.sentences))
        if not content and not comments:
            return ""
        tag = f"h{min(max(block.level, 1), _DEEPEST_HEADING)}" if block.is_heading else "div"
        item = f' style="margin-inline-start:{1.5 * max(block.level, 1)}em"' if block.is_item else ""
        opening = f'<{tag} class="running" lang="en" dir="{"rtl" if block.is_rtl else "ltr"}"{item}>'
        return f"{_place(block.place)}{opening}{_marker(block.marker)}{content}</{tag}>{comments}\n"

    def note_list(self, block: TranslatorNotesBlock, /) -> str:
        return f'<section class="notes"><hr><ol>{"".join(map(_note, block.notes))}</ol></section>\n'

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> str:
        return f'<td class="number">{cell.label}</td>'

    def word_cell(self, cell: ExportedShortTextCell) -> str:
        return f"<td>{plain(cell.text)}</td>"

    def status_cell(self, cell: ExportedStatusCell) -> str:
        return f"<td>{_status(cell.status)}</td>"

    def source_cell(self, cell: ExportedSourceCell) -> str:
        text = rich_urdu(cell.text.runs(every_tag=self._every_tag))
        return f'<td lang="ur" dir="rtl">{_place(cell.place)}{text}{"".join(map(self._picture, cell.pictures))}</td>'

    def target_cell(self, cell: ExportedTargetCell) -> str:
        english = _english(cell, every_tag=self._every_tag)
        return f'<td lang="en" dir="ltr">{_marker(cell.marker)}{english}{_comments(cell)}</td>'


def _running_sentence(sentence: ExportedTargetCell) -> str:
    if sentence.is_empty:
        return _note_marks(sentence)
    number = f'<sup class="number">{sentence.number}</sup>' if sentence.number else ""
    if sentence.is_missing:
        text = f'<mark><bdi lang="ur" dir="rtl">[{rich_urdu(sentence.text.runs())}]</bdi></mark>'
    else:
        text = rich_english(sentence.text.runs())
    return f"{number}{text}{_note_marks(sentence)}{_state(sentence)}"


def _english(cell: ExportedTargetCell, *, every_tag: bool = False) -> str:
    text = f"<small>{cell.remark}</small>" if cell.remark else rich_english(cell.text.runs(every_tag=every_tag))
    return text + _note_marks(cell)


def _note_marks(cell: ExportedTargetCell) -> str:
    if not cell.notes:
        return ""
    return "".join(f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>' for number, _unused in cell.notes)


def _note(note: NumberedTranslatorNote) -> str:
    number = note.number
    return f'<li id="n{number}" dir="auto">{plain(note.text)} <a href="#r{number}">↩</a></li>\n'


def _marker(marker: str) -> str:
    return f"<bdi>{plain(marker)}</bdi> " if marker else ""


def _place(place: str) -> str:
    return f'<small class="place" lang="en" dir="ltr">{escape(place)}</small>' if place else ""


def _state(cell: ExportedTargetCell) -> str:
    return f" {_status(cell.status)}" if cell.status else ""


def _status(status: Status) -> str:
    return f'<span class="status {status.value}">{STATUS_LOOKS[status].word}</span>'


def _comments(cell: ExportedTargetCell) -> str:
    return "".join(map(_comment, cell.comments)) if cell.comments else ""


def _comment(comment: ExportedComment) -> str:
    direction = "rtl" if is_rtl(comment.text) else "ltr"
    date = comment.date
    when = f'<time datetime="{date:%Y-%m-%dT%H:%M:%SZ}">{date.day} {date:%B} {date.year}</time>'
    body = plain(comment.labelled_text).replace("\n", "<br>")
    return (
        f'<blockquote class="comment"><cite dir="auto">{plain(comment.author)}</cite> {when}<br>'
        f'<span dir="{direction}">{body}</span></blockquote>'
    )
