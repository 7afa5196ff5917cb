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
    """What commands changed in the project, with the modified paragraphs as they are in the file now.

    Attributes:
        paragraphs: Those they touched, as they stand in the file now.
        changes: What was changed; nothing where everything stood so already.
        verb: What was done, or taken back.
        unread: Ids of further paragraphs that were modified: too many to be read at once.
    """

    paragraphs: tuple[Paragraph, ...]
    changes: PlannedChanges
    verb: str = ""
    unread: tuple[int, ...] = ()


class PendingTyping(NamedTuple):
    """English that the user has typed into a sentence and that is not saved as a revision yet.

    Attributes:
        segment: The sentence.
        target: Its whole English.
        role: In which it was typed.
    """

    segment: int
    target: str
    role: Role


class RecoveredTyping(NamedTuple):
    """Unsaved typing of a crashed session that was recovered when the project was opened.

    Attributes:
        segment: The sentence that has it now.
        number: Of that sentence in the whole project, from 1.
        as_comment: It became a comment: the sentence may not be changed any more, or is gone.
    """

    segment: int
    number: int
    as_comment: bool


class TypingAndCommandResult(NamedTuple):
    """The result of saving the user's current typing, and the result of the command that was run after it.

    Attributes:
        typing: None where nothing was being typed.
        command: What the command changed, or why it was refused.
    """

    typing: CommandResult | TranslatorError | None
    command: CommandResult | TranslatorError


def recovered_typing_words(recovered: Sequence[RecoveredTyping]) -> str:
    """Return a message that lists the sentences whose unsaved typing was recovered after a crash."""
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
