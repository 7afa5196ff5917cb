"""What a command is, and what it may look at while it plans."""

from typing import NamedTuple, Protocol

from translator_gui.model.author import Author
from translator_gui.model.changes import Changes
from translator_gui.model.document import Document
from translator_gui.model.errors import TranslatorError
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph, Segment, paragraph_of
from translator_gui.model.status import Role


class RefusedError(TranslatorError):
    """The rules do not allow it; nothing was changed."""


class Actor(NamedTuple):
    """Who does something, and in which capacity."""

    author: Author
    role: Role = Role.TRANSLATOR


class ProjectReader(Protocol):
    """The project as a command sees it: the window's picture of it, or the file itself."""

    @property
    def four_eyes(self) -> bool:
        """Whether the project forbids people to approve what they translated themselves."""
        ...

    def paragraph(self, paragraph_id: int) -> Paragraph:
        """A paragraph with its sentences as they stand.

        Raises:
            RefusedError: There is no such paragraph.
        """
        ...

    def number(self, segment: int) -> int:
        """A sentence's number in the whole project, from 1."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """The project's documents in order."""
        ...

    def judgement(self, segment: int) -> ReviewBaselines:
        """What was handed over, approved and returned of a sentence last."""
        ...


class SentenceLabel(NamedTuple):
    """A sentence in words, for messages. It is counted only when it is printed."""

    reader: ProjectReader
    segment: int

    def __str__(self) -> str:
        return f"sentence {self.reader.number(self.segment)}"


class Command(Protocol):
    """One verb. Planning is pure: it reads, decides, and changes nothing."""

    @property
    def verb(self) -> str:
        """What undo calls it."""
        ...

    def plan(self, reader: ProjectReader, actor: Actor) -> Changes:
        """What to change.

        Raises:
            RefusedError: The rules do not allow it.
        """
        ...


class SentenceInParagraph(NamedTuple):
    """A sentence among those of its paragraph."""

    paragraph: Paragraph
    position: int

    @property
    def segment(self) -> Segment:
        """The sentence itself."""
        return self.paragraph.segments[self.position]

    @property
    def following(self) -> Segment | None:
        """The next one in the paragraph."""
        beyond = self.position + 1
        return self.paragraph.segments[beyond] if beyond < len(self.paragraph.segments) else None


def find_sentence(reader: ProjectReader, segment: int) -> SentenceInParagraph:
    """Finds a sentence.

    Raises:
        RefusedError: It is gone: somebody joined it with the one before.
    """
    paragraph = reader.paragraph(paragraph_of(segment))
    for position, candidate in enumerate(paragraph.segments):
        if candidate.id == segment:
            return SentenceInParagraph(paragraph, position)
    raise RefusedError("that sentence is gone: it was joined with the one before; undo the join to have it back")


def find_document(reader: ProjectReader, document: int) -> Document:
    """Finds a document.

    Raises:
        RefusedError: It was removed.
    """
    for found in reader.documents():
        if found.id == document:
            return found
    raise RefusedError("that document is not in the project any more")
