"""Stores typing that is not a revision yet: saved, committed as a revision, recovered after a crash."""

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.moment import now_ms
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role
from translator_gui.project import rules
from translator_gui.project.command import CommandRefusedError, ProjectCommand, SentenceDisplayName, find_sentence
from translator_gui.project.command_log import CommandRunner
from translator_gui.project.command_result import CommandResult, PendingTyping, RecoveredTyping
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.recording import refuse_unstorable
from translator_gui.store import comments, revisions, segments
from translator_gui.store.connection import transaction


class PendingTypingStore:
    """Saves the user's typing in the project file until it becomes a revision, and recovers it after a crash.

    Attributes:
        recovered: What was recovered when the project was opened.
    """

    def __init__(self, file: OpenedProjectFile, log: CommandRunner) -> None:
        self.recovered: tuple[RecoveredTyping, ...] = ()
        self._file = file
        self._connection = file.connection
        self._log = log

    def keep(self, segment: int, target: str, *, author: Author, role: Role) -> None:
        """Save unfinished typing in the project file, so that a crash loses only what is typed later.

        Raises:
            CommandRefusedError: The sentence is gone or final, or the file cannot hold the text.
        """
        refuse_unstorable(target)
        with transaction(self._connection):
            reader = self._log.reader
            rules.status_after_typing(find_sentence(reader, segment).segment, SentenceDisplayName(reader, segment))
            revisions.write_pending(
                self._connection, revisions.UncommittedTarget(segment, target, author, role, now_ms())
            )

    def commit(self, typed: PendingTyping, author: Author) -> CommandResult:
        """Save typing as a revision, inside the caller's transaction; nothing is written if the text is unchanged."""
        revisions.drop_pending(self._connection, typed.segment)
        changes = self._log.run([(SetTargetText(typed.segment, typed.target), typed.role)], author)
        return self._log.result(changes, "typing")

    def recover(self) -> None:
        """Save the unfinished typing of a crashed session as drafts; `recovered` lists the sentences.

        If the rules allow no draft any more, the typing becomes a comment: nothing is thrown away.
        """
        found: list[tuple[int, bool]] = []
        with self._file.explained():
            left = revisions.read_pending(self._connection)
        for pending in left:
            with transaction(self._connection):
                revisions.drop_pending(self._connection, pending.segment)
                command: ProjectCommand = SetTargetText(pending.segment, pending.target, RevisionOrigin.RECOVERED)
                try:
                    changes = self._log.run([(command, pending.role)], pending.author)
                    found += [(revision.segment, False) for revision in changes.revisions]
                except CommandRefusedError:
                    owner = comments.owner(self._connection, pending.segment)
                    if pending.target.strip():
                        command = AddCommentEvent(owner, CommentAction.ADD, f"Typed before a crash: {pending.target}")
                        self._log.run([(command, pending.role)], pending.author)
                        found.append((owner, True))
        self.recovered = tuple(
            RecoveredTyping(segment, segments.number_of(self._connection, segment), as_comment)
            for segment, as_comment in found
        )
