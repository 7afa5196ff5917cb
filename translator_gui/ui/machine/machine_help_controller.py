"""Connects machine help to the page: asking, inserting, drafting, comparing services."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.machine.help_request import HelpTask
from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.status import Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_project_key_values import set_machine_help
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.machine.machine_help_panel import MachineHelpPanel
from translator_gui.ui.workspace import STILL_READING
from translator_gui.viewmodel.machine.machine_batch import DraftScope, MachineBatchState, sentences_to_draft
from translator_gui.viewmodel.machine.machine_help_state import (
    AUTOMATIC,
    MachineHelpPhase,
    MachineHelpState,
    MachineSuggestion,
    SentenceHelp,
)
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence
from translator_gui.viewmodel.words.word_lookup_state import word_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.machine.answers import SuspectedError
    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.machine.machine_batch import PreparedBatch
    from translator_gui.viewmodel.page_state import ChangedParagraphs
    from translator_gui.viewmodel.threads.tasks import Progress

_SOON_MS = 300
"""From coming to a sentence to preparing its request: who only passes by asks nothing."""
_RULES = {
    "machine_never": MachineHelpRule.NEVER,
    "machine_ask": MachineHelpRule.ASK,
    "machine_allow": MachineHelpRule.ALLOW,
}
_RULE_WORDS = {
    MachineHelpRule.NEVER: gettext_lazy("No sentence of this project is sent to a service, from any project"),
    MachineHelpRule.ASK: gettext_lazy("You are asked before sentences of this project are sent"),
    MachineHelpRule.ALLOW: gettext_lazy("Sentences of this project are sent when you ask for help"),
}


class MachineHelpController(DockPanelController):
    """Asks services for help with sentences and takes their answers as suggestions, drafts and comments."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.state = workspace.machine_help = MachineHelpState(self.session, context.settings)
        self.state.suggestions_changed.connect(workspace.suggestions_changed)
        self.batch = MachineBatchState(self.session, self.state)
        self.batch.told.connect(workspace.status_message)
        self.batch.failed.connect(context.notices.show_error)
        self.state.changed.connect(self._show_rule)
        self.state.answered.connect(self._show_answer)
        self._is_in_view = False
        self._advice: SentenceHelp | None = None
        """The shorter English, explanation or second opinion that the panel shows."""
        self._calls = AsyncCalls(self)
        self._source: tuple[object, object] = (None, None)
        """The service and the project's material that the shown request was made of."""
        self.prepare_soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self.prepare_soon.timeout.connect(self._prepare_current)
        self.page.navigator.current_changed.connect(self._follow_current)
        self.session.model.changed.connect(self._follow_change)
        self.session.model.renumbered.connect(self._follow_split)
        context.preferences.changed.connect(self._preference_changed)
        self._show_rule()

    @cached_property
    def panel(self) -> MachineHelpPanel:
        panel = MachineHelpPanel(self.state, self.batch, self.context.theme, self.workspace)
        panel.hide()
        panel.task_wanted.connect(self.ask)
        panel.agreed.connect(self._agree)
        panel.cancelled.connect(self.state.cancel)
        panel.batch_cancelled.connect(self.batch.cancel)
        panel.services_wanted.connect(self.edit_services)
        panel.service_chosen.connect(self._choose_service)
        panel.insert_wanted.connect(self.insert)
        panel.decided.connect(self._decide)
        panel.left.connect(self.page.setFocus)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "suggest": lambda _on: self.ask(HelpTask.TRANSLATE),
            "insert_suggestion": lambda _on: self.insert(),
            "explain_phrase": lambda _on: self.ask(HelpTask.EXPLAIN),
            "shorten": lambda _on: self.ask(HelpTask.SHORTEN),
            "second_opinion": lambda _on: self._ask_second_opinion(),
            "draft_several": lambda _on: self.ask_batch(),
            "score_services": lambda _on: self.compare_services(),
            "services": lambda _on: self.edit_services(),
            **{name: lambda _on, rule=rule: self._set_rule(rule) for name, rule in _RULES.items()},
        }

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        """Prepare the request about the current sentence as long as somebody sees it."""
        self._is_in_view = in_view
        if in_view:
            self._show_suggestion()
            self.prepare_soon.start()

    def keep(self) -> None:
        self.batch.keep()

    def detach(self) -> None:
        self.batch.cancel()
        self.state.close()

    # The current sentence

    def _current(self) -> tuple[Paragraph, Segment] | None:
        place, segment = self.page.navigator.place(), self.page.navigator.current_segment()
        paragraph = self.session.model.known(place.paragraph) if place is not None else None
        return (paragraph, segment) if paragraph is not None and segment is not None else None

    def _follow_current(self) -> None:
        self._advice = None
        self.state.forget()
        if self._is_in_view:
            self._show_suggestion()
            self.prepare_soon.start()

    def _follow_split(self) -> None:
        """Show what there is for the current sentence as its Urdu is now."""
        current, advice = self._current(), self._advice
        if advice and (current is None or current[0].source(current[1]) != advice.prepared.wanted.source):
            self._advice = None
        if self._is_in_view:
            self._show_suggestion()

    def _follow_change(self, change: ChangedParagraphs) -> None:
        place = self.page.navigator.place()
        if self._is_in_view and place is not None and place.paragraph in change.paragraphs:
            self.prepare_soon.start()

    def _prepare_current(self) -> None:
        """Show what would be sent about the current sentence; send it if the user wants suggestions all the time."""
        current = self._current()
        if current is None or not self._is_in_view or self._advice is not None:
            return
        if self.state.phase is not MachineHelpPhase.IDLE:
            return
        paragraph, segment = current
        wants = (
            self.state.is_automatic
            and self.state.may_send
            and not segment.target
            and not self.page.live.text
            and self.state.suggestion(segment.id, paragraph.source(segment)) is None
        )
        self.state.prepare(HelpTask.TRANSLATE, paragraph, segment, then=self.state.send if wants else None)

    # Asking

    def ask(self, task: HelpTask) -> None:
        """Ask for help with the current sentence; show first what will be sent if the project wants that."""
        self.page.live.commit_composition()
        self.context.docks.show_panel("machine")
        current, phrase = self._current(), ""
        if current is None:
            return
        if self.state.reason:
            self.workspace.status_message.emit(self.state.reason)
            return
        paragraph, segment = current
        target = self.page.live.text
        if task is HelpTask.EXPLAIN:
            found = self._phrase()
            if found is None:
                self.workspace.status_message.emit(
                    _("Select Urdu words, or put the Urdu caret on a word ({enter_source}), and press {explain_phrase}")
                )
                return
            paragraph, segment, phrase = found
            target = segment.target
        elif task is not HelpTask.TRANSLATE and not target.strip():
            self.workspace.status_message.emit(_("This sentence has no English yet"))
            return
        self._advice = None
        self.prepare_soon.stop()
        self.state.prepare(task, paragraph, segment, target=target, phrase=phrase, then=self._ask_prepared)

    def _ask_prepared(self) -> None:
        self.state.ask()
        if not self.state.may_send:
            self.panel.begin()

    def _agree(self) -> None:
        self.state.agree()
        self.state.send()
        self.page.setFocus()

    def _phrase(self) -> tuple[Paragraph, Segment, str] | None:
        """Return the selected Urdu or the word at the Urdu caret, with its sentence; None if there is none."""
        index, start, end = self.page.source.selection()
        paragraph = self.session.model.known(index) if index >= 0 else None
        if paragraph is None:
            return None
        segment = [one for one in paragraph.segments if one.start <= start][-1]
        words = paragraph.text[start : min(end, segment.end)] if end > start else word_at(paragraph.text, start)
        return (paragraph, segment, words.strip()) if words.strip() else None

    # Answers

    def _show_answer(self, answer: SentenceHelp) -> None:
        current = self._current()
        wanted = answer.prepared.wanted
        if current is None or current[1].id != answer.prepared.segment:
            return
        self._advice = None if wanted.task is HelpTask.TRANSLATE else answer
        if wanted.task in {HelpTask.TRANSLATE, HelpTask.SHORTEN}:
            self._show_suggestion()
            self.workspace.status_message.emit(_("{insert_suggestion} inserts the suggestion"))
        else:
            self.panel.show_answer(answer)
        if isinstance(answer.answer, tuple) and self.panel.answers.boxes:
            self.workspace.status_message.emit(
                _("The service suspects errors; {second_opinion} goes to them, to accept or reject each")
            )

    def _ask_second_opinion(self) -> None:
        """Ask for errors in the English; if some are shown already, go to them, where the button asks again."""
        if self._advice is not None and self.panel.answers.boxes:
            self.context.docks.switch("machine", True)
        else:
            self.ask(HelpTask.SECOND_OPINION)

    def _suggestion(self) -> MachineSuggestion | None:
        """Return the English that would be inserted into the current sentence; None if there is none."""
        current = self._current()
        if current is None:
            return None
        if self._advice is not None:
            return self.state.check(self._advice, *current) if isinstance(self._advice.answer, str) else None
        return self.state.checked_suggestion(*current)

    def _show_suggestion(self) -> None:
        """Show the English for the current sentence; an explanation or a second opinion that is shown stays."""
        if self._advice is not None and not isinstance(self._advice.answer, str):
            return
        found, current = self._suggestion(), self._current()
        if found is None or current is None:
            self.panel.show_suggestion(None, writable=False)
            return
        may_write = self.session.writable and current[1].status is not Status.FINAL
        self.panel.show_suggestion(found, writable=may_write)

    @property
    def has_suggestion(self) -> bool:
        """Whether there is English that could be inserted into the current sentence."""
        return self._suggestion() is not None

    def insert(self) -> None:
        """Take the suggestion as the English of the current sentence, which becomes a draft."""
        found, current = self._suggestion(), self._current()
        if found is None or current is None:
            self.workspace.status_message.emit(_("There is no suggestion for this sentence; {suggest} asks for one"))
            return
        if self.page.live.read_only or current[1].status is Status.FINAL:
            self.page.live.field.refused.emit()
            return
        self.page.live.commit_composition()
        if self.session.change(found.insertion()):
            self.page.source.return_to_english()
            self.page.live.field.set_caret(len(self.page.live.text))
            self.page.setFocus()

    def _decide(self, number: int, accepted: bool) -> None:
        """Make a comment of a suspected error that the reviewer accepts, or drop it."""
        advice = self._advice
        if advice is None or not isinstance(advice.answer, tuple) or number >= len(advice.answer):
            return
        if accepted and not self._comment(advice, advice.answer[number]):  # pyright: ignore[reportArgumentType]
            return
        had_focus = self.panel.has_focus_within
        self.panel.answers.remove_box(number)
        if had_focus and not self.panel.answers.boxes:
            self.page.setFocus()
        if accepted:
            self.workspace.status_message.emit(_("Added as a comment"))

    def _comment(self, advice: SentenceHelp, error: SuspectedError) -> bool:
        segment = self.session.model.segment(advice.prepared.segment)
        at = segment.target.find(error.quote) if segment is not None and error.quote else -1
        anchor = CommentAnchor(AS_IT_STANDS, at, at + len(error.quote), error.quote) if at >= 0 else None
        words = _("{reason} (suggested by {service})", reason=error.reason, service=advice.service.label)
        return self.session.change(
            AddCommentEvent(
                advice.prepared.segment,
                CommentAction.ADD,
                words,
                anchor=anchor,
                category=error.category,
                severity=error.severity,
            )
        )

    # Rules and services

    def _show_rule(self) -> None:
        name = next(name for name, rule in _RULES.items() if rule is self.state.rule)
        self.context.actions.check(name)
        if self.state.reason:
            self._advice = None
        source = (self.state.service, self.state.material)
        if source != self._source and self._is_in_view:
            self._show_suggestion()
            self.prepare_soon.start()
        self._source = source

    def _set_rule(self, rule: MachineHelpRule) -> None:
        if self.session.writable and rule is not self.state.rule and self.session.change(set_machine_help(rule)):
            self.workspace.status_message.emit(str(_RULE_WORDS[rule]))
        self._show_rule()

    def _choose_service(self, uid: str) -> None:
        self.state.choose_service(uid)

    def _preference_changed(self, key: str) -> None:
        if key == AUTOMATIC and self._is_in_view:
            self.prepare_soon.start()

    def edit_services(self) -> None:
        """Open the dialog with the services."""
        from translator_gui.ui.machine.services_dialog import ServicesDialog  # noqa: PLC0415 (seldom wanted)

        dialog = ServicesDialog(self.state, self.context.theme, self.context.dialogs)
        dialog.keys_entered.connect(self._store_keys)
        dialog.automatic_changed.connect(self._set_automatic)
        dialog.accepted.connect(self._save_settings)
        dialog.finished.connect(self._back_to_page)
        dialog.open()

    def _set_automatic(self, on: bool) -> None:
        self.context.preferences.set(AUTOMATIC, on)

    def _save_settings(self) -> None:
        try:
            self.context.settings.save()
        except TranslatorError as error:
            self.context.notices.show_error(error_sentence(error))

    def _store_keys(self, keys: dict[str, str]) -> None:
        from translator_gui.machine.api_keys import KeyPlace, api_keys  # noqa: PLC0415 (the keyring takes its time)

        def store(progress: Progress) -> list[KeyPlace]:
            del progress
            return [api_keys.store(uid, key) for uid, key in keys.items()]

        def tell(places: list[KeyPlace]) -> None:
            if KeyPlace.THIS_RUN in places:
                words = _("This system has no keyring that takes the key; it holds until you close the program")
                self.context.notices.show_error(words)
            elif KeyPlace.KEYRING in places:
                self.workspace.status_message.emit(_("The key is in the system's keyring"))

        self._calls.send(store, tell)

    def _back_to_page(self) -> None:
        self.page.setFocus()

    # Many sentences

    def ask_batch(self) -> None:
        """Open the dialog that says what drafts of many sentences would cost, and starts them."""
        session, current = self.session, self._current()
        self.session.commit_typing()
        reason = self.state.reason
        if reason or self.batch.is_running or not session.all_read or current is None:
            words = reason or (
                _("Sentences are being drafted already; the panel Machine help can stop it")
                if self.batch.is_running
                else str(STILL_READING)
            )
            self.workspace.status_message.emit(words)
            if reason:
                self.context.docks.show_panel("machine")
            return
        paragraph = current[0]
        scopes: dict[DraftScope, frozenset[int] | None] = {}
        if len(selected := self.page.navigator.selected()) > 1:
            scopes[DraftScope.SELECTION] = frozenset(selected)
        if (shown := self.page.navigator.filter) is not None:
            scopes[DraftScope.FILTER] = frozenset(shown.matching)
        scopes[DraftScope.PARAGRAPH] = frozenset(one.id for one in paragraph.segments)
        scopes[DraftScope.DOCUMENT] = None
        found = sentences_to_draft(session.model.snapshot(), scopes, paragraph.document_id)

        from translator_gui.ui.machine.draft_batch_dialog import DraftBatchDialog  # noqa: PLC0415 (seldom wanted)

        dialog = DraftBatchDialog(self.state, self.batch, found, self.context.theme, self.context.dialogs)
        dialog.wanted.connect(self._start_batch)
        dialog.finished.connect(self._back_to_page)
        dialog.open()

    def _start_batch(self, prepared: PreparedBatch) -> None:
        self.context.docks.show_panel("machine")
        self.batch.start(prepared)

    def compare_services(self) -> None:
        """Open the dialog that scores the services on the user's own sentences."""
        if self.state.reason or not self.session.all_read:
            self.workspace.status_message.emit(self.state.reason or str(STILL_READING))
            if self.state.reason:
                self.context.docks.show_panel("machine")
            return
        self.session.commit_typing()

        from translator_gui.ui.machine.service_scores_dialog import ServiceScoresDialog  # noqa: PLC0415 (seldom wanted)

        dialog = ServiceScoresDialog(self.session, self.state, self.context.theme, self.context.dialogs)
        dialog.finished.connect(self._back_to_page)
        dialog.open()
