"""What every reader promises. A new format adds its samples to `SAMPLES` and inherits all of it."""

import html
import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from tests.contracts import exchange_samples, list_samples, odt_files
from translator_gui.formats.base import ReadOptions
from translator_gui.formats.registry import READERS, read_document, readable_suffixes
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
MANY = 3_000
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
OUTSIDE = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>"


def lines(paragraphs: list[str]) -> bytes:
    return "\n".join(paragraphs).encode()


def word(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    """A Word document that unpacks to 300 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))
    return stream.getvalue()


def with_body(body: bytes) -> bytes:
    """A Word document with these bytes in the place of its text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(["متن"]))) as source, zipfile.ZipFile(stream, "w") as package:
        for name in source.namelist():
            package.writestr(name, body if name == "word/document.xml" else source.read(name))
    return stream.getvalue()


def crowd() -> bytes:
    """Ten million elements."""
    return with_body(b"<x>" + b"<a/>" * 10_000_000)


def deep() -> bytes:
    """Boxes in boxes, deeper than any parser should follow."""
    return with_body(b"<x>" * 100_000)


def laughter() -> bytes:
    """Entities that unfold a thousand million times."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'.encode()


def laughing() -> bytes:
    """Laughter in a Word document."""
    return with_body(laughter())


def odt_bomb() -> bytes:
    """An OpenDocument text that unpacks to 300 MB."""
    return odt_files.package({"content.xml": b" " * (300 << 20)})


def odt_of(body: bytes) -> Callable[[], bytes]:
    """An OpenDocument text with these bytes in the place of its text."""
    return lambda: odt_files.package({"content.xml": body})


def odt_locked() -> bytes:
    """An OpenDocument text behind a password."""
    manifest = f"<m:manifest xmlns:m={MANIFEST!r}><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    return odt_files.package({"META-INF/manifest.xml": manifest, "content.xml": bytes(range(256))})


def web_page(paragraphs: list[str]) -> bytes:
    """A page as browsers save it."""
    body = "".join(f"<p>{html.escape(paragraph)}\n" for paragraph in paragraphs)
    return f'<!DOCTYPE html>\n<html dir="rtl" lang="ur"><meta charset=utf-8><body>{body}</body></html>'.encode()


def many_tags() -> bytes:
    return b"<html>" + b"<a/>" * 2_000_000


def nested() -> bytes:
    return b"<html>" + b"<div>" * 100_000 + "متن".encode()


def unended() -> bytes:
    """Tags that do not end, each of which might go on to the end of the page."""
    return b"<html>" + b"<a " * 500_000 + b"<b x='>"


def chopped() -> bytes:
    """A paragraph of nothing but formatting."""
    return b"<html><p>" + "<b>متن<i>".encode() * 40_000


def defined() -> bytes:
    return b'<!DOCTYPE html [<!ENTITY a "ha">]><html><p>&a;'


def marked_down(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def quoted() -> bytes:
    return (">" * 100_000 + "متن").encode()


def bracketed() -> bytes:
    """Links that might each go on to the end."""
    return ("![" * 60_000 + "متن").encode()


def struck() -> bytes:
    return ("~~متن" * 20_000).encode()


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
ENCRYPTION = (
    '<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    "</enc:EncryptedData></encryption>"
)


def electronic_book(
    paragraphs: list[str], page: str = "a.xhtml", extra: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A book of one page; `extra` are parts more."""
    stream = io.BytesIO()
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        package.writestr("META-INF/container.xml", CONTAINER)
        package.writestr(
            "EPUB/a.opf",
            '<package version="3.0"><manifest>'
            f'<item id="a" href="{page}" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        package.writestr("EPUB/a.xhtml", f"<html><body>{body}</body></html>")
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return stream.getvalue()


def outside() -> bytes:
    return electronic_book(["متن"], "../../../etc/passwd")


def slipping() -> bytes:
    return electronic_book(["متن"], extra={"../../evil.xhtml": "x"})


def protected() -> bytes:
    return electronic_book(["متن"], extra={"META-INF/encryption.xml": ENCRYPTION})


def swollen() -> bytes:
    return electronic_book(["متن"], extra={"EPUB/b.css": b" " * (300 << 20)})


def xliff(paragraphs: list[str]) -> bytes:
    units = "".join(
        f'<unit id="u{number}"><segment><source>{escape(text)}</source></segment></unit>\n'
        for number, text in enumerate(paragraphs)
    )
    file = f'<file id="f1">{units}</file>' if paragraphs else ""
    space = "urn:oasis:names:tc:xliff:document:2.0"
    return f'<xliff xmlns="{space}" version="2.1" srcLang="ur" trgLang="en">{file}</xliff>'.encode()


def in_xliff(inner: str) -> bytes:
    return xliff(["متن"]).replace(b"<file", inner.encode() + b"<file")


class Samples(NamedTuple):
    """How a format writes paragraphs, what it is called, and files of it that want to do harm."""

    name: str
    make: Callable[[list[str]], bytes]
    hostile: tuple[Callable[[], bytes], ...]


def hostile_po() -> tuple[Callable[[], bytes], ...]:
    return (lambda: b'msgid "a"\n' + b'"' * 10_000_000, lambda: b"msgid\0" * 100_000, lambda: b"\n" * 10_000_000 + b"x")


def hostile_xml(root: str) -> tuple[Callable[[], bytes], ...]:
    made = (
        exchange_samples.laughing,
        exchange_samples.deep,
        exchange_samples.crowd,
        exchange_samples.foreign_entity,
    )
    return tuple(partial(one, root) for one in made)


SAMPLES = {
    "txt": Samples(
        "a.txt",
        lines,
        (lambda: bytes(range(256)) * 1000, lambda: b"\0" * 100_000, lambda: "\ufffd".encode() * 100_000),
    ),
    "html": Samples("a.html", web_page, (many_tags, nested, unended, chopped, defined)),
    "md": Samples("a.md", marked_down, (quoted, bracketed, struck)),
    "epub": Samples("a.epub", electronic_book, (outside, slipping, protected, swollen)),
    "docx": Samples("a.docx", word, (bomb, laughing, crowd, deep)),
    "odt": Samples(
        "a.odt",
        odt_files.paragraphs,
        (
            odt_bomb,
            odt_locked,
            odt_of(laughter()),
            odt_of(OUTSIDE),
            odt_of(b"<x>" + b"<a/>" * 10_000_000),
            odt_of(b"<x>" * 100_000),
        ),
    ),
    "po": Samples("a.po", exchange_samples.po, hostile_po()),
    "tmx": Samples("a.tmx", exchange_samples.tmx, hostile_xml("tmx")),
    "tbx": Samples("a.tbx", exchange_samples.tbx, hostile_xml("tbx")),
    "xliff": Samples(
        "a.xlf",
        xliff,
        (
            lambda: in_xliff("<x>" * 100_000),
            lambda: in_xliff("<a/>" * 10_000_000),
            lambda: b'<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + in_xliff("&e;"),
            lambda: (
                b"<!DOCTYPE x ["
                + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9)).encode()
                + b'<!ENTITY e0 "ha">]>'
                + in_xliff("&e9;")
            ),
        ),
    ),
    "csv": Samples("a.csv", list_samples.comma, (list_samples.nul_table, list_samples.wide_table)),
    "xlsx": Samples("a.xlsx", list_samples.workbook_inline, list_samples.HOSTILE_WORKBOOKS),
    "xlsm": Samples("a.xlsm", list_samples.workbook_inline, list_samples.HOSTILE_WORKBOOKS),
    "srt": Samples("a.srt", list_samples.srt, (list_samples.many_cues, list_samples.many_tags, list_samples.no_cues)),
    "vtt": Samples("a.vtt", list_samples.vtt, (list_samples.many_openings, list_samples.no_cues)),
}


@pytest.fixture(params=READERS, ids=lambda reader: reader.id)
def samples(request: pytest.FixtureRequest) -> Samples:
    return SAMPLES[request.param.id]


@pytest.fixture
def path(tmp_path: Path, samples: Samples) -> Path:
    return tmp_path / samples.name


def test_good(path: Path, samples: Samples) -> None:
    data = samples.make(SEED)
    path.write_bytes(data)
    document = read_document(path)
    assert [paragraph.text for paragraph in document.paragraphs] == SEED
    assert (document.name, document.data, document.doubts) == (path.name, data, ())
    assert SAMPLES[document.format] is samples


def test_empty(path: Path, samples: Samples) -> None:
    for data in (b"", samples.make([]), samples.make(["", " \u00a0 ", "\u200f"])):
        path.write_bytes(data)
        with pytest.raises(TranslatorError, match=path.name):
            read_document(path)


def test_huge(path: Path, samples: Samples) -> None:
    path.write_bytes(samples.make([f"{number} {SEED[number % len(SEED)]}" for number in range(MANY)]))
    document = read_document(path)
    assert len(document.paragraphs) == MANY
    assert document.paragraphs[-1].text.startswith(f"{MANY - 1} ")


def test_a_paragraph_too_long(path: Path, samples: Samples) -> None:
    path.write_bytes(samples.make(["ایک", "ا" * (MAX_PARAGRAPH + 1)]))
    with pytest.raises(TranslatorError, match="too long"):
        read_document(path)


def test_hostile(path: Path, samples: Samples) -> None:
    for make in samples.hostile:
        path.write_bytes(make())
        tracemalloc.start()
        begun = time.monotonic()
        with pytest.raises(TranslatorError, match=path.name):
            read_document(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 200 << 20
        assert time.monotonic() - begun < 20  # a bomb would take minutes; this is no measurement


def outcome_of(path: Path) -> str | None:
    """What a person is told if the file is refused; None if it is read."""
    try:
        document = read_document(path)
    except TranslatorError as error:
        return str(error)
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    return None


def test_broken(path: Path, samples: Samples) -> None:
    """Whatever was done to a file, it is read or refused in words for people."""
    data = samples.make(SEED[:4])
    chance = random.Random(4)
    for _ in range(150):
        broken = bytearray(data[: chance.randrange(1, len(data))] if chance.random() < 0.3 else data)
        for _ in range(chance.randrange(1, 9)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        outcome = outcome_of(path)
        assert outcome is None or (outcome.startswith(path.name) and "\n" not in outcome)


def test_a_reader_knows_its_own() -> None:
    for reader in READERS:
        name, make, _ = SAMPLES[reader.id]
        data = make(SEED)
        first = next(one for one in READERS if one.recognises(data, Path(name).suffix))
        assert first is reader
        assert reader.read(name, data, ReadOptions()).format == reader.id


def test_what_is_read_is_named_and_has_endings_of_its_own() -> None:
    endings = readable_suffixes()
    assert endings[0] == ".docx"
    assert len(endings) == sum(len(reader.suffixes) for reader in READERS), "no two readers claim one ending"
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
    assert len({reader.name for reader in READERS}) == len(READERS)
