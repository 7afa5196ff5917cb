"""Hostile files of every format: bombs, links, entities, lies about sizes."""

import io
import struct
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from random import Random

from tests.contracts.samples import docx, epub, idml, localization, odt, po, pptx, sheets, tbx, tmx, xliff
from tests.contracts.samples.every import READER_SAMPLES
from tests.contracts.samples.hostile import foreign_entity, laughing

OUTSIDE = foreign_entity("x")
TEXTS = ["روس اور پاکستان۔", "دوسرا پیراگراف۔"]
PACKAGES: Mapping[str, tuple[Callable[[list[str]], bytes], str]] = {
    "docx": (docx.word, "word/document.xml"),
    "odt": (odt.paragraphs, "content.xml"),
    "epub": (epub.electronic_book, "EPUB/a.xhtml"),
    "idml": (idml.indesign, "Stories/Story_u1.xml"),
    "pptx": (pptx.slide_of_text, "ppt/slides/slide1.xml"),
    "xlsx": (sheets.workbook, "xl/sharedStrings.xml"),
    "xlsm": (sheets.workbook, "xl/worksheets/sheet1.xml"),
}
"""Formats that are zips: how to make one, and the part that holds the text."""
CROWDED = b'<a b="" c="" d="" e="" f="" g="" h="" i="" j="" k=""/>' * 400_000
"""Attributes whose tree takes a gigabyte."""


def rezipped(data: bytes, parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", method, compresslevel=1) as copy:
        for name in source.namelist():
            stored = zipfile.ZIP_STORED if name == "mimetype" else method
            copy.writestr(name, parts.get(name, source.read(name)), stored)
        for name in parts.keys() - set(source.namelist()):
            copy.writestr(name, parts[name])
    return out.getvalue()


def lying(data: bytes, part: str) -> bytes:
    """A part that unpacks to 200 MB and says that it has a thousand bytes."""
    size = 200 << 20
    return rezipped(data, {part: b" " * size}).replace(struct.pack("<I", size), struct.pack("<I", 1000))


def padded(body: bytes) -> bytes:
    """XML with something in it that cannot be packed, so that it is not told by how well it packs."""
    return b"<x>" + body + b"<!--" + b64encode(Random(1).randbytes(800 << 10)) + b"--></x>"


def locked(data: bytes) -> bytes:
    """A zip whose parts say that they are behind a password."""
    marked, at = bytearray(data), 0
    while (at := marked.find(b"PK\1\2", at)) >= 0:
        marked[at + 8] |= 1
        at += 4
    return bytes(marked)


def linked(data: bytes, part: str) -> bytes:
    """A zip in which a part is a link to a file outside."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as copy:
        for name in source.namelist():
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if name == part else 0o100644) << 16
            copy.writestr(info, b"/etc/passwd" if name == part else source.read(name))
    return out.getvalue()


def twice(data: bytes, part: str) -> bytes:
    """A zip with two parts of one name."""
    other = part[:-1] + "X"
    return rezipped(data, {other: b"<x/>"}).replace(other.encode(), part.encode())


def _packages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for kind, (make, part) in PACKAGES.items():
        data = make(TEXTS)
        changed = partial(rezipped, data)
        made: dict[str, Callable[[], bytes]] = {
            "lying": partial(lying, data, part),
            "locked": partial(locked, data),
            "twice": partial(twice, data, part),
            "half": partial(bytes, data[: len(data) // 2]),
            "head": partial(bytes, data[:4]),
            "nul": partial(bytes, b"PK\3\4" + bytes(100_000)),
            "up": partial(changed, {"../../evil": b"x"}),
            "entity": partial(changed, {part: OUTSIDE}),
            "laughing": partial(changed, {part: laughing("x")}),
            "utf-16": partial(changed, {part: OUTSIDE.decode().encode("utf-16")}),
            "spaces": lambda changed=changed, part=part: changed({part: padded(b" " * (60 << 20))}),
            "crowded": lambda changed=changed, part=part: changed({part: padded(CROWDED)}),
        }
        if kind != "epub":
            made["link"] = partial(linked, data, part)
        for what, one in made.items():
            yield f"{what}.{kind}", one


def _word(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return rezipped(docx.word(TEXTS), {"word/document.xml": document.encode()})


def _fields() -> bytes:
    return _word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 3_000 + "<w:r><w:t>ا</w:t></w:r></w:p>")


def _book(pages: int) -> bytes:
    names = [f"p{number}" for number in range(pages)]
    items = "".join(f'<item id="{one}" href="{one}.x" media-type="application/xhtml+xml"/>' for one in names)
    spine = "".join(f'<itemref idref="{one}"/>' for one in names)
    package = f'<package version="3.0"><manifest>{items}</manifest><spine>{spine}</spine></package>'.encode()
    body = b"<html>" + "<p>متن".encode() * 130_000
    return rezipped(epub.electronic_book(TEXTS), {"EPUB/a.opf": package} | {f"EPUB/{one}.x": body for one in names})


def _texts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    line = ("ا" * 3_000_000).encode()
    for name in (
        "a.txt",
        "a.html",
        "a.md",
        "a.csv",
        "a.po",
        "a.srt",
        "a.vtt",
        "a.tmx",
        "a.tbx",
        "a.xlf",
        "a.json",
        "a.arb",
        "a.xml",
    ):
        suffix = name[1:]
        if suffix != ".txt":  # which may be one line
            yield f"line{suffix}", partial(bytes, line)
        yield f"nul{suffix}", partial(bytes, 1_000_000)
    yield "lines.vtt", lambda: b"WEBVTT\n\nSTYLE\n" + b"x\n" * 2_000_000
    yield "lines.srt", lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"x\n" * 2_000_000
    yield "lines.po", lambda: po.HEADER.encode() + b'\nmsgid ""\n' + b'"x"\n' * 200_000 + b'msgstr ""\n'
    yield "lines.md", lambda: b"---\n" * 500_000
    yield "backslashes.md", lambda: b"\\" * 5_000_000 + line
    yield "wide.tmx", lambda: tmx.tmx(TEXTS).replace(b"<body>", b"<body>" + CROWDED)
    yield "wide.xml", lambda: localization.android(TEXTS).replace(b"<string", CROWDED + b"<string", 1)
    yield "deep.json", lambda: b"[" * 5_000_000
    yield "wide.tbx", lambda: tbx.tbx(TEXTS).replace(b"<body>", b"<body>" + CROWDED)
    yield "wide.xlf", lambda: xliff.xliff(TEXTS).replace(b"<file", CROWDED + b"<file", 1)
    yield "wide16.xlf", lambda: xliff.xliff(TEXTS).replace(b"<file", CROWDED + b"<file", 1).decode().encode("utf-16")
    yield "cdata.xlf", lambda: xliff.xliff(TEXTS).replace(escape(TEXTS[0]).encode(), b"<![CDATA[" + line * 4 + b"]]>")
    yield "fields.docx", _fields
    yield "many.epub", partial(_book, 10)
    yield "outside.epub", epub.outside


FILES: Mapping[str, Callable[[], bytes]] = dict([*_packages(), *_texts()])
"""By name; all of them are to be refused."""
assert {name.rpartition(".")[2] for name in FILES} >= READER_SAMPLES.keys() - {"xliff", "android"}
