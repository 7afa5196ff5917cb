"""Detect the encoding of a text file by rules for Urdu, and say where the result is uncertain.

Statistical detectors need longer texts: on twelve characters of Windows-1256 the best library was right in 20 of 40.
"""

import codecs
import re
from typing import NamedTuple

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.errors import TranslatorError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16, little-endian"),
    ("utf-16-be", "UTF-16, big-endian"),
    ("cp1256", "Windows-1256 (Arabic)"),
    ("iso8859-6", "ISO 8859-6 (Arabic)"),
    ("mac_farsi", "Mac Farsi"),
    ("cp1252", "Windows-1252 (Western)"),
)
"""Codecs that Urdu texts come in, with their human-readable names: the choices where the detection was wrong."""
SAMPLE = 1 << 16
"""Number of bytes (even) that are examined of a large file."""

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_EXPECTED = re.compile(f"[\t\n\r\f -~\u00a0-\u00ff{_ARABIC}\u200b-\u200f\u2010-\u2029\u202f-\u205e\u20a8]")
_ARABIC_LETTERS = re.compile(f"[{_ARABIC}]")
_HIGH_BYTE = re.compile(b"[\x80-\xff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~0-9]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
_FEW_WORDS = 3
_FOREIGN_SHARE = 0.2
_WESTERN_CODECS = {"cp1252", "iso8859-1"}
_ARABIC_SHARE = 0.8
_UTF16_SHARE = 0.9
_HIGH_06_SHARE = 0.2
_SOUND_PER_BROKEN = 10


_ASCII = bytes(range(0x20, 0x7F))
_URDU_LETTERS = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))


class DecodedText(NamedTuple):
    """The decoded text of a file, its codec, and warnings about uncertain decoding."""

    text: str
    codec: str
    doubts: tuple[str, ...] = ()


def decode_text(name: str, data: bytes, codec: str | None = None) -> DecodedText:
    """Decode the bytes of a text file; detect the encoding if no codec is named.

    Args:
        name: The file's name, for messages.
        data: Its bytes.
        codec: The codec to read it with; None to detect it.

    Raises:
        TranslatorError: The codec is unknown or does not fit, or the file is no text or was garbled before.
    """
    decoded = _decode_as(name, data, codec) if codec else _detect(name, data)
    if codecs.lookup(decoded.codec).name in _WESTERN_CODECS and _is_misread_windows(decoded.text):
        raise TranslatorError(
            _(
                "{name} is not in a Western encoding: its letters are Urdu in Windows-1256; name cp1256 instead.",
                name=name,
            )
        )
    text = decoded.text.removeprefix("\ufeff")
    doubts = list(decoded.doubts)
    if codecs.lookup(decoded.codec).name == "cp1256" and (folded := fold_urdu(text)) != text:
        text = folded
        doubts.append(str(_("Windows-1256 has no Urdu ی: the Arabic letters ي and ى were read as ی, and ك as ک.")))
    _refuse_garbled(name, text)
    lost = text.count("\ufffd")
    if lost:
        doubts.append(
            str(
                ngettext(
                    "{number} character cannot be read and is shown as \ufffd: compare with the original.",
                    "{number} characters cannot be read and are shown as \ufffd: compare with the original.",
                    lost,
                )
            )
        )
    return DecodedText(text, decoded.codec, tuple(doubts))


def declared_codec(name: bytes) -> str | None:
    """Return the Python codec of an encoding name that a file declares; None if unknown or not compatible with ASCII.

    A declaration that was read byte by byte rules out every codec in which these bytes are other letters: UTF-16,
    EBCDIC, UTF-7, and Python's own, such as "idna".
    """
    try:
        codec = codecs.lookup(name.decode("ascii")).name
        if codec.endswith("escape"):  # Python's: a backslash is none
            return None
        return codec if _ASCII.decode(codec, "replace") == _ASCII.decode("ascii") else None
    except (LookupError, UnicodeError):
        return None


def fold_urdu(text: str) -> str:
    """Replace Arabic letters, used for Urdu ones that Windows-1256 lacks, by the Urdu letters."""
    for arabic, urdu in _URDU_LETTERS:
        text = text.replace(arabic, urdu)
    return text


def encode_like(data: bytes, text: str, codec: str) -> bytes:
    """Encode a translated text in the encoding of its original file; in UTF-8 if that lacks a letter.

    Args:
        data: The file's bytes, which show whether it begins with a byte order mark.
        text: Without a mark.
        codec: What `decode_text` read it with.
    """
    name = codecs.lookup(codec).name
    if name in {"utf-16", "utf-32"}:
        bom = next((mark for mark, known in _BOMS if known == name and data.startswith(mark)), b"")
        if bom:
            return bom + text.encode(f"{name}-{'be' if bom[0] in {0, 0xFE} else 'le'}")
    try:
        encoded, marked = text.encode(codec), data.startswith(codecs.BOM_UTF8)
    except UnicodeEncodeError:
        encoded, marked = text.encode("utf-8"), True
    return codecs.BOM_UTF8 + encoded if marked and not encoded.startswith(codecs.BOM_UTF8) else encoded


def encoding_name(codec: str) -> str:
    """Return the human-readable name of a codec: "Windows-1256 (Arabic)"; else the codec itself."""
    wanted = codecs.lookup(codec).name.removesuffix("-sig")
    return next((name for known, name in ENCODINGS if codecs.lookup(known).name == wanted), codec)


def _decode_as(name: str, data: bytes, codec: str) -> DecodedText:
    try:
        return DecodedText(data.decode(codec), codec)
    except LookupError as error:
        raise TranslatorError(
            _(
                "{name}: “{codec}” is no encoding that is known here; use utf-8, utf-16, cp1256 or leave it out.",
                name=name,
                codec=codec,
            )
        ) from error
    except UnicodeDecodeError as error:
        raise TranslatorError(
            _(
                "{name} is not in {codec} (it does not fit at byte {place}); "
                "leave the encoding out to have it detected.",
                name=name,
                codec=codec,
                place=format_number(error.start + 1),
            )
        ) from error
    except UnicodeError as error:
        raise TranslatorError(
            _(
                "{name} is not in {codec} (it does not fit); leave the encoding out to have it detected.",
                name=name,
                codec=codec,
            )
        ) from error


def _detect(name: str, data: bytes) -> DecodedText:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return DecodedText(data.decode(codec, "replace"), codec)
    if (wide := _utf16(data)) is not None:
        return wide
    if b"\0" in data:
        raise TranslatorError(_("{name} is not a text file; open a .txt or .docx file instead.", name=name))
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _utf16(data: bytes) -> DecodedText | None:
    """Decode bytes as UTF-16 without a byte order mark if they look like it (many bytes 06 or 00); else None."""
    sample = data[:SAMPLE]
    if b"\0" not in sample and sample.count(6) < _HIGH_06_SHARE * len(sample):
        return None
    share, codec = max((_expected_share(sample, codec), codec) for codec in ("utf-16-le", "utf-16-be"))
    if share < _UTF16_SHARE:
        return None
    return DecodedText(data.decode(codec, "replace"), codec)


def _expected_share(sample: bytes, codec: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    return len(_EXPECTED.findall(text)) / max(len(text), 1)


def _eight_bit(data: bytes) -> DecodedText:
    first = _HIGH_BYTE.search(data)
    begin = first.start() if first else 0
    lenient = data[begin : begin + SAMPLE].decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if len(_NOT_ASCII.findall(lenient)) - broken > broken * _SOUND_PER_BROKEN:
        return DecodedText(data.decode("utf-8", "replace"), "utf-8")
    high = data.translate(None, bytes(range(0x80)))[:SAMPLE]
    arabic = len(_ARABIC_LETTERS.findall(high.decode("cp1256")))
    if arabic > _ARABIC_SHARE * len(high):
        return DecodedText(data.decode("cp1256"), "cp1256")
    doubt = "The encoding could not be told for certain; it was read as {}: if the letters look wrong, say which it is."
    if arabic * 2 > len(high):
        return DecodedText(data.decode("cp1256"), "cp1256", (doubt.format("Windows-1256"),))
    return DecodedText(data.decode("cp1252", "replace"), "cp1252", (doubt.format("Windows-1252 (Western)"),))


_WESTERN = {chr(byte): byte for byte in range(256)} | {
    bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)
}
_WINDOWS_ARABIC = {bytes([byte]).decode("cp1256"): byte for byte in range(256)}


def _refuse_garbled(name: str, text: str) -> None:
    """Raise if a decoded text was garbled by an earlier wrong encoding, or is mostly unreadable."""
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) * 100 > len(sample):
        raise TranslatorError(_("{name} is not a text file; open a .txt or .docx file instead.", name=name))
    letters = len(_NOT_ASCII.findall(sample))
    if letters and sample.count("\ufffd") * 10 > letters:
        raise TranslatorError(
            _(
                "{name} has lost its letters (they are replaced by \ufffd or cannot be read); ask for the "
                "original, saved as UTF-8.",
                name=name,
            )
        )
    lines = [line for line in sample.split("\n")[:200] if len(_NOT_ASCII.findall(line)) > 3]  # noqa: PLR2004
    garbled = sum(_is_misread_utf8(line) for line in lines)
    if garbled * 2 > len(lines) or _is_misread_windows(sample):
        raise TranslatorError(
            _(
                "{name} was once read with a wrong encoding and saved so (it begins {beginning}); ask for the "
                "original, saved as UTF-8.",
                name=name,
                beginning=repr((lines or [sample.strip()])[0][:12]),
            )
        )


def _is_misread_windows(text: str) -> bool:
    """Whether a text is Urdu in Windows-1256 that was decoded with a Western encoding: "Ç ÈÑ".

    Its words have no letters of ASCII, which words of Western languages nearly always have.
    """
    words = [word for word in _WORD.findall(text[:SAMPLE]) if len(word) > 1]
    foreign = [word for word in words if not _ASCII_LETTER.search(word)]
    if len(foreign) < _FEW_WORDS or len(foreign) < _FOREIGN_SHARE * len(words):
        return False
    letters = "".join(foreign)
    back = bytes(_WESTERN.get(letter, 0x3F) for letter in letters).decode("cp1256")
    return len(_ARABIC_LETTERS.findall(back)) > _ARABIC_SHARE * len(letters)


def _is_misread_utf8(line: str) -> bool:
    """Whether a line is Urdu in UTF-8 that was decoded with a Western or Arabic Windows encoding."""
    for table in (_WESTERN, _WINDOWS_ARABIC):
        raw = bytes(table.get(letter, 0xFF) for letter in line)
        back = raw.decode("utf-8", "ignore")
        if "\ufffd" not in back and len(_ARABIC_LETTERS.findall(back)) * 3 > len(line):
            return raw.count(0xFF) * 10 < len(raw)
    return False
