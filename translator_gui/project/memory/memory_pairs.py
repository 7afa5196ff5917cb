"""The newest pairs of memories, from which word translations are taught and fragments are found."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.paths import memory_file
from translator_gui.project.memory.memory_service import read_attached
from translator_gui.project.memory.translation_memory import TranslationMemory, is_shown
from translator_gui.store.memory.memory_file import explain_memory_errors
from translator_gui.store.memory.units import read_units_backwards

MOST_PAIRS = 50_000
"""Taught and searched for fragments; a memory may have many more."""
Pair = tuple[str, str]


def word_table_file() -> Path:
    """Return the path of the file with the word translations that were taught last; it can be made again."""
    return memory_file().with_suffix(".words")


def newest_pairs(memories: Sequence[TranslationMemory], project: str, most: int = MOST_PAIRS) -> Iterator[Pair]:
    """Yield the Urdu and English of the newest units that may be suggested in a project, without inline tags.

    Args:
        memories: The first ones count more: their units come first.
        project: Uid of the project; empty for units that may be suggested everywhere.
        most: Number of pairs at most.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    yield from islice(_pairs(memories, project), most)


def _pairs(memories: Sequence[TranslationMemory], project: str) -> Iterator[Pair]:
    for memory in memories:
        with explain_memory_errors(memory.name):
            for unit in read_units_backwards(memory.connection):
                if is_shown(unit, project):
                    yield without_tags(unit.source), without_tags(unit.target)


def read_pairs_to_teach(attached: str) -> list[Pair]:
    """Return the pairs of the user's memories from which words are taught, the newest last; for any project.

    Args:
        attached: The value of the setting `memory.attached`.

    Raises:
        MemoryFileError: The user's own memory is damaged or busy.
    """
    memories: list[TranslationMemory] = []
    try:
        for path in (memory_file(), *(Path(one.path) for one in read_attached(attached))):
            try:
                memories.append(TranslationMemory.open(path, read_only=True))
            except MemoryFileError:
                # The window says which memories cannot be opened.
                continue
        return [*newest_pairs(memories, "")][::-1]
    finally:
        for memory in memories:
            memory.close()
