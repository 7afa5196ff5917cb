"""Write a document again in its original format, in English."""

from collections.abc import Callable, Iterator, Sequence
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
from translator_gui.model.inline_tag import without_tags


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
    original = document.original
    found = writer.read(original.name, original.data, original.options).paragraphs
    paragraphs = list(match_paragraphs(found, document.paragraphs))
    pace = ExportProgress(len(paragraphs), progress, cancelled)
    return write_or_cancel(path, lambda stream: writer.write_target(stream, original, paragraphs, pace), force=force)


def match_paragraphs(found: Sequence[SourceParagraph], known: Sequence[TargetParagraph]) -> Iterator[TargetParagraph]:
    """Yield a translated paragraph per paragraph read again from the original; the untranslated Urdu if none matches.

    They differ if an earlier release of the program read the document in another way.
    """
    theirs = [without_tags(paragraph.text) for paragraph in found]
    ours = [without_tags(paragraph.source) for paragraph in known]
    if theirs == ours:
        yield from known
        return
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    counterparts: dict[int, TargetParagraph] = {}
    for first, second, length in matcher.get_matching_blocks():
        counterparts.update({first + step: known[second + step] for step in range(length)})
    for index, paragraph in enumerate(found):
        untouched = TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)
        yield counterparts.get(index) or TargetParagraph(paragraph.text, (untouched,))


def _is_same(own: str, suffix: str) -> bool:
    """Whether two file endings, such as .htm and .html, belong to the same format."""
    return own == suffix or any({own, suffix} <= one.equal_suffixes for one in FORMATS)


def _reader(format_id: str) -> DocumentReader | None:
    return next((reader for reader in READERS if reader.id == format_id), None)
