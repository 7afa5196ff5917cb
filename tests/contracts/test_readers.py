"""What every reader must do; a format gives its `samples`."""

import random
import time
import tracemalloc
from pathlib import Path

import pytest

from tests.contracts.samples.every import READER_SAMPLES
from tests.contracts.samples.kinds import ReaderSample
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.registry import READERS, read_document, readable_suffixes
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
MANY = 3_000


@pytest.fixture(params=READERS, ids=lambda reader: reader.id)
def samples(request: pytest.FixtureRequest) -> ReaderSample:
    return READER_SAMPLES[request.param.id]


@pytest.fixture
def path(tmp_path: Path, samples: ReaderSample) -> Path:
    return tmp_path / samples.name


def test_good(path: Path, samples: ReaderSample) -> None:
    data = samples.make(SEED)
    path.write_bytes(data)
    document = read_document(path)
    assert [paragraph.text for paragraph in document.paragraphs] == SEED
    assert (document.name, document.data, document.doubts) == (path.name, data, ())
    assert READER_SAMPLES[document.format] is samples


def test_empty(path: Path, samples: ReaderSample) -> None:
    for data in (b"", samples.make([]), samples.make(["", " \u00a0 ", "\u200f"])):
        path.write_bytes(data)
        with pytest.raises(TranslatorError, match=path.name):
            read_document(path)


def test_huge(path: Path, samples: ReaderSample) -> None:
    path.write_bytes(samples.make([f"{number} {SEED[number % len(SEED)]}" for number in range(MANY)]))
    document = read_document(path)
    assert len(document.paragraphs) == MANY
    assert document.paragraphs[-1].text.startswith(f"{MANY - 1} ")


def test_a_paragraph_too_long(path: Path, samples: ReaderSample) -> None:
    path.write_bytes(samples.make(["ایک", "ا" * (MAX_PARAGRAPH + 1)]))
    if samples.breaks_up:
        assert max(len(paragraph.text) for paragraph in read_document(path).paragraphs) <= MAX_PARAGRAPH
        return
    with pytest.raises(TranslatorError, match="too long"):
        read_document(path)


def test_hostile(path: Path, samples: ReaderSample) -> None:
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
    """Return the error message if the file is refused; None if it is read."""
    try:
        document = read_document(path)
    except TranslatorError as error:
        return str(error)
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    return None


def test_broken(path: Path, samples: ReaderSample) -> None:
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
        name, make, *_ = READER_SAMPLES[reader.id]
        data = make(SEED)
        first = next(one for one in READERS if one.recognises(data, Path(name).suffix))
        assert first is reader
        assert reader.read(name, data, DocumentReadOptions()).format == reader.id


def test_what_is_read_is_named_and_has_endings_of_its_own() -> None:
    endings = readable_suffixes()
    assert endings[0] == ".docx"
    assert len(endings) == sum(len(reader.suffixes) for reader in READERS), "no two readers claim one ending"
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
