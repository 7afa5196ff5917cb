"""Helpers of the formats for other translation programs."""

from html import escape

from translator_gui.formats.bilingual import BilingualDocument
from translator_gui.formats.characters import sanitize
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError


def refuse_paragraphs(document: BilingualDocument, name: str) -> None:
    """Raise if a row of an export has several sentences: the exchange format needs a row per sentence.

    Raises:
        TranslatorError: There are such rows.
    """
    if any(len(row.numbers) > 1 for section in document.sections for row in section.rows):
        raise TranslatorError(
            _("{name} holds sentences, no paragraphs; export it by sentence (--by sentence).", name=name)
        )


def attribute(text: str) -> str:
    """Escape a text as an XML attribute value on one line."""
    return escape(" ".join(sanitize(text).split()))
