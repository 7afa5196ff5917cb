"""Stores typing that is not a revision yet: saved, committed as a revision, recovered after a crash."""

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.moment import now_ms
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role
from translator_gui.project import rules
from translator_gui.project.command import Command, RefusedError, SentenceLabel, find_sentence
from translator_gui.project.command_log import CommandLog
from translator_gui.project.command_result import CommandResult, PendingTyping, RecoveredTyping
from translator_gui.project.commands.comment import ChangeComments
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.project_file import ProjectFile
from translator_gui.project.recording import refuse_unstorable
from translator_gui.store import comments, revisions, segments
from translator_gui.store.connection import transaction


class TypingStore:
    """Keeps what people type until it becomes a revision.

    Attributes:
        recovered: What was recovered when the project was opened.
    """

    def __init__(self, file: ProjectFile, log: CommandLog) -> None:
        self.recovered: tuple[RecoveredTyping, ...] = ()
        self._file = file
        self._connection = file.connection
        self._log = log

    def keep(self, segment: int, target: str, *, author: Author, role: Role) -> None:
        """Save typing that is not a revision yet, so that a crash loses only what is typed later.

        Raises:
            RefusedError: The sentence is gone or final, or the file cannot hold the text.
        """
        refuse_unstorable(target)
        with transaction(self._connection):
            reader = self._log.reader
            rules.drafted(find_sentence(reader, segment).segment, SentenceLabel(reader, segment))
            revisions.write_pending(
                self._connection, revisions.UncommittedTarget(segment, target, author, role, now_ms())
            )

    def commit(self, typed: PendingTyping, author: Author) -> CommandResult:
        """Make a revision of what was typed, inside the caller's transaction; none if the text is unchanged."""
        revisions.drop_pending(self._connection, typed.segment)
        changes = self._log.run([(EditTarget(typed.segment, typed.target), typed.role)], author)
        return self._log.result(changes, "typing")

    def recover(self) -> None:
        """Make drafts of the typing that a crash left behind; `recovered` lists the sentences.

        If the rules allow no draft any more, the typing becomes a comment: nothing is thrown away.
        """
        found: list[tuple[int, bool]] = []
        with self._file.explained():
            left = revisions.read_pending(self._connection)
        for pending in left:
            with transaction(self._connection):
                revisions.drop_pending(self._connection, pending.segment)
                command: Command = EditTarget(pending.segment, pending.target, RevisionOrigin.RECOVERED)
                try:
                    changes = self._log.run([(command, pending.role)], pending.author)
                    found += [(revision.segment, False) for revision in changes.revisions]
                except RefusedError:
                    owner = comments.owner(self._connection, pending.segment)
                    if pending.target.strip():
                        command = ChangeComments(owner, CommentAction.ADD, f"Typed before a crash: {pending.target}")
                        self._log.run([(command, pending.role)], pending.author)
                        found.append((owner, True))
        self.recovered = tuple(
            RecoveredTyping(segment, segments.number_of(self._connection, segment), as_comment)
            for segment, as_comment in found
        )
