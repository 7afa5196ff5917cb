"""Long work on a memory, done in the helper process: import, export, verification, duplicates, replacing, undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.paths import memory_file
from translator_gui.project.memory.backups import back_up_memory
from translator_gui.project.memory.concordance import ConcordanceQuery, all_hits
from translator_gui.project.memory.importing import MemoryImport, export_units, import_units
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.text.replacement import FindAndReplace, TextChange
from translator_gui.text.search_query import SearchQuery, compile_query

MOST_REPLACED = 5000
"""Units that one replacement lists and changes."""
_REPORT_EACH = 500

ReportUnits = Callable[[int], object]


class MemoryVerification(NamedTuple):
    """What a verification found: damage, and whether the look-up index was broken and has been made anew."""

    problems: tuple[str, ...]
    index_rebuilt: bool


class UnitReplacement(NamedTuple):
    """A unit whose English a replacement would change, with the changes."""

    unit: MemoryUnit
    changes: tuple[TextChange, ...]


def run_memory_job(job: str, path: Path, report: ReportUnits, *arguments: Any) -> Any:
    """Do a job on the memory at a path.

    Args:
        job: A name in `MEMORY_JOBS`.
        path: The memory.
        report: Told the number of units done; what it raises ends the job.
        arguments: The job's.

    Raises:
        TranslatorError: As the job.
    """
    with TranslationMemory.open(path, create=path == memory_file()) as memory:
        return MEMORY_JOBS[job](memory, report, *arguments)


def import_file(memory: TranslationMemory, report: ReportUnits, file: Path) -> MemoryImport:
    """Import the units of a file, after a backup of the user's own memory; the index is ready afterwards."""
    if memory.path == memory_file() and memory.count_all():
        back_up_memory(memory.connection)
    numbers = import_units(memory, file, report)
    memory.check_index()
    memory.store_index()
    return numbers


def export_file(memory: TranslationMemory, report: ReportUnits, file: Path) -> tuple[int, int]:
    """Export all units that may leave; return the numbers written and left out."""
    return export_units(memory, file, force=True, progress=report)


def verify(memory: TranslationMemory, report: ReportUnits) -> MemoryVerification:
    """Look for damage in a memory and its index."""
    del report
    problems = tuple(memory.problems())
    return MemoryVerification(problems, not problems and not memory.read_only and memory.check_index())


def count_duplicates(memory: TranslationMemory, report: ReportUnits) -> int:
    """Return the number of units that merging duplicates would delete."""
    del report
    return MemoryMaintenance(memory).count_duplicates()


def merge_duplicates(memory: TranslationMemory, report: ReportUnits) -> int:
    """Delete duplicates; return their number."""
    del report
    return MemoryMaintenance(memory).merge_duplicates()


def undo(memory: TranslationMemory, report: ReportUnits) -> str:
    """Undo the last step of maintenance; return its verb, empty if there is none."""
    del report
    return MemoryMaintenance(memory).undo()


def find_replacements(
    memory: TranslationMemory, report: ReportUnits, query: ConcordanceQuery, text: str, replacement: str
) -> list[UnitReplacement]:
    """Find the units whose English a replacement would change, at most `MOST_REPLACED`.

    Args:
        memory: The memory.
        report: Told the number of units looked at.
        query: Which units.
        text: To be replaced, as find and replace finds it.
        replacement: What takes its place.

    Raises:
        SearchQueryError: There is nothing to be replaced.
    """
    wanted = FindAndReplace(compile_query(SearchQuery(text)), replacement)
    found: list[UnitReplacement] = []
    for number, unit in enumerate(all_hits([memory], query)):
        if number % _REPORT_EACH == 0:
            report(number)
        changes = tuple(wanted.changes(unit.target))
        if any(unit.target[change.span[0] : change.span[1]] != change.text for change in changes):
            found.append(UnitReplacement(unit, changes))
            if len(found) == MOST_REPLACED:
                break
    return found


def replace(
    memory: TranslationMemory, report: ReportUnits, units: list[MemoryUnit], texts: dict[str, str], author: str
) -> int:
    """Give units another English, by their English before; return the number changed."""
    del report
    return MemoryMaintenance(memory).replace(units, lambda text: texts.get(text, text), author)


MEMORY_JOBS: dict[str, Callable[..., Any]] = {
    job.__name__: job
    for job in (
        import_file,
        export_file,
        verify,
        count_duplicates,
        merge_duplicates,
        undo,
        find_replacements,
        replace,
    )
}
"""The jobs, by name."""
