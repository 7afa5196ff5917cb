"""A project: the one door through which anything is read or written. Synchronous and free of Qt."""

import contextlib
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from translator_gui.model.author import Author
from translator_gui.model.changes import Changes, together
from translator_gui.model.comment import CommentAction, Thread, threads
from translator_gui.model.document import Document
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import new_uid
from translator_gui.model.outline import Outline
from translator_gui.model.revision import History, JoinedPart, Origin, Revision
from translator_gui.model.segment import Paragraph
from translator_gui.model.statistics import Tally
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import Command, Label, RefusedError, neighbourhood
from translator_gui.project.commands.comment import Comment
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.picture import touched_paragraphs
from translator_gui.project.recording import record, refuse_unstorable, take_back
from translator_gui.project.steps import InverseStep, Step
from translator_gui.store import comments, documents, operations, properties, revisions, segments, statistics, verify
from translator_gui.store.authors import author_row
from translator_gui.store.backup import copy_to
from translator_gui.store.connection import DamagedProjectError, explained, transaction
from translator_gui.store.driver import Connection
from translator_gui.store.lock import ProjectLock
from translator_gui.store.outline import keep_outline, read_outline


class Done(NamedTuple):
    """What became of commands.

    Attributes:
        paragraphs: Those they touched, as they stand in the file now.
        changes: What was changed; nothing where everything stood so already.
        verb: What was done, or taken back.
    """

    paragraphs: tuple[Paragraph, ...]
    changes: Changes
    verb: str = ""


class FileReader:
    """The file as commands see it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def paragraph(self, paragraph_id: int) -> Paragraph:
        found = documents.read_paragraphs(self._connection, [paragraph_id])
        if not found:
            raise RefusedError("that paragraph is not in the project any more: its document was removed or has changed")
        return found[0]

    def number(self, segment: int) -> int:
        return segments.number_of(self._connection, segment)

    def documents(self) -> tuple[Document, ...]:
        return documents.read_documents(self._connection)


class Project:
    """An open project file; made by `project.opening`. Not for two threads at once."""

    def __init__(self, path: Path, connection: Connection, lock: ProjectLock | None) -> None:
        self.path = path
        self.connection = connection
        self.in_passing = False
        """Made to be looked at and thrown away: no backup is kept of it."""
        self._lock = lock
        self._reader = FileReader(connection)

    @property
    def writable(self) -> bool:
        """Whether this program holds the project's lock."""
        return self._lock is not None

    def close(self) -> None:
        """Lets the file and its lock go."""
        if self.writable:
            with contextlib.suppress(TranslatorError), transaction(self.connection):
                keep_outline(self.connection, self.documents())
        self.connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Changing

    def do(self, *commands: Command, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Does commands in order as one undo step: all of them or, where the rules refuse one, none.

        Raises:
            RefusedError: The rules do not allow one of them.
        """
        return self.do_in_roles([(command, role) for command in commands], author=author)

    def do_in_roles(self, tasks: Sequence[tuple[Command, Role]], *, author: Author) -> Done:
        """The same, each command in a role of its own."""
        with transaction(self.connection):
            return self._done(self._do(tasks, author), _verb(tasks))

    def do_each(self, *commands: Command, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Does commands in order in one transaction, each an undo step of its own.

        Raises:
            RefusedError: The rules do not allow one of them; nothing is done.
        """
        tasks = [(command, role) for command in commands]
        with transaction(self.connection):
            return self._done(together([self._do([task], author) for task in tasks]), _verb(tasks))

    def _do(self, tasks: Sequence[tuple[Command, Role]], author: Author) -> Changes:
        uid, now = new_uid(), now_ms()
        planned, steps = list[Changes](), list[InverseStep]()
        for command, role in tasks:
            planned.append(command.plan(self._reader, role))
            steps.extend(record(self.connection, planned[-1], Step(author, role, now, uid)))
        if steps:
            operation = operations.Operation(0, uid, _verb(tasks), steps)
            operations.add_operation(self.connection, "do", operation, author, now)
        return together(planned)

    def undo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Takes the last step back.

        Raises:
            RefusedError: There is none, or something else was done to its sentences since.
        """
        return self._take_back("undo", operations.next_undo(self.connection), author, role)

    def redo(self, *, author: Author, role: Role = Role.TRANSLATOR) -> Done:
        """Does the last undone step again.

        Raises:
            RefusedError: There is none.
        """
        return self._take_back("redo", operations.next_redo(self.connection), author, role)

    def _take_back(self, kind: str, operation: operations.Operation | None, author: Author, role: Role) -> Done:
        if operation is None:
            raise RefusedError(f"nothing to {kind}")
        with transaction(self.connection):
            step = Step(author, role, now_ms(), new_uid())
            changes, inverse = take_back(self.connection, operation.steps, step)
            reverse = operations.Operation(0, step.uid, operation.verb, inverse)
            row = operations.add_operation(self.connection, kind, reverse, author, step.now)
            operations.mark_undone(self.connection, operation.id, row)
            return self._done(changes, operation.verb)

    def _done(self, changes: Changes, verb: str) -> Done:
        touched = sorted(touched_paragraphs(changes))
        return Done(tuple(documents.read_paragraphs(self.connection, touched)), changes, verb)

    def keep_typing(self, segment: int, target: str, *, author: Author, role: Role) -> None:
        """Keeps typing that is not a revision yet, so that a crash costs no more than what follows.

        Raises:
            RefusedError: The sentence is gone or final, or the file cannot hold the text.
        """
        refuse_unstorable(target)
        with transaction(self.connection):
            rules.drafted(neighbourhood(self._reader, segment).segment, Label(self._reader, segment))
            pending = revisions.Pending(segment, target, author, role, now_ms())
            revisions.write_pending(self.connection, pending)

    def settle_typing(self, segment: int, target: str, *, author: Author, role: Role) -> Done:
        """Makes a revision of what was typed; nothing but the kept typing goes where the text is as it was."""
        with transaction(self.connection):
            revisions.drop_pending(self.connection, segment)
            changes = self._do([(EditTarget(segment, target), role)], author)
            return self._done(changes, "typing")

    def recover_typing(self) -> int:
        """Makes drafts of what a crash left behind, and says of how many sentences.

        Where the rules allow no draft any more, what was typed becomes a comment: nothing is thrown away.
        """
        left = revisions.read_pending(self.connection)
        for pending in left:
            with transaction(self.connection):
                revisions.drop_pending(self.connection, pending.segment)
                command: Command = EditTarget(pending.segment, pending.target, Origin.RECOVERED)
                try:
                    self._do([(command, pending.role)], pending.author)
                except RefusedError:
                    stands = comments.owner(self.connection, pending.segment)
                    if pending.target.strip():
                        command = Comment(stands, CommentAction.ADD, f"Typed before a crash: {pending.target}")
                        self._do([(command, pending.role)], pending.author)
        return len(left)

    # Reading

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """Everything read inside is of one moment; whoever writes meanwhile waits, so be short.

        Raises:
            DamagedProjectError: The file cannot be read, or holds what a project never holds.
        """
        with self._explained():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

    @contextlib.contextmanager
    def _explained(self) -> Generator[None]:
        with explained(self.path):
            try:
                yield
            except (ValueError, KeyError) as error:
                # A word that no enumeration knows, a row whose partner is missing.
                raise DamagedProjectError(f"{self.path}: damaged ({error!r}); open a backup of it") from error

    @property
    def title(self) -> str:
        """What the project is called."""
        return properties.read_property(self.connection, "title", self.path.stem)

    @property
    def uid(self) -> str:
        """The same in every copy of the project."""
        return properties.read_property(self.connection, "uid")

    def documents(self) -> tuple[Document, ...]:
        """In the project's order."""
        with self._explained():
            return documents.read_documents(self.connection)

    def original(self, document: Document) -> bytes:
        """The bytes a document was read from, untouched."""
        with self._explained():
            return documents.read_original(self.connection, document.id)

    def holds_original(self, data: bytes) -> bool:
        """Whether one of the documents was read from these very bytes."""
        with self._explained():
            return documents.holds_original(self.connection, data)

    def holds_version(self, document: Document, data: bytes) -> bool:
        """Whether a document stands as it was read from these very bytes."""
        with self._explained():
            return documents.holds_version(self.connection, document.id, data)

    def document_paragraphs(self, document: Document) -> list[Paragraph]:
        """The paragraphs of one document in order."""
        with self._explained():
            ids = documents.paragraph_ids(self.connection, document.id)
            found = {paragraph.id: paragraph for paragraph in documents.read_paragraphs(self.connection, ids)}
            return [found[identity] for identity in ids]

    def outline(self) -> Outline:
        """The shape of the project without its texts."""
        with self._explained():
            return read_outline(self.connection, self.documents())

    def paragraphs(self, ids: Sequence[int]) -> list[Paragraph]:
        """Some paragraphs, in the order of their ids."""
        with self._explained():
            return documents.read_paragraphs(self.connection, ids)

    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in the project's order."""
        with self._explained():
            yield from documents.all_paragraphs(self.connection)

    def segment_ids(self) -> list[int]:
        """Every sentence in the project's order: the first has number 1."""
        with self._explained():
            return segments.ordered_ids(self.connection)

    def segment_uids(self) -> dict[int, str]:
        """The uid of every sentence by its id."""
        with self._explained():
            return segments.segment_uids(self.connection)

    def segment_by_uid(self, uid: str) -> int | None:
        """The id of the sentence with a uid, None when there is none."""
        with self._explained():
            return segments.segment_by_uid(self.connection, uid)

    def stand_in(self, segment: int) -> int | None:
        """The sentence that stands where one did, after its document got another version."""
        with self._explained():
            return segments.stand_in(self.connection, segment)

    def segment_words(self) -> dict[int, tuple[int, int]]:
        """Words of the Urdu and of the English of every sentence by its id."""
        with self._explained():
            return segments.segment_words(self.connection)

    def first_with_status(self, statuses: frozenset[Status]) -> int | None:
        """The first sentence in one of some statuses."""
        with self._explained():
            return segments.first_with_status(self.connection, statuses)

    def status_letters(self) -> str:
        """The status of every sentence in the project's order, each as the first letter of its word."""
        with self._explained():
            found = documents.read_documents(self.connection)
            return "".join(segments.status_letters(self.connection, document.id) for document in found)

    def history(self, segment: int) -> list[Revision]:
        """A sentence's revisions, oldest first."""
        with self._explained():
            return revisions.read_history(self.connection, segment)

    def full_history(self, segment: int) -> History:
        """The same with what was done to parts of it while they were sentences of their own."""
        with self._explained():
            read = revisions.read_history
            parts = segments.joined_ids(self.connection, segment)
            joined = [
                JoinedPart(segments.segment_identity(self.connection, part)[1], tuple(found))
                for part in parts
                if (found := read(self.connection, part))
            ]
            return History(tuple(read(self.connection, segment)), tuple(joined))

    def threads(self, segment: int) -> tuple[Thread, ...]:
        """The comments on a sentence, oldest first."""
        with self._explained():
            return threads(comments.read_events(self.connection, segment))

    def comments_by_sentence(self) -> dict[int, tuple[Thread, ...]]:
        """The comments of the whole project by the sentence that shows them."""
        with self._explained():
            found = comments.all_events(self.connection)
            return {segment: threads(events) for segment, events in found.items()}

    def labels(self) -> tuple[str, ...]:
        """Every label in use."""
        with self._explained():
            return comments.project_labels(self.connection)

    def tallies(self) -> dict[tuple[int, Status], Tally]:
        """Sentences and words by document row and status."""
        with self._explained():
            return statistics.read_tallies(self.connection)

    def caret(self, author: Author) -> tuple[int, int] | None:
        """Where an author left off: sentence and offset in its English."""
        with self._explained():
            return properties.read_caret(self.connection, author.uid)

    def keep_caret(self, author: Author, segment: int, caret: int) -> None:
        """Remembers where an author is."""
        with transaction(self.connection):
            author_row(self.connection, author)
            properties.write_caret(self.connection, author.uid, segment, caret)

    def problems(self) -> list[str]:
        """What is wrong with the file, in words; reads all of it."""
        return verify.problems(self.connection)

    def copy_to(self, out: Path) -> None:
        """Writes a whole copy."""
        copy_to(self.connection, out)


def _verb(tasks: Sequence[tuple[Command, Role]]) -> str:
    return tasks[-1][0].verb if tasks else ""


def now_ms() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
