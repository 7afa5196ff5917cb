import codecs
import encodings.aliases
import re
from pathlib import Path

import pytest

from translator_gui.formats.encoding import ENCODINGS, declared_codec, decode_text, encoding_name
from translator_gui.model.errors import TranslatorError

SEED = (Path(__file__).parents[2] / "resources/sample/seed.ur.txt").read_text("utf-8")
RUNNING = " ".join(SEED.split())
PIECES = [RUNNING[start : start + 12] for start in range(0, 40 * 45, 45)]


def in_windows(text: str) -> bytes:
    """Return the text as old Urdu files have it in Windows-1256, which lacks some letters."""
    return text.replace("ی", "ي").replace("۔", ".").replace("ۂ", "ہ").encode("cp1256", "ignore")


def encoded(text: str, codec: str) -> bytes:
    return in_windows(text) if codec == "cp1256" else text.encode(codec)


@pytest.mark.parametrize("codec", ["utf-8", "cp1256", "utf-16-le", "utf-16-be", "utf-16"])
def test_twelve_characters_are_enough(codec: str) -> None:
    assert len(PIECES) == 40
    data = [encoded(piece, codec) for piece in PIECES]
    expected = [one.decode(codec).replace("ي", "ی") for one in data]
    assert [decode_text("a.txt", one).text for one in data] == expected
    assert {decode_text("a.txt", one).codec for one in data} == {codec}


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_mark_tells_and_is_no_text(mark: bytes) -> None:
    codec = {3: "utf-8", 2: "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be", 4: "utf-32-le"}[len(mark)]
    assert decode_text("a.txt", mark + "اردو".encode(codec)).text == "اردو"


def test_windows_letters_are_folded_and_it_is_said() -> None:
    decoded = decode_text("a.txt", "كتاب كي بات يہ ہے كہ دىكھى".encode("cp1256"))
    assert decoded.text == "کتاب کی بات یہ ہے کہ دیکھی"
    assert any("ی" in doubt for doubt in decoded.doubts)
    # With nothing but a comma between two Arabic letters, both would stand from right to left.
    assert not re.search(r"[\u0600-\u06ff]\W+[\u0600-\u06ff]", " ".join(decoded.doubts))


def test_utf8_keeps_arabic_letters() -> None:
    decoded = decode_text("a.txt", "كتاب في".encode())
    assert (decoded.text, decoded.doubts) == ("كتاب في", ())


def test_a_given_codec_holds() -> None:
    data = "روس".encode("cp1256")
    assert decode_text("a.txt", data, "windows-1256").text == "روس"


@pytest.mark.parametrize(
    ("codec", "words"), [("klingon", "no encoding"), ("utf-8", "byte 1"), ("rot13", "no encoding")]
)
def test_a_given_codec_that_does_not_fit_is_refused(codec: str, words: str) -> None:
    with pytest.raises(TranslatorError, match=words):
        decode_text("a.txt", "روس".encode("cp1256"), codec)


def test_a_few_broken_bytes_do_not_hide_utf8() -> None:
    decoded = decode_text("a.txt", SEED.encode()[:-1] + b"\xff")
    assert decoded.codec == "utf-8"
    assert decoded.text[:20] == SEED[:20]
    assert any("cannot be read" in doubt for doubt in decoded.doubts)


def test_western_text_is_a_doubt() -> None:
    decoded = decode_text("a.txt", "Ein schöner grüner Wald, naïve Füchse".encode("cp1252"))
    assert "schöner" in decoded.text
    assert any("say which" in doubt for doubt in decoded.doubts)


@pytest.mark.parametrize("wrong", ["cp1256", "latin-1"])
def test_garbled_urdu_is_refused(wrong: str) -> None:
    garbled = "\n".join(line.encode().decode(wrong, "ignore") for line in SEED.splitlines())
    with pytest.raises(TranslatorError, match="wrong encoding"):
        decode_text("a.txt", garbled.encode())


def test_urdu_of_windows_that_was_read_as_western_is_noticed() -> None:
    misread = in_windows(SEED).decode("cp1252", "ignore")
    assert "Ç" in misread
    with pytest.raises(TranslatorError, match="wrong encoding"):
        decode_text("a.txt", misread.encode())
    with pytest.raises(TranslatorError, match="name cp1256"):
        decode_text("a.txt", in_windows(SEED), "latin-1")
    for western in ("Où êtes-vous ? À côté. Ça va à Óbidos", "Ää Öö, Füße über Äcker", "naïve à la carte"):
        assert decode_text("a.txt", western.encode()).text == western


def test_lost_letters_are_refused() -> None:
    with pytest.raises(TranslatorError, match="lost its letters"):
        decode_text("a.txt", ("\ufffd" * 40 + "روس").encode())


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 50, b"MZ\x90\x00\x03\x00\x00\x00\x04"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(TranslatorError, match="not a text file"):
        decode_text("a.txt", data)


@pytest.mark.parametrize("codec", [codec for codec, _ in ENCODINGS])
def test_every_encoding_to_choose_reads_what_was_written_in_it(codec: str) -> None:
    text = "سلام، a\n"
    written = text.encode("cp1252", "ignore") if codec == "cp1252" else text.encode(codec)
    assert decode_text("x.txt", written, codec).text == (" a\n" if codec == "cp1252" else text)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8-sig", "UTF-8"),
        ("windows-1256", "Windows-1256 (Arabic)"),
        ("utf-16-le", "UTF-16, little-endian"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_an_encoding_is_called_as_people_know_it(codec: str, name: str) -> None:
    assert encoding_name(codec) == name


@pytest.mark.parametrize("name", sorted({*encodings.aliases.aliases.values(), "idna", "undefined", "unicode_escape"}))
def test_a_declared_codec_reads_and_writes_every_letter_of_markup(name: str):
    codec = declared_codec(name.encode())
    if codec is not None:
        assert b'<a b="c">&#1740;</a>'.decode(codec, "surrogateescape") == '<a b="c">&#1740;</a>'
        assert "<b>ی</b>".encode(codec, "xmlcharrefreplace").decode(codec) in {"<b>ی</b>", "<b>&#1740;</b>"}


@pytest.mark.parametrize("name", [b"UTF-8", b"windows-1256", b"ISO-8859-6", b"mac_farsi", b"GB18030", b"Shift_JIS"])
def test_a_declared_codec_that_can_be_is_taken(name: bytes):
    assert declared_codec(name) == codecs.lookup(name.decode()).name


@pytest.mark.parametrize(
    "name", [b"utf-16", b"UTF-32", b"utf-7", b"cp037", b"idna", b"punycode", b"rot13", b"unicode_escape", b"no-such"]
)
def test_what_cannot_be_the_encoding_of_a_declaration_in_plain_letters_is_none(name: bytes):
    assert declared_codec(name) is None
