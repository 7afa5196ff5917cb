"""Machine help for the open project: which service, what would be sent, what came back."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.machine.services import MachineService, read_services, services_setting
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.revision import RevisionOrigin
from translator_gui.project.checking import findings_of
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.machine.help_material import (
    MatchFinder,
    ProjectMaterial,
    help_request,
    read_material,
    read_rule,
    refuse_if_forbidden,
)
from translator_gui.project.machine.suggestions import (
    HelpAnswer,
    PreparedRequest,
    ask_for_help,
    prepare_request,
    suggestion_origin,
)
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.pending_query import cancel_query
from translator_gui.viewmodel.threads.tasks import run_in_pool
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.machine.help_request import Pairs
    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.settings import UserSettings
    from translator_gui.viewmodel.session.session import ProjectSession
    from translator_gui.viewmodel.threads.tasks import Progress

SERVICES, SERVICE, AUTOMATIC = "machine.services", "machine.service", "machine.automatic"
_MOST_ANSWERS = 200
"""Suggestions that are kept for when the user comes back to a sentence."""
_MOST_FINDINGS = 3


class MachineHelpPhase(Enum):
    """What machine help is doing."""

    IDLE = auto()
    PREPARING = auto()
    """The user asked; the request is being put together."""
    ASKING_CONSENT = auto()
    """The user has to agree to what will be sent."""
    WAITING = auto()
    """For the service."""


class SentenceHelp(NamedTuple):
    """What a service answered about a sentence.

    Attributes:
        prepared: The request.
        answer: The answer.
    """

    prepared: PreparedRequest
    answer: HelpAnswer

    @property
    def service(self) -> MachineService:
        """The service that answered."""
        return self.prepared.service


class MachineSuggestion(NamedTuple):
    """English that a service suggests for a sentence, and what the checks say about it.

    Attributes:
        help: The answer, a text.
        findings: Messages of the checks, the first few.
    """

    help: SentenceHelp
    findings: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The Urdu that it was made for."""
        return self.help.prepared.wanted.source

    @property
    def target(self) -> str:
        """The English, with inline tags as characters."""
        return str(self.help.answer)

    def insertion(self) -> SetTargetText:
        """Return the command that makes it the English of its sentence, a draft that names the service."""
        return SetTargetText(
            self.help.prepared.segment,
            self.target,
            RevisionOrigin.MACHINE,
            verb="machine suggestion",
            origin_detail=suggestion_origin(self.help.service),
        )


class MachineHelpState(QObject):
    """Prepares requests about sentences, sends them once the user agrees, and keeps the answers."""

    changed = Signal()
    """Services, rule, phase, error, or what would be sent changed."""
    answered = Signal(object)
    """Emitted with a `SentenceHelp`."""
    suggestions_changed = Signal()
    """A translation was suggested, or the suggestions were dropped."""

    def __init__(self, session: ProjectSession, settings: UserSettings) -> None:
        super().__init__(session)
        self._session, self._settings = session, settings
        self._calls = AsyncCalls(self)
        self._cancel = CancelSwitch()
        self.finder = MatchFinder(settings)
        self._suggestions: dict[int, SentenceHelp] = {}
        self.material: ProjectMaterial | None = None
        """What the project tells; None until it has been read."""
        self._waiting: Callable[[], None] | None = None
        self.has_consent = False
        """Whether the user agreed, since the project was opened, that its sentences are sent."""
        self.phase = MachineHelpPhase.IDLE
        self.prepared: PreparedRequest | None = None
        """What will be sent, or was sent last."""
        self.error = ""
        self.services: tuple[MachineService, ...] = ()
        self.service: MachineService | None = None
        session.shared_changed.connect(self._read)
        self.read_services()
        if self.service is None:
            self._read()

    # Services and rules

    def read_services(self) -> None:
        """Read the services from the settings."""
        self.services = read_services(self._settings.text(SERVICES))
        chosen = self._settings.text(SERVICE)
        first = self.services[0] if self.services else None
        had_service = self.service is not None
        self.service = next((one for one in self.services if one.uid == chosen), first)
        self.prepared = None
        if self.service is not None and not had_service:
            self._read()
        self.changed.emit()

    def set_services(self, services: tuple[MachineService, ...]) -> None:
        """Store the services in the settings."""
        self._settings.set(SERVICES, services_setting(services) if services else "")
        self.read_services()

    def choose_service(self, uid: str) -> None:
        """Use the service with a uid from now on."""
        if self.service is None or self.service.uid != uid:
            self._settings.set(SERVICE, uid)
            self.cancel()
            self.read_services()

    @property
    def is_automatic(self) -> bool:
        """Whether a suggestion is asked for without a key press."""
        return self._settings.flag(AUTOMATIC)

    @property
    def rule(self) -> MachineHelpRule:
        """The project's rule; the one that asks until it has been read."""
        return self.material.rule if self.material is not None else MachineHelpRule.ASK

    @property
    def reason(self) -> str:
        """Why nothing can be asked; empty if something can."""
        if self.service is None:
            return _("Machine help is off: no service is set up.")
        try:
            refuse_if_forbidden(self.rule)
        except TranslatorError as error:
            return error_sentence(error)
        return ""

    @property
    def may_send(self) -> bool:
        """Whether what is prepared is sent without asking the user again."""
        return (
            not self.reason and self.material is not None and (self.has_consent or self.rule is MachineHelpRule.ALLOW)
        )

    def agree(self) -> None:
        """Note that the user agreed to send sentences of this project until it is closed."""
        self.has_consent = True

    def _read(self) -> None:
        read = read_material if self.service is not None else read_rule
        self._session.ask(lambda project: read(project.queries), self._take_material, owner=self, topic="rule")

    def _take_material(self, material: ProjectMaterial) -> None:
        self.material = material
        if material.rule is MachineHelpRule.NEVER:
            self.cancel()
            self.prepared = None
            self._suggestions.clear()
            self.suggestions_changed.emit()
        self.changed.emit()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    # Asking

    def prepare(
        self,
        task: HelpTask,
        paragraph: Paragraph,
        segment: Segment,
        *,
        target: str | None = None,
        phrase: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Build the request about a sentence, to be shown; the memory is searched on a thread.

        Args:
            task: What is wanted.
            paragraph: Of the sentence.
            segment: The sentence.
            target: Its English as it is typed.
            phrase: The Urdu to explain.
            then: Called when the request is complete.
        """
        service, material, finder = self.service, self.material, self.finder
        if service is None or self.reason:
            return
        if then is not None:
            self.phase = MachineHelpPhase.PREPARING
        if material is None:
            # The first key press builds this object: it is answered as soon as the project's rule is known.
            self._waiting = partial(self.prepare, task, paragraph, segment, target=target, phrase=phrase, then=then)
            return
        source = paragraph.source(segment)

        def find(progress: Progress) -> Pairs:
            del progress
            if task is not HelpTask.TRANSLATE or not service.is_chat:
                return ()
            return finder.find(source, material)

        def build(matches: Pairs) -> None:
            self.phase = MachineHelpPhase.IDLE
            if self.reason or service != self.service:
                return
            wanted = help_request(task, paragraph, segment, material, matches, target=target, phrase=phrase)
            try:
                self.prepared = prepare_request(service, segment.id, wanted)
            except TranslatorError as error:
                self._fail(error_sentence(error))
                return
            self.changed.emit()
            if then is not None:
                then()

        self._calls.send(find, build, self._fail, topic="prepare")

    def ask(self) -> None:
        """Send what was prepared; if the project's rule wants it, ask the user first."""
        if self.prepared is None:
            return
        self.error = ""
        if not self.may_send:
            self.phase = MachineHelpPhase.ASKING_CONSENT
            self.changed.emit()
            return
        self.send()

    def send(self) -> None:
        """Send what was prepared and is shown; an earlier request is cancelled."""
        prepared = self.prepared
        if prepared is None or not self.may_send:
            return
        self._cancel.cancel()
        cancel = self._cancel = CancelSwitch()

        def work(progress: Progress) -> HelpAnswer:
            del progress
            # Imported here: looking for the keyring takes its time.
            from translator_gui.machine.api_keys import api_keys  # noqa: PLC0415

            return ask_for_help(prepared, api_keys.read(prepared.service.uid), cancel)

        def take(answer: HelpAnswer) -> None:
            help_given = SentenceHelp(prepared, answer)
            if prepared.wanted.task is HelpTask.TRANSLATE:
                self._suggestions[prepared.segment] = help_given
                while len(self._suggestions) > _MOST_ANSWERS:
                    del self._suggestions[next(iter(self._suggestions))]
            self.phase = MachineHelpPhase.IDLE
            self.changed.emit()
            if prepared.wanted.task is HelpTask.TRANSLATE:
                self.suggestions_changed.emit()
            self.answered.emit(help_given)

        self.phase, self.error = MachineHelpPhase.WAITING, ""
        self._calls.send(work, take, self._fail, topic="ask")
        self.changed.emit()

    def cancel(self) -> None:
        """Cancel the request that is under way, or the question whether to send it."""
        self._cancel.cancel()
        self._waiting = None
        if self.phase is MachineHelpPhase.PREPARING:
            cancel_query(self._calls, "prepare")
        if self.phase is not MachineHelpPhase.IDLE:
            self.phase = MachineHelpPhase.IDLE
            self.changed.emit()

    def forget(self) -> None:
        """Forget what was prepared, because another sentence is current; a question whether to send it is dropped."""
        if self.phase in {MachineHelpPhase.PREPARING, MachineHelpPhase.ASKING_CONSENT}:
            self.cancel()
        if self.prepared is not None:
            self.prepared = None
            self.changed.emit()

    def close(self) -> None:
        """End what is under way, because the project is being closed."""
        self.cancel()
        run_in_pool(self.finder.close)

    def suggestion(self, segment: int, source: str) -> SentenceHelp | None:
        """Return the last suggestion for a sentence, if its Urdu is still the same."""
        found = self._suggestions.get(segment)
        return found if found is not None and found.prepared.wanted.source == source else None

    def checked_suggestion(self, paragraph: Paragraph, segment: Segment) -> MachineSuggestion | None:
        """Return the last suggestion for a sentence with what the checks say about it, if its Urdu is the same."""
        found = self.suggestion(segment.id, paragraph.source(segment))
        return self.check(found, paragraph, segment) if found is not None else None

    def check(self, english: SentenceHelp, paragraph: Paragraph, segment: Segment) -> MachineSuggestion:
        """Check English that a service wrote for a sentence."""
        checks = self._session.screen.reader.checks
        findings = findings_of(paragraph, segment._replace(target=str(english.answer)), checks)
        return MachineSuggestion(english, tuple(str(finding.message) for finding in findings[:_MOST_FINDINGS]))

    def _fail(self, message: str) -> None:
        self.phase, self.error = MachineHelpPhase.IDLE, message
        self.changed.emit()
