"""The protocol of commands, and of the project data that they read while planning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeGuard

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator_gui.model.author import Author
    from translator_gui.model.changes import PlannedChanges
    from translator_gui.model.document import ProjectDocument
    from translator_gui.model.review_baselines import ReviewBaselines
    from translator_gui.project.check_settings import QaCheckSet


class CommandRefusedError(TranslatorError):
    """Raised when the rules of statuses refuse a command, such as editing a final sentence; nothing was changed."""


class CommandActor(NamedTuple):
    """The person who runs a command and their role (translator or reviewer)."""

    author: Author
    role: Role = Role.TRANSLATOR


class CommandProjectReader(Protocol):
    """The project data that commands may read while they plan: from the open window or from the project file."""

    @property
    def four_eyes(self) -> bool:
        """Whether the project forbids people to approve what they translated themselves."""
        ...

    @property
    def warns(self) -> bool:
        """Whether somebody is told the warnings of what is planned."""
        ...

    @property
    def checks(self) -> QaCheckSet:
        """The QA checks that run in the project."""
        ...

    def paragraph(self, paragraph_id: int) -> Paragraph:
        """Return the paragraph with a given id, including its sentences.

        Raises:
            CommandRefusedError: There is no such paragraph.
        """
        ...

    def number(self, segment: int) -> int:
        """Return the number of a sentence counted through the whole project, from 1."""
        ...

    def documents(self) -> tuple[ProjectDocument, ...]:
        """Return the project's documents in order."""
        ...

    def judgement(self, segment: int) -> ReviewBaselines:
        """Return the revisions at which a sentence was last handed over, last approved and last returned."""
        ...

    def open_returns(self, segment: int) -> tuple[str, ...]:
        """Return the open comment threads with which a sentence was returned."""
        ...

    def earlier_english(self, segment: int) -> frozenset[str]:
        """Return every English text that a sentence has been confirmed or approved with."""
        ...

    def expect(self, paragraphs: Iterable[int]) -> None:
        """Tell the ids of the paragraphs that will be read, in this order: they are read together."""
        ...


class SentenceDisplayName(NamedTuple):
    """The name of a sentence in messages to the user: "sentence 12". The number is looked up when it is shown."""

    reader: CommandProjectReader
    segment: int

    def __str__(self) -> str:
        return str(self.message())

    def message(self) -> LazyMessage:
        """Return the sentence's name as a translatable message: "sentence 12"."""
        return _("sentence {number}", number=self.reader.number(self.segment))


class ProjectCommand(Protocol):
    """A command that changes a project and can be undone. It plans its changes only; others write them."""

    @property
    def verb(self) -> str:
        """The name of the command that undo and redo messages show, such as "replace"."""
        ...

    def plan(self, reader: CommandProjectReader, actor: CommandActor) -> PlannedChanges:
        """Decide which changes the command makes to the project; nothing is written here.

        Raises:
            CommandRefusedError: The rules do not allow it.
        """
        ...


def verb_of(tasks: Sequence[tuple[ProjectCommand, Role]]) -> str:
    """Return the name that undo messages show for several commands run as one undo step."""
    return tasks[-1][0].verb if tasks else ""


class SentenceCommand(ProjectCommand, Protocol):
    """A command that changes one sentence."""

    @property
    def segment(self) -> int:
        """The id of the sentence."""
        ...


def is_on_sentence(command: ProjectCommand) -> TypeGuard[SentenceCommand]:
    """Whether a command changes one sentence, so that it is known which paragraph it will read."""
    return isinstance(getattr(command, "segment", None), int)


class SentenceInParagraph(NamedTuple):
    """A sentence together with the paragraph that contains it and its index in that paragraph."""

    paragraph: Paragraph
    position: int

    @property
    def segment(self) -> Segment:
        """The sentence, taken from its paragraph by its index."""
        return self.paragraph.segments[self.position]

    @property
    def following(self) -> Segment | None:
        """The sentence that follows in the same paragraph; None for the last one."""
        beyond = self.position + 1
        return self.paragraph.segments[beyond] if beyond < len(self.paragraph.segments) else None


def find_sentence(reader: CommandProjectReader, segment: int) -> SentenceInParagraph:
    """Find a sentence by its id; return it with the paragraph that contains it.

    Raises:
        CommandRefusedError: It is gone: somebody joined it with the one before.
    """
    paragraph = reader.paragraph(paragraph_of(segment))
    for position, candidate in enumerate(paragraph.segments):
        if candidate.id == segment:
            return SentenceInParagraph(paragraph, position)
    raise CommandRefusedError(
        _("that sentence is gone: it was joined with the one before; undo the join to have it back")
    )


def find_document(reader: CommandProjectReader, document: int) -> ProjectDocument:
    """Find a document of the project by its id.

    Raises:
        CommandRefusedError: It was removed.
    """
    for found in reader.documents():
        if found.id == document:
            return found
    raise CommandRefusedError(_("that document is not in the project any more"))
