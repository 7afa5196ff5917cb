"""Clean and check the text of imported paragraphs."""

from collections.abc import Iterable

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
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


def line_list(lines: Iterable[int]) -> str:
    """Return line numbers as text for messages: "line 3", "lines 3, 8 and 4 more"."""
    numbers = list(dict.fromkeys(lines))
    shown = ", ".join(map(str, numbers[:_SHOWN_LINES]))
    if len(numbers) > _SHOWN_LINES:
        return str(_("lines {lines} and {number} more", lines=shown, number=len(numbers) - _SHOWN_LINES))
    return str(ngettext("line {lines}", "lines {lines}", len(numbers), lines=shown))
