"""Imports units from files into a memory, and exports them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from translator_gui.formats.output import atomic_write
from translator_gui.formats.registry import read_document
from translator_gui.formats.sheets.pair_rows import csv_rows, sentence_pairs, tsv_rows, workbook_rows
from translator_gui.formats.tmx.memory_exchange import write_tmx_units
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_foreign, without_tags
from translator_gui.model.memory_unit import (
    LONGEST_UNIT,
    MachineHelpRule,
    MemoryUnit,
    UnitStatus,
)
from translator_gui.project.memory.feeding import feed_memory
from translator_gui.project.memory.tmx_units import TmxUnits
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.project.opening import open_for_reading
from translator_gui.store.connection import SUFFIX as PROJECT_SUFFIX
from translator_gui.store.memory.memory_file import MEMORY_SUFFIX
from translator_gui.store.memory.units import read_all_units

_TMX, _TSV, _CSV = ".tmx", ".tsv", ".csv"
_WORKBOOKS = (".xlsx", ".xlsm")
EXPORT_SUFFIXES = (_TMX, _TSV)

ReportUnits = Callable[[int], object]
"""Called with the number of units done, from time to time; what it raises ends the work."""


class MemoryImport(NamedTuple):
    """Numbers of an import: units that were read and added, and those left out for want of a language."""

    read: int
    added: int
    skipped: int


def import_units(memory: TranslationMemory, path: Path, progress: ReportUnits | None = None) -> MemoryImport:
    """Import the units of a file into a memory; those that it has already are not added again.

    Args:
        memory: Open for writing.
        path: TMX, TSV, CSV, XLSX, another memory, a project, or a bilingual file such as XLIFF or PO.
        progress: Told the number of units.

    Raises:
        TranslatorError: The file cannot be read, or the memory cannot be written. Portions before stay.
    """
    suffix = path.suffix.lower()
    if suffix == PROJECT_SUFFIX:
        with open_for_reading(path) as project:
            added = feed_memory(project.queries, memory.connection).added
        memory.changed()
        return MemoryImport(added, added, 0)
    if suffix == MEMORY_SUFFIX:
        with TranslationMemory.open(path, read_only=True) as other:
            return _import(memory, _CountedUnits(read_all_units(other.connection)), progress)
    try:
        with path.open("rb") as stream:
            if suffix == _TMX:
                with TmxUnits(path, stream) as units:
                    added = memory.add_prepared(units, progress)
                    return MemoryImport(units.read, added, units.skipped)
            return _import(memory, _pairs(path, stream), progress)
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be read ({reason}); check the path", path=path, reason=error.strerror)
        ) from error


def export_units(
    memory: TranslationMemory,
    path: Path,
    *,
    force: bool = False,
    private: bool = False,
    progress: ReportUnits | None = None,
) -> tuple[int, int]:
    """Export the units of a memory to TMX or TSV; return the numbers written and left out.

    Args:
        memory: Any.
        path: The file to make; its ending says the format.
        force: Replace a file that is there.
        private: Export units of projects that keep them from services, too; else they are left out.
        progress: Told the number of units.

    Raises:
        TranslatorError: The ending is unknown, the file exists, or the disk refuses.
    """
    suffix = path.suffix.lower()
    if suffix not in EXPORT_SUFFIXES:
        raise TranslatorError(
            _("{path}: a memory is exported as {endings}", path=path, endings=", ".join(EXPORT_SUFFIXES))
        )
    left_out = 0

    def wanted() -> Iterator[MemoryUnit]:
        nonlocal left_out
        for number, unit in enumerate(read_all_units(memory.connection), 1):
            if progress is not None and number % 5000 == 0:
                progress(number)
            if unit.machine is MachineHelpRule.NEVER and not private:
                left_out += 1
            else:
                yield unit

    with atomic_write(path, force=force) as stream:
        number = write_tmx_units(stream, wanted()) if suffix == _TMX else _write_tsv(stream, wanted())
    return number, left_out


class _CountedUnits:
    """Iterates over units and counts them; pairs without one of the languages are counted and left out."""

    def __init__(self, units: "Iterator[MemoryUnit | None]") -> None:
        self._units = units
        self.read = 0
        self.skipped = 0

    def __iter__(self) -> Iterator[MemoryUnit]:
        for unit in self._units:
            if unit is None:
                self.skipped += 1
            else:
                self.read += 1
                yield unit


def _import(memory: TranslationMemory, units: _CountedUnits, progress: ReportUnits | None) -> MemoryImport:
    added = memory.add_units(units, progress)
    return MemoryImport(units.read, added, units.skipped)


def _pairs(path: Path, stream: BinaryIO) -> _CountedUnits:
    suffix, name = path.suffix.lower(), path.name
    if suffix == _TSV:
        rows = tsv_rows(name, stream)
    elif suffix == _CSV:
        rows = csv_rows(name, stream.read())
    elif suffix in _WORKBOOKS:
        rows = workbook_rows(name, stream.read())
    else:
        return _CountedUnits(_document_units(path))
    time = int(path.stat().st_mtime * 1000)
    return _CountedUnits(
        None if pair is None else _pair_unit(without_foreign(pair[0]), without_foreign(pair[1]), name, time)
        for pair in sentence_pairs(rows)
    )


def _document_units(path: Path) -> Iterator[MemoryUnit | None]:
    """Yield the translated sentences of a bilingual document (XLIFF, PO …).

    Raises:
        TranslatorError: It cannot be read, or is no bilingual document.
    """
    document = read_document(path)
    time = int(path.stat().st_mtime * 1000)
    if not any(paragraph.sentences for paragraph in document.paragraphs):
        raise TranslatorError(
            _(
                "{path}: holds no translations; a memory takes TMX, TSV, CSV, XLSX, XLIFF, PO, TBX, projects and "
                "memories",
                path=path,
            )
        )
    for paragraph in document.paragraphs:
        starts = [sentence.start for sentence in paragraph.sentences]
        for sentence, end in zip(paragraph.sentences, (*starts[1:], len(paragraph.text)), strict=True):
            source, target = paragraph.text[sentence.start : end].strip(), sentence.target.strip()
            if without_tags(source).strip() and without_tags(target).strip():
                yield _pair_unit(source, target, path.name, time, str(sentence.status))
            else:
                yield None


def _pair_unit(source: str, target: str, document: str, time: int, status: str = "") -> MemoryUnit | None:
    if max(len(source), len(target)) > LONGEST_UNIT:
        return None
    approved = {str(one): one for one in UnitStatus if one.is_approved}
    return MemoryUnit(
        content_uid(source, target),
        source,
        target,
        source_key(source),
        time=max(time, 0),
        status=approved.get(status, UnitStatus.IMPORTED),
        document=document,
    )


def _write_tsv(stream: BinaryIO, units: Iterator[MemoryUnit]) -> int:
    number = 0
    for number, unit in enumerate(units, 1):  # noqa: B007 (counted)
        cells = (without_tags(unit.source), without_tags(unit.target), unit.author, str(unit.status), unit.project_name)
        stream.write(("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode("utf-8", "replace"))
    return number
