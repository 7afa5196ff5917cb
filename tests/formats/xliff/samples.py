"""XLIFF samples, and helpers of the XLIFF tests."""

import io
from pathlib import Path

import pytest

from tests.samples import SHARED
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Status

FORMATS = SHARED / "formats"
SCHEMAS = FORMATS / "schemas/catalog"
CORE = "urn:oasis:names:tc:xliff:document:2.0"
OLDER = "urn:oasis:names:tc:xliff:document:1.2"


def folder(*parts: str) -> Path:
    """Return a folder of third parties' files; skip the test if it is absent."""
    found = FORMATS.joinpath(*parts)
    if not found.is_dir():
        pytest.skip(f"the third parties' files {'/'.join(parts)} are not beside the checkout")
    return found


def read(name: str, data: bytes | str) -> SourceDocument:
    return XliffReader().read(name, data.encode() if isinstance(data, str) else data, DocumentReadOptions())


def newer(units: str, *, head: str = 'srcLang="ur" trgLang="en"') -> str:
    """Return XLIFF 2.1 with these units."""
    return f'<xliff xmlns="{CORE}" version="2.1" {head}><file id="f1">{units}</file></xliff>'


def older(units: str, *, head: str = "") -> str:
    """Return XLIFF 1.2 with these units."""
    return (
        f'<xliff xmlns="{OLDER}" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" '
        'xmlns:m="http://www.memsource.com/m" xmlns:mq="MQXliff" version="1.2">'
        '<file original="a" source-language="ur" target-language="en" '
        f'datatype="plaintext"{head}><body>{units}</body></file></xliff>'
    )


def sentences(paragraph: SourceParagraph) -> list[str]:
    """Return the Urdu of a paragraph's sentences: those that the file gives, else all of it."""
    starts = [one.start for one in paragraph.sentences] or [0]
    ends = [*starts[1:], len(paragraph.text)]
    return [paragraph.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def translated(paragraph: SourceParagraph, *english: str, status: Status = Status.TRANSLATED) -> TargetParagraph:
    """Return a paragraph with English for its sentences."""
    pieces = [
        TargetSentence(text, source, status=status) for text, source in zip(english, sentences(paragraph), strict=True)
    ]
    return TargetParagraph(paragraph.text, tuple(pieces))


def untouched(paragraph: SourceParagraph) -> TargetParagraph:
    """Return a paragraph as a project has it before anybody has worked on it."""
    pieces: list[TargetSentence] = []
    given = paragraph.sentences or (None,)
    for one, source in zip(given, sentences(paragraph), strict=True):
        target = one.target if one else ""
        status = one.status if one else Status.NOT_STARTED
        pieces.append(TargetSentence(target or source, source, urdu=not target, status=status))
    return TargetParagraph(paragraph.text, tuple(pieces))


def written(name: str, data: bytes, paragraphs: list[TargetParagraph]) -> bytes:
    """Return the file as it is written again."""
    stream = io.BytesIO()
    XliffReader().write_target(
        stream, OriginalDocument(name, data, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()
