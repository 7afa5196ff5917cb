"""The memory of a user who is nobody: journeys make it anew."""

import shutil
from collections.abc import Iterable

from tests.project.memory.memories import unit
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.paths import memory_file
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.memory.units import read_all_units

__all__ = ["make_own_memory", "own_units", "unit"]


def make_own_memory(units: Iterable[MemoryUnit] = ()) -> None:
    """Makes the user's own memory anew, with units."""
    shutil.rmtree(memory_file().parent, ignore_errors=True)
    with TranslationMemory.open_own() as memory:
        memory.add_units(units)


def own_units() -> list[MemoryUnit]:
    """The units of the user's own memory, as the file has them."""
    with TranslationMemory.open_own() as memory:
        return list(read_all_units(memory.connection))
