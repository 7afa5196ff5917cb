"""Write a document again in its original format, in English."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple, cast

from translator_gui.formats.base import DocumentReader, ExportProgress, OriginalDocument, RoundTripFormat
from translator_gui.formats.output import write_or_cancel
from translator_gui.formats.registry import FORMATS, READERS
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import (
    INLINE,
    ParsedTagCharacter,
    TagPart,
    closing,
    has_tags,
    mark_of,
    opening,
    standalone,
    without_tags,
)


class RoundTripExport(NamedTuple):
    """A document of a project to be written again in its original format: its bytes and its translation.

    Attributes:
        format: The id of its format.
        original: As it came.
        paragraphs: Those of the project, in order.
    """

    format: str
    original: OriginalDocument
    paragraphs: tuple[TargetParagraph, ...]


ROUND_TRIP_ONLY = frozenset[str]().union(*(one.round_trip_suffixes for one in FORMATS))
"""Endings of formats that no bilingual document is written in."""

_DOCUMENTS = {".dotm": ".docm", ".potm": ".pptm"}
"""Endings of documents that are made from a template, where it is not the reader's first ending."""


def writes_original(format_id: str, suffix: str) -> bool:
    """Whether a format can write its documents again in English under this ending (lower case, with the dot)."""
    reader = _reader(format_id)
    return reader is not None and hasattr(reader, "write_target") and suffix in reader.suffixes


def own_suffix(format_id: str, name: str) -> str | None:
    """Return the ending for exporting a document in its original format; None if that cannot be written."""
    reader = _reader(format_id)
    if reader is None or not hasattr(reader, "write_target"):
        return None
    suffix = Path(name).suffix.lower()
    return suffix if suffix in reader.suffixes else _DOCUMENTS.get(suffix, reader.suffixes[0])


def write_original(
    path: Path,
    document: RoundTripExport,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Export a document in its original format with its text in English: the whole file or none.

    Args:
        path: The file to make.
        document: What to write; its format must be one that `writes_original`.
        force: Replace a file that is there.
        progress: Called with (paragraphs done, paragraphs in all) from time to time.
        cancelled: Asked from time to time whether to stop.

    Returns:
        False if it was cancelled; then nothing was written.

    Raises:
        TranslatorError: The file is there already, the disk refuses, or the original cannot be read.
    """
    reader = _reader(document.format)
    if reader is None or not writes_original(document.format, path.suffix.lower()):
        raise TranslatorError(
            _(
                "{name}: {original} cannot be written again in its own format under this name; choose another "
                "ending or another layout.",
                name=path.name,
                original=document.original.name,
            )
        )
    own = own_suffix(document.format, document.original.name)
    if own is None or not _is_same(own, path.suffix.lower()):
        raise TranslatorError(
            _(
                "{name}: {original} goes back as it came, and programs would not open that under this name; end "
                "the name in {ending}, or choose another layout.",
                name=path.name,
                original=document.original.name,
                ending=own,
            )
        )
    # `writes_original` has asked for the method that tells such a reader from others.
    writer = cast("RoundTripFormat", reader)
    original, found = _read_as_imported(writer, document)
    paragraphs = list(match_paragraphs(found, document.paragraphs))
    pace = ExportProgress(len(paragraphs), progress, cancelled)
    return write_or_cancel(path, lambda stream: writer.write_target(stream, original, paragraphs, pace), force=force)


def match_paragraphs(found: Sequence[SourceParagraph], known: Sequence[TargetParagraph]) -> Iterator[TargetParagraph]:
    """Yield a translated paragraph per paragraph read again from the original; the untranslated Urdu if none matches.

    They differ if an earlier release of the program read the document in another way.
    """
    theirs = [without_tags(paragraph.text) for paragraph in found]
    ours = [without_tags(paragraph.source) for paragraph in known]
    counterparts: dict[int, TargetParagraph] = {}
    if theirs == ours:
        counterparts = dict(enumerate(known))
    else:
        matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
        for first, second, length in matcher.get_matching_blocks():
            counterparts.update({first + step: known[second + step] for step in range(length)})
    for index, paragraph in enumerate(found):
        if index in counterparts:
            yield _renumbered(counterparts[index], paragraph.text)
        else:
            untouched = TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)
            yield TargetParagraph(paragraph.text, (untouched,))


def _read_as_imported(
    reader: RoundTripFormat, document: RoundTripExport
) -> tuple[OriginalDocument, tuple[SourceParagraph, ...]]:
    """Read an original again, with the rules of earlier releases if these find more of the project's paragraphs."""
    original = document.original
    ours = Counter(without_tags(paragraph.source) for paragraph in document.paragraphs)
    readings: list[tuple[int, OriginalDocument, tuple[SourceParagraph, ...]]] = []
    for as_before in (False, True):
        way = original._replace(options=replace(original.options, as_before=as_before))
        found = reader.read(way.name, way.data, way.options).paragraphs
        lost = (ours - Counter(without_tags(paragraph.text) for paragraph in found)).total()
        readings.append((lost, way, found))
        if not lost:
            break
    return min(readings, key=lambda reading: reading[0])[1:]


def _renumbered(known: TargetParagraph, text: str) -> TargetParagraph:
    """Give the tags of a translated paragraph the numbers that they have in its text as it is read now.

    Two tags are the same if they stand behind the same letters and are the same part; what only one text has is dropped
    by `insert_english`, or added.
    """
    if known.source == text or not has_tags(known.source):
        return known
    now: dict[tuple[int, TagPart], list[int]] = {}
    for place, tag in _places(text):
        now.setdefault((place, tag.part), []).append(tag.number)
    numbers: dict[int, int] = {}
    for place, tag in _places(known.source):
        same = now.get((place, tag.part), [])
        if tag.number not in numbers and same:
            numbers[tag.number] = same.pop(0)

    def renumbered(found: re.Match[str]) -> str:
        part, number = mark_of(found.group())
        make = {TagPart.OPENING: opening, TagPart.CLOSING: closing, TagPart.ALONE: standalone}[part]
        return make(numbers[number]) if number in numbers else ""

    pieces = tuple(
        piece._replace(text=INLINE.sub(renumbered, piece.text), source=INLINE.sub(renumbered, piece.source))
        for piece in known.pieces
    )
    return TargetParagraph(text, pieces)


def _places(text: str) -> Iterator[tuple[int, ParsedTagCharacter]]:
    """Yield each tag of a text with the number of letters before it."""
    for count, found in enumerate(INLINE.finditer(text)):
        yield found.start() - count, mark_of(found.group())


def _is_same(own: str, suffix: str) -> bool:
    """Whether two file endings, such as .htm and .html, belong to the same format."""
    return own == suffix or any({own, suffix} <= one.equal_suffixes for one in FORMATS)


def _reader(format_id: str) -> DocumentReader | None:
    return next((reader for reader in READERS if reader.id == format_id), None)
