"""Writes an original text file in English; blank lines, indents and line ends stay."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.encoding import decode_text, encode_like
from translator_gui.formats.inline import TargetTextPiece, tagged
from translator_gui.formats.paragraphs import broken_up, clean_paragraph
from translator_gui.formats.target_builder import TargetParagraph, bracket_untranslated, insert_english

_LINES = re.compile(r"([^\r\n\f\x85\u2029]*)(\r\n|[\r\n\f\x85\u2029]|$)")
_ENDS_PARAGRAPH = "\f\u2029"


def write_text(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write an original text file again in English; in UTF-8 if its encoding lacks a letter."""
    text, codec, _ = decode_text(original.name, original.data, original.options.encoding)
    whole = "".join(_rewritten(text, original.options.paragraph_rule == "blank-lines", pace.over(paragraphs)))
    stream.write(encode_like(original.data, whole, codec))


def _rewritten(text: str, joined: bool, paragraphs: Iterator[TargetParagraph]) -> Iterator[str]:
    """Yield the lines of a text file with the English in place of the Urdu.

    Args:
        text: The file's.
        joined: Whether lines without a blank line between are one paragraph, which becomes one line.
        paragraphs: In order.
    """
    written = False
    for found in _LINES.finditer(text):
        line, end = found.groups()
        core = clean_paragraph(line.replace("\u2028", "\v"))
        if not core:
            written = False
            yield line + end
        elif joined and written:
            # Its words are in the line above; of the line only its end stays, if it is the last of the paragraph.
            continue
        else:
            written = joined
            parts = [(core, "")] if joined else broken_up(core)
            english = "".join(_english(next(paragraphs)) + space for _part, space in parts)
            indent = line[: len(line) - len(line.lstrip())]
            yield f"{indent}{english}{end or ''}"
        if end in _ENDS_PARAGRAPH:
            written = False


def _english(paragraph: TargetParagraph) -> str:
    """Return a translated paragraph of a text file; untranslated Urdu is in brackets."""
    tokens = bracket_untranslated(insert_english(tagged([paragraph.source]), paragraph.pieces))
    return "".join(token.text for token in tokens if isinstance(token, TargetTextPiece)).replace("\n", "\u2028")
