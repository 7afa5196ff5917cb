"""Drafts of many sentences by a service: which sentences, what it costs, and the work in the background."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.machine.estimate import RequestEstimate, estimate
from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.status import Status
from translator_gui.project.commands.make_machine_drafts import MakeMachineDrafts
from translator_gui.project.machine.help_material import MatchFinder, help_request
from translator_gui.project.machine.suggestions import (
    BatchResult,
    MachineDraft,
    PreparedRequest,
    draft_sentences,
    prepare_request,
    suggestion_origin,
)
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import yielding_progress
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from translator_gui.machine.services import MachineService
    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.settings import UserSettings
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState
    from translator_gui.viewmodel.session.session import ProjectSession
    from translator_gui.viewmodel.threads.tasks import Progress

Sentences = tuple[tuple["Paragraph", "Segment"], ...]


class DraftScope(Enum):
    """Which sentences are drafted."""

    SELECTION = auto()
    FILTER = auto()
    PARAGRAPH = auto()
    DOCUMENT = auto()


class PreparedBatch(NamedTuple):
    """Requests that are ready to be sent, and what they amount to."""

    service: MachineService
    requests: tuple[PreparedRequest, ...]
    estimate: RequestEstimate


def sentences_to_draft(
    paragraphs: Iterable[Paragraph | None], scopes: Mapping[DraftScope, frozenset[int] | None], document: int
) -> dict[DraftScope, Sentences]:
    """Return the sentences without English in each scope, in order; those left empty on purpose are not among them.

    Args:
        paragraphs: Of the project, as far as they have been read.
        scopes: Ids of the sentences of a scope; None for the whole document.
        document: The id of the document.
    """
    open_sentences = [
        (paragraph, segment)
        for paragraph in paragraphs
        if paragraph is not None
        for segment in paragraph.segments
        if segment.status is Status.NOT_STARTED and not segment.target and paragraph.source(segment).strip()
    ]
    return {
        scope: tuple(
            pair for pair in open_sentences if (pair[0].document_id == document if ids is None else pair[1].id in ids)
        )
        for scope, ids in scopes.items()
    }


class MachineBatchState(QObject):
    """Prepares, runs and ends a batch of drafts; one at a time."""

    progressed = Signal()
    told = Signal(str)
    """Emitted with what came of the batch."""
    failed = Signal(str)
    """Emitted with why it ended early, and what came of it."""

    def __init__(self, session: ProjectSession, help_state: MachineHelpState, settings: UserSettings) -> None:
        super().__init__(session)
        self._session, self._help, self._settings = session, help_state, settings
        self._calls = AsyncCalls(self)
        self._cancel = CancelSwitch()
        self._arrived: list[MachineDraft] = []
        self._service: MachineService | None = None
        self.done = self.total = 0
        help_state.changed.connect(self._follow_rule)

    @property
    def is_running(self) -> bool:
        """Whether sentences are being drafted."""
        return self._service is not None

    def prepare(self, sentences: Sentences, then: Callable[[PreparedBatch], object]) -> None:
        """Build all requests on a thread, to be counted and shown; sentences with matches in the memory have them."""
        service, material, settings = self._help.service, self._help.material, self._settings
        if service is None or material is None or self._help.reason:
            return

        def work(progress: Progress) -> PreparedBatch:
            report = yielding_progress(progress)
            finder = MatchFinder(settings, material) if service.is_chat else None
            requests: list[PreparedRequest] = []
            try:
                for paragraph, segment in sentences:
                    matches = finder(paragraph.source(segment)) if finder is not None else ()
                    wanted = help_request(HelpTask.TRANSLATE, paragraph, segment, material, matches)
                    requests.append(prepare_request(service, segment.id, wanted))
                    report(len(requests), len(sentences))
            finally:
                if finder is not None:
                    finder.close()
            found = estimate(service, ((one.wanted, one.request) for one in requests))
            return PreparedBatch(service, tuple(requests), found)

        self._calls.send(work, then, self.failed.emit, topic="prepare")

    def start(self, batch: PreparedBatch) -> None:
        """Send the requests one after the other in the background. The user has agreed to it."""
        service = batch.service
        if self.is_running or self._help.reason or not batch.requests:
            return
        self._help.agree()
        self._service, self._arrived = service, []
        self.done, self.total = 0, len(batch.requests)
        cancel, arrived = CancelSwitch(), self._arrived
        self._cancel = cancel

        def work(progress: Progress) -> BatchResult:
            from translator_gui.machine.api_keys import api_keys  # noqa: PLC0415 (the keyring takes its time)

            total = len(batch.requests)
            return draft_sentences(
                batch.requests,
                api_keys.read(service.uid),
                cancel,
                lambda done: progress(done, total),
                arrived.append,
            )

        self._calls.send(work, self._end, self._fail, progressed=self._progress)
        self.progressed.emit()

    def cancel(self) -> None:
        """End the batch; what came is kept."""
        self._cancel.cancel()

    def keep(self) -> int:
        """Make drafts of what has come so far, because the project may be closed; return their number."""
        drafts = tuple(self._arrived)
        self._arrived.clear()
        if not drafts or self._service is None:
            return 0
        return len(drafts) if self._session.change(MakeMachineDrafts(drafts, suggestion_origin(self._service))) else 0

    def _progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.progressed.emit()

    def _end(self, result: BatchResult) -> None:
        count = self.keep()
        self._service = None
        self.progressed.emit()
        words = ngettext("{number} sentence drafted", "{number} sentences drafted", count)
        if result.error is not None:
            rest = self.total - result.asked + result.failures
            self.failed.emit(
                _(
                    "Drafting stopped. {error}. {drafted}; {left}.",
                    error=error_sentence(result.error).removesuffix("."),
                    drafted=words,
                    left=ngettext("{number} left without English", "{number} left without English", rest),
                )
            )
        elif result.is_cancelled:
            self.told.emit(_("Drafting cancelled; {drafted}", drafted=words[:1].lower() + words[1:]))
        elif result.failures:
            failed = ngettext("{number} had no usable answer", "{number} had no usable answer", result.failures)
            self.told.emit(_("{drafted}; {failed}", drafted=words, failed=failed))
        else:
            self.told.emit(words)

    def _fail(self, message: str) -> None:
        self.keep()
        self._service = None
        self.progressed.emit()
        self.failed.emit(message)

    def _follow_rule(self) -> None:
        if self.is_running and self._help.reason:
            self.cancel()
