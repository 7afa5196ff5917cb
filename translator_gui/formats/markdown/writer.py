"""Bilingual Markdown: CommonMark, and for the table the form that GitHub, Pandoc and most others read.

Markdown knows no direction. So the Urdu stands in elements of HTML, which Markdown allows and which say it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions, RowComment
from translator_gui.formats.characters import is_rtl
from translator_gui.formats.markdown.text import (
    english,
    markdown,
    rich_english,
    rich_urdu,
    rich_urdu_paragraph,
    urdu_words,
)
from translator_gui.formats.rich_text import RichRun, rich_source, rich_target, shows_tags
from translator_gui.formats.sections import paced_sections, running_paragraphs
from translator_gui.formats.wording import (
    EMPTY_ON_PURPOSE,
    NO_SENTENCES,
    NOT_TRANSLATED,
    NUMBER_HEAD,
    STATUS_HEAD,
    STATUS_LOOKS,
    TAG_LEGEND,
    english_marker,
    has_head,
    head_lines,
    place_label,
    status_legend,
)
from translator_gui.model.document import ParagraphKind

_DEEPEST_HEADING = 6
_OPEN, _CLOSE = RichRun("["), RichRun("]")


class MarkdownWriter:
    """A .md file."""

    suffix = ".md"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`."""
        stream.writelines(f"{line}\n".encode() for line in _Page(document, options).lines(pace))


class _Page:
    def __init__(self, document: BilingualDocument, options: ExportOptions) -> None:
        self._document = document
        self._options = options
        self._notes: list[str] = []

    def lines(self, pace: ProgressTracker) -> Iterator[str]:
        document, options = self._document, self._options
        yield from self._head()
        if not document.sections:
            yield NO_SENTENCES
        for section, paced in paced_sections(document, pace):
            if len(document.sections) > 1:
                yield from (f"## {_either(section.name)}", "")
            match options.layout:
                case BilingualLayout.TABLE:
                    yield from self._table(paced)
                case BilingualLayout.INTERLEAVED:
                    yield from self._interleaved(paced)
                case BilingualLayout.TARGET:
                    yield from self._running(paced)
        if self._notes:
            yield from ("---", "")
            for note in self._notes:
                yield from (note, "")

    def _head(self) -> Iterator[str]:
        """Title block and legends."""
        document, options = self._document, self._options
        if has_head(options):
            yield from (f"# {_either(document.title)}", "")
            for line in head_lines(document, options):
                yield from (markdown(line), "")
        tags = TAG_LEGEND if shows_tags(document, every_tag=False) else ""
        for line in filter(None, (status_legend(document, options), tags)):
            yield from (f"*{markdown(line)}*", "")

    def _table(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        """The Urdu stands at the right edge of its column."""
        numbered, stated = self._options.with_numbers, self._options.with_status
        heads = [self._document.source_language, self._document.target_language]
        yield _cells([NUMBER_HEAD] * numbered + heads + [STATUS_HEAD] * stated)
        yield _cells(["---:"] * numbered + ["---:", ":---"] + [":---"] * stated)
        for row in rows:
            label = f"*{markdown(place_label(row))}*<br>" if place_label(row) else ""
            cells = [row.label] * numbered + [label + rich_urdu(_source(row))]
            text = self._english(row, _marker(row) if row.target else "")
            cells.append("<br>".join(filter(None, [text, *self._comments(row)])))
            yield _cells(cells + [STATUS_LOOKS[row.status].word] * stated)
        yield ""

    def _interleaved(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for row in rows:
            if label := place_label(row):
                yield from (f"*{markdown(label)}*", "")
            yield from (rich_urdu_paragraph(_source(row)), "")
            missing = "" if row.target or row.empty_on_purpose else markdown(NOT_TRANSLATED)
            text = self._english(row, _marker(row)) + missing
            yield from (f"{self._number(row)}{text}{self._state(row)}", "")
            yield from self._quoted([row])

    def _running(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for group in running_paragraphs(rows):
            yield from self._running_paragraph(group)

    def _running_paragraph(self, group: list[BilingualRow]) -> Iterator[str]:
        first = group[0]
        if text := " ".join(filter(None, map(self._running_sentence, group))):
            if label := place_label(first):
                yield from (f"*{markdown(label)}*", "")
            is_heading = first.kind is ParagraphKind.HEADING
            lead = f"{'#' * min(max(first.level, 1), _DEEPEST_HEADING)} " if is_heading else ""
            yield from (f"{lead}{_marker(first)}{text}", "")
        yield from self._quoted(group)

    def _running_sentence(self, row: BilingualRow) -> str:
        if row.empty_on_purpose:
            return self._note_marks(row)
        number = f"({row.label}) " if self._options.with_numbers else ""
        if row.target:
            text = _english(row)
        else:
            text = f"<mark>{rich_urdu([_OPEN, *rich_source(row, every_tag=False, parted=False), _CLOSE])}</mark>"
        return number + text + self._note_marks(row) + self._state(row)

    def _english(self, row: BilingualRow, marker: str) -> str:
        text = markdown(EMPTY_ON_PURPOSE) if row.empty_on_purpose else _english(row)
        return marker + text + self._note_marks(row)

    def _number(self, row: BilingualRow) -> str:
        return f"{markdown(f'{row.label}.')} " if self._options.with_numbers else ""

    def _state(self, row: BilingualRow) -> str:
        return f" *{STATUS_LOOKS[row.status].word}*" if self._options.with_status else ""

    def _note_marks(self, row: BilingualRow) -> str:
        """The marks of the row's notes, which are kept for the end."""
        marks = ""
        for note in row.notes:
            mark = f"<sup>{len(self._notes) + 1}</sup>"
            self._notes.append(f"{mark} {_either(note)}")
            marks += mark
        return marks

    def _quoted(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for row in rows:
            for comment in self._comments(row):
                yield from (f"> {comment}", "")

    def _comments(self, row: BilingualRow) -> list[str]:
        return [_comment(one) for one in row.comments] if self._options.with_comments else []


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _source(row: BilingualRow) -> list[RichRun]:
    return rich_source(row, every_tag=False, lead=f"{row.marker} " if row.marker else "", parted=False)


def _english(row: BilingualRow) -> str:
    return rich_english(rich_target(row, every_tag=False)) if row.tags else english(row.target)


def _marker(row: BilingualRow) -> str:
    return f"{_either(english_marker(row.marker))} " if row.marker else ""


def _either(text: str) -> str:
    """A text of either language, on a line."""
    line = " ".join(text.split())
    return urdu_words(line) if is_rtl(line) else english(line)


def _comment(comment: RowComment) -> str:
    date = comment.date
    said = urdu_words(comment.said) if is_rtl(comment.text) else english(comment.said)
    return f"**{_either(comment.author)}**, {date.day} {date:%B} {date.year}: {said}"
