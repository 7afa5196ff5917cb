"""What every reader does to the text of a paragraph it found."""

from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

_ZERO_WIDTH = "\ufeff\u200b"
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _ZERO_WIDTH
_INVISIBLE = (
    _SPACES + "\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def clean_paragraph(text: str) -> str:
    r"""The paragraph without white space at its ends, line breaks inside it as "\n"; empty if nothing in it shows."""
    text = text.strip()
    if not text:
        return text
    if text[0] in _INVISIBLE or text[-1] in _ZERO_WIDTH:
        if not text.strip(_INVISIBLE):
            return ""
        text = text.strip(_SPACES)
    return text.replace("\v", "\n")


def too_long(name: str, place: str, text: str) -> TranslatorError:
    """The error for a paragraph that no project can hold."""
    return TranslatorError(
        f"{name}, {place}: a paragraph of {len(text):,} characters is too long (at most {MAX_PARAGRAPH:,}); "
        f"break it up in the original.",
    )
