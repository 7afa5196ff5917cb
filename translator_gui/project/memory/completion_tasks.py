"""The tasks of the memory's helper process for the completion of English while it is typed."""

from collections.abc import Collection
from typing import Protocol

from translator_gui.memory.completion_records import CompletionOffer, CompletionSource
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory.completion_records import CompletionSetup
from translator_gui.project.memory.prepared_completions import PreparedCompletions


class CompletionTaskState(Protocol):
    """What the tasks need of the process."""

    completions: PreparedCompletions


def load_completion_words(state: CompletionTaskState, report: HelperTaskCallbacks, setup: CompletionSetup) -> None:
    """Take what completions are made of from now on, and load the frequent words if need be."""
    state.completions.set_up(setup)
    state.completions.load_words(lambda: report.progress(0, 0))
    state.completions.load_files(lambda: report.progress(0, 0))


def prepare_completion(state: CompletionTaskState, report: HelperTaskCallbacks, number: int, urdu: str) -> None:
    """Prepare the completion of a sentence, so that the first key need not wait for it.

    Args:
        state: What the process keeps.
        report: The callbacks.
        number: Of the setup; nothing is done under another one.
        urdu: The sentence.
    """
    del report
    if state.completions.setup.number == number:
        state.completions.completion(urdu)


def find_completions(
    state: CompletionTaskState,
    report: HelperTaskCallbacks,
    number: int,
    urdu: str,
    before: str,
    sources: Collection[CompletionSource],
) -> list[CompletionOffer] | None:
    """Return the completions of the word before the caret; None if the setup with a number was not received.

    Args:
        state: What the process keeps.
        report: The callbacks.
        number: Of the setup.
        urdu: The sentence.
        before: Its English up to the caret.
        sources: Where completions may come from.
    """
    del report
    if state.completions.setup.number != number:
        return None
    return state.completions.completion(urdu).offers(before, sources)
