"""Decodes the text of a page and encodes it again."""

import codecs
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from translator_gui.formats.encoding import declared_codec, decode_text, fold_urdu
from translator_gui.formats.html.lexemes import MAX_LENGTH
from translator_gui.formats.html.target import HtmlOutputPiece
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_HEAD = 4096
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_WIDE = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}


class HtmlDecodedPage(NamedTuple):
    """The decoded text of a web page and how it was encoded, to encode the English page alike.

    Attributes:
        text: All of it, untouched.
        codec: As people name it.
        exact: As its bytes are: without a mark.
        mark: The byte order mark.
        errors: How bytes that are no letters became text.
        folded: Makes Urdu letters of those that the encoding lent it.
        doubts: See `SourceDocument`.
    """

    text: str
    codec: str
    exact: str
    mark: bytes
    errors: str
    folded: Callable[[str], str]
    doubts: tuple[str, ...]

    def encoded(self, pieces: Iterable[HtmlOutputPiece]) -> bytes:
        """Encode the English page like the source page; characters outside the encoding become entities."""
        written = (
            piece.text.encode(self.exact, "xmlcharrefreplace" if piece.is_new else self.errors) for piece in pieces
        )
        return self.mark + b"".join(written)


def is_page(data: bytes) -> bool:
    """Whether a file begins like an HTML page."""
    return (
        _BEGINNING.match(data[:_HEAD].removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(b"\xff\xfe")) is not None
    )


def decode_page(name: str, data: bytes, encoding: str | None) -> HtmlDecodedPage:
    """Decode the bytes of a web page.

    Args:
        name: The file's, for messages.
        data: Its bytes.
        encoding: The codec to read it with; None to go by what the page says, or else by its letters.

    Raises:
        TranslatorError: The codec is unknown or does not fit, or the file is no text or was garbled before.
    """
    if len(data) > MAX_LENGTH:
        raise TranslatorError(_("{name} is too large for a web page; split it into several.", name=name))
    codec = encoding or _declared(data)
    decoded = decode_text(name, data, codec)
    codec = decoded.codec
    exact, mark = _exact(data, codec)
    errors = "replace" if exact.startswith(("utf-16", "utf-32")) else "surrogateescape"
    folded = fold_urdu if codecs.lookup(codec).name == "cp1256" else str
    if data.isascii() and not codec.startswith("utf-16"):
        exact = _declared_name(data) or "ascii"
    return HtmlDecodedPage(data[len(mark) :].decode(exact, errors), codec, exact, mark, errors, folded, decoded.doubts)


def _declared(data: bytes) -> str | None:
    """Return the encoding that the web page declares if its bytes are valid in it; None otherwise."""
    codec = _declared_name(data)
    if codec is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        return None
    for one in ("utf-8", codec):
        try:
            data.decode(one)
        except UnicodeError:
            continue
        return one
    return None


def _declared_name(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    codec = declared_codec(found[1]) if found else None
    return "cp1252" if codec in {"iso8859-1", "ascii"} else codec


def _exact(data: bytes, codec: str) -> tuple[str, bytes]:
    """Return the codec of the page's bytes without byte order mark, and the byte order mark."""
    for mark, one in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return one, mark
    return _WIDE.get(codec, codec), b""
