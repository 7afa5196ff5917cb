"""Marks commented words on the page and supplies the comment badges."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.viewmodel.comments.comment_highlights import CommentHighlightsState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import badge_words


class CommentDecorations(QObject):
    """Provides the page with highlights on commented words and with the texts of comment badges."""

    def __init__(self, session: ProjectSession, page: TranslationPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._session = page, session
        self.model = CommentHighlightsState(session)
        self.model.changed.connect(page.decorations.refresh)
        page.decorations.badges = self
        page.decorations.add(self)

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return highlights for the commented words of a paragraph's Urdu."""
        return [mark for segment in paragraph.segments for mark in self._marks(paragraph, segment, urdu=True)]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return highlights for the commented words of a sentence's English."""
        index = self._session.model.index_of(segment.paragraph_id)
        paragraph = self._session.model.known(index) if index is not None else None
        return self._marks(paragraph, segment, urdu=False) if paragraph is not None else ()

    def _marks(self, paragraph: Paragraph, segment: Segment, *, urdu: bool) -> Sequence[TextDecoration]:
        return [
            TextDecoration(
                place.start, place.end, TextDecorationKind.COMMENT_LIT if lit else TextDecorationKind.COMMENTED
            )
            for place, lit in self.model.places(paragraph, segment)
            if place.urdu is urdu
        ]

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """Return the highest error severity among a sentence's open comments; None if none of them has a severity."""
        return self.model.worst(segment)

    def words(self, segment: Segment) -> str:
        """Return the text of the comment badge that the page shows at a sentence."""
        return badge_words(self.model.open_threads(segment))
