"""The marks of all features together, as the page paints them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.block_painter import BlockPaintState
from translator_gui.ui.editor.decorations import CommentBadgeProvider, DecorationProvider, TextDecoration
from translator_gui.viewmodel.page_state import PageParagraphsState


class PageDecorations(QObject):
    """Collects the marks of the features that provide some."""

    changed = Signal(object)
    """Paragraphs are marked differently now: their ids, None for all of them."""

    def __init__(self, model: PageParagraphsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._providers: list[DecorationProvider] = []
        self.badges: CommentBadgeProvider | None = None

    def add(self, provider: DecorationProvider) -> None:
        """Add a provider of marks."""
        self._providers.append(provider)
        self.refresh()

    def refresh(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """Paint paragraphs again, whose marks a provider has changed; None for all of them."""
        self.changed.emit(None if paragraph_ids is None else tuple(paragraph_ids))

    def source(self, paragraph: Paragraph) -> list[TextDecoration]:
        """Return the marks in a paragraph's Urdu; offsets in the paragraph."""
        return [mark for provider in self._providers for mark in provider.source(paragraph)]

    def target(self, segment: Segment) -> list[TextDecoration]:
        """Return the marks in a sentence's English."""
        return [mark for provider in self._providers for mark in provider.target(segment)]

    def describe(self, index: int, state: BlockPaintState) -> None:
        """Add the marks in a block, and the severities of its comments, to its state."""
        paragraph = self._model.known(index)
        if paragraph is None:
            return
        state.source_marks = self.source(paragraph)
        marked = ((position, self.target(segment)) for position, segment in enumerate(paragraph.segments))
        state.target_marks = {position: marks for position, marks in marked if marks}
        if self.badges is not None:
            worst = self.badges.worst
            commented = ((position, segment) for position, segment in enumerate(paragraph.segments) if segment.comments)
            state.severities = {position: worst(segment) for position, segment in commented}
