"""The messages between the window and its helper process: requests and answers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph


class StoreParagraphsRequest(NamedTuple):
    """Paragraphs to store from an index on; the project has `total` of them."""

    first: int
    paragraphs: Sequence[Paragraph | None]
    total: int


class HelperTaskRequest(NamedTuple):
    """A task to do, by its name in `tasks.TASKS`; an urgent one interrupts others."""

    number: int
    task: str
    arguments: tuple[Any, ...]
    urgent: bool = False


class CancelTaskRequest(NamedTuple):
    """A request to cancel a task."""

    number: int


class HelperTaskProgress(NamedTuple):
    """Progress of a task, or a part of its result."""

    number: int
    done: int
    total: int
    part: Any = None


class HelperTaskResult(NamedTuple):
    """The result of a task, or the class, arguments and attributes of the error it raised."""

    number: int
    value: Any
    error: tuple[type[TranslatorError], tuple[Any, ...], dict[str, Any]] | None = None
