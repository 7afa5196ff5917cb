"""Asks a service for help with sentences and makes of its answers what the program uses."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.machine.answers import (
    PhraseExplanation,
    SuspectedError,
    english_of,
    explanation_of,
    suspected_errors,
)
from translator_gui.machine.client import ask_service
from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpRequest, HelpTask, ServiceRequest
from translator_gui.machine.protocols import build_request
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.model.revision import SuggestionOrigin
from translator_gui.text.chrf import chrf
from translator_gui.text.tag_repair import repair_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from translator_gui.machine.http_client import CancelSwitch
    from translator_gui.machine.services import MachineService
    from translator_gui.text.edit_distance import EditDistanceCounts

MOST_FAILURES = 3
"""Failures one after the other that end a batch."""
_LONGEST_WAIT = 60
"""Seconds that a batch waits because a service asks for it."""
_WAITS = (2.0, 4.0, 8.0)
"""Seconds between the tries where a busy service does not say how long."""

HelpAnswer = str | PhraseExplanation | tuple[SuspectedError, ...]
"""English for a translation or a shorter text; what an explanation or a second opinion says."""


class PreparedRequest(NamedTuple):
    """A request as it is shown and then sent, with what it is about.

    Attributes:
        service: The one that it is for; no other gets it.
        segment: Id of the sentence.
        wanted: What is asked.
        request: What is sent.
    """

    service: MachineService
    segment: int
    wanted: HelpRequest
    request: ServiceRequest


class MachineDraft(NamedTuple):
    """English that a service suggests for a sentence without English.

    Attributes:
        segment: Id of the sentence.
        source: The Urdu that it was made for.
        target: With inline tags.
    """

    segment: int
    source: str
    target: str


class BatchResult(NamedTuple):
    """What came of a batch.

    Attributes:
        drafts: What came before it ended.
        asked: Number of sentences that were asked about.
        failures: Number of sentences without a usable answer.
        error: Why it ended early; None if it did not, or if it was cancelled.
        is_cancelled: Whether the user ended it.
    """

    drafts: tuple[MachineDraft, ...]
    asked: int
    failures: int = 0
    error: TranslatorError | None = None
    is_cancelled: bool = False


class ServiceScore(NamedTuple):
    """How near a service comes to the user's own translations.

    Attributes:
        service: The service.
        sentences: Number of sentences that it translated.
        chrf: 0 to 100, the more the nearer.
        edits: The changes that turn its English into the user's.
        seconds: Mean time of an answer.
        error: Why it ended early; None if it did not.
    """

    service: MachineService
    sentences: int
    chrf: float
    edits: EditDistanceCounts
    seconds: float
    error: TranslatorError | None = None


def suggestion_origin(service: MachineService) -> str:
    """Return the JSON that the revision of a suggestion keeps about its service."""
    return SuggestionOrigin(name=service.label).to_json()


def prepare_request(service: MachineService, segment: int, wanted: HelpRequest) -> PreparedRequest:
    """Build the request about a sentence.

    Raises:
        TranslatorError: The service cannot do that.
    """
    return PreparedRequest(service, segment, wanted, build_request(service, wanted))


def ask_for_help(prepared: PreparedRequest, key: str, cancel: CancelSwitch | None = None) -> HelpAnswer:
    """Send a request and return the answer: English with its inline tags repaired, an explanation, or errors.

    Raises:
        TranslatorError: There is no answer that can be used.
        CancelledError: The request was cancelled.
    """
    wanted = prepared.wanted
    text = ask_service(prepared.service, prepared.request, key, cancel)
    match wanted.task:
        case HelpTask.TRANSLATE | HelpTask.SHORTEN:
            return repair_tags(english_of(text, wanted.source), wanted.source)
        case HelpTask.EXPLAIN:
            return explanation_of(text)
        case HelpTask.SECOND_OPINION:
            return suspected_errors(text)


def draft_sentences(
    prepared: Iterable[PreparedRequest],
    key: str,
    cancel: CancelSwitch,
    progress: Callable[[int], object],
    arrived: Callable[[MachineDraft], object] | None = None,
) -> BatchResult:
    """Have sentences translated one after the other; it ends early if that goes on failing.

    Args:
        prepared: The requests, all for one service.
        key: Of the service.
        cancel: Ends the batch; what came is kept.
        progress: Gets the number of sentences that are done.
        arrived: Gets each draft as soon as it is there.
    """
    drafts: list[MachineDraft] = []
    asked = failures = in_a_row = 0
    for one in prepared:
        asked += 1
        try:
            answer = _ask_patiently(one, key, cancel)
        except CancelledError:
            return BatchResult(tuple(drafts), asked - 1, failures, is_cancelled=True)
        except TranslatorError as error:
            failures += 1
            in_a_row += 1
            is_lasting = not isinstance(error, ServiceError) or error.is_lasting
            if is_lasting or in_a_row >= MOST_FAILURES:
                return BatchResult(tuple(drafts), asked, failures, error)
        else:
            in_a_row = 0
            drafts.append(MachineDraft(one.segment, one.wanted.source, answer))
            if arrived is not None:
                arrived(drafts[-1])
        progress(asked)
    return BatchResult(tuple(drafts), asked, failures)


def _ask_patiently(prepared: PreparedRequest, key: str, cancel: CancelSwitch) -> str:
    """Ask for a translation; if the service is busy, wait for as long as it says, or a little longer each time."""
    for usual in _WAITS:
        try:
            return str(ask_for_help(prepared, key, cancel))
        except ServiceError as error:
            seconds = usual if error.retry_seconds is None else error.retry_seconds
            if not error.is_busy or seconds > _LONGEST_WAIT:
                raise
            if cancel.wait(seconds):
                raise CancelledError from error
    return str(ask_for_help(prepared, key, cancel))


def score_service(
    service: MachineService,
    held_out: Iterable[tuple[PreparedRequest, str]],
    key: str,
    cancel: CancelSwitch,
    progress: Callable[[int], object],
) -> ServiceScore:
    """Have a service translate sentences that the user translated, and compare.

    Args:
        service: The service.
        held_out: Requests without the user's English, and that English.
        key: Of the service.
        cancel: Ends it; an error `CancelledError` follows.
        progress: Gets the number of sentences that are done.

    Raises:
        CancelledError: The user cancelled.
    """
    references: list[tuple[str, str]] = []
    # Imported late: services are seldom compared.
    from translator_gui.text.edit_distance import EditDistanceCounts, edit_distance  # noqa: PLC0415

    edits, start, seconds = EditDistanceCounts(), perf_counter(), 0.0

    def pairs() -> Iterable[PreparedRequest]:
        for one, reference in held_out:
            wanted[one.segment] = reference
            yield one

    wanted: dict[int, str] = {}
    result = draft_sentences(pairs(), key, cancel, progress)
    if result.is_cancelled:
        raise CancelledError
    seconds = perf_counter() - start
    for draft in result.drafts:
        references.append((draft.target, wanted[draft.segment]))
        edits = edits.plus(edit_distance(draft.target, wanted[draft.segment]))
    return ServiceScore(
        service, len(references), chrf(references), edits, seconds / max(1, len(references)), result.error
    )
