"""One open project of a window: changes are shown at once and written in order."""

import gc
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.author import Author
from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.errors import TranslatorError
from translator_gui.model.moment import now_ms
from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.model.status import Role, Status, open_for
from translator_gui.project.change_progress import ProgressReport
from translator_gui.project.command import CommandActor, CommandRefusedError, ProjectCommand
from translator_gui.project.command_result import CommandResult, PendingTyping, TypingAndCommandResult
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult, UnsavedWindowContent
from translator_gui.project.opening import check_and_back_up
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK
from translator_gui.project.project import MOST_AT_ONCE, Project
from translator_gui.store.file_watch import ExternalFileChange
from translator_gui.viewmodel.navigation.find_sentence import first_sentence_of_document, first_sentence_to_open
from translator_gui.viewmodel.page_state import ChangedParagraphs
from translator_gui.viewmodel.session.file_guard import ExternalFileChangeGuard
from translator_gui.viewmodel.session.loader import PageParagraphLoader
from translator_gui.viewmodel.session.outline_reloader import ProjectOutlineReloader
from translator_gui.viewmodel.session.shown_reader import ParagraphNotReadError
from translator_gui.viewmodel.session.shown_state import ShownTextsAndCounts
from translator_gui.viewmodel.session.typing_timer import TypingTimer, UncommittedTyping
from translator_gui.viewmodel.session.typing_writer import TypingWriter
from translator_gui.viewmodel.session.unwritten_changes import with_segment
from translator_gui.viewmodel.session.writer import LongChange, ProjectFileWriter
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.memory_helper_process import MemoryHelperProcess
from translator_gui.viewmodel.threads.pending_query import PendingQuery
from translator_gui.viewmodel.wording import error_sentence, undo_step_words, warning_words

if TYPE_CHECKING:
    from translator_gui.viewmodel.checks.findings_state import FindingsState, ProjectChecks

Answer = TypeVar("Answer")


class ProjectSession(QObject):
    """The open project of a window: shows changes at once and has them written to the file; knows author and role."""

    saved = Signal(datetime)
    """Everything on the screen is on the disk."""
    unsaved = Signal()
    stuck = Signal(str)
    """Writing fails; the text stays and is tried again."""
    moved = Signal(Path)
    failed = Signal(str)
    """What was typed stands on the screen and cannot be kept in the file."""
    refused = Signal(str)
    """A command was refused, with the reason."""
    told = Signal(str)
    taken_back = Signal(str)
    """Emitted after an undo or redo with a sentence that says what was undone or redone."""
    """A message for the user."""
    go_to = Signal(object, int)
    """Emitted with the sentence and the offset in its English to put the caret at (-1: at the end)."""
    damaged = Signal(list)
    long_change = Signal(LongChange)
    """A change takes long; emitted again as it gets on."""
    long_change_ended = Signal()
    acted = Signal()
    """A command was done; undo now takes it back first."""
    commented = Signal(object)
    """Comments on a sentence changed."""
    shared_changed = Signal()
    """Known words, filters or rules changed."""
    role_changed = Signal()
    labels_read = Signal(tuple)
    """Emitted with all labels of the project."""
    closing = Signal()
    """The project is about to be closed: threads that work for it end now."""
    begun = Signal()
    """The page was painted for the first time; what follows competes with nothing."""
    ready = Signal()
    """Every text has been read, and the file has been checked."""

    def __init__(self, project: Project, author: Author, role: Role, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = project.path
        self.title = project.queries.title
        self.uid = project.queries.uid
        self.writable = project.file.writable
        self.author = author
        self.role = role
        self.is_stuck = self.all_read = self._checking = False
        self.closed = self.has_begun = self.is_ready = False
        """True once the project was closed."""
        self._deeds = 0
        self._undoable = (False, False)
        """Whether the file has a step to undo, and one to redo."""
        self._is_damaged = False
        self.trouble = ""
        """Why something is not on the disk; empty if all is written."""
        self.here: int | None = None
        """The current sentence of the page."""
        self.screen = ShownTextsAndCounts(self._protected_sentences, self)
        self.screen.reader.four_eyes = project.queries.four_eyes()
        self.model, self.progress = self.screen.model, self.screen.progress
        helper = self.helper = HelperProcess()
        memories = self.memory_helper = MemoryHelperProcess()
        # Lambdas: Qt does not keep the object of a bound method alive.
        self.destroyed.connect(lambda: helper.close())  # noqa: PLW0108
        self.destroyed.connect(lambda: memories.close())  # noqa: PLW0108
        # Before the page: it shows the findings of a change with the change.
        self.model.changed.connect(self._check_change)
        caret = project.queries.caret(author)
        self.start: tuple[int, int] | None = caret or first_sentence_to_open(project, role)
        self.loader = PageParagraphLoader(self.model, project, self.start[0] if self.start else None, self)
        self.writer = ProjectFileWriter(project, self)
        self.file_guard = ExternalFileChangeGuard(self.writer, self._unsaved_work, self)
        self.file_guard.recovered.connect(self._recovered)
        self.file_guard.changed.connect(self._read_everything)
        self.outline_reloader = ProjectOutlineReloader(self.screen, self.loader, self.writer, self)
        self.writer.acknowledged.connect(self._acknowledged)
        self.writer.long_change.connect(self.long_change)
        self.writer.stuck.connect(self._stuck)
        self.writer.moved.connect(self._moved)
        self.writer.damaged.connect(self._found_damage)
        self.typing = TypingTimer(self)
        self.typed = TypingWriter(self.screen, self.typing, self.writer, self._actor, self)
        self.typed.written.connect(self._typing_written)
        self.typed.not_written.connect(self._typing_refused)
        self.typed.lost.connect(self.failed)
        self.typed.orphaned.connect(self._keep_as_comment)
        self.typing.due.connect(self.typed.keep)
        self.typing.committed.connect(self.typed.commit)
        self.outline_reloader.reloaded.connect(self.typed.retry)
        self.outline_reloader.merged.connect(self._read_rules)
        self.loader.finished.connect(self._loaded)

    @cached_property
    def findings(self) -> "FindingsState":
        """The findings of the checks; made after the first paint, for nothing is known before."""
        from translator_gui.viewmodel.checks.findings_state import FindingsState  # noqa: PLC0415

        return FindingsState(self.model, self.helper, self)

    def _check_change(self, change: ChangedParagraphs) -> None:
        if "findings" in vars(self):
            self.findings.follow(change)

    def begin(self) -> None:
        """After the first paint: load the remaining paragraphs, check the file and make the daily backup."""
        self.has_begun = True
        # Imports what writes on the writer's thread, before somebody types.
        self.ask(lambda project: project.typing)
        self.loader.begin(self.writer)
        if self.writable:
            self.file_guard.begin()
        # In a turn of its own: what waits for it imports much.
        QTimer.singleShot(0, self, self._report_begun)

    def _report_begun(self) -> None:
        if not self.closed:
            self.begun.emit()

    @property
    def busy(self) -> bool:
        """Whether something shown is not yet written to the project file; typing counts once it is committed."""
        return self.writer.busy

    @property
    def loses(self) -> bool:
        """Whether closing the project now would lose changes or typed text that could not be written to the file."""
        return (self.is_stuck and self.writer.busy) or bool(self.typed.refused)

    def move_to(self, path: Path) -> None:
        """Save the project at another path and continue there, because the disk refuses to write."""
        self.is_stuck = False
        self.writer.move_to(path)

    def stop_writing(self) -> None:
        """Make the session read-only: nothing more is written to the project file."""
        self.commit_typing()
        self.writable = False

    def close(self) -> None:
        """Close the project. Unwritten changes are lost.

        Call `commit_typing` first and wait while `busy`.
        """
        self.closing.emit()
        self.commit_typing()
        self.closed = True
        self.file_guard.stop()
        self.findings.close()
        self.helper.close()
        self.memory_helper.close()
        self.writer.close()
        self.loader.close()

    # Typing

    def type(self, segment: int, text: str, origin: object = None) -> None:
        """Show text typed into a sentence at once, and have it written to the file within a second."""
        place = self.model.place(segment)
        paragraph = self.model.known(place.paragraph) if place else None
        if place is None or paragraph is None or not self.writable:
            return
        current = paragraph.segments[place.sentence]
        if current.status is Status.FINAL or current.target == text:
            return
        stretch = self.typing.typing
        if stretch is not None and stretch.segment != segment:
            self.commit_typing()
            stretch = None
        before = stretch.before if stretch is not None else current
        if before.target == text:
            # Back where it stood: still typing for the file, where settling it finds nothing to record.
            typed = current._replace(
                target=text, status=before.status, author=before.author, changed=before.changed, heads=before.heads
            )
        else:
            # What is typed settles a conflict.
            typed = current._replace(
                target=text, status=Status.DRAFT, author=self.author.name, changed=now_ms(), heads=1
            )
        self.loader.hold()
        self.screen.pending.begin(paragraph)
        self.findings.begin_typing(current)
        self.typing.type(segment, text, current)
        self.screen.show([paragraph._replace(segments=with_segment(paragraph.segments, typed))], origin)
        self._emit_unsaved()

    def commit_typing(self) -> None:
        """End the current typing and make a revision of the typed text."""
        self.typing.commit()

    # Commands

    def change(self, *commands: ProjectCommand, role: Role | None = None) -> bool:
        """Show and write the changes of commands, an undo step each; False if read-only or refused by a rule.

        Refusals are emitted by `refused`. The role is the session's where none is given.
        """
        if not self.writable:
            self.refused.emit(_("This project is open for reading only; save a copy to work on"))
            return False
        # The file gets the typing and the commands in one transaction, as steps of their own.
        typing = self.typing.take()
        typed = self._typed(typing)
        author, role = actor = CommandActor(self.author, role or self.role)
        touched: set[int] = set()
        is_left_to_file = False
        try:
            for command in commands:
                changes = command.plan(self.screen.reader, actor)
                if changes.warnings:
                    self.told.emit(warning_words(changes.warnings))
                touched |= self.screen.plan(changes, self.author.name, now_ms())
                if changes.go_to is not None:
                    self.go_to.emit(changes.go_to, -1)
        except CommandRefusedError as error:
            if typing is not None:
                self.typed.commit(typing)
            self._reread(touched)
            self.refused.emit(error_sentence(error))
            return False
        except ParagraphNotReadError:
            # The file decides; what it did is shown when it answers.
            is_left_to_file = True
        take_typing = self.typed.depart(typing)
        self.screen.pending.depart(touched)
        self._emit_unsaved()

        def take(answer: CommandResult | TranslatorError) -> None:
            self._take_change(touched, answer, warns=is_left_to_file)

        self._hand_in(
            lambda project, report: project.do_each_after_typing(
                typed, *commands, author=author, role=role, report=report, warns=is_left_to_file
            ),
            take_typing,
            take,
            verb=commands[-1].verb if commands else "",
        )
        self.acted.emit()
        return True

    def _take_change(self, touched: set[int], answer: CommandResult | TranslatorError, *, warns: bool) -> None:
        if isinstance(answer, TranslatorError):
            self._failed(touched, answer)
            return
        self._landed(touched, answer)
        if warns and answer.changes.warnings:
            self.told.emit(warning_words(answer.changes.warnings))

    def _actor(self) -> CommandActor:
        return CommandActor(self.author, self.role)

    def _typed(self, typing: UncommittedTyping | None) -> PendingTyping | None:
        return None if typing is None else PendingTyping(typing.segment, typing.text, self.role)

    def _hand_in(
        self,
        work: Callable[[Project, ProgressReport], TypingAndCommandResult],
        take_typing: Callable[[CommandResult | TranslatorError | None], object],
        take: Callable[[CommandResult | TranslatorError], object],
        *,
        verb: str,
        here_only: bool = False,
    ) -> None:
        """Queue a command and the typing before it as one job; each has its own callback for the answer."""
        change = self.writer.track_change(verb)

        def answered(after: TypingAndCommandResult) -> None:
            end()
            take_typing(after.typing)
            take(after.command)

        def failed(error: TranslatorError) -> None:
            end()
            take_typing(error)
            take(error)

        def end() -> None:
            if change.is_told:
                self.long_change_ended.emit()

        self.writer.hand_in(lambda project: work(project, change.report), answered, failed, here_only=here_only)

    @property
    def can_undo(self) -> bool:
        """Whether the project has a step to undo."""
        return self.writable and (self.busy or self._undoable[0])

    @property
    def can_redo(self) -> bool:
        """Whether the project has an undone step."""
        return self.writable and (self.busy or self._undoable[1])

    def _read_undoable(self) -> None:
        self.ask(lambda project: project.queries.undoable(), self._take_undoable, topic="undoable")

    def _take_undoable(self, undoable: tuple[bool, bool]) -> None:
        self._undoable = undoable

    def undo(self) -> None:
        """Undo the last change of the project, in whichever document it was."""
        self._take_back("undo", Project.undo_after_typing, lambda verb: _("Undone: {verb}", verb=undo_step_words(verb)))

    def redo(self) -> None:
        """Redo the change of the project that was undone last."""
        self._take_back("redo", Project.redo_after_typing, lambda verb: _("Redone: {verb}", verb=undo_step_words(verb)))

    def _take_back(
        self, direction: str, call: Callable[..., TypingAndCommandResult], words: Callable[[str], str]
    ) -> None:
        if not self.writable:
            return
        typing = self.typing.take()
        typed, take_typing = self._typed(typing), self.typed.depart(typing)
        author, role = self.author, self.role

        def take(answer: CommandResult | TranslatorError) -> None:
            if not isinstance(answer, CommandResult):
                self.refused.emit(error_sentence(answer))
                return
            self._landed([], answer, lead=deed == self._deeds)
            self.taken_back.emit(words(answer.verb))
            # Whoever works on meanwhile is not carried off.
            if answer.changes.go_to is not None and deed == self._deeds:
                self.go_to.emit(answer.changes.go_to, -1)

        self._emit_unsaved()
        deed = self._deeds
        self._hand_in(
            lambda project, report: call(project, typed, author=author, role=role, report=report),
            take_typing,
            take,
            verb=direction,
            here_only=True,
        )

    # Questions and changes without a command

    def ask(
        self,
        query: Callable[[Project], Answer],
        then: Callable[[Answer], object] | None = None,
        failed: Callable[[TranslatorError], object] | None = None,
        *,
        owner: QObject | None = None,
        topic: str = "",
    ) -> PendingQuery:
        """Query the project file on the writer's thread; a stale answer is dropped (see `PendingQuery`).

        Args:
            query: Runs on the writer's thread, behind what was handed in before.
            then: Gets the answer on the interface's thread.
            failed: Gets the error where there is no answer.
            owner: The object that wants to know; None for the session itself.
            topic: What it is about: an earlier question of the owner about the same is dropped.
        """
        question = PendingQuery(then, failed, owner=owner or self, topic=topic, is_over=lambda: self.closed)
        self.writer.hand_in(query, question.deliver, question.deliver, writes=False)
        return question

    def ask_in_steps(
        self,
        query: Callable[[Project, LongWorkPauseCallback], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[TranslatorError], object] | None = None,
    ) -> None:
        """Query the project file with a long query that lets others work between its steps; see `hand_in_steps`."""
        self.writer.hand_in_steps(query, then, failed)

    def write(
        self, work: Callable[[Project], object], failed: Callable[[TranslatorError], object] | None = None
    ) -> None:
        """Write something other than a command, such as a setting of the project, retrying until the disk takes it."""
        self.writer.hand_in(work, None, failed)

    # Finding one's way

    def first_sentence_of_document(self, document_id: int) -> int | None:
        """Return a document's first sentence open for the role, else its first sentence read; None if none is read."""
        return first_sentence_of_document(self.model, document_id, open_for(self.role))

    def set_role(self, role: Role) -> None:
        """Change the user's role: translator or reviewer."""
        if role is not self.role:
            self.commit_typing()
            self.role = role
            self.role_changed.emit()

    def set_author(self, author: Author) -> None:
        """Change the author of the changes from now on."""
        self.commit_typing()
        self.author = author
        self.role_changed.emit()

    def keep_caret(self, segment: int, caret: int) -> None:
        """Save the caret's position in the project, to restore it at the next opening."""
        if self.writable:
            author = self.author
            # No work is lost with it: a full disk must not keep a window open for its sake.
            self.ask(lambda project: project.keep_caret(author, segment, caret))

    # What comes back from the writer

    def _landed(self, touched: Iterable[int], done: CommandResult, *, lead: bool = False) -> None:
        touched = tuple(touched)
        self.screen.pending.land(touched)
        self._read_undoable()
        told = {paragraph.id for paragraph in done.paragraphs}
        # Where nothing was changed after all the file has what it had.
        unmoved = [self.screen.pending.in_file(paragraph) for paragraph in touched if paragraph not in told]
        self.show_read([*done.paragraphs, *(paragraph for paragraph in unmoved if paragraph is not None)])
        self._reread(done.unread)
        for comment in done.changes.comments:
            self.commented.emit(comment.segment)
        if done.changes.entries:
            self._read_rules()
        if done.changes.documents or done.changes.everywhere:
            self.outline_reloader.follow(done.changes, self.here, self.show_read, lead=lead)

    def _read_rules(self) -> None:
        self.ask(lambda project: project.queries.four_eyes(), self._take_rules, topic="rules")

    def _take_rules(self, four_eyes: bool) -> None:
        self.screen.reader.four_eyes = four_eyes
        self._read_checks()
        self.shared_changed.emit()

    def _read_checks(self) -> None:
        # Imports all checks on the writer's thread, while somebody types on this one.
        from translator_gui.viewmodel.checks.findings_state import read_project_checks  # noqa: PLC0415

        self.ask(read_project_checks, self._take_checks, topic="checks")

    def _take_checks(self, known: "ProjectChecks") -> None:
        if self.all_read:
            self.findings.take_settings(known)
            self.screen.reader.checks = self.findings.checks_here()

    def _failed(self, touched: Iterable[int], error: TranslatorError) -> None:
        touched = tuple(touched)
        self.screen.pending.land(touched)
        self._reread(touched)
        self.refused.emit(error_sentence(error))

    def _reread(self, paragraphs: Iterable[int]) -> None:
        """Show paragraphs as the file has them, a block at a time and those around the current sentence first."""
        ids = sorted(paragraphs)
        at = bisect_left(ids, paragraph_of(self.here)) if self.here is not None else 0
        first = max(0, at - MOST_AT_ONCE // 2)
        blocks = groupby(chain(ids[first:], ids[:first]), self._block_of)
        self._read_on(list(block) for _number, block in blocks)

    def _block_of(self, paragraph: int) -> int:
        return (self.model.index_of(paragraph) or 0) // PARAGRAPHS_PER_BLOCK

    def _read_on(self, rest: Iterator[list[int]]) -> None:
        ids = next(rest, None)

        def show(paragraphs: list[Paragraph]) -> None:
            self.show_read(paragraphs)
            # As when they are loaded: collecting garbage among them would hold up every key.
            gc.freeze()
            self._read_on(rest)

        if ids:
            self.ask(lambda project: project.queries.paragraphs(ids), show)

    def show_read(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show paragraphs that were read from the file, but keep changes that are not yet written."""
        self.screen.show_read(paragraphs)
        self.typed.rehome()

    def _protected_sentences(self) -> set[int]:
        running = self.typing.typing
        return {*self.typed.refused, *((running.segment,) if running is not None else ())}

    def _typing_written(self, paragraph: int, answer: CommandResult) -> None:
        self._landed([paragraph], answer)

    def _keep_as_comment(self, command: AddCommentEvent) -> None:
        self.change(command)

    def _typing_refused(self, reason: str) -> None:
        self.trouble = reason
        self.failed.emit(reason)

    def _stuck(self, message: str) -> None:
        if not self.is_stuck:
            self.is_stuck, self.trouble = True, message
            self.stuck.emit(message)

    def _emit_unsaved(self) -> None:
        self._deeds += 1
        if not self.is_stuck and not self.typed.refused:
            self.unsaved.emit()

    def _acknowledged(self) -> None:
        self.is_stuck = False
        if self.typed.refused:
            return
        self.trouble = ""
        if not self.typing.unsaved and self.writable:
            self.saved.emit(datetime.now().astimezone())

    def _moved(self, path: Path) -> None:
        self.path = path
        self.moved.emit(path)

    def _loaded(self) -> None:
        self.all_read = True
        self.ask_in_steps(lambda project, pause: project.queries.tallies(pause), self.screen.take_tallies)
        self.ask_in_steps(lambda project, pause: project.queries.labels(pause), self.labels_read.emit)
        self._read_undoable()
        self._read_checks()
        if not self._checking:
            self._checking = True
            self.writer.hand_in_steps(check_and_back_up, self._checked, self._check_failed)

    def _unsaved_work(self) -> UnsavedWindowContent:
        shown = tuple(paragraph for paragraph in self.model.snapshot() if paragraph is not None)
        return UnsavedWindowContent(self.uid, self.title, self.outline_reloader.documents, shown, self.author)

    def _recovered(self, recovered: OverwrittenFileRecoveryResult) -> None:
        """Check and back up the file in which the work was saved after another program changed the project file."""
        self.uid = recovered.uid
        self._is_damaged = False
        self.writer.hand_in_steps(check_and_back_up, lambda problems: self._found_damage(*problems))
        if not recovered.goes_on:
            self.stop_writing()
        elif recovered.change is ExternalFileChange.OVERWRITTEN:
            self._read_everything()

    def _read_everything(self) -> None:
        """Reload all paragraphs after another program changed the project file."""
        self.outline_reloader.follow_everything(self.here, self.show_read)

    def _checked(self, problems: list[str]) -> None:
        self._found_damage(*problems)
        self._become_ready()

    def _become_ready(self) -> None:
        self.is_ready = True
        self.ready.emit()

    def _found_damage(self, *problems: str) -> None:
        """Report damage of the project file once, when it is first found."""
        if problems and not self._is_damaged:
            self._is_damaged = True
            self.file_guard.confirm_damage(self.path, lambda: self.damaged.emit(list(problems)))

    def _check_failed(self, error: TranslatorError) -> None:
        self.told.emit(error_sentence(error))
        self._become_ready()
