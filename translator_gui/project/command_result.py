"""Results of commands and of running typing."""

from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.messages import LazyMessage, format_list, format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.changes import PlannedChanges
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Role

_MOST_NAMED = 8


class CommandResult(NamedTuple):
    """The result of commands.

    Attributes:
        paragraphs: Those they touched, as they stand in the file now.
        changes: What was changed; nothing where everything stood so already.
        verb: What was done, or taken back.
    """

    paragraphs: tuple[Paragraph, ...]
    changes: PlannedChanges
    verb: str = ""


class PendingTyping(NamedTuple):
    """Typed English that is not a revision yet, as the window hands it over.

    Attributes:
        segment: The sentence.
        target: Its whole English.
        role: In which it was typed.
    """

    segment: int
    target: str
    role: Role


class RecoveredTyping(NamedTuple):
    """Typing that a crash left behind and that was recovered when the project was opened.

    Attributes:
        segment: The sentence that has it now.
        number: Of that sentence in the whole project, from 1.
        as_comment: It became a comment: the sentence may not be changed any more, or is gone.
    """

    segment: int
    number: int
    as_comment: bool


class TypingAndCommandResult(NamedTuple):
    """The results of committing running typing and of the command that followed it.

    Attributes:
        typing: None where nothing was being typed.
        command: What the command changed, or why it was refused.
    """

    typing: CommandResult | TranslatorError | None
    command: CommandResult | TranslatorError


def recovered_typing_words(recovered: Sequence[RecoveredTyping]) -> str:
    """Return a message about the sentences whose unsaved typing was recovered after a crash."""
    drafts = [item.number for item in recovered if not item.as_comment]
    comments = [item.number for item in recovered if item.as_comment]
    messages: list[LazyMessage] = []
    if drafts:
        messages.append(
            ngettext(
                "What was typed last in sentence {sentences} was recovered as a draft.",
                "What was typed last in sentences {sentences} was recovered as a draft.",
                len(drafts),
                sentences=_numbers(drafts),
            )
        )
    if comments:
        messages.append(
            ngettext(
                "What was typed last in sentence {sentences} was recovered as a comment.",
                "What was typed last in sentences {sentences} was recovered as a comment.",
                len(comments),
                sentences=_numbers(comments),
            )
        )
    return " ".join(map(str, messages))


def _numbers(numbers: Sequence[int]) -> str:
    named: list[object] = [format_number(number) for number in sorted(numbers)[:_MOST_NAMED]]
    if len(numbers) > _MOST_NAMED:
        named.append(_("{number} more", number=format_number(len(numbers) - _MOST_NAMED)))
    return format_list(named)
