"""What the window asks its helper process, and what that answers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph


class RowsRequest(NamedTuple):
    """Paragraphs to keep from an index on; the project has `total` of them."""

    first: int
    paragraphs: Sequence[Paragraph | None]
    total: int


class TaskRequest(NamedTuple):
    """A task to do on the rows, by its name in `tasks.TASKS`; an urgent one is done in the midst of others."""

    number: int
    task: str
    arguments: tuple[Any, ...]
    urgent: bool = False


class CancelRequest(NamedTuple):
    """A task whose answer is not wanted any more."""

    number: int


class TaskProgress(NamedTuple):
    """How much of a task is done, or a part of its answer."""

    number: int
    done: int
    total: int
    part: Any = None


class TaskAnswer(NamedTuple):
    """What a task returned, or the class, arguments and attributes of the error that it raised."""

    number: int
    value: Any
    error: tuple[type[TranslatorError], tuple[Any, ...], dict[str, Any]] | None = None
