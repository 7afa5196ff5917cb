"""Decides which menu entries would do something now. Shortcuts stay: they say on the status bar why they do nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandRefusedError, ProjectCommand, SentenceDisplayName
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.copy_source import CopySourceToTarget
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.move_english import MoveEnglishToNeighbour
from translator_gui.project.commands.set_back_to_draft import SetSentencesBackToDraft
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.paragraph_blocks import SentenceTrait
from translator_gui.text.quantities.explaining import numbers_of
from translator_gui.text.quantities.parsing import parse_urdu_quantities
from translator_gui.text.tag_insertion import missing_tags
from translator_gui.ui.navigation.navigation_controller import NextSentenceKind
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence
from translator_gui.viewmodel.session.shown_reader import ParagraphNotReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.settings import UserSettings
    from translator_gui.ui.workspace import WorkspaceWidget


class MenuConditions:
    """Tells of the actions on an open project whether each would do something now, from what the page shows."""

    def __init__(self, workspace: WorkspaceWidget, settings: UserSettings, waiting_button: QWidget) -> None:
        """Create the conditions of the actions on an open project.

        Args:
            workspace: Of the project.
            settings: Whether the spelling is checked.
            waiting_button: Hidden where no sentence needs the user.
        """
        self._workspace, self._settings, self._waiting_button = workspace, settings, waiting_button
        self._session, self._page = workspace.session, workspace.page
        self._navigator = workspace.page.navigator
        self._conditions = self._table()

    def allows(self, identity: str) -> bool:
        """Whether an action would do something now; True for actions without a condition."""
        condition = self._conditions.get(identity)
        return condition is None or condition()

    def _table(self) -> dict[str, Callable[[], bool]]:
        session, page, navigator = self._session, self._page, self._navigator
        going = self._workspace.navigation_controller

        def has_sentences() -> bool:
            return session.model.sentences > 0

        def has_current() -> bool:
            return navigator.current() is not None

        def finds(kind: NextSentenceKind, *, back: bool) -> Callable[[], bool]:
            return lambda: going.would_find(kind, back=back)

        return {
            "document_up": lambda: len(session.outline_reloader.documents) > 1,
            "document_down": lambda: len(session.outline_reloader.documents) > 1,
            "document_remove": lambda: bool(session.outline_reloader.documents),
            "newer_version": lambda: bool(session.outline_reloader.documents),
            "export": has_sentences,
            "report": has_sentences,
            "report_rounds": has_sentences,
            "hand_over": lambda: self._has_status(Status.APPROVED),
            "undo": lambda: page.live.can_undo_typing or session.can_undo,
            "redo": lambda: page.live.can_redo_typing or session.can_redo,
            "look_up": has_current,
            "names": has_sentences,
            "terms": has_sentences,
            "learned_terms": has_sentences,
            "add_term": has_current,
            "accept_term": self._has_proposal,
            "dismiss_term": self._has_proposal,
            **{f"insert_term_{number}": partial(self._has_term, number) for number in range(1, 10)},
            "find": has_sentences,
            "replace": has_sentences,
            "find_next": has_sentences,
            "find_previous": has_sentences,
            "copy_source": lambda: self._changes(CopySourceToTarget(navigator.selected())),
            "insert_number": self._has_numbers,
            "insert_tag": self._lacks_tags,
            "choose_tag": self._lacks_tags,
            "move_next": lambda: self._can_move_english(1),
            "move_previous": lambda: self._can_move_english(-1),
            "split": self._can_split,
            "join": lambda: has_current() and self._changes(JoinSentences(self._current_id)),
            "filter": has_sentences,
            "select_paragraph": lambda: len(self._paragraph_sentences()) > 1,
            "spelling_suggest": lambda: has_sentences() and self._settings.flag("english.spelling"),
            **{f"insert_match_{number}": partial(self._has_match, number) for number in range(1, 10)},
            "confirm": lambda: self._changes(ConfirmOrApproveSentences(navigator.selected())),
            "confirm_paragraph": lambda: self._changes(ConfirmOrApproveSentences(self._paragraph_sentences())),
            "return": self._can_return,
            "settle": lambda: self._is(lambda segment: segment.heads > 1),
            "accept": self._can_answer,
            "keep_mine": self._can_answer,
            "leave_empty": lambda: self._changes(LeaveSentencesEmpty(navigator.selected())),
            "ignore_findings": self._has_findings,
            "fix_findings": self._has_fixes,
            "fix_all": has_sentences,
            "show_findings": lambda: self._is(lambda segment: bool(segment.ignored)),
            "back_to_draft": lambda: self._changes(SetSentencesBackToDraft(navigator.selected(), "-")),
            "approve_several": lambda: session.role is Role.REVIEWER and has_sentences(),
            "reopen": lambda: self._is(lambda segment: segment.status is Status.FINAL),
            "comment": has_current,
            "note": has_current,
            "labels": has_current,
            "next_sentence": lambda: navigator.can_step(1),
            "previous_sentence": lambda: navigator.can_step(-1),
            "extend_down": lambda: navigator.can_step(1),
            "extend_up": lambda: navigator.can_step(-1),
            "next_paragraph": navigator.has_next_paragraph,
            "previous_paragraph": navigator.has_previous_paragraph,
            **{f"next_{kind}": finds(kind, back=False) for kind in NextSentenceKind},
            **{f"previous_{kind}": finds(kind, back=True) for kind in NextSentenceKind},
            "next_issue": self._has_other_findings,
            "previous_issue": self._has_other_findings,
            "next_comment": self._lists_comments,
            "previous_comment": self._lists_comments,
            "next_waiting": lambda: not self._waiting_button.isHidden(),
            "previous_waiting": lambda: not self._waiting_button.isHidden(),
            "go_number": lambda: session.model.sentences > 1,
            "enter_source": has_current,
            "running_text": has_sentences,
            "suggest": has_current,
            "insert_suggestion": self._has_suggestion,
            "explain_phrase": lambda: page.source.active,
            "shorten": lambda: bool(page.live.text.strip()),
            "second_opinion": lambda: bool(page.live.text.strip()),
            "draft_several": has_sentences,
            "score_services": has_sentences,
        }

    # The current sentence

    @property
    def _current_id(self) -> int:
        current = self._navigator.current()
        return -1 if current is None else current

    def _is(self, condition: Callable[[Segment], bool]) -> bool:
        segment = self._navigator.current_segment()
        return segment is not None and condition(segment)

    def _paragraph(self) -> Paragraph | None:
        place = self._navigator.place()
        return self._session.model.known(place.paragraph) if place else None

    def _paragraph_sentences(self) -> tuple[int, ...]:
        """Return the ids of the paragraph's sentences that the filter shows."""
        paragraph, shown = self._paragraph(), self._navigator.filter
        if paragraph is None:
            return ()
        return tuple(one.id for one in paragraph.segments if shown is None or one.id in shown.matching)

    def _changes(self, command: ProjectCommand) -> bool:
        """Whether a command would change something; nothing is written."""
        session = self._session
        try:
            return bool(command.plan(session.screen.reader, CommandActor(session.author, session.role)))
        except CommandRefusedError:
            return False
        except ParagraphNotReadError:
            return True

    def _has_status(self, status: Status) -> bool:
        tally = self._session.progress.in_all().get(status)
        return not self._session.progress.loaded or (tally is not None and tally.sentences > 0)

    def _lists_comments(self) -> bool:
        # Imported late because the panel of all comments is seldom needed.
        from translator_gui.ui.comments.project_comments_controller import ProjectCommentsController  # noqa: PLC0415

        built, session = self._workspace.controller(ProjectCommentsController), self._session
        if built is not None and built.panel.model.read:
            return built.panel.model.rowCount() > 0
        if not session.all_read:
            return True
        traits = frozenset({SentenceTrait.COMMENTED})
        return find_next_sentence(session.model, lambda one: one.comments > 0, None, traits=traits) is not None

    def _has_match(self, number: int) -> bool:
        # Imported late because the panel may be switched off.
        from translator_gui.ui.memory.matches_controller import MatchesController  # noqa: PLC0415

        built, segment = self._workspace.controller(MatchesController), self._navigator.current_segment()
        if built is None or segment is None or segment.status is Status.FINAL:
            return False
        return number <= len(built.rows)

    def _has_suggestion(self) -> bool:
        # Imported late because most people have no service.
        from translator_gui.ui.machine.machine_help_controller import MachineHelpController  # noqa: PLC0415

        built = self._workspace.controller(MachineHelpController)
        return built is not None and built.has_suggestion

    def _lacks_tags(self) -> bool:
        paragraph, segment = self._paragraph(), self._navigator.current_segment()
        if paragraph is None or segment is None or segment.status is Status.FINAL:
            return False
        return bool(missing_tags(paragraph.source(segment), self._page.live.text))

    def _has_numbers(self) -> bool:
        paragraph, segment = self._paragraph(), self._navigator.current_segment()
        if paragraph is None or segment is None or segment.status is Status.FINAL:
            return False
        source = paragraph.source(segment)
        return bool(numbers_of(source)) or (self._page.source.active and bool(parse_urdu_quantities(source)))

    def _has_term(self, number: int) -> bool:
        # Imported late because the window is shown without it.
        from translator_gui.ui.words.sentence_terms_controller import SentenceTermsController  # noqa: PLC0415

        built = self._workspace.controller(SentenceTermsController)
        return built is not None and built.term(number) is not None

    def _has_proposal(self) -> bool:
        # Imported late because the window is shown without it.
        from translator_gui.ui.words.sentence_terms_controller import SentenceTermsController  # noqa: PLC0415

        built = self._workspace.controller(SentenceTermsController)
        return built is not None and built.proposal() is not None

    def _has_findings(self) -> bool:
        segment = self._navigator.current_segment()
        return segment is not None and bool(self._session.model.findings(segment))

    def _has_other_findings(self) -> bool:
        """Whether a sentence has findings, other than the current one, or the checks do not know yet."""
        findings, current = self._session.findings, self._navigator.current()
        return not findings.is_complete or any(segment != current for segment in findings.sentences())

    def _has_fixes(self) -> bool:
        segment = self._navigator.current_segment()
        return segment is not None and any(finding.fix for finding in self._session.model.findings(segment))

    def _can_move_english(self, by: int) -> bool:
        model, place = self._session.model, self._navigator.place()
        neighbour = model.at_number(model.number(place) + by) if place is not None else None
        paragraph = model.known(neighbour.paragraph) if neighbour is not None else None
        if neighbour is None or paragraph is None:
            return False
        other = paragraph.segments[neighbour.sentence].id
        return self._changes(MoveEnglishToNeighbour(self._current_id, other, *self._page.live.selection(), by > 0))

    def _can_split(self) -> bool:
        position = self._page.source.position()
        if position is not None:
            return self._changes(SplitSentence(*position))
        paragraph, segment = self._paragraph(), self._navigator.current_segment()
        if paragraph is None or segment is None or segment.status is Status.FINAL:
            return False
        # The first use leads into the Urdu.
        return len(paragraph.source(segment).split()) > 1

    # Review

    def _can_answer(self) -> bool:
        is_translator = self._session.role is Role.TRANSLATOR
        return is_translator and self._is(lambda segment: segment.status is Status.RETURNED)

    def _can_return(self) -> bool:
        segment, reader = self._navigator.current_segment(), self._session.screen.reader
        if segment is None or self._session.role is not Role.REVIEWER:
            return False
        try:
            rules.status_after_returning(segment, SentenceDisplayName(reader, segment.id), "-")
        except CommandRefusedError:
            return False
        except ParagraphNotReadError:
            return True
        return True
