"""Clean and check imported paragraphs."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

_SHOWN_LINES = 5
_ZERO_WIDTH = "\ufeff\u200b"
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _ZERO_WIDTH
_INVISIBLE = (
    _SPACES + "\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def clean_paragraph(text: str) -> str:
    r"""Strip white space from the ends of an imported paragraph; empty if nothing in it is visible."""
    text = text.strip()
    if not text:
        return text
    if text[0] in _INVISIBLE or text[-1] in _ZERO_WIDTH:
        if not text.strip(_INVISIBLE):
            return ""
        text = text.strip(_SPACES)
    return text.replace("\v", "\n")


def checked_paragraphs(name: str, paragraphs: Iterable[SourceParagraph]) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs of an imported document; error messages get the file's name.

    Raises:
        TranslatorError: A paragraph is too long, or cannot be read.
    """
    checked: list[SourceParagraph] = []
    try:
        for number, paragraph in enumerate(paragraphs, 1):
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place or f"paragraph {number}", paragraph.text)
            checked.append(paragraph)
    except TranslatorError as error:
        if str(error).startswith(name):
            raise
        raise TranslatorError(_("{name}, {reason}", name=name, reason=error)) from error
    return tuple(checked)


def too_long(name: str, place: str, text: str) -> TranslatorError:
    """Return the error to raise for an imported paragraph that is too long for a project."""
    return TranslatorError(
        _(
            "{name}, {place}: a paragraph of {length} characters is too long (at most {limit}); "
            "break it up in the original.",
            name=name,
            place=place,
            length=format_number(len(text)),
            limit=format_number(MAX_PARAGRAPH),
        )
    )


@contextmanager
def errors_at(place: object) -> Generator[None]:
    """Put the place in a document before the messages of the errors that are raised within."""
    try:
        yield
    except TranslatorError as error:
        raise TranslatorError(_("{place}: {reason}", place=place, reason=error)) from error


def line_list(lines: Iterable[int]) -> str:
    """Return line numbers as text for messages: "line 3", "lines 3, 8 and 4 more"."""
    numbers = list(dict.fromkeys(lines))
    shown = ", ".join(map(str, numbers[:_SHOWN_LINES]))
    if len(numbers) > _SHOWN_LINES:
        return str(_("lines {lines} and {number} more", lines=shown, number=len(numbers) - _SHOWN_LINES))
    return str(ngettext("line {lines}", "lines {lines}", len(numbers), lines=shown))
