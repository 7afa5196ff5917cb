"""Access of commands to the paragraphs that the window shows."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.project import MOST_AT_ONCE
from translator_gui.viewmodel.page_state import PageParagraphsState

if TYPE_CHECKING:
    from translator_gui.project.check_settings import QaCheckSet


class ParagraphNotReadError(Exception):
    """Raised when a command needs paragraphs that the page has not read yet, or too many of them."""


class ShownProjectReader:
    """Lets commands read the project as the window shows it, which may be newer than the file."""

    def __init__(self, model: PageParagraphsState) -> None:
        self._model = model
        self.four_eyes = False
        self._checks: QaCheckSet | None = None
        self.judged: tuple[int, ReviewBaselines] | None = None
        """The sentence whose review baselines were read last, with them."""

    @property
    def checks(self) -> "QaCheckSet":
        """The checks that run in the project: none before it has been read, when they are set."""
        if self._checks is None:
            from translator_gui.project.check_settings import QaCheckSet  # noqa: PLC0415 (the page is painted without it)

            self._checks = QaCheckSet()
        return self._checks

    @checks.setter
    def checks(self, checks: "QaCheckSet") -> None:
        self._checks = checks

    def paragraph(self, paragraph_id: int) -> Paragraph:
        """Return a paragraph as the window shows it.

        Raises:
            CommandRefusedError: There is no such paragraph.
            ParagraphNotReadError: It has not been read yet.
        """
        index = self._model.index_of(paragraph_id)
        if index is None:
            raise CommandRefusedError(
                _("that paragraph is in this project no more; close the project and open it again")
            )
        found = self._model.known(index)
        if found is None:
            raise ParagraphNotReadError
        return found

    def number(self, segment: int) -> int:
        """Return the number of a sentence in the project; 0 if it was joined to another or is not read yet."""
        place = self._model.place(segment)
        return self._model.number(place) if place else 0

    def judgement(self, segment: int) -> ReviewBaselines:
        """Return the texts of a sentence when it was last handed over, approved and returned.

        Raises:
            ParagraphNotReadError: It has not been read.
        """
        if self.judged is None or self.judged[0] != segment:
            raise ParagraphNotReadError
        return self.judged[1]

    def open_returns(self, segment: int) -> tuple[str, ...]:
        """Return nothing: comments are not shown ahead of the file, which resolves them when it plans again."""
        del segment
        return ()

    def earlier_english(self, segment: int) -> frozenset[str]:
        """Return nothing: repetitions that follow a correction are not shown ahead of the file, which knows them."""
        del segment
        return frozenset()

    def expect(self, paragraphs: Iterable[int]) -> None:
        """Leave a command on many sentences to the writer's thread.

        Raises:
            ParagraphNotReadError: They are too many to plan it between two keys.
        """
        if next(islice(paragraphs, MOST_AT_ONCE, None), None) is not None:
            raise ParagraphNotReadError

    def documents(self) -> tuple[ProjectDocument, ...]:
        """Return the documents in the order of the project."""
        return self._model.documents.documents if self._model.documents else ()
