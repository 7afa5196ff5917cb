"""What the formats for other translation programs share."""

from html import escape

from translator_gui.formats.bilingual import BilingualDocument
from translator_gui.formats.characters import sanitize
from translator_gui.model.errors import TranslatorError


def refuse_paragraphs(document: BilingualDocument, name: str) -> None:
    """Says no to rows of several sentences: a format of that name holds them one by one.

    Raises:
        TranslatorError: There are such rows.
    """
    if any(len(row.numbers) > 1 for section in document.sections for row in section.rows):
        raise TranslatorError(f"{name} holds sentences, no paragraphs; export it by sentence (--by sentence).")


def attribute(text: str) -> str:
    """A text as the value of an attribute, on a line."""
    return escape(" ".join(sanitize(text).split()))
