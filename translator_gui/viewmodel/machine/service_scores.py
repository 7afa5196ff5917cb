"""Scores of services on sentences that the user translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.project.machine.help_material import help_request, last_confirmed
from translator_gui.project.machine.suggestions import ServiceScore, prepare_request, score_service
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from translator_gui.machine.services import MachineService
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState
    from translator_gui.viewmodel.session.session import ProjectSession
    from translator_gui.viewmodel.threads.tasks import Progress

MOST_SENTENCES = 50


class ServiceScoresState(QObject):
    """Has each service translate the user's last confirmed sentences without seeing their English, and compares."""

    progressed = Signal(object, int, int)
    """Emitted with a `MachineService`, the number of sentences that are done, and of all."""
    scored = Signal(object)
    """Emitted with a `ServiceScore`."""
    failed = Signal(object, str)
    """Emitted with a `MachineService` and why it has no score."""
    ended = Signal()

    def __init__(self, session: ProjectSession, help_state: MachineHelpState) -> None:
        super().__init__(session)
        self._help = help_state
        paragraphs = [paragraph for paragraph in session.model.snapshot() if paragraph is not None]
        self.sentences = last_confirmed(paragraphs, session.author, MOST_SENTENCES)
        self._calls = AsyncCalls(self)
        self._cancel = CancelSwitch()
        self._waiting: list[MachineService] = []

    @property
    def is_running(self) -> bool:
        """Whether services are being asked."""
        return bool(self._waiting)

    def start(self, services: tuple[MachineService, ...]) -> None:
        """Ask the services one after the other. The user has agreed to it."""
        if not self.is_running and self.sentences and services and not self._help.reason:
            self._help.agree()
            self._cancel = CancelSwitch()
            self._waiting = list(services)
            self._next()

    def cancel(self) -> None:
        """End the comparison."""
        self._cancel.cancel()
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting or self._help.material is None:
            self._waiting.clear()
            self.ended.emit()
            return
        service, sentences, material, cancel = self._waiting[0], self.sentences, self._help.material, self._cancel

        def work(progress: Progress) -> ServiceScore:
            from translator_gui.machine.api_keys import api_keys  # noqa: PLC0415 (the keyring takes its time)

            # Without matches of the memory: it knows the user's English.
            held_out = (
                (
                    prepare_request(
                        service, segment.id, help_request(HelpTask.TRANSLATE, paragraph, segment, material)
                    ),
                    segment.target,
                )
                for paragraph, segment in sentences
            )
            total = len(sentences)
            return score_service(
                service, held_out, api_keys.read(service.uid), cancel, lambda done: progress(done, total)
            )

        def take(score: ServiceScore) -> None:
            self.scored.emit(score)
            self._go_on()

        def fail(message: str) -> None:
            self.failed.emit(service, message)
            self._go_on()

        self._calls.send(work, take, fail, progressed=lambda done, total: self.progressed.emit(service, done, total))

    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.pop(0)
        self._next()
