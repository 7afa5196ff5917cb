"""This program's metadata of an exported XLIFF file and of its units, in any version of XLIFF."""

from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow
from translator_gui.formats.characters import sanitize
from translator_gui.formats.identity import source_checksum, target_checksum, uid_to_digits
from translator_gui.formats.xliff.states import (
    EXPORT,
    FORMAT,
    PROJECT,
    REVISIONS,
    ROWS,
    SEGMENT,
    STATUS,
    SUMS,
    TAGS,
    TIME,
    VERSION,
)
from translator_gui.model.inline_tag import InlineTag, numbers_in


class TaggedRowTexts(NamedTuple):
    """The Urdu and the English of an exported row with their inline tags, for XLIFF."""

    source: str
    target: str
    tags: dict[int, InlineTag]


def texts_of(row: BilingualRow) -> TaggedRowTexts:
    """Return the Urdu and the English of an exported row with their inline tags."""
    return TaggedRowTexts(
        row.marked_source or row.source, row.marked_target or row.target, {tag.number: tag for tag in row.tags}
    )


def file_entries(document: BilingualDocument) -> dict[str, str]:
    """Return the metadata, written into an XLIFF file, that identify the export; empty if it comes from no project."""
    mark = document.mark
    if mark is None:
        return {}
    return {
        PROJECT: mark.project,
        EXPORT: mark.export,
        TIME: str(mark.time),
        ROWS: str(document.row_count),
        VERSION: str(FORMAT),
    }


def unit_id(number: int, row: BilingualRow) -> str:
    """Return the id of an exported row's XLIFF unit, unique in the file."""
    return f"u{uid_to_digits(row.parts[0].segment)}" if row.parts else f"u{number}"


def unit_entries(number: int, row: BilingualRow, texts: TaggedRowTexts) -> dict[str, str]:
    """Return the metadata, written into an XLIFF unit, that identify its sentence later; empty if from no project.

    Args:
        number: Its place among all, from 1.
        row: It.
        texts: Its texts.
    """
    if not row.parts:
        return {}
    part = row.parts[0]
    strange = sorted(numbers_in(texts.target) - numbers_in(texts.source))
    entries = {
        SEGMENT: part.segment,
        REVISIONS: " ".join(part.revisions),
        SUMS: f"{number:06x} {source_checksum(sanitize(texts.source))} {target_checksum(sanitize(texts.target))}",
        STATUS: str(row.status),
        TAGS: " ".join(map(str, strange)),
    }
    return {kind: value for kind, value in entries.items() if value}
