"""The comments and the page, tied together: words that are spoken of are marked, badges tell what is said."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from translator_gui.model.comment import ErrorSeverity, PlacedThread
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.decorations import DecorationKind, TextDecoration
from translator_gui.ui.editor.page import Page
from translator_gui.viewmodel.comments.thread_marks import ThreadMarks
from translator_gui.viewmodel.comments.wording import badge_words
from translator_gui.viewmodel.session.session import Session


class CommentDecorations(QObject):
    """A provider of decorations and of badges."""

    def __init__(self, session: Session, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._session = page, session
        self.model = ThreadMarks(session)
        self.model.changed.connect(page.decorations.refresh)
        page.decorations.badges = self
        page.decorations.add(self)

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Words of a paragraph's Urdu that are spoken of."""
        return [mark for segment in paragraph.segments for mark in self._marks(paragraph, segment, urdu=True)]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Words of a sentence's English that are spoken of."""
        index = self._session.model.index_of(segment.paragraph_id)
        paragraph = self._session.model.known(index) if index is not None else None
        return self._marks(paragraph, segment, urdu=False) if paragraph is not None else ()

    def _marks(self, paragraph: Paragraph, segment: Segment, *, urdu: bool) -> Sequence[TextDecoration]:
        return [
            TextDecoration(place.start, place.end, DecorationKind.COMMENT_LIT if lit else DecorationKind.COMMENTED)
            for place, lit in self.model.places(paragraph, segment)
            if place.urdu is urdu
        ]

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """How much the gravest error matters that a sentence's comments speak of."""
        return self.model.worst(segment)

    def words(self, segment: Segment) -> str:
        """What its comments say, shortened."""
        return badge_words(self.model.open_threads(segment))

    def keep_light_on(self, segment: int | None) -> None:
        """Another sentence is the current one: what is marked more strongly elsewhere is so no longer."""
        self.model.keep_light_on(segment)

    def light(self, segment: int, placed: PlacedThread | None) -> None:
        """Marks what one thread speaks of more strongly; None marks nothing so."""
        self.model.light(segment, placed)
