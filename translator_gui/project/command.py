"""The protocol of commands, and of the project data that they read while planning."""

from typing import NamedTuple, Protocol

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges
from translator_gui.model.document import ProjectDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Role


class RefusedError(TranslatorError):
    """Raised when the rules do not allow an action; nothing was changed."""


class Actor(NamedTuple):
    """A person and the role in which they act."""

    author: Author
    role: Role = Role.TRANSLATOR


class ProjectReader(Protocol):
    """What commands can read of a project: either the window's shown state or the file."""

    @property
    def four_eyes(self) -> bool:
        """Whether the project forbids people to approve what they translated themselves."""
        ...

    def paragraph(self, paragraph_id: int) -> Paragraph:
        """Return a paragraph with its sentences.

        Raises:
            RefusedError: There is no such paragraph.
        """
        ...

    def number(self, segment: int) -> int:
        """Return a sentence's number in the whole project, from 1."""
        ...

    def documents(self) -> tuple[ProjectDocument, ...]:
        """Return the project's documents in order."""
        ...

    def judgement(self, segment: int) -> ReviewBaselines:
        """Return the revisions of a sentence that were handed over, approved and returned last."""
        ...


class SentenceLabel(NamedTuple):
    """The name of a sentence in messages: "sentence 12"; its number is counted only when it is shown."""

    reader: ProjectReader
    segment: int

    def __str__(self) -> str:
        return str(self.message())

    def message(self) -> LazyMessage:
        """Return the name of the sentence as a message."""
        return _("sentence {number}", number=self.reader.number(self.segment))


class Command(Protocol):
    """One change to a project. Planning is pure: it reads, decides, and changes nothing."""

    @property
    def verb(self) -> str:
        """Name of the command in undo messages."""
        ...

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        """Return the changes to make.

        Raises:
            RefusedError: The rules do not allow it.
        """
        ...


class SentenceInParagraph(NamedTuple):
    """A sentence with its paragraph and its position in it."""

    paragraph: Paragraph
    position: int

    @property
    def segment(self) -> Segment:
        """The sentence."""
        return self.paragraph.segments[self.position]

    @property
    def following(self) -> Segment | None:
        """The next sentence in the paragraph; None for the last one."""
        beyond = self.position + 1
        return self.paragraph.segments[beyond] if beyond < len(self.paragraph.segments) else None


def find_sentence(reader: ProjectReader, segment: int) -> SentenceInParagraph:
    """Return a sentence with its paragraph.

    Raises:
        RefusedError: It is gone: somebody joined it with the one before.
    """
    paragraph = reader.paragraph(paragraph_of(segment))
    for position, candidate in enumerate(paragraph.segments):
        if candidate.id == segment:
            return SentenceInParagraph(paragraph, position)
    raise RefusedError(_("that sentence is gone: it was joined with the one before; undo the join to have it back"))


def find_document(reader: ProjectReader, document: int) -> ProjectDocument:
    """Return a document of the project.

    Raises:
        RefusedError: It was removed.
    """
    for found in reader.documents():
        if found.id == document:
            return found
    raise RefusedError(_("that document is not in the project any more"))
