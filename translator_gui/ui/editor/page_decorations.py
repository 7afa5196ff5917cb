"""The marks of all features together, as the page paints them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.ui.editor.block_painter import ParagraphPaintState
from translator_gui.ui.editor.decorations import CommentBadgeProvider, TextDecoration, TextDecorationProvider
from translator_gui.viewmodel.page_state import PageParagraphsState


class PageTextDecorations(QObject):
    """Collects the text decorations (search hits, misspellings, comments) of all features for the page."""

    changed = Signal(object)
    """Paragraphs are marked differently now: their ids, None for all of them."""

    def __init__(self, model: PageParagraphsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._providers: list[TextDecorationProvider] = []
        self.badges: CommentBadgeProvider | None = None

    def add(self, provider: TextDecorationProvider) -> None:
        """Add a feature that provides text decorations."""
        self._providers.append(provider)
        self.refresh()

    def refresh(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """Ask the page to repaint paragraphs whose text decorations changed; None for all paragraphs."""
        self.changed.emit(None if paragraph_ids is None else tuple(paragraph_ids))

    def source(self, paragraph: Paragraph) -> list[TextDecoration]:
        """Return the decorations of all features for a paragraph's Urdu; offsets in the paragraph."""
        return [mark for provider in self._providers for mark in provider.source(paragraph)]

    def target(self, segment: Segment) -> list[TextDecoration]:
        """Return the decorations of all features for a sentence's English."""
        return [mark for provider in self._providers for mark in provider.target(segment)]

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Add text decorations and comment severities to the paint state of a paragraph block."""
        paragraph = self._model.known(index)
        if paragraph is None:
            return
        segments = paragraph.segments
        sources, fields = state.painted_sources(segments), state.painted_fields(segments)
        state.source_marks = self.source(paragraph._replace(segments=segments[sources.start : sources.stop]))
        marked = ((position, self.target(segments[position])) for position in fields)
        state.target_marks = {position: marks for position, marks in marked if marks}
        if self.badges is not None:
            worst = self.badges.worst
            commented = (position for position in fields if segments[position].comments)
            state.severities = {position: worst(segments[position]) for position in commented}
