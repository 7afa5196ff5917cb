"""Reads plain text: one paragraph per line, or paragraphs separated by blank lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.encoding import decode_text
from translator_gui.formats.paragraphs import broken_up, clean_paragraph, too_long
from translator_gui.formats.plain.target import write_text
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_foreign
from translator_gui.model.segment import MAX_PARAGRAPH

LINES = "lines"
BLANK_LINES = "blank-lines"
PARAGRAPH_RULES = (LINES, BLANK_LINES)

_SENTENCE_END = re.compile("[۔؟!.?:…]['\"”“’‘»)\\]]*$")
_FILLED_SHARE = 0.7
_ENDED_SHARE = 0.5
_WIDEST_WRAP = 160
_SAMPLED_LINES = 2000


class PlainTextReader:
    """Reads plain text files in any detected encoding and writes them again in English."""

    id = "txt"
    suffixes = (".txt",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether the file is not empty: plain text is the fallback, asked after all other readers."""
        return bool(data) or suffix == ".txt"

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a text file; encoding and paragraph rule are detected unless the options name them.

        Raises:
            TranslatorError: Not a text, garbled, an unknown rule, or a paragraph that is too long.
        """
        rule = options.paragraph_rule
        if rule is not None and rule not in PARAGRAPH_RULES:
            raise TranslatorError(
                _(
                    "{name}: “{rule}” is no rule for paragraphs; use {rules}.",
                    name=name,
                    rule=rule,
                    rules=" or ".join(PARAGRAPH_RULES),
                ),
            )
        text, codec, doubts = decode_text(name, data, options.encoding)
        if "\0" in text:
            line = _normalised(text[: text.index("\0")]).count("\n") + 1
            raise TranslatorError(
                _("{name}, line {line}: a NUL character; this is not a text file.", name=name, line=line)
            )
        lines = _normalised(text).split("\n")
        if rule is None:
            rule, doubt = detect_rule(lines)
            doubts += doubt
        paragraphs: list[SourceParagraph] = []
        for line, paragraph in _by_line(lines) if rule == LINES else _by_blank_line(lines):
            if rule != LINES and len(paragraph) > MAX_PARAGRAPH:
                raise too_long(name, f"line {line}", paragraph)
            paragraphs += (SourceParagraph(without_foreign(part)) for part, _space in broken_up(paragraph))
        return SourceDocument(name, self.id, data, tuple(paragraphs), codec, rule, doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original text file again in English."""
        write_text(stream, original, paragraphs, pace)


def detect_rule(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """Detect whether each line of a text file is a paragraph, or blank lines separate paragraphs.

    Lines between blank lines belong together if they are *filled*: the next line's first word would not have fitted.
    Lines that end sentences, or end where they like, are paragraphs (or verses) of their own.
    """
    inner = _inner_lines(lines)
    if not inner:
        return LINES, ()
    widths = sorted(len(line) for line, _ in inner)
    width = widths[int(len(widths) * 0.95)]
    filled = sum(len(line) + len(following.split(maxsplit=1)[0]) + 3 > width for line, following in inner)
    ended = sum(_SENTENCE_END.search(line) is not None for line, _ in inner)
    if width > _WIDEST_WRAP or ended > _ENDED_SHARE * len(inner) or filled < _FILLED_SHARE * len(inner):
        return LINES, ()
    if not any(not line.strip() for line in lines[: len(lines) - 1]):
        doubt = _("Its lines look wrapped, but no blank line parts its paragraphs: each line was taken for one.")
        return LINES, (str(doubt),)
    return BLANK_LINES, (str(_("Lines between blank lines were joined into one paragraph.")),)


def _inner_lines(lines: list[str]) -> list[tuple[str, str]]:
    """Return pairs of adjacent lines without a blank line between them, from a sample of a text file."""
    stripped = [line.strip() for line in lines[:_SAMPLED_LINES]]
    return [(line, following) for line, following in pairwise(stripped) if line and following]


def _normalised(text: str) -> str:
    r"""Normalise a text file: every line end becomes "\n", every paragraph end a blank line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\v")
    return text.replace("\f", "\n\n").replace("\u2029", "\n\n")


def _by_line(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        paragraph = clean_paragraph(line)
        if paragraph:
            yield number, paragraph


def _by_blank_line(lines: list[str]) -> Iterator[tuple[int, str]]:
    group: list[str] = []
    first = 1
    for number, line in enumerate(lines, 1):
        stripped = clean_paragraph(line)
        if stripped:
            if not group:
                first = number
            group.append(stripped)
        elif group:
            yield first, " ".join(group)
            group = []
    if group:
        yield first, " ".join(group)
