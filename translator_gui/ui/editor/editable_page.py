"""The page with its one live editor on the sentence that is worked on: going elsewhere, selecting, editing."""

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from translator_gui.model.segment import Segment, paragraph_of, start_of
from translator_gui.ui.editor import accessible
from translator_gui.ui.editor.block_painter import BlockState
from translator_gui.ui.editor.live_field import LiveField
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.page_view import Held, PageView
from translator_gui.ui.editor.pointer import Pointer
from translator_gui.ui.editor.selection import Selection
from translator_gui.ui.editor.source_mode import SourceMode
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.page_model import PageChange, PageModel, Place


class EditablePage(PageView):
    """Shows and edits a project's paragraphs. Offsets it gives and takes are code points.

    It changes nothing itself: it tells `typed`, and whoever listens puts the new paragraph into the model with the
    page as the change's origin.
    """

    typed = Signal(object, str)
    """A sentence's English was changed (typed, pasted, undone, redone): its id and the whole text."""
    left = Signal(object)
    """The caret left a sentence (its id), or the page lost the keyboard."""
    current_changed = Signal(object)
    """Another sentence is the current one: its id."""
    pasted = Signal(object)
    """Told after `typed`, when the text came from the clipboard or from `insert_text`: the sentence's id."""
    move_wanted = Signal(bool)
    """The selected English is to go to the next sentence (True) or to the previous one."""
    selection_changed = Signal()
    """Other sentences are selected."""
    source_changed = Signal()
    """The caret entered or left the Urdu, moved there, or selected something."""
    refused = Signal(str)
    """Why a key did nothing; a sentence for people."""
    context_menu = Signal(QPoint, object)
    """A menu is asked for: where on the screen, and the sentence's id."""

    def __init__(self, model: PageModel, options: PageOptions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, options, theme, parent)
        self._coming: tuple[int, int | None, int, int | None] | None = None
        """Where to go once a paragraph has been read: its index, the sentence's id or else its position, the caret."""
        self.live = LiveField(self.viewport())
        self.field = self.live.field
        self.selection = Selection(model)
        self.source = SourceMode(self)
        self.pointer = Pointer(self)
        self.live.edited.connect(self._on_edited)
        self.live.resized.connect(self._on_resized)
        self.field.refused.connect(self._on_refused)
        self.field.pasted.connect(self._on_pasted)
        self.field.focus_changed.connect(self._on_focus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        accessible.install(self)
        if len(model):
            self.load()

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
            self.go(index, segment_id, caret=caret)

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
        return True

    def _enter(self, segment_id: int, caret: int | None) -> None:
        self.live.commit()
        self.source.leave()
        if self.live.segment is not None:
            self.left.emit(self.live.segment)
        old = self.place()
        self.live.unload()
        self.blocks.live = None
        if self.selection.clear():
            self.viewport().update()
            self.selection_changed.emit()
        self._load(segment_id, caret)
        place = self.place()
        self.reshape({p.paragraph for p in (old, place) if p}, self.held())
        if place is not None:
            self.current_changed.emit(segment_id)

    def _load(self, segment_id: int, caret: int | None) -> None:
        """Puts a sentence into the live editor."""
        segment, place = self.model.segment(segment_id), self.model.place(segment_id)
        if segment is None or place is None:
            self.field.hide()
            return
        font = self.blocks.english_font(place.paragraph)
        self.live.load(segment, caret, self.blocks.columns.english_width, font, self.theme)
        self.blocks.live = segment_id, self.live.height
        accessible.name_field(self.field, self.model, place)

    def next_sentence(self) -> bool:
        """Goes to the sentence after the current one; False at the end."""
        return self._step(1)

    def previous_sentence(self) -> bool:
        """Goes to the sentence before the current one; False at the start."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        place = self.place()
        if place is None:
            return self.go(0)
        paragraph = self.model.known(place.paragraph)
        if paragraph and 0 <= place.sentence + by < len(paragraph.segments):
            return self.go(place.paragraph, sentence=place.sentence + by)
        return self.go(place.paragraph + by, sentence=0 if by > 0 else -1)

    def next_paragraph(self) -> bool:
        """Goes to the next paragraph's first sentence; False at the end."""
        place = self.place()
        return self.go(place.paragraph + 1 if place else 0)

    def previous_paragraph(self) -> bool:
        """Goes to this paragraph's first sentence, or from there to the paragraph before; False at the start."""
        place = self.place()
        return self.go(place.paragraph - (0 if place.sentence else 1) if place else 0)

    def enter_source(self) -> None:
        """Puts the caret into the Urdu, at the current sentence."""
        self.source.enter()

    def leave_source(self) -> None:
        """Puts the caret back into the English."""
        self.source.leave()
        self.field.setFocus()

    def leave_page(self, *, forward: bool) -> None:
        """Gives the keyboard to the next or the previous widget outside the page."""
        widget: QWidget | None = self
        while True:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is None or widget is self:
                return
            takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()
            if takes and not self.isAncestorOf(widget):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                widget.setFocus(reason)
                return

    def show_current(self) -> None:
        """Brings the current field on screen, with as little movement as possible."""
        place = self.place()
        if place is not None:
            self.show_sentence(place)

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

    def extend_selection(self, by: int) -> None:
        """Draws the selection one sentence further (1) or back (-1)."""
        ends = self.selection.ends or (None if self.live.segment is None else (self.live.segment, self.live.segment))
        place = self.model.place(ends[1]) if ends else None
        if ends is None or place is None:
            return
        other = self.model.at_number(self.model.number(place) + by)
        paragraph = (self.model.paragraph(other.paragraph) or self.model.known(other.paragraph)) if other else None
        if other and paragraph and self.select_sentences(ends[0], paragraph.segments[other.sentence].id):
            self.show_sentence(other)

    # Editing.

    def insert_text(self, text: str) -> None:
        """Puts a suggestion, a term or other text in place of the selection; told as `typed` and `pasted`."""
        self.field.insert(text)

    def undo_typing(self) -> bool:
        """Takes back the latest step of running typing; False when nothing is left here: the project's turn."""
        return self.live.travel(back=True)

    def redo_typing(self) -> bool:
        """Repeats a step of running typing; False when there is none."""
        return self.live.travel(back=False)

    def set_read_only(self, read_only: bool) -> None:
        """Locks or unlocks everything."""
        self.live.set_read_only(read_only=read_only, segment=self.current_segment())

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.dress_live()

    # What the view asks.

    def block_state(self, index: int) -> BlockState:
        state = super().block_state(index)
        place = self.place()
        if place is not None and place.paragraph == index:
            state.current, state.focused = place.sentence, self.field.hasFocus()
        if self.pointer.over and self.pointer.over[0] == index:
            state.hovered = self.pointer.over[1]
        if self.selection.ends:
            state.picked = self.selection.positions(index)
        self.source.describe(index, state)
        return state

    def held(self) -> Held | None:
        place = self.place()
        top = self.flow.top_of(place.paragraph) if place else None
        if place is None or top is None:
            return super().held()
        fields = self.blocks.get(place.paragraph).fields
        if place.sentence >= len(fields):
            return super().held()
        frame = fields[place.sentence].frame
        if top + frame.bottom() < 0 or top + frame.top() > self.viewport().height():
            return super().held()
        return Held(place.paragraph, place.sentence, top + round(frame.top()))

    def arranged(self) -> None:
        place = self.place()
        if place is None:
            return
        top, width = self.flow.top_of(place.paragraph), self.blocks.columns.english_width
        fields = self.blocks.get(place.paragraph).fields if top is not None else []
        if top is None or place.sentence >= len(fields):
            self.live.place(None, width)
            return
        corner = fields[place.sentence].text.topLeft().toPoint()
        self.live.place(corner + QPoint(0, top), width)

    def restyled(self) -> None:
        self.dress_live()

    def dress_live(self) -> None:
        """Gives the live editor the page's fonts, colours and column."""
        segment, place = self.current_segment(), self.place()
        if segment is None or place is None:
            return
        font = self.blocks.english_font(place.paragraph)
        self.live.dress(segment, self.blocks.columns.english_width, font, self.theme)
        self.blocks.live = segment.id, self.live.height

    def load(self) -> None:
        self.live.unload()
        self.blocks.live = None
        self.field.hide()
        self.selection.clear()
        self.source.leave()
        self.pointer.over = None
        super().load()

    def content_changed(self, change: PageChange) -> None:
        current = self.live.segment
        index = None if current is None else self.model.index_of(paragraph_of(current))
        if current is not None and index is not None and index in change.paragraphs:
            segment, place = self.model.segment(current), self.place()
            if segment is None or place is None:  # joined to the sentence before
                self.live.unload()
                self.blocks.live = None
                self._coming = (index, current, 0, None)
                return
            if change.origin is not self:
                self.live.take(segment)
            self.dress_live()
            accessible.name_field(self.field, self.model, place)

    def on_changed(self, change: PageChange) -> None:
        super().on_changed(change)
        if self._coming and self._coming[0] in change.paragraphs:
            index, segment, sentence, caret = self._coming
            self.go(index, segment, sentence=sentence, caret=caret)

    def echo_rect(self, change: PageChange, index: int) -> QRectF | None:
        place = self.place()
        if change.origin is not self or place is None or place.paragraph != index:
            return None
        columns, box = self.blocks.columns, self.blocks.get(index).fields[place.sentence]
        left = columns.left if columns.mirrored else columns.spine + 2
        return QRectF(
            left, box.frame.top(), columns.english_left + columns.english_width + 12 - left, box.frame.height()
        )

    # What the live editor tells.

    def _on_edited(self, text: str) -> None:
        if self.live.segment is not None:
            self.typed.emit(self.live.segment, text)

    def _on_resized(self) -> None:
        place = self.place()
        if place is not None and self.live.segment is not None:
            held = self.held()
            self.blocks.live = self.live.segment, self.live.height
            self.reshape([place.paragraph], held)

    def _on_pasted(self) -> None:
        if self.live.segment is not None:
            self.pasted.emit(self.live.segment)

    def _on_refused(self) -> None:
        if self.live.read_only:
            self.refused.emit(QCoreApplication.translate("Page", "This project is open for reading only."))
        else:
            self.refused.emit(QCoreApplication.translate("Page", "This sentence is final; reopen it to change it."))

    def _on_focus(self, has: bool, for_a_menu: bool) -> None:
        place = self.place()
        if place is not None:
            self.update_block(place.paragraph)
        if not has and not for_a_menu and self.live.segment is not None:
            self.left.emit(self.live.segment)
