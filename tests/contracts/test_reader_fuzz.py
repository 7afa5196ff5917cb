"""Damaged files of every format are read or refused in a sentence; what is read can also be written again."""

import io
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from tests.contracts.mutations import damaged
from tests.contracts.samples.every import READER_SAMPLES
from translator_gui.formats.base import (
    DocumentReader,
    DocumentReadOptions,
    ExportProgress,
    OriginalDocument,
    RoundTripFormat,
)
from translator_gui.formats.registry import READERS, read_document
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import numbers_in

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
SHARED = ROOT / "../shared/data/formats"
LARGEST = 60_000
MOST = 60
EXAMPLES = 60


class ValidFile(NamedTuple):
    """An undamaged file of a format."""

    name: str
    data: bytes


@cache
def sound(format_id: str) -> tuple[ValidFile, ...]:
    """Return valid files of a format: its sample, and files from the tests' own data and from third parties."""
    reader = next(reader for reader in READERS if reader.id == format_id)
    sample = READER_SAMPLES[format_id]
    paths = sorted([*(ROOT / "tests/data").rglob("*"), *SHARED.rglob("*")])
    real = (
        ValidFile(path.name, path.read_bytes())
        for path in paths
        if path.suffix.lower() in reader.suffixes and path.is_file() and path.stat().st_size <= LARGEST
    )
    return (ValidFile(sample.name, sample.make(SEED[:3])), *islice(real, MOST))


def refusal(work: Callable[[], object]) -> str:
    """Return the error message of some work; empty if it succeeded."""
    try:
        work()
    except TranslatorError as error:
        return str(error)
    return ""


def rewritten(writer: RoundTripFormat, document: SourceDocument) -> None:
    paragraphs = [TargetParagraph(one.text, (TargetSentence("English.", one.text),)) for one in document.paragraphs]
    options = DocumentReadOptions(document.encoding or None, document.paragraph_rule or None)
    original = OriginalDocument(document.name, document.data, options)
    writer.write_target(io.BytesIO(), original, paragraphs, ExportProgress(len(paragraphs)))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.id)
def test_damaged_files_are_read_or_refused_in_words(reader: DocumentReader, tmp_path: Path):
    files = sound(reader.id)

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.data())
    def damage(data: st.DataObject):
        name, whole = data.draw(st.sampled_from(files))
        path = tmp_path / name
        path.write_bytes(data.draw(damaged(whole)))
        found: list[SourceDocument] = []
        message = refusal(lambda: found.append(read_document(path)))
        for document in found:
            for paragraph in document.paragraphs:
                assert paragraph.text == paragraph.text.strip() != ""
                assert {tag.number for tag in paragraph.tags} == numbers_in(paragraph.text)
            if document.format == reader.id and hasattr(reader, "write_target"):
                message = refusal(lambda: rewritten(cast("RoundTripFormat", reader), found[0]))
        assert not message or message.startswith((name, str(path)))
        assert "\n" not in message

    damage()
