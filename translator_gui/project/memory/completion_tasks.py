"""The tasks of the helper process for the completion of English while it is typed."""

from collections.abc import Collection

from translator_gui.memory.completion_records import CompletionOffer, CompletionSource
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory.completion_assistant import CompletionAssistant
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.memory.memory_service import MemoryService, read_attached
from translator_gui.project.memory.translation_memory import TranslationMemory

_assistant = CompletionAssistant()
_services: dict[str, MemoryService] = {}


def _memories(attached: str) -> tuple[TranslationMemory, ...]:
    if attached not in _services:
        _services.clear()
        _services[attached] = MemoryService.open_all(read_attached(attached))[0]
    return _services[attached].memories


def set_up_completion(_state: object, _report: HelperTaskCallbacks, setup: CompletionSetup) -> None:
    """Take what completions are made of from now on."""
    _assistant.set_up(setup)


def follow_memories(_state: object, report: HelperTaskCallbacks, setup: CompletionSetup) -> None:
    """Read the pairs of the memories, or those that are new, for completions.

    Raises:
        MemoryFileError: A memory is damaged or busy.
    """
    _assistant.set_up(setup)
    _assistant.follow(_memories(setup.attached), lambda: report.progress(0, 0))


def prepare_completion(_state: object, _report: HelperTaskCallbacks, number: int, urdu: str) -> None:
    """Prepare the completion of a sentence, so that the first key need not wait for it.

    Args:
        _state: Of the process.
        _report: The callbacks.
        number: Of the setup; nothing is done under another one.
        urdu: The sentence.
    """
    if _assistant.setup.number == number:
        _assistant.completion(urdu)


def find_completions(
    _state: object,
    _report: HelperTaskCallbacks,
    number: int,
    urdu: str,
    before: str,
    sources: Collection[CompletionSource],
) -> list[CompletionOffer] | None:
    """Return the completions of the word before the caret; None if the setup with a number was not received.

    Args:
        _state: Of the process.
        _report: The callbacks.
        number: Of the setup.
        urdu: The sentence.
        before: Its English up to the caret.
        sources: Where completions may come from.
    """
    if _assistant.setup.number != number:
        return None
    return _assistant.completion(urdu).offers(before, sources)
