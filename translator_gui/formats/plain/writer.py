"""Bilingual plain text: UTF-8, a line a row.

Direction in plain text is guessed from a line's first letter by whatever shows it. So an Urdu line that begins with
another script is opened by a right-to-left mark, and Urdu that stands on a line with English is isolated (U+2067 …
U+2069), so that the line runs from left to right; so is English that begins with an Urdu word there (U+2066).
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, BilingualRow, ExportOptions
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.rich_text import spells_tags
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

_RLM = "\u200f"
_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"


class BilingualTextWriter:
    """A .txt file: the table as tab-separated columns, the other layouts as lines."""

    suffix = ".txt"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`."""
        stream.writelines(f"{line}\n".encode() for line in _Text(document, options).lines(pace))


class _Text:
    def __init__(self, document: BilingualDocument, options: ExportOptions) -> None:
        self._document = document
        self._options = options
        self._notes: list[str] = []

    def lines(self, pace: ProgressTracker) -> Iterator[str]:
        document, options = self._document, self._options
        tags = TAG_LEGEND if spells_tags(document) else ""
        head = [_line(document.title), *head_lines(document, options)] if has_head(options) else []
        head += filter(None, (status_legend(document, options), tags))
        yield from (*head, "") if head else ()
        if not document.sections:
            yield NO_SENTENCES
        for section, paced in paced_sections(document, pace):
            if len(document.sections) > 1:
                yield from (_line(section.name), "")
            match options.layout:
                case BilingualLayout.TABLE:
                    yield from self._table(paced)
                case BilingualLayout.INTERLEAVED:
                    yield from self._interleaved(paced)
                case BilingualLayout.TARGET:
                    yield from self._running(paced)
        yield from self._notes

    def _table(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        numbered, stated = self._options.with_numbers, self._options.with_status
        heads = [self._document.source_language, self._document.target_language]
        yield "\t".join([NUMBER_HEAD] * numbered + heads + [STATUS_HEAD] * stated)
        for row in rows:
            yield from _labels(row)
            urdu = _isolated(_line(f"{row.marker} {row.source}" if row.marker else row.source), _RLI)
            marker = f"{english_marker(row.marker)} " if row.marker and row.target else ""
            english = _line(marker + self._english(row))
            english = (_isolated(english, _LRI) if is_rtl(english) else english) + self._note_marks(row)
            yield "\t".join([row.label] * numbered + [urdu, english] + [STATUS_LOOKS[row.status].word] * stated)
            yield from self._comments(row)
        yield ""

    def _interleaved(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for row in rows:
            yield from _labels(row)
            urdu = sanitize(f"{row.marker} {row.source}" if row.marker else row.source)
            yield from (line if is_rtl(line) else _RLM + line for line in urdu.split("\n"))
            number = f"{row.label}. " if self._options.with_numbers else ""
            marker = f"{english_marker(sanitize(row.marker))} " if row.marker else ""
            state = f" [{STATUS_LOOKS[row.status].word}]" if self._options.with_status else ""
            english = sanitize(self._english(row)) or NOT_TRANSLATED
            yield number + marker + english + self._note_marks(row) + state
            yield from self._comments(row)
            yield ""

    def _running(self, rows: Iterable[BilingualRow]) -> Iterator[str]:
        for group in running_paragraphs(rows):
            yield from self._running_paragraph(group)

    def _running_paragraph(self, group: list[BilingualRow]) -> Iterator[str]:
        first = group[0]
        text = " ".join(filter(None, map(self._running_sentence, group)))
        if not text:
            return
        yield from _labels(first)
        item = first.marker and first.kind is not ParagraphKind.HEADING
        lead = "  " * (first.level - 1 if item else 0) + (
            f"{english_marker(sanitize(first.marker))} " if first.marker else ""
        )
        yield lead + text
        for row in group:
            yield from self._comments(row)
        yield ""

    def _running_sentence(self, row: BilingualRow) -> str:
        number = f"({row.label}) " if self._options.with_numbers else ""
        state = f" [{STATUS_LOOKS[row.status].word}]" if self._options.with_status else ""
        if row.empty_on_purpose:
            return self._note_marks(row)
        text = sanitize(row.target) if row.target else f"[{_isolated(_line(row.source), _RLI)}]"
        return number + text + self._note_marks(row) + state

    def _english(self, row: BilingualRow) -> str:
        return EMPTY_ON_PURPOSE if row.empty_on_purpose else row.target

    def _note_marks(self, row: BilingualRow) -> str:
        """The marks of the row's notes, which are kept for the end."""
        marks = ""
        for note in row.notes:
            mark = f"[{len(self._notes) + 1}]"
            self._notes.append(f"{mark} {_line(note)}")
            marks += mark
        return marks

    def _comments(self, row: BilingualRow) -> Iterator[str]:
        if not self._options.with_comments:
            return
        for comment in row.comments:
            date = comment.date
            text = _line(comment.said)
            shown = _isolated(text, _RLI) if is_rtl(text) else text
            yield f"    # {_line(comment.author)}, {date.day} {date:%B} {date.year}: {shown}"


def _labels(row: BilingualRow) -> Iterator[str]:
    if label := place_label(row):
        yield f"({label})"


def _line(text: str) -> str:
    """Safe, and on one line: breaks and tabs would be taken for rows and columns."""
    return " ".join(sanitize(text).split())


def _isolated(text: str, opening: str) -> str:
    return f"{opening}{text}{_PDI}" if text else ""
