"""Bilingual web pages: one file that needs nothing else, with the Urdu face inside; it runs and loads nothing."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import count
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions, RowComment
from translator_gui.formats.characters import is_rtl
from translator_gui.formats.html.markup import page_head, plain, rich_english, rich_urdu
from translator_gui.formats.html.style import STYLE
from translator_gui.formats.rich_text import rich_source, rich_target, shows_tags
from translator_gui.formats.sections import paced_sections, running_paragraphs
from translator_gui.formats.wording import (
    EMPTY_ON_PURPOSE,
    NO_SENTENCES,
    NOT_TRANSLATED,
    NUMBER_HEAD,
    STATUS_HEAD,
    STATUS_LOOKS,
    STATUS_MEANINGS,
    TAG_LEGEND,
    english_marker,
    has_head,
    head_lines,
    place_label,
    shown_statuses,
)
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

_DEEPEST_HEADING = 6


class HtmlWriter:
    """A self-contained .html file."""

    suffix = ".html"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`."""
        stream.write(page_head(document.title, STYLE).encode())
        stream.writelines(piece.encode() for piece in page_body(document, options, pace))
        stream.write(b"</body></html>\n")


def page_body(document: BilingualDocument, options: ExportOptions, pace: ProgressTracker) -> Iterator[str]:
    """What stands on the page, in pieces.

    Raises:
        ExportCancelledError: The person stopped it.
    """
    return _Page(document, options).pieces(pace)


class _Page:
    def __init__(self, document: BilingualDocument, options: ExportOptions) -> None:
        self._document = document
        self._options = options
        self._notes: list[str] = []
        self._numbers = count(1)

    def pieces(self, pace: ProgressTracker) -> Iterator[str]:
        document, options = self._document, self._options
        yield self._head()
        if not document.sections:
            yield f"<p>{NO_SENTENCES}</p>"
        for section, paced in paced_sections(document, pace):
            if len(document.sections) > 1:
                yield f'<h2 class="document" dir="auto">{plain(section.name)}</h2>\n'
            match options.layout:
                case BilingualLayout.TABLE:
                    yield from self._table(paced)
                case BilingualLayout.INTERLEAVED:
                    yield from self._interleaved(paced)
                case BilingualLayout.TARGET:
                    yield from self._running(paced)
        if self._notes:
            yield f'<section class="notes"><hr><ol>{"".join(self._notes)}</ol></section>\n'

    def _head(self) -> str:
        """Title block and legends."""
        document, options = self._document, self._options
        lines = [plain(line) for line in head_lines(document, options)] if has_head(options) else []
        if statuses := shown_statuses(document, options):
            lines.append(" · ".join(f"{_status(status)}: {STATUS_MEANINGS[status]}" for status in statuses))
        if shows_tags(document, every_tag=False):
            lines.append(plain(TAG_LEGEND))
        title = f'<h1 dir="auto">{plain(document.title)}</h1>' if has_head(options) else ""
        return f"<header>{title}{''.join(f'<p>{line}</p>' for line in lines)}</header>\n" if title or lines else ""

    def _table(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        numbered, stated = self._options.with_numbers, self._options.with_status
        heads = [self._document.source_language, self._document.target_language]
        heads = [NUMBER_HEAD] * numbered + heads + [STATUS_HEAD] * stated
        yield (
            "<table><thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead><tbody>\n"
        )
        for row in rows:
            marker = _marker(row) if row.target else ""
            heading = ' class="heading"' if _is_heading(row) else ""
            yield "".join(
                (
                    f"<tr{heading}>",
                    f'<td class="number">{row.label}</td>' if numbered else "",
                    f'<td lang="ur" dir="rtl">{_label(row)}{_urdu(row)}</td>',
                    f'<td lang="en" dir="ltr">{marker}{self._english(row)}{self._comments(row)}</td>',
                    f"<td>{_status(row.status)}</td>" if stated else "",
                    "</tr>\n",
                ),
            )
        yield "</tbody></table>\n"

    def _interleaved(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for row in rows:
            number = f'<span class="number">{row.label}</span> ' if self._options.with_numbers else ""
            state = f" {_status(row.status)}" if self._options.with_status else ""
            missing = "" if row.target or row.empty_on_purpose else f"<small>{NOT_TRANSLATED}</small>"
            english = f"{number}{_marker(row)}{self._english(row)}{missing}{state}{self._comments(row)}"
            yield (
                f'<div class="pair{" heading" if _is_heading(row) else ""}">{_label(row)}'
                f'<p lang="ur" dir="rtl">{_urdu(row)}</p>'
                f'<div class="english" lang="en" dir="ltr">{english}</div></div>\n'
            )

    def _running(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        yield from map(self._running_paragraph, running_paragraphs(rows))

    def _running_paragraph(self, group: list[BilingualRow]) -> str:
        first = group[0]
        content = " ".join(filter(None, map(self._running_sentence, group)))
        comments = "".join(map(self._comments, group))
        if not content and not comments:
            return ""
        tag = f"h{min(max(first.level, 1), _DEEPEST_HEADING)}" if _is_heading(first) else "div"
        item = f' style="margin-inline-start:{1.5 * max(first.level, 1)}em"' if first.marker and tag == "div" else ""
        direction = "ltr" if any(row.target or row.empty_on_purpose for row in group) else "rtl"
        opening = f'<{tag} class="running" lang="en" dir="{direction}"{item}>'
        return f"{_label(first)}{opening}{_marker(first)}{content}</{tag}>{comments}\n"

    def _running_sentence(self, row: BilingualRow) -> str:
        if row.empty_on_purpose:
            return self._noted("", row)
        number = f'<sup class="number">{row.label}</sup>' if self._options.with_numbers else ""
        state = f" {_status(row.status)}" if self._options.with_status else ""
        if row.target:
            return f"{number}{self._noted(_english(row), row)}{state}"
        urdu = f'<mark><bdi lang="ur" dir="rtl">[{rich_urdu(rich_source(row, every_tag=False))}]</bdi></mark>'
        return f"{number}{self._noted(urdu, row)}{state}"

    def _english(self, row: BilingualRow) -> str:
        text = f"<small>{EMPTY_ON_PURPOSE}</small>" if row.empty_on_purpose else _english(row)
        return self._noted(text, row)

    def _noted(self, text: str, row: BilingualRow) -> str:
        for note in row.notes:
            number = next(self._numbers)
            self._notes.append(f'<li id="n{number}" dir="auto">{plain(note)} <a href="#r{number}">↩</a></li>\n')
            text += f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>'
        return text

    def _comments(self, row: BilingualRow) -> str:
        return "".join(map(_comment, row.comments)) if self._options.with_comments else ""


def _urdu(row: BilingualRow) -> str:
    return rich_urdu(rich_source(row, every_tag=False, lead=f"{row.marker} " if row.marker else ""))


def _english(row: BilingualRow) -> str:
    return rich_english(rich_target(row, every_tag=False))


def _marker(row: BilingualRow) -> str:
    return f"<bdi>{plain(english_marker(row.marker))}</bdi> " if row.marker else ""


def _is_heading(row: BilingualRow) -> bool:
    return row.kind is ParagraphKind.HEADING


def _label(row: BilingualRow) -> str:
    label = place_label(row)
    return f'<small class="place" lang="en" dir="ltr">{escape(label)}</small>' if label else ""


def _status(status: Status) -> str:
    return f'<span class="status {status.value}">{STATUS_LOOKS[status].word}</span>'


def _comment(comment: RowComment) -> str:
    direction = "rtl" if is_rtl(comment.text) else "ltr"
    date = comment.date
    when = f'<time datetime="{date:%Y-%m-%dT%H:%M:%SZ}">{date.day} {date:%B} {date.year}</time>'
    body = plain(comment.said).replace("\n", "<br>")
    return (
        f'<blockquote class="comment"><cite dir="auto">{plain(comment.author)}</cite> {when}<br>'
        f'<span dir="{direction}">{body}</span></blockquote>'
    )
