"""What becomes of commands and of running typing, as records."""

from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.model.changes import Changes
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Role

_MOST_NAMED = 8


class CommandResult(NamedTuple):
    """What became of commands.

    Attributes:
        paragraphs: Those they touched, as they stand in the file now.
        changes: What was changed; nothing where everything stood so already.
        verb: What was done, or taken back.
    """

    paragraphs: tuple[Paragraph, ...]
    changes: Changes
    verb: str = ""


class PendingTyping(NamedTuple):
    """Typing that is not a revision yet.

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
    """What became of running typing and of the command that followed it.

    Attributes:
        typing: None where nothing was being typed.
        command: What the command changed, or why it was refused.
    """

    typing: CommandResult | TranslatorError | None
    command: CommandResult | TranslatorError


def recovered_typing_words(recovered: Sequence[RecoveredTyping]) -> str:
    """Return which sentences have typing back that a crash had left unsaved."""
    drafts = [item.number for item in recovered if not item.as_comment]
    comments = [item.number for item in recovered if item.as_comment]
    words: list[str] = []
    if drafts:
        words.append(f"What was typed last in {_sentences(drafts)} was recovered as a draft.")
    if comments:
        words.append(f"What was typed last in {_sentences(comments)} was recovered as a comment.")
    return " ".join(words)


def _sentences(numbers: Sequence[int]) -> str:
    named = [f"{number:,}" for number in sorted(numbers)[:_MOST_NAMED]]
    if len(numbers) > _MOST_NAMED:
        named.append(f"{len(numbers) - _MOST_NAMED:,} more")
    if len(named) == 1:
        return f"sentence {named[0]}"
    return f"sentences {', '.join(named[:-1])} and {named[-1]}"
