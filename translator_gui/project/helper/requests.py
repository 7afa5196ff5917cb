"""The messages between the window and its helper process: requests and answers."""

from collections.abc import Callable
from typing import Any, NamedTuple

from translator_gui.model.errors import TranslatorError
from translator_gui.project.paragraph_blocks import ParagraphBlock

PATIENT_TASKS = frozenset({"check_sentences", "find_groups", "prepare_search"})
"""Nobody waits for these; they do a part at a time, and are asked again until all is done."""
MEMORY_PROCESS = "memory"
"""Argument of the helper process that answers from the translation memories."""


class StoreParagraphsRequest(NamedTuple):
    """Message to the helper process: store the paragraphs of a block; the project has `total` paragraphs.

    Attributes:
        number: The block's, from 0; -1 for none.
        block: Its paragraphs.
        total: Other numbers than before come with all blocks.
    """

    number: int
    block: ParagraphBlock | None
    total: int


class HelperTaskRequest(NamedTuple):
    """Message to the helper process: run a task, named as in `tasks.TASKS`; an urgent one interrupts others."""

    number: int
    task: str
    arguments: tuple[Any, ...]
    urgent: bool = False


class CancelTaskRequest(NamedTuple):
    """Message to the helper process: cancel a task."""

    number: int


class HelperTaskProgress(NamedTuple):
    """Message from the helper process: progress of a task, or a part of its result."""

    number: int
    done: int
    total: int
    part: Any = None


class HelperTaskResult(NamedTuple):
    """Message from the helper process: the result of a task, or the class, arguments and attributes of its error."""

    number: int
    value: Any
    error: tuple[type[TranslatorError], tuple[Any, ...], dict[str, Any]] | None = None


class HelperTaskCallbacks(NamedTuple):
    """Callbacks of a task in the helper process: for progress, which may raise to stop it, and for partial results.

    Attributes:
        progress: Told (done, total) between portions of about a millisecond; raises to stop the task.
        send: Takes a part of the answer that is wanted before the rest.
        is_awaited: Whether another task, that is none of `PATIENT_TASKS`, waits for this one's end.
    """

    progress: Callable[[int, int], object]
    send: Callable[[Any], object]
    is_awaited: Callable[[], bool] = bool
