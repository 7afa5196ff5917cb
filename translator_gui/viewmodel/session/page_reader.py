"""The window's picture of a project, as commands see it."""

from translator_gui.model.document import Document
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Paragraph
from translator_gui.project.command import RefusedError
from translator_gui.viewmodel.page_state import PageState


class UnreadError(Exception):
    """A paragraph that a command looks at has not been read yet."""


class PageReader:
    """A command's `Reader` of what the screen shows."""

    def __init__(self, model: PageState) -> None:
        self._model = model
        self.four_eyes = False
        self.judged: tuple[int, ReviewBaselines] | None = None
        """The sentence whose milestones were read last, and these."""

    def paragraph(self, paragraph_id: int) -> Paragraph:
        """A paragraph as it is shown.

        Raises:
            RefusedError: There is no such paragraph.
            UnreadError: It has not been read yet.
        """
        index = self._model.index_of(paragraph_id)
        if index is None:
            raise RefusedError("that paragraph is in this project no more; close the project and open it again")
        found = self._model.known(index)
        if found is None:
            raise UnreadError
        return found

    def number(self, segment: int) -> int:
        """A sentence's number in the whole project, 0 where it is not known."""
        place = self._model.place(segment)
        return self._model.number(place) if place else 0

    def judgement(self, segment: int) -> ReviewBaselines:
        """What was handed over, approved and returned of a sentence last.

        Raises:
            UnreadError: It has not been read.
        """
        if self.judged is None or self.judged[0] != segment:
            raise UnreadError
        return self.judged[1]

    def documents(self) -> tuple[Document, ...]:
        """The project's documents in order."""
        return self._model.documents.documents if self._model.documents else ()
