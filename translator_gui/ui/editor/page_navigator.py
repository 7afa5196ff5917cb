"""Navigation on the page: the current sentence, the way to others, the selected sentences and the filter."""

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.segment import MAX_PARAGRAPH, Segment, paragraph_of
from translator_gui.ui.editor.block_painter import ParagraphPaintState
from translator_gui.ui.editor.caret_follower import CaretFollower
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.paragraph_order import FilteredSentences
from translator_gui.ui.editor.sentence_editor import SentenceEditor
from translator_gui.ui.editor.sentence_selection import SentenceSelection
from translator_gui.ui.painting.paint_now import paint_now
from translator_gui.viewmodel.page_state import ChangedParagraphs, SentencePosition

if TYPE_CHECKING:
    from collections.abc import Callable

_OVERLAP = 60
"""Pixels of the old screen still seen after Page Up or Page Down."""
_AHEAD = 2
"""Sentences kept visible in the direction of a move."""


class SentenceNavigator(QObject):
    """Holds the current sentence, selected sentences and filter of the page, and moves to other sentences."""

    moving = Signal()
    """The caret is about to be put into a sentence's English."""
    current_changed = Signal(object)
    """Another sentence is the current one: its id."""
    current_painted = Signal()
    """The page has been painted with its new current sentence: what tells of it beside the page follows now."""
    jumped = Signal(object, object)
    """Emitted after `current_changed` when `go_to` or `jump` led there: the sentence that was left, and this one."""
    selection_changed = Signal()
    """Other sentences are selected."""
    filter_changed = Signal()
    """A filter shows other sentences now, or was cleared."""
    refused = Signal(str)
    """Nothing was done: the reason, for people."""

    def __init__(self, view: ParagraphBlocksView, live: SentenceEditor, follower: CaretFollower) -> None:
        super().__init__(view)
        self._view, self._live, self._follower, self._model = view, live, follower, view.model
        self.selection = SentenceSelection(view.model)
        self._filter: FilteredSentences | None = None
        self._pending: Callable[[], object] | None = None
        """Goes to a sentence whose paragraph has not been read yet."""
        self._pending_paragraph = -1
        self._is_filtering = False
        """Whether the page is not yet laid out for the filter."""
        self._painted_soon = QTimer(self, singleShot=True, interval=0)  # Qt paints before it looks at such timers
        self._painted_soon.timeout.connect(self.current_painted)
        self.current_changed.connect(self._painted_soon.start)
        self._departed: int | None = None
        """The sentence that a jump began at, until it arrives."""
        view.state_parts.append(self)
        view.changed.connect(self._arrive)
        live.typed.connect(self.deselect)  # the next key must not confirm the sentences selected before
        live.joined.connect(self._follow_joined)

    def clear(self) -> None:
        """Clear the sentence selection and the filter, after other paragraphs were loaded."""
        self.selection.clear()
        self._filter = self.selection.among = None

    # The current sentence.

    def current(self) -> int | None:
        """Return the id of the current sentence; None if no sentence is current."""
        return self._live.segment

    def current_segment(self) -> Segment | None:
        """Return the current sentence with the text stored in the page state; None if no sentence is current."""
        return self._live.current_segment()

    def place(self) -> SentencePosition | None:
        """Return the paragraph index and position of the current sentence; None if no sentence is current."""
        return self._live.place()

    def go_to(self, segment_id: int, caret: int | None = None) -> None:
        """Make a sentence the current one and scroll to it; the keyboard focus does not change.

        A sentence whose paragraph has not been read is requested, and entered when it is there.

        Args:
            segment_id: The sentence; one that was joined to another leads to that one.
            caret: Where in its English; None for the end.
        """
        index = self._model.index_of(paragraph_of(segment_id))
        if index is not None:
            self._departed = self._live.segment
            self.go(index, segment_id, caret=caret)

    def jump(self, place: SentencePosition) -> None:
        """Make the sentence at a paragraph index and position the current one, after reading it if needed."""
        self._departed = self._live.segment
        self.go(place.paragraph, sentence=place.sentence)

    def go(self, index: int, segment_id: int | None = None, *, sentence: int = 0, caret: int | None = None) -> bool:
        """Make a sentence of a paragraph the current one; False if the paragraph is missing or unread (moves later)."""
        if not 0 <= index < len(self._model):
            return False
        paragraph = self._model.paragraph(index) or self._model.known(index)
        if paragraph is None:
            self._pending_paragraph = index
            self._pending = lambda: self.go(index, segment_id, sentence=sentence, caret=caret)
            self._view.show_paragraph(index)
            return False
        self._pending = None
        self._view.blocks.reveal(index)
        if segment_id is None:
            segment = paragraph.segments[sentence]
        else:
            segment = paragraph.segments[bisect_right(paragraph.segments, segment_id, key=attrgetter("id")) - 1]
        self.moving.emit()
        old = self.place()
        is_other = segment.id != self._live.segment
        if is_other:
            self._enter(segment.id, caret)
        elif caret is not None:
            self._live.field.set_caret(caret)
        self._follow_from(old)
        if is_other:
            if not (self._is_filtering or self._follower.is_held):
                # The page first: all that follows from the move takes longer than painting it.
                paint_now(self._view.viewport)
            self.current_changed.emit(segment.id)
        departed, self._departed = self._departed, None
        if departed is not None and departed != segment.id:
            self.jumped.emit(departed, segment.id)
        return True

    def _enter(self, segment_id: int, caret: int | None) -> None:
        old = self.place()
        self._live.leave()
        self.deselect()
        self._live.load(segment_id, caret)
        self._view.lay_out_again({p.paragraph for p in (old, self.place()) if p}, self._view.anchor())

    def _arrive(self, change: ChangedParagraphs) -> None:
        """Make a pending move to a sentence when its paragraph is among those just read."""
        if self._pending is not None and self._pending_paragraph in change.paragraphs:
            self._pending()

    def _follow_joined(self, segment_id: int) -> None:
        index = self._model.index_of(paragraph_of(segment_id))
        if index is not None:
            self._pending_paragraph = index
            self._pending = lambda: self.go(index, segment_id)

    def show_current(self) -> None:
        """Scroll as little as possible to show the current sentence."""
        self._follower.follow_to()

    def _follow_from(self, old: SentencePosition | None) -> None:
        """Scroll to the current sentence, keeping the next ones in the direction of the move visible."""
        place = self.place()
        ahead: list[SentencePosition] = []
        if old is not None and place is not None and place != old:
            by = 1 if place > old else -1
            neighbour = self._neighbour(place, by)
            while neighbour is not None and len(ahead) < _AHEAD:
                ahead.append(neighbour)
                neighbour = self._neighbour(neighbour, by)
        self._follower.follow_to(ahead)

    # The way to others.

    def next_sentence(self) -> bool:
        """Go to the next sentence that the filter shows; False at the end."""
        return self._step(1)

    def previous_sentence(self) -> bool:
        """Go to the previous sentence that the filter shows; False at the start."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        place = self.place()
        if place is None:
            first = self._view.blocks.order.after(-1)
            return first is not None and self.go(first)
        neighbour = self._neighbour(place, by)
        return neighbour is not None and self.go(neighbour.paragraph, sentence=neighbour.sentence)

    def _neighbour(self, place: SentencePosition, by: int) -> SentencePosition | None:
        """Return the position of the next (1) or previous (-1) sentence that the filter shows; None if there is none.

        Within a paragraph that has not been read it is the first or, as position -1, the last one.
        """
        order = self._view.blocks.order
        index: int | None = place.paragraph
        position = place.sentence + by
        while index is not None:
            paragraph = self._model.known(index)
            if paragraph is None and index != place.paragraph:
                return SentencePosition(index, 0 if by > 0 else -1)
            segments = paragraph.segments if paragraph else ()
            route = range(position, len(segments)) if by > 0 else range(min(position, len(segments) - 1), -1, -1)
            for at in route:
                if self._filter is None or segments[at].id in self._filter.matching:
                    return SentencePosition(index, at)
            index = order.after(index) if by > 0 else order.before(index)
            position = 0 if by > 0 else MAX_PARAGRAPH
        return None

    def can_step(self, by: int) -> bool:
        """Whether the filter shows a sentence after (1) or before (-1) the current one."""
        place = self.place()
        return place is not None and self._neighbour(place, by) is not None

    def has_next_paragraph(self) -> bool:
        """Whether the filter shows a paragraph after the current one."""
        place = self.place()
        return self._view.blocks.order.after(place.paragraph if place else -1) is not None

    def has_previous_paragraph(self) -> bool:
        """Whether *Previous paragraph* leads elsewhere: to the paragraph's start or to the paragraph before."""
        place = self.place()
        return place is not None and (place.sentence > 0 or self._view.blocks.order.before(place.paragraph) is not None)

    def next_paragraph(self) -> bool:
        """Go to the next paragraph's first sentence; False at the end."""
        place = self.place()
        return self._to_paragraph(self._view.blocks.order.after(place.paragraph if place else -1))

    def previous_paragraph(self) -> bool:
        """Go to this paragraph's first sentence, or from there to the paragraph before; False at the start."""
        place, order = self.place(), self._view.blocks.order
        if place is not None and place.sentence:
            return self.go(place.paragraph)
        return self._to_paragraph(order.before(place.paragraph) if place else order.after(-1))

    def _to_paragraph(self, index: int | None) -> bool:
        return index is not None and self.go(index)

    def go_by_line(self, *, down: bool) -> None:
        """Go to the sentence above or below with the arrow keys, keeping the caret's x position."""
        x, old = self._live.field.caret_x(), self.place()
        with self._follower.held():
            moved = self.next_sentence() if down else self.previous_sentence()
            if moved:
                self._live.field.place_caret(x, last_line=not down)
        if moved:
            self._follow_from(old)

    def go_by_screen(self, pages: int) -> None:
        """Scroll by screens (Page Up, Page Down) and go to the sentence now at the same height of the viewport."""
        view, anchor, height = self._view, self._view.anchor(), self._view.viewport.height()
        if not view.visible.blocks:
            return
        moved = view.scroll_pages(pages, max(40, height - _OVERLAP))
        y = anchor.y if anchor else height // 2
        if view.at_end and abs(moved) < height - _OVERLAP:
            y = 0 if pages < 0 else height  # the first or the last screen: to the very end
        index, top = view.visible.at(y) or view.visible.blocks[-1]
        block = view.blocks.get(index)
        if block.paragraph:
            self.go(index, sentence=block.field_near(y - top))

    # The filter.

    @property
    def filter(self) -> FilteredSentences | None:
        """The sentences that the filter shows on the page; None without a filter."""
        return self._filter

    def set_filter(self, found: FilteredSentences | None) -> None:
        """Show only the sentences that a filter found, with greyed context; None shows all sentences.

        A current sentence that does not match makes way for the nearest one that does; if there is none, it stays.
        A sentence that is gone to later joins the page, greyed.
        """
        view, anchor, place = self._view, self._view.anchor(), self.place()
        self._filter = found
        self.selection.clear()
        self.selection.among = found.matching if found else None
        view.blocks.choose(found.paragraphs if found else None)
        if place is None or self._live.segment is None:
            view.restore(None)
        elif found is None or self._live.segment in found.matching:
            view.restore(anchor)
            self.show_current()
        else:
            near = self._neighbour(place, 1) or self._neighbour(place, -1)
            self._is_filtering = True
            if near is None or not self.go(near.paragraph, sentence=near.sentence):
                view.blocks.reveal(place.paragraph)
            self._is_filtering = False
            view.restore(view.anchor())
        self.selection_changed.emit()
        self.filter_changed.emit()

    # Selected sentences.

    def select_sentences(self, first: int, last: int) -> bool:
        """Select the sentences from one to another; False, and `refused` emitted, while one is still being read."""
        if not self.selection.extend(first, last):
            self.refused.emit(_("These sentences are still being read; try again in a moment."))
            return False
        self._view.viewport.update()
        self.selection_changed.emit()
        return True

    def selected(self) -> tuple[int, ...]:
        """Return the selected sentences in order; the current one when none are selected."""
        return self.selection.ids() or (() if self._live.segment is None else (self._live.segment,))

    def deselect(self) -> None:
        """Clear the selection of sentences."""
        if self.selection.clear():
            self._view.viewport.update()
            self.selection_changed.emit()

    def extend_selection(self, by: int) -> None:
        """Extend the sentence selection by one sentence forward (1) or back (-1)."""
        current = self._live.segment
        ends = self.selection.ends or (None if current is None else (current, current))
        place = self._model.place(ends[1]) if ends else None
        if ends is None or place is None:
            return
        other = self._neighbour(place, by)
        paragraph = (self._model.paragraph(other.paragraph) or self._model.known(other.paragraph)) if other else None
        if other and paragraph and self.select_sentences(ends[0], paragraph.segments[other.sentence].id):
            self._follower.show(other)

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Add selected and filtered-out sentences to the paint state of a paragraph block."""
        if self.selection.ends:
            state.selected = self.selection.positions(index)
        paragraph = self._model.known(index) if self._filter is not None else None
        if paragraph is not None and self._filter is not None:
            matching = self._filter.matching
            state.gap = self._view.blocks.order.after(index) not in {index + 1, None}
            state.grey = frozenset(at for at, segment in enumerate(paragraph.segments) if segment.id not in matching)
