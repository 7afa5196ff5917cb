"""One open project as a window works on it: shown at once, written in order, acknowledged by the disk."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from translator_gui.model.author import Author
from translator_gui.model.comment import Thread
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import OPEN, Role, Status, open_for
from translator_gui.project.command import Command, RefusedError
from translator_gui.project.opening import check_and_back_up
from translator_gui.project.picture import altered, touched_paragraphs
from translator_gui.project.project import Done, Project, now_ms
from translator_gui.viewmodel.loader import Loader
from translator_gui.viewmodel.page_model import PageModel, Place
from translator_gui.viewmodel.progress import ProgressModel
from translator_gui.viewmodel.typing import Typing, TypingKeeper
from translator_gui.viewmodel.writer import Writer


class UnreadError(Exception):
    """A paragraph that a command looks at has not been read yet."""


class PageReader:
    """The window's picture of the project as commands see it."""

    def __init__(self, model: PageModel) -> None:
        self._model = model

    def paragraph(self, paragraph_id: int) -> Paragraph:
        index = self._model.index_of(paragraph_id)
        if index is None:
            raise RefusedError("there is no such paragraph in this project")
        found = self._model.known(index)
        if found is None:
            raise UnreadError
        return found

    def number(self, segment: int) -> int:
        place = self._model.place(segment)
        return self._model.number(place) if place else 0


class Session(QObject):
    """The page's data, the author's role, and the way every change takes: plan, show, write, acknowledge."""

    saved = Signal(datetime)
    """Everything on the screen is on the disk."""
    unsaved = Signal()
    stuck = Signal(str)
    """Writing fails; the text stays and is tried again."""
    moved = Signal(Path)
    refused = Signal(str)
    """The rules said no, in words."""
    told = Signal(str)
    """Something a person may want to know."""
    go_to = Signal(object, int)
    """The caret belongs in this sentence now, at an offset of its English (-1: at its end)."""
    damaged = Signal(list)
    commented = Signal(object)
    """Comments on a sentence changed."""
    role_changed = Signal()
    labels_read = Signal(tuple)
    """Every label of the project."""
    ready = Signal()
    """Every text has been read, and the file has been checked."""

    def __init__(self, project: Project, author: Author, role: Role, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = project.path
        self.title = project.title
        self.uid = project.uid
        self.writable = project.writable
        self.author = author
        self.role = role
        self.is_stuck = False
        self.documents = project.documents()
        self.model = PageModel(self)
        self.progress = ProgressModel(self)
        self._reader = PageReader(self.model)
        self._in_flight: Counter[int] = Counter()
        caret = project.caret(author)
        self.start: tuple[int, int] | None = caret or _start(project, role)
        self.loader = Loader(self.model, project, self.start[0] if self.start else None, self)
        self.writer = Writer(project, self)
        self.writer.acknowledged.connect(self._acknowledged)
        self.writer.stuck.connect(self._stuck)
        self.writer.moved.connect(self._moved)
        self.typing = TypingKeeper(self)
        self.typing.due.connect(self._keep)
        self.typing.settled.connect(self._settle)
        self.loader.finished.connect(self._loaded)

    def begin(self) -> None:
        """After the first page is painted: reads the rest, checks the file, makes the day's backup."""
        self.loader.begin(self.writer)

    def close(self) -> None:
        """Writes what is left and lets the project go; what the disk refuses now is given up."""
        self.settle()
        self.writer.close(give_up=self.is_stuck)

    # Typing

    def type(self, segment: int, text: str, origin: object = None) -> None:
        """Somebody typed: the page knows at once, the disk within a second."""
        place = self.model.place(segment)
        paragraph = self.model.known(place.paragraph) if place else None
        if place is None or paragraph is None or not self.writable:
            return
        current = paragraph.segments[place.sentence]
        if current.status is Status.FINAL or current.target == text:
            return
        typed = current._replace(target=text, status=Status.DRAFT, author=self.author.name, changed=now_ms())
        # A text that is back where it stood is still typing: settling it finds nothing to record.
        before = self.typing.typing
        if before is None or before.segment != segment:
            self.settle()
        self.typing.type(segment, text, current)
        self._show(paragraph._replace(segments=_with(paragraph.segments, typed)), origin)
        self.unsaved.emit()

    def settle(self) -> None:
        """Running typing becomes a revision: on leaving the field, confirming, losing focus, closing."""
        self.typing.settle()

    def _keep(self, typing: Typing) -> None:
        author, role = self.author, self.role
        self.writer.hand_in(lambda p: p.keep_typing(typing.segment, typing.text, author=author, role=role))

    def _settle(self, typing: Typing) -> None:
        author, role = self.author, self.role
        paragraph = typing.before.paragraph_id
        self._in_flight[paragraph] += 1
        self.writer.hand_in(
            lambda p: p.settle_typing(typing.segment, typing.text, author=author, role=role),
            lambda done: self._landed([paragraph], done),
            lambda error: self._failed([paragraph], error),
        )

    # Commands

    def do(self, *commands: Command) -> bool:
        """Does commands, each an undo step; whether the rules allow it is known at once.

        Refusals are told by `refused`.
        """
        if not self.writable:
            self.refused.emit("This project is open for reading only; save a copy to work on")
            return False
        self.settle()
        touched: set[int] = set()
        try:
            for command in commands:
                changes = command.plan(self._reader, self.role)
                now = now_ms()
                for paragraph in touched_paragraphs(changes):
                    self._show(altered(self._reader.paragraph(paragraph), changes, self.author.name, now))
                    touched.add(paragraph)
                if changes.go_to is not None:
                    self.go_to.emit(changes.go_to, -1)
        except RefusedError as error:
            self._reread(touched)
            self.refused.emit(_sentence(str(error)))
            return False
        except UnreadError:
            # The file decides; what it did is shown when it answers.
            pass
        self._in_flight.update(touched)
        author, role = self.author, self.role
        self.unsaved.emit()
        self.writer.hand_in(
            lambda project: project.do_each(*commands, author=author, role=role),
            lambda done: self._landed(touched, done),
            lambda error: self._failed(touched, error),
        )
        return True

    def undo(self) -> None:
        """Takes the last step back, wherever it was."""
        self._take_back(lambda project, author, role: project.undo(author=author, role=role), "Undone")

    def redo(self) -> None:
        """Does the last undone step again."""
        self._take_back(lambda project, author, role: project.redo(author=author, role=role), "Redone")

    def _take_back(self, call: Callable[[Project, Author, Role], Done], word: str) -> None:
        if not self.writable:
            return
        self.settle()
        author, role = self.author, self.role

        def landed(done: Done) -> None:
            self._landed([], done)
            self.told.emit(f"{word}: {done.verb}")
            if done.changes.go_to is not None:
                self.go_to.emit(done.changes.go_to, -1)

        self.writer.hand_in(
            lambda project: call(project, author, role), landed, lambda error: self.refused.emit(_sentence(str(error)))
        )

    # Finding one's way

    def next_with(self, statuses: frozenset[Status], after: int | None, *, wrap: bool = True) -> int | None:
        """The next sentence in one of some statuses after another one, from the start again when there is none."""
        place = self.model.place(after) if after is not None else None
        index, position = (place.paragraph, place.sentence) if place else (0, -1)
        for segment in self._from(index, position + 1):
            if segment.status in statuses:
                return segment.id
        if wrap:
            for segment in self._from(0, 0):
                if segment.id == after:
                    return None
                if segment.status in statuses:
                    return segment.id
        return None

    def next_open(self, after: int | None) -> int | None:
        """Where *confirm and go to the next* goes in the present role."""
        return self.next_with(open_for(self.role), after)

    def _from(self, index: int, position: int) -> Iterable[Segment]:
        for at in range(index, len(self.model)):
            paragraph = self.model.known(at)
            if paragraph is not None:
                yield from paragraph.segments[position if at == index else 0 :]

    def segment_at(self, place: Place) -> int | None:
        """The sentence at a place; None where nothing has been read yet."""
        paragraph = self.model.paragraph(place.paragraph)
        return paragraph.segments[place.sentence].id if paragraph else None

    def first_of_document(self, document_id: int) -> int | None:
        """Where to begin in a document: its first sentence that waits for this role, else its first."""
        first: int | None = None
        for index in range(len(self.model)):
            paragraph = self.model.known(index)
            if paragraph is None or paragraph.document_id != document_id:
                continue
            first = paragraph.segments[0].id if first is None else first
            for segment in paragraph.segments:
                if segment.status in open_for(self.role):
                    return segment.id
        return first

    def set_role(self, role: Role) -> None:
        """Works as translator or as reviewer from now on."""
        if role is not self.role:
            self.settle()
            self.role = role
            self.role_changed.emit()

    def set_author(self, author: Author) -> None:
        """Somebody else works from now on."""
        self.settle()
        self.author = author
        self.role_changed.emit()

    def keep_caret(self, segment: int, caret: int) -> None:
        """Remembers where to begin next time."""
        if self.writable:
            author = self.author
            self.writer.hand_in(lambda project: project.keep_caret(author, segment, caret))

    def read_threads(self, segment: int, then: Callable[[tuple[Thread, ...]], None]) -> None:
        """Reads the comments of a sentence."""
        self.writer.hand_in(lambda project: project.threads(segment), then, writes=False)

    # What comes back from the writer

    def _landed(self, touched: Iterable[int], done: Done) -> None:
        self._in_flight.subtract(touched)
        self.show_read(done.paragraphs)
        for comment in done.changes.comments:
            self.commented.emit(comment.segment)

    def _failed(self, touched: Iterable[int], error: TranslatorError) -> None:
        touched = tuple(touched)
        self._in_flight.subtract(touched)
        self._reread(touched)
        self.refused.emit(_sentence(str(error)))

    def _reread(self, paragraphs: Iterable[int]) -> None:
        ids = list(paragraphs)
        if ids:
            self.writer.hand_in(lambda project: project.paragraphs(ids), self.show_read, writes=False)

    def show_read(self, paragraphs: Iterable[Paragraph]) -> None:
        """Shows what was read, but for what somebody has changed meanwhile."""
        typing = self.typing.typing
        for paragraph in paragraphs:
            if self._in_flight[paragraph.id] > 0:
                continue
            shown = paragraph
            if typing is not None and typing.before.paragraph_id == paragraph.id:
                current = self.model.segment(typing.segment)
                if current is not None:
                    shown = paragraph._replace(segments=_with(paragraph.segments, current))
            self._show(shown)

    def _show(self, paragraph: Paragraph, origin: object = None) -> None:
        index = self.model.index_of(paragraph.id)
        before = self.model.known(index) if index is not None else None
        if before == paragraph:
            return
        if before is not None:
            self.progress.replace(before, paragraph)
        self.model.put((paragraph,), origin)

    def _stuck(self, message: str) -> None:
        self.is_stuck = True
        self.stuck.emit(message)

    def _acknowledged(self) -> None:
        self.is_stuck = False
        if not self.typing.unsaved:
            self.saved.emit(datetime.now().astimezone())

    def _moved(self, path: Path) -> None:
        self.path = path
        self.moved.emit(path)

    def _loaded(self) -> None:
        self.writer.hand_in(lambda project: project.tallies(), self.progress.load, writes=False)
        self.writer.hand_in(lambda project: project.labels(), self.labels_read.emit, writes=False)
        self.writer.hand_in(check_and_back_up, self._checked, self._check_failed, writes=False)

    def _checked(self, problems: list[str]) -> None:
        if problems:
            self.damaged.emit(problems)
        self.ready.emit()

    def _check_failed(self, error: TranslatorError) -> None:
        self.told.emit(_sentence(str(error)))
        self.ready.emit()


def _start(project: Project, role: Role) -> tuple[int, int] | None:
    for statuses in (open_for(role), OPEN, frozenset(Status)):
        found = project.first_with_status(statuses)
        if found is not None:
            return found, -1
    return None


def _with(segments: tuple[Segment, ...], changed: Segment) -> tuple[Segment, ...]:
    return tuple(changed if segment.id == changed.id else segment for segment in segments)


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
