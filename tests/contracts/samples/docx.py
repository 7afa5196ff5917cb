"""Sample Word documents."""

import io
import zipfile

import docx

from tests.contracts.samples.hostile import laughing
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.docx.reader import DocxReader


def word(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def formatted(texts: list[str]) -> bytes:
    """Return a Word document with a heading, a table and a header, and formatting within its paragraphs."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "صفحے کا سرا"
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph(style="Heading 1" if number == 1 else None)
        first, _, rest = text.partition(" ")
        paragraph.add_run(f"{first} ").bold = number % 2 == 0
        paragraph.add_run(rest).font.rtl = True
    document.add_table(1, 1).cell(0, 0).text = "خانہ"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    """Return a Word document that unpacks to 300 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))
    return stream.getvalue()


def with_body(body: bytes) -> bytes:
    """Return a Word document with these bytes instead of its text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(["متن"]))) as source, zipfile.ZipFile(stream, "w") as package:
        for name in source.namelist():
            package.writestr(name, body if name == "word/document.xml" else source.read(name))
    return stream.getvalue()


def crowd() -> bytes:
    """Return a Word document of ten million elements."""
    return with_body(b"<x>" + b"<a/>" * 10_000_000)


def deep() -> bytes:
    """Return a Word document with elements nested deeper than any parser should follow."""
    return with_body(b"<x>" * 100_000)


def unfolding() -> bytes:
    """Return a Word document with entities in its text."""
    return with_body(laughing("x"))


READERS = {"docx": ReaderSample("a.docx", word, (bomb, unfolding, crowd, deep))}
ORIGINALS = {"word": RoundTripSample(DocxReader(), "a.docx", formatted)}
