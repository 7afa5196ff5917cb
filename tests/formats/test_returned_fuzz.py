"""Damaged and hostile documents that come back are read or refused in words, and quickly."""

import io
import random
import re
import time
import zipfile
from pathlib import Path

import pytest

from tests.formats.xliff.test_xliff import ROWS, document, written
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.formats.registry import FORMATS, writer_for
from translator_gui.model.errors import TranslatorError

ROUNDS = 120
SECONDS = 10
"""Of this process alone, whatever else the machine does; what grows with the square takes minutes."""
STORED = sorted((Path(__file__).parents[1] / "data" / "returned").glob("*.docx"))
_MAIN_PARTS = ("word/document.xml", "content.xml", "xl/worksheets/sheet1.xml")
TAGS = re.compile(r"<[^>]*>")


def exported(name: str = "a.docx") -> bytes:
    stream = io.BytesIO()
    options = BilingualExportOptions(with_numbers=True, with_status=True, with_comments=True)
    writer_for(Path(name)).write(stream, document(*ROWS), options, ExportProgress(len(ROWS)))
    return stream.getvalue()


def mangled(text: str, chance: random.Random) -> str:
    """Return XML with tags removed, doubled or swapped, attributes changed, letters lost."""
    tags = [match.span() for match in TAGS.finditer(text)]
    for _ in range(chance.randint(1, 6)):
        if len(tags) < 2:
            break
        (a, b), (c, d) = sorted(chance.sample(tags, 2))
        what = chance.randrange(6)
        if what == 0:
            text = text[:a] + text[b:]
        elif what == 1:
            text = text[:b] + text[a:b] + text[b:]
        elif what == 2:
            text = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
        elif what == 3:
            text = text[:b] + text[c:]
        elif what == 4:
            text = re.sub(
                r'"\w+"', lambda match: chance.choice(('"-1"', '""', '"99999999999"', match[0])), text, count=3
            )
        else:
            text = text[:a] + chance.choice(("<w:ins>", "</w:tc>", "&", "\x00", "<w:tbl><w:tr>")) + text[a:]
        tags = [match.span() for match in TAGS.finditer(text)]
    return text


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.2 else changed)


def rezipped(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        names = package.namelist()
        victim = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        if chance.random() < 0.5:
            victim = next(name for name in names if name in _MAIN_PARTS)
        for name in names:
            part = package.read(name)
            copy.writestr(name, mangled(part.decode(), chance) if name == victim else part)
    return out.getvalue()


def read(name: str, data: bytes) -> bool:
    """Whether a file was read; a refusal must name the file."""
    start = time.process_time()
    message = ""
    try:
        reads = next(one.read_returned for one in FORMATS if name.endswith(one.suffix or "-"))
        assert reads is not None
        reads(name, data)
    except TranslatorError as error:
        message = str(error)
    assert time.process_time() - start < SECONDS
    assert not message or name in message
    return not message


@pytest.mark.parametrize("seed", range(4))
def test_mangled_word_documents(seed: int) -> None:
    chance = random.Random(seed)
    sound = [exported(), *(path.read_bytes() for path in STORED)]
    outcomes = {read("a.docx", rezipped(chance.choice(sound), chance)) for _ in range(ROUNDS)}
    assert outcomes == {True, False}
    assert {read("a.docx", flipped(chance.choice(sound), chance)) for _ in range(ROUNDS)} >= {False}


@pytest.mark.parametrize("seed", range(4))
def test_mangled_xliff(seed: int) -> None:
    chance = random.Random(seed)
    sound = written(document(*ROWS))
    texts = [mangled(sound.decode(), chance).encode("utf-8", "replace") for _ in range(ROUNDS)]
    assert {read("a.xlf", text) for text in texts} == {True, False}
    assert {read("a.xlf", flipped(sound, chance)) for _ in range(ROUNDS)} >= {False}


@pytest.mark.parametrize("name", ["a.csv", "a.html", "a.odt", "a.po", "a.tmx", "a.xlsx"])
def test_other_mangled_documents(name: str) -> None:
    chance = random.Random(name)
    sound = exported(name)
    for _ in range(ROUNDS):
        if sound.startswith(b"PK"):
            read(name, rezipped(sound, chance))
        else:
            read(name, mangled(sound.decode(), chance).encode("utf-8", "replace"))
        read(name, flipped(sound, chance))
    # In so short a text, one letter of this kind is taken for a wrong encoding.
    assert read(name, sound.replace("\ufffd".encode(), b"?"))


def test_much_of_one_thing_is_read_in_time() -> None:
    """What grows with the square of its size would be seen here."""
    body = zipfile.ZipFile(io.BytesIO(exported())).read("word/document.xml").decode()
    row = re.findall(r"<w:tr>.*?</w:tr>", body, re.DOTALL)[2]
    marks = "".join(f'<w:bookmarkStart w:id="{one}" w:name="_seg_{one:032x}"/>' for one in range(50_000))
    nested = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    for old, new in (
        (row, row * 3000),
        ("<w:tbl>", f"<w:tbl>{marks}"),
        (row, row.replace("</w:tc>", f"{nested}</w:tc>", 1)),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(exported())) as package, zipfile.ZipFile(out, "w") as copy:
            for name in package.namelist():
                part = package.read(name)
                copy.writestr(name, body.replace(old, new, 1) if name == "word/document.xml" else part)
        assert read("a.docx", out.getvalue())
