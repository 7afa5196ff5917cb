"""Helpers of the formats for other translation programs."""

from collections.abc import Iterator
from html import escape

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportedDocumentRows
from translator_gui.formats.characters import sanitize
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError


def paced_sections(
    document: BilingualDocument, pace: ExportProgress
) -> Iterator[tuple[ExportedDocumentRows, Iterator[BilingualRow]]]:
    """Yield each document of an export with its rows, which report their progress as they are iterated over."""
    done = 0
    for section in document.sections:
        yield section, pace.over(section.rows, done=done)
        done += len(section.rows)


def refuse_paragraphs(document: BilingualDocument, name: str) -> None:
    """Raise if a row of an export has several sentences: the exchange format needs a row per sentence.

    Raises:
        TranslatorError: There are such rows.
    """
    if any(section.summary.has_whole_paragraphs for section in document.sections):
        raise TranslatorError(
            _("{name} holds sentences, no paragraphs; export it by sentence (--by sentence).", name=name)
        )


def attribute(text: str) -> str:
    """Escape a text as an XML attribute value on one line."""
    return escape(" ".join(sanitize(text).split()))
