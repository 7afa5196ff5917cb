"""Memories for tests: units and files."""

from collections.abc import Sequence
from pathlib import Path

from tests.project.builders import AMNA
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.memory.feeding import FeedResult, feed_memory
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.project.project import Project
from translator_gui.store.memory.units import read_all_units


def unit(source: str, target: str, **fields: object) -> MemoryUnit:
    made = MemoryUnit(content_uid(source, target), source, target, source_key(source))
    return made._replace(**fields)


def make_memory(folder: Path, *pairs: tuple[str, str], name: str = "m") -> TranslationMemory:
    memory = TranslationMemory.open(folder / f"{name}.tmem", create=True)
    memory.add_units([unit(*pair) for pair in pairs])
    return memory


def texts(memory: TranslationMemory) -> list[tuple[str, str]]:
    """All pairs of a memory, sorted."""
    return sorted((one.source, one.target) for one in read_all_units(memory.connection))


def confirm(project: Project, *english: str) -> None:
    """Confirms the first sentences of a project with these texts."""
    for segment, target in zip(project.queries.segment_ids(), english, strict=False):
        project.do(SetTargetText(segment, target), author=AMNA)
        project.do(ConfirmOrApproveSentences((segment,)), author=AMNA)


def feed(project: Project, memory: TranslationMemory) -> FeedResult:
    result = feed_memory(project.queries, memory.connection)
    memory.changed()
    return result


def found(memory: TranslationMemory, text: str, **options: object) -> Sequence[tuple[int, str]]:
    return [(match.score, match.unit.target) for match in memory.look_up(text, **options).matches]  # pyright: ignore[reportArgumentType]
