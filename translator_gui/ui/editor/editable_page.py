"""The page with its one live editor on the sentence that is worked on: going elsewhere, selecting, editing."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.ui.editor import accessible
from translator_gui.ui.editor.block_painter import BlockState
from translator_gui.ui.editor.earlier import Earlier
from translator_gui.ui.editor.navigable_page import NavigablePage
from translator_gui.ui.editor.options import PageOptions
from translator_gui.ui.editor.pointer import Pointer
from translator_gui.ui.editor.pointing import Held
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.viewmodel.page_model import PageChange, PageModel

_MARKS_MS = 40
"""So long after a key at the latest follows what it changed: whoever types fast does not pay for it at every key."""


class EditablePage(NavigablePage):
    """Shows and edits a project's paragraphs. Offsets it gives and takes are code points.

    It changes nothing itself: it tells `typed`, and whoever listens puts the new paragraph into the model with the
    page as the change's origin.
    """

    typed = Signal(object, str)
    """A sentence's English was changed (typed, pasted, undone, redone): its id and the whole text."""
    pasted = Signal(object)
    """Told after `typed`, when the text came from the clipboard or from `insert_text`: the sentence's id."""
    move_wanted = Signal(bool)
    """The selected English is to go to the next sentence (True) or to the previous one."""
    badge_clicked = Signal(object)
    """More is wanted of what a badge of the current sentence tells: the badge's kind."""
    context_menu = Signal(QPoint, object)
    """A menu is asked for: where on the screen, and the sentence's id."""

    def __init__(
        self, model: PageModel, options: PageOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, options, theme, parent)
        self.decorations.changed.connect(self._on_decorated)
        self._below_before = QRectF()
        self._marks_due = QTimer(self)
        self._marks_due.setSingleShot(True)
        self._marks_due.setInterval(_MARKS_MS)
        self._marks_due.timeout.connect(self._follow_typing)
        self.pointer = Pointer(self)
        self.live.edited.connect(self._on_edited)
        self.live.resized.connect(self._on_resized)
        self.field.refused.connect(self._on_refused)
        self.field.pasted.connect(self._on_pasted)
        self.field.focus_changed.connect(self._on_focus)
        self.field.cursorPositionChanged.connect(self._on_caret)
        self._caret_before = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        accessible.install(self)
        if len(model):
            self.load()

    # Editing.

    def insert_text(self, text: str) -> None:
        """Puts a suggestion, a term or other text in place of the selection; told as `typed` and `pasted`."""
        self.field.insert(text)

    def replace_text(self, start: int, end: int, text: str) -> None:
        """Puts text in place of a range of the current English; told as `typed`, undone in one step."""
        self.field.replace(start, end, text)

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
        self.mark_live()

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
        self._decorate(index, state)
        return state

    def _decorate(self, index: int, state: BlockState) -> None:
        paragraph = self.model.known(index)
        if paragraph is None:
            return
        state.source_marks = self.decorations.source(paragraph)
        marked = ((position, self.decorations.target(s)) for position, s in enumerate(paragraph.segments))
        state.target_marks = {position: marks for position, marks in marked if marks}
        badges = self.decorations.badges
        if badges is not None:
            commented = ((position, s) for position, s in enumerate(paragraph.segments) if s.comments)
            state.severities = {position: badges.worst(s) for position, s in commented}
        if self._shown is not None:
            among = self._shown.matching
            state.gap = self.blocks.order.after(index) not in {index + 1, None}
            state.grey = frozenset(position for position, s in enumerate(paragraph.segments) if s.id not in among)

    def _on_decorated(self, paragraph_ids: tuple[int, ...] | None) -> None:
        if paragraph_ids is None:
            self.viewport().update()
        else:
            for identity in paragraph_ids:
                index = self.model.index_of(identity)
                if index is not None:
                    self.update_block(index)
        self.mark_live()

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
        self.blocks.marks.follow(None)
        self.field.hide()
        self.selection.clear()
        self._shown = self.selection.among = None
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
                self.blocks.marks.follow(None)
                self._coming = (index, current, 0, None)
                return
            if change.origin is not self:
                self.live.take(segment)
                self._follow_marks(segment)
            elif self.blocks.marks.earlier is not None and not self._marks_due.isActive():
                self._marks_due.start()
            self.dress_live()
            self.mark_live()
            accessible.name_field(self.field, self.model, place, self._changed_words)

    def on_changed(self, change: PageChange) -> None:
        super().on_changed(change)
        if self._coming and self._coming[0] in change.paragraphs:
            index, segment, sentence, caret = self._coming
            self.go(index, segment, sentence=sentence, caret=caret)

    def echo_rect(self, change: PageChange, index: int) -> QRectF | None:
        if change.origin is self.blocks.marks:
            below = self._below()
            return below.adjusted(-12, 0, 0, 0) if below == self._below_before else None
        place = self.place()
        if change.origin is not self or place is None or place.paragraph != index:
            return None
        columns, box = self.blocks.columns, self.blocks.get(index).fields[place.sentence]
        left = columns.left if columns.mirrored else columns.spine + 2
        # A badge that names another missing tag than before is as large as it was.
        bottom = box.bottom if box.chips else box.frame.bottom()
        width = columns.english_left + columns.english_width + 12 - left
        return QRectF(left, box.frame.top(), width, bottom - box.frame.top())

    # What changed since an earlier text.

    def set_earlier(self, earlier: Earlier | None) -> None:
        """Marks from now on what changed since earlier texts; None marks nothing."""
        self.blocks.marks.earlier = earlier
        self.remark()

    def remark(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """The earlier texts of these paragraphs are others now, or have been read; None is all of them."""
        held = self.held()
        if paragraph_ids is None:
            indexes = self.blocks.laid_out
        else:
            indexes = tuple(at for identity in paragraph_ids if (at := self.model.index_of(identity)) is not None)
        place, segment = self.place(), self.current_segment()
        if place is not None and segment is not None:
            self._follow_marks(segment)
            accessible.name_field(self.field, self.model, place, self._changed_words)
        self.reshape(indexes, held)

    def _follow_marks(self, segment: Segment) -> None:
        self.blocks.marks.follow(segment)
        self._changed_words = self.blocks.marks.told(segment)

    def _follow_typing(self) -> None:
        """After the keys are painted: what they changed."""
        place, held = self.place(), self.held()
        self._below_before = self._below()
        if place is not None and self.blocks.marks.follow(self.current_segment()):
            self.reshape([place.paragraph], held, PageChange((place.paragraph,), self.blocks.marks))

    def _below(self) -> QRectF:
        """Where stands what changed in the current sentence."""
        place = self.place()
        fields = self.blocks.get(place.paragraph).fields if place else []
        return fields[place.sentence].below_rect if place and place.sentence < len(fields) else QRectF()

    # What the live editor tells.

    def _on_edited(self, text: str) -> None:
        # Whoever writes has one sentence in mind: the next key must not confirm those selected before.
        self.deselect()
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
            self.refused.emit(
                QCoreApplication.translate(
                    "Page", "This project is open for reading only; save a copy to work on (File menu)."
                )
            )
        else:
            self.refused.emit(
                QCoreApplication.translate("Page", "This sentence is final; reopen it first (Sentence menu).")
            )

    def _on_caret(self) -> None:
        if not self.field.tags:
            return
        before, self._caret_before = self._caret_before, self.field.caret()
        place = self.place()
        paragraph = self.model.known(place.paragraph) if place else None
        if paragraph is not None and abs(before - self._caret_before) == 1:
            character = self.live.text[min(before, self._caret_before) :][:1]
            accessible.announce_tag(self.field, character, paragraph.tags)

    def _on_focus(self, has: bool, for_a_menu: bool) -> None:
        place = self.place()
        if place is not None:
            self.update_block(place.paragraph)
        if not has and not for_a_menu and self.live.segment is not None:
            self.left.emit(self.live.segment)
