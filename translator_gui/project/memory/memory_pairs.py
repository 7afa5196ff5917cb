"""The newest pairs of memories, from which word translations are taught and fragments are found."""

import contextlib
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.paths import memory_file
from translator_gui.project.memory.memory_service import read_attached
from translator_gui.project.memory.translation_memory import TranslationMemory, is_shown
from translator_gui.store.memory.memory_file import explain_memory_errors
from translator_gui.store.memory.units import read_units_backwards

if TYPE_CHECKING:
    from translator_gui.memory.word_alignment import WordTranslationTable

MOST_PAIRS = 50_000
"""Taught and searched for fragments; a memory may have many more."""
Pair = tuple[str, str]


def word_table_file() -> Path:
    """Return the path of the file with the word translations that were taught last; it can be made again."""
    return memory_file().with_suffix(".words")


def read_word_table() -> "WordTranslationTable | None":
    """Return the word translations that were taught last; None if there are none or they are damaged."""
    try:
        content = word_table_file().read_bytes()
    except OSError:
        return None
    # numpy takes a tenth of a second to import.
    from translator_gui.memory.word_alignment import WordTranslationTable  # noqa: PLC0415

    return WordTranslationTable.from_bytes(content)


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
        MemoryFileError: A memory is damaged or busy.
    """
    with open_for_reading(attached) as memories:
        return [*newest_pairs(memories, "")][::-1]


@contextlib.contextmanager
def open_for_reading(attached: str) -> Generator[list[TranslationMemory]]:
    """Open the user's own memory and the attached ones, as far as they can be opened; close them at the end.

    Args:
        attached: The value of the setting `memory.attached`.
    """
    with contextlib.ExitStack() as opened:
        memories: list[TranslationMemory] = []
        for path in (memory_file(), *(Path(one.path) for one in read_attached(attached))):
            # The window says which memories cannot be opened.
            with contextlib.suppress(MemoryFileError):
                memories.append(opened.enter_context(TranslationMemory.open(path, read_only=True)))
        yield memories
