"""Bilingual web pages: one file that needs nothing else, with the Urdu face inside; it runs and loads nothing."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import count
from typing import BinaryIO

from translator_gui.formats.base import Pace
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportOptions, Layout, RowComment
from translator_gui.formats.characters import is_rtl
from translator_gui.formats.html.markup import english, page_head, plain, source
from translator_gui.formats.html.style import STYLE
from translator_gui.formats.wording import (
    EMPTY_ON_PURPOSE,
    NOT_TRANSLATED,
    NOTHING,
    NUMBER_HEAD,
    STATUS_HEAD,
    STATUS_LOOKS,
    counts_line,
    english_marker,
    languages_line,
    place_label,
)
from translator_gui.model.document import ParagraphKind

_DEEPEST_HEADING = 6


class HtmlWriter:
    """A self-contained .html file."""

    suffix = ".html"

    def write(self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: Pace) -> None:
        """See `base.BilingualWriter`."""
        stream.writelines(piece.encode() for piece in _Page(document, options).pieces(pace))


class _Page:
    def __init__(self, document: BilingualDocument, options: ExportOptions) -> None:
        self._document = document
        self._options = options
        self._notes: list[str] = []
        self._numbers = count(1)

    def pieces(self, pace: Pace) -> Iterator[str]:
        document, options = self._document, self._options
        yield page_head(document.title, STYLE)
        if options.layout is not Layout.TARGET:
            yield f'<header><h1 dir="auto">{plain(document.title)}</h1>'
            yield f"<p>{plain(languages_line(document))}</p><p>{plain(counts_line(document))}</p></header>\n"
        if not document.sections:
            yield f"<p>{NOTHING}</p>"
        done = 0
        for section in document.sections:
            if len(document.sections) > 1:
                yield f'<h2 class="document" dir="auto">{plain(section.name)}</h2>\n'
            paced = pace.over(section.rows, done=done)
            done += len(section.rows)
            match options.layout:
                case Layout.TABLE:
                    yield from self._table(paced)
                case Layout.INTERLEAVED:
                    yield from self._interleaved(paced)
                case Layout.TARGET:
                    yield from self._running(paced)
        if self._notes:
            yield f'<section class="notes"><hr><ol>{"".join(self._notes)}</ol></section>\n'
        yield "</body></html>\n"

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
                    f"<td>{_status(row)}</td>" if stated else "",
                    "</tr>\n",
                ),
            )
        yield "</tbody></table>\n"

    def _interleaved(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for row in rows:
            number = f'<span class="number">{row.label}</span> ' if self._options.with_numbers else ""
            state = f" {_status(row)}" if self._options.with_status else ""
            missing = "" if row.target or row.empty_on_purpose else f"<small>{NOT_TRANSLATED}</small>"
            english = f"{number}{_marker(row)}{self._english(row)}{missing}{state}{self._comments(row)}"
            yield (
                f'<div class="pair{" heading" if _is_heading(row) else ""}">{_label(row)}'
                f'<p lang="ur" dir="rtl">{_urdu(row)}</p>'
                f'<div class="english" lang="en" dir="ltr">{english}</div></div>\n'
            )

    def _running(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        group: list[BilingualRow] = []
        for row in rows:
            if row.opens and group:
                yield self._running_paragraph(group)
                group = []
            group.append(row)
        if group:
            yield self._running_paragraph(group)

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
        state = f" {_status(row)}" if self._options.with_status else ""
        if row.target:
            return f"{number}{self._noted(english(row.target), row)}{state}"
        urdu = f'<mark><bdi lang="ur" dir="rtl">[{source(row.source)}]</bdi></mark>'
        return f"{number}{self._noted(urdu, row)}{state}"

    def _english(self, row: BilingualRow) -> str:
        text = f"<small>{EMPTY_ON_PURPOSE}</small>" if row.empty_on_purpose else english(row.target)
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
    return source(f"{row.marker} {row.source}" if row.marker else row.source)


def _marker(row: BilingualRow) -> str:
    return f"<bdi>{plain(english_marker(row.marker))}</bdi> " if row.marker else ""


def _is_heading(row: BilingualRow) -> bool:
    return row.kind is ParagraphKind.HEADING


def _label(row: BilingualRow) -> str:
    label = place_label(row)
    return f'<small class="place" lang="en" dir="ltr">{escape(label)}</small>' if label else ""


def _status(row: BilingualRow) -> str:
    return f'<span class="status {row.status.value}">{STATUS_LOOKS[row.status].word}</span>'


def _comment(comment: RowComment) -> str:
    direction = "rtl" if is_rtl(comment.text) else "ltr"
    date = comment.date
    when = f'<time datetime="{date:%Y-%m-%dT%H:%M:%SZ}">{date.day} {date:%B} {date.year}</time>'
    body = plain(comment.said).replace("\n", "<br>")
    return (
        f'<blockquote class="comment"><cite dir="auto">{plain(comment.author)}</cite> {when}<br>'
        f'<span dir="{direction}">{body}</span></blockquote>'
    )
