"""Read and write subtitles (SubRip, WebVTT): one paragraph per cue, with all times and settings kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.encoding import decode_text, encode_like
from translator_gui.formats.inline import TaggedParagraph
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph, errors_at
from translator_gui.formats.subtitles.cues import SubtitleCue, line_end, srt_parts, vtt_parts
from translator_gui.formats.subtitles.inline import SRT, VTT, SubtitleMarkupSyntax, cue_content, cue_with_translation
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

_BOM = b"\xef\xbb\xbf"
_SRT_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,5}[ \t]*\r?\n\d{1,3}:\d{2}:\d{2}[,.]\d{1,3} --> ")
_VTT_BEGINNING = b"WEBVTT"
_HEAD = 200
_MOST_CUES = 100_000
"""Most cues of a file; a film has two thousand."""
_MOST_LINES = 1_000_000


class _Subtitles:
    """Base class of the readers of SubRip and WebVTT subtitles."""

    id: str
    suffixes: tuple[str, ...]
    _dialect: SubtitleMarkupSyntax
    _example: str

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a subtitle file for import: one paragraph per cue with visible text.

        Raises:
            TranslatorError: It holds no cue, is no text, or a cue is too long.
        """
        text, codec, doubts = decode_text(name, data, options.encoding)
        if text.count("->") > _MOST_CUES:
            raise TranslatorError(
                _("{name} has more than {limit} cues; split it.", name=name, limit=format_number(_MOST_CUES))
            )
        if text.count("\n") > _MOST_LINES or text.count("\r") > _MOST_LINES:
            raise TranslatorError(
                _(
                    "{name} has more than {limit} lines; split it.",
                    name=name,
                    limit=format_number(_MOST_LINES),
                )
            )
        cues = (part for part in self._parts(text) if isinstance(part, SubtitleCue))
        first = next(cues, None)
        if first is None:
            raise TranslatorError(
                _(
                    "{name} holds no subtitles: no line gives a time such as “{example}”; if it is plain text, "
                    "end its name in .txt.",
                    name=name,
                    example=self._example,
                )
            )
        paragraphs = checked_paragraphs(name, _paragraphs(chain([first], cues), self._dialect))
        return SourceDocument(name, self.id, data, paragraphs, codec, "", doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the English subtitle file: the source file with the texts of its cues replaced."""
        text, codec, _ = decode_text(original.name, original.data, original.options.encoding)
        end, remaining = line_end(text), iter(pace.over(paragraphs))
        written: list[str] = []
        for part in self._parts(text):
            if isinstance(part, str):
                written.append(part)
                continue
            content = cue_content(part.text, self._dialect)
            if _shows(content):
                tokens = insert_english(content, next(remaining).pieces)
                written.append(cue_with_translation(part.text, tokens, self._dialect, end))
            else:
                written.append(part.text)
        # The one that counts goes on to its end.
        next(remaining, None)
        stream.write(encode_like(original.data, "".join(written), codec))

    @staticmethod
    def _parts(text: str) -> Iterator[str | SubtitleCue]:
        raise NotImplementedError


class SrtReader(_Subtitles):
    """Reads SubRip subtitles (.srt) for import and writes their translation back into them."""

    id = "srt"
    suffixes = (".srt",)
    _dialect = SRT
    _example = "00:00:20,000 --> 00:00:24,400"
    _parts = staticmethod(srt_parts)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is SubRip: by its suffix or by the form of its first cue."""
        return suffix in self.suffixes or _SRT_BEGINNING.match(data[:_HEAD]) is not None


class VttReader(_Subtitles):
    """Reads WebVTT subtitles (.vtt) for import and writes their translation back into them."""

    id = "vtt"
    suffixes = (".vtt",)
    _dialect = VTT
    _example = "00:00:20.000 --> 00:00:24.400"
    _parts = staticmethod(vtt_parts)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is WebVTT: by its first word "WEBVTT" or its suffix."""
        return suffix in self.suffixes or data.removeprefix(_BOM).startswith(_VTT_BEGINNING)


def _paragraphs(cues: Iterable[SubtitleCue], dialect: SubtitleMarkupSyntax) -> Iterator[SourceParagraph]:
    for cue in cues:
        with errors_at(cue.place):
            content = cue_content(cue.text, dialect)
        if _shows(content):
            yield SourceParagraph(content.text, place=cue.place, tags=content.tags)


def _shows(content: TaggedParagraph) -> bool:
    return bool(clean_paragraph(without_tags(content.text)))
