"""The page with a current sentence: going elsewhere, selecting, and what a filter leaves of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from translator_gui.model.inline_tag import tags_in
from translator_gui.model.segment import MAX_PARAGRAPH, Segment, paragraph_of, start_of
from translator_gui.ui.editor import accessible
from translator_gui.ui.editor.decoration_painter import mark_live
from translator_gui.ui.editor.decorations import Decorations
from translator_gui.ui.editor.focus import leave
from translator_gui.ui.editor.live_field import LiveField
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.page_view import PageView
from translator_gui.ui.editor.selection import Selection
from translator_gui.ui.editor.shown import Shown
from translator_gui.ui.editor.source_mode import SourceMode
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.page_model import PageModel, Place


class NavigablePage(PageView):
    """Knows which sentence is worked on and goes to others. Offsets it gives and takes are code points."""

    left = Signal(object)
    """The caret left a sentence (its id), or the page lost the keyboard."""
    current_changed = Signal(object)
    """Another sentence is the current one: its id."""
    jumped = Signal(object, object)
    """Told after `current_changed` when `go_to` or `jump` led there: the sentence that was left, and this one."""
    selection_changed = Signal()
    """Other sentences are selected."""
    source_changed = Signal()
    """The caret entered or left the Urdu, moved there, or selected something."""
    refused = Signal(str)
    """Why a key did nothing; a sentence for people."""

    shown_changed = Signal()
    """A filter shows other sentences now, or is gone."""

    def __init__(
        self, model: PageModel, options: PageOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, options, theme, parent)
        self._coming: tuple[int, int | None, int, int | None] | None = None
        """Where to go once a paragraph has been read: its index, the sentence's id or else its position, the caret."""
        self._departed: int | None = None
        """The sentence that a jump began at, until it arrives."""
        self._shown: Shown | None = None
        self._changed_words = ""
        """What a screen reader hears of what changed in the current sentence; it does not follow every key."""
        self.live = LiveField(self.viewport())
        self.field = self.live.field
        self.selection = Selection(model)
        self.source = SourceMode(self)
        self.decorations = Decorations(self)
        """Marks over the texts; a search and the spelling have some."""

    # Where the caret is.

    def current(self) -> int | None:
        """The id of the sentence being worked on."""
        return self.live.segment

    def current_segment(self) -> Segment | None:
        """The sentence being worked on, as the model has it."""
        return None if self.live.segment is None else self.model.segment(self.live.segment)

    def place(self) -> Place | None:
        """Where the current sentence stands."""
        return None if self.live.segment is None else self.model.place(self.live.segment)

    def caret(self) -> int:
        """Where the caret stands in the English."""
        return self.field.caret()

    def english_selection(self) -> tuple[int, int]:
        """The range selected in the English; empty at the caret when nothing is selected."""
        return self.field.selection()

    def source_position(self) -> tuple[int, int] | None:
        """The sentence that the caret in the Urdu stands in, and its offset in the paragraph; None outside the Urdu."""
        return self.source.position()

    def source_selection(self) -> str:
        """The selected Urdu."""
        return self.source.text()

    # Going elsewhere.

    def go_to(self, segment_id: int, caret: int | None = None) -> None:
        """Makes a sentence the current one and brings it on screen; the keyboard's focus stays where it is.

        A sentence whose paragraph has not been read is asked for, and entered when it comes.

        Args:
            segment_id: The sentence; one that was joined to another leads to that one.
            caret: Where in its English; None for the end.
        """
        index = self.model.index_of(paragraph_of(segment_id))
        if index is not None:
            self._departed = self.live.segment
            self.go(index, segment_id, caret=caret)

    def jump(self, place: Place) -> None:
        """The same for a sentence of which only the place is known, read or not."""
        self._departed = self.live.segment
        self.go(place.paragraph, sentence=place.sentence)

    def go(self, index: int, segment_id: int | None = None, *, sentence: int = 0, caret: int | None = None) -> bool:
        """Goes to a sentence of a paragraph, by id or position; False beyond the ends or while it is not read."""
        if not 0 <= index < len(self.model):
            return False
        paragraph = self.model.paragraph(index) or self.model.known(index)
        if paragraph is None:
            self._coming = (index, segment_id, sentence, caret)
            self.show_block(index)
            return False
        self._coming = None
        self.blocks.reveal(index)
        if segment_id is None:
            segment = paragraph.segments[sentence]
        else:
            segment = [s for s in paragraph.segments if s.start <= start_of(segment_id)][-1]
        if segment.id == self.live.segment:
            self.source.leave()
            if caret is not None:
                self.field.set_caret(caret)
        else:
            self._enter(segment.id, caret)
        self.show_current()
        departed, self._departed = self._departed, None
        if departed is not None and departed != segment.id:
            self.jumped.emit(departed, segment.id)
        return True

    def _enter(self, segment_id: int, caret: int | None) -> None:
        self.live.commit()
        self.source.leave()
        if self.live.segment is not None:
            self.left.emit(self.live.segment)
        old = self.place()
        self.live.unload()
        self.blocks.live = None
        self.blocks.marks.follow(None)
        self.deselect()
        self.load_live(segment_id, caret)
        place = self.place()
        self.reshape({p.paragraph for p in (old, place) if p}, self.held())
        if place is not None:
            self.current_changed.emit(segment_id)

    def load_live(self, segment_id: int, caret: int | None) -> None:
        """Puts a sentence into the live editor."""
        segment, place = self.model.segment(segment_id), self.model.place(segment_id)
        if segment is None or place is None:
            self.field.hide()
            return
        font = self.blocks.english_font(place.paragraph)
        paragraph = self.model.known(place.paragraph)
        source = paragraph.source(segment) if paragraph else ""
        self.field.set_tags(frozenset(tags_in(source)))
        self.live.load(segment, caret, self.blocks.columns.english_width, font, self.theme)
        self.blocks.live = segment_id, self.live.height
        self.blocks.marks.follow(segment)
        self.mark_live()
        self._changed_words = self.blocks.marks.told(segment)
        accessible.name_field(self.field, self.model, place, self._changed_words)

    def next_sentence(self) -> bool:
        """Goes to the sentence after the current one; False at the end."""
        return self._step(1)

    def previous_sentence(self) -> bool:
        """Goes to the sentence before the current one; False at the start."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        place = self.place()
        if place is None:
            first = self.blocks.order.after(-1)
            return first is not None and self.go(first)
        neighbour = self._neighbour(place, by)
        return neighbour is not None and self.go(neighbour.paragraph, sentence=neighbour.sentence)

    def _neighbour(self, place: Place, by: int) -> Place | None:
        """The next sentence (1) or the one before (-1) that the filter, if there is one, has chosen.

        Within a paragraph that has not been read it is the first or, as position -1, the last one.
        """
        order = self.blocks.order
        index: int | None = place.paragraph
        position = place.sentence + by
        while index is not None:
            paragraph = self.model.known(index)
            if paragraph is None and index != place.paragraph:
                return Place(index, 0 if by > 0 else -1)
            segments = paragraph.segments if paragraph else ()
            ahead = range(position, len(segments)) if by > 0 else range(min(position, len(segments) - 1), -1, -1)
            for at in ahead:
                if self._shown is None or segments[at].id in self._shown.matching:
                    return Place(index, at)
            index = order.after(index) if by > 0 else order.before(index)
            position = 0 if by > 0 else MAX_PARAGRAPH
        return None

    def next_paragraph(self) -> bool:
        """Goes to the next paragraph's first sentence; False at the end."""
        place = self.place()
        return self._to_paragraph(self.blocks.order.after(place.paragraph if place else -1))

    def previous_paragraph(self) -> bool:
        """Goes to this paragraph's first sentence, or from there to the paragraph before; False at the start."""
        place = self.place()
        if place is not None and place.sentence:
            return self.go(place.paragraph)
        return self._to_paragraph(self.blocks.order.before(place.paragraph) if place else self.blocks.order.after(-1))

    def _to_paragraph(self, index: int | None) -> bool:
        return index is not None and self.go(index)

    def enter_source(self) -> None:
        """Puts the caret into the Urdu, at the current sentence."""
        self.source.enter()

    def leave_source(self) -> None:
        """Puts the caret back into the English."""
        self.source.leave()
        self.field.setFocus()

    def leave_page(self, *, forward: bool) -> None:
        """Gives the keyboard to the next or the previous widget outside the page."""
        leave(self, forward=forward)

    def show_current(self) -> None:
        """Brings the current field on screen, with as little movement as possible."""
        place = self.place()
        if place is not None:
            self.show_sentence(place)

    # Under a filter.

    @property
    def shown(self) -> Shown | None:
        """What a filter leaves on the page; None when everything is there."""
        return self._shown

    def show_only(self, shown: Shown | None) -> None:
        """Shows what a filter has chosen, its context greyed; None shows everything.

        A current sentence that is not among it makes way for the nearest one that is; where nothing is, it stays.
        What is gone to later joins the page, greyed.
        """
        held, place = self.held(), self.place()
        self._shown = shown
        self.selection.clear()
        self.selection.among = shown.matching if shown else None
        self.blocks.choose(shown.paragraphs if shown else None)
        if place is None or self.live.segment is None:
            self.restore(None)
        elif shown is None or self.live.segment in shown.matching:
            self.restore(held)
            self.show_current()
        else:
            near = self._neighbour(place, 1) or self._neighbour(place, -1)
            if near is None or not self.go(near.paragraph, sentence=near.sentence):
                self.blocks.reveal(place.paragraph)
            self.restore(self.held())
        self.selection_changed.emit()
        self.shown_changed.emit()

    # Selected sentences.

    def select_sentences(self, first: int, last: int) -> bool:
        """Selects all sentences between two; False (and `refused` says why) while some of them have not been read."""
        if not self.selection.draw(first, last):
            message = "These sentences are still being read; try again in a moment."
            self.refused.emit(QCoreApplication.translate("Page", message))
            return False
        self.viewport().update()
        self.selection_changed.emit()
        return True

    def selected(self) -> tuple[int, ...]:
        """The selected sentences in order; the current one when none are."""
        return self.selection.ids() or (() if self.live.segment is None else (self.live.segment,))

    def deselect(self) -> None:
        """Only the current sentence counts again."""
        if self.selection.clear():
            self.viewport().update()
            self.selection_changed.emit()

    def extend_selection(self, by: int) -> None:
        """Draws the selection one sentence further (1) or back (-1)."""
        ends = self.selection.ends or (None if self.live.segment is None else (self.live.segment, self.live.segment))
        place = self.model.place(ends[1]) if ends else None
        if ends is None or place is None:
            return
        other = self._neighbour(place, by)
        paragraph = (self.model.paragraph(other.paragraph) or self.model.known(other.paragraph)) if other else None
        if other and paragraph and self.select_sentences(ends[0], paragraph.segments[other.sentence].id):
            self.show_sentence(other)

    def mark_live(self) -> None:
        """Shows the current sentence's marks in the live editor."""
        segment = self.current_segment()
        if segment is not None and segment.target == self.live.text:
            mark_live(self.field, segment.target, self.decorations.target(segment), self.theme)
