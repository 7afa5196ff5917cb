"""Marks commented words on the page and supplies the comment badges."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.decorations import DecorationKind, TextDecoration
from translator_gui.ui.editor.page import Page
from translator_gui.viewmodel.comments.comment_highlights import CommentHighlightsState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import badge_words


class CommentDecorations(QObject):
    """Provides the page with marks on commented words and with the text of comment badges."""

    def __init__(self, session: ProjectSession, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._session = page, session
        self.model = CommentHighlightsState(session)
        self.model.changed.connect(page.decorations.refresh)
        page.decorations.badges = self
        page.decorations.add(self)

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return marks for the commented words of a paragraph's Urdu."""
        return [mark for segment in paragraph.segments for mark in self._marks(paragraph, segment, urdu=True)]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return marks for the commented words of a sentence's English."""
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
        """Return the highest severity among a sentence's comments."""
        return self.model.worst(segment)

    def words(self, segment: Segment) -> str:
        """Return the text of a sentence's comment badge."""
        return badge_words(self.model.open_threads(segment))
