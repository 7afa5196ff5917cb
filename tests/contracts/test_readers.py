"""What every reader promises. A new format adds its samples to `SAMPLES` and inherits all of it."""

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from tests.contracts import list_samples
from translator_gui.formats.base import ReadOptions
from translator_gui.formats.registry import READERS, read_document, readable_suffixes
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
MANY = 3_000


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


def laughing() -> bytes:
    """Entities that unfold a thousand million times."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return with_body(f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'.encode())


class Samples(NamedTuple):
    """How a format writes paragraphs, what it is called, and files of it that want to do harm."""

    name: str
    make: Callable[[list[str]], bytes]
    hostile: tuple[Callable[[], bytes], ...]


SAMPLES = {
    "txt": Samples(
        "a.txt",
        lines,
        (lambda: bytes(range(256)) * 1000, lambda: b"\0" * 100_000, lambda: "\ufffd".encode() * 100_000),
    ),
    "docx": Samples("a.docx", word, (bomb, laughing, crowd, deep)),
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
