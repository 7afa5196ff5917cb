"""The sentence editor: the one field in which English is typed, with its sentence and typing undo."""

from collections.abc import Callable, Iterable
from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import tags_in
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import Status
from translator_gui.text.auto_correct import AutoCorrectOptions
from translator_gui.ui.editor import accessible
from translator_gui.ui.editor.block_painter import ParagraphPaintState
from translator_gui.ui.editor.change_highlights import EnglishDiffProvider
from translator_gui.ui.editor.decoration_painter import mark_field
from translator_gui.ui.editor.english_field import MARGIN, EnglishField
from translator_gui.ui.editor.hit_test import ScrollAnchor
from translator_gui.ui.editor.page_decorations import PageTextDecorations
from translator_gui.ui.editor.page_view import ParagraphBlocksView
from translator_gui.ui.editor.typing_history import TypingUndoHistory, moved_caret
from translator_gui.ui.painting.paint_now import paint_now
from translator_gui.viewmodel.page_state import ChangedParagraphs, SentencePosition

_FAR = 20_000
"""Where the field waits while its sentence is off screen: hidden, it would lose the keyboard."""
_CLOSE_UP = frozenset(",.;:!?)]}%/…'’ ")
"""Typed behind a completion, these take back the space that it brought."""
_HIGHLIGHT_MS = 40
"""The changes are marked at most so long after a key: fast typing does not pay for it at every key."""


class SentenceEditor(QObject):
    """Edits the English of the current sentence in an `EnglishField` over the page. Offsets are code points.

    It changes nothing itself: it emits `typed`, and the receiver puts the new paragraph into the model with the live
    editor as the change's origin.
    """

    typed = Signal(object, str)
    """A sentence's English was changed (typed, pasted, undone, redone): its id and the whole text."""
    caret_moved = Signal()
    """The caret moved within the sentence, or its text changed, also by an undo or a replacement."""
    pasted = Signal(object)
    """Emitted after `typed` when the text did not come from the keyboard: the sentence's id."""
    editing_ended = Signal(object)
    """The caret left a sentence (its id), or the page lost the keyboard."""
    refused = Signal(str)
    """A key did nothing: the reason, for people."""
    joined = Signal(object)
    """The sentence in the editor was joined to the one before it: its id. The editor is empty."""

    def __init__(self, view: ParagraphBlocksView, decorations: PageTextDecorations) -> None:
        super().__init__(view)
        self._view, self._decorations = view, decorations
        self._model, self._highlights = view.model, view.blocks.highlights
        self.field = EnglishField(view.viewport)
        self.field.hide()
        self.segment: int | None = None
        """Id of the sentence in the editor."""
        self.read_only = False
        """Whether nothing at all may be changed; see `set_read_only`."""
        self.habits = AutoCorrectOptions()
        """The corrections applied during typing."""
        self._height = 0.0  # of the text, whole pixels
        self._text = ""
        self._history = TypingUndoHistory()
        self._dressing = self._correcting = self._showing = self._taken = False
        self._caret_before = 0
        self._space = -1
        """Offset of the space that a completion brought."""
        self._changed_words = ""  # for screen readers; they do not follow every key
        self._below_before = QRectF()
        self._bottom_before: tuple[int | None, float] = None, 0.0
        """The sentence typed in last, and where its field and badges ended in its block."""
        self._highlights_due = QTimer(self)
        self._highlights_due.setSingleShot(True)
        self._highlights_due.setInterval(_HIGHLIGHT_MS)
        self._highlights_due.timeout.connect(self._highlight_typing)
        self.field.wrote.connect(self._correct)
        self.field.textChanged.connect(self._follow_text)
        self.field.cursorPositionChanged.connect(self._follow_caret)
        self.field.keyed.connect(self.caret_moved)
        self.field.relaid.connect(self._follow_width)
        self.field.refused.connect(self._refuse)
        self.field.pasted.connect(self._report_paste)
        self.field.focus_changed.connect(self._follow_focus)
        view.edited = self
        view.state_parts.append(self)
        view.arranged.connect(self._place_field)
        view.restyled.connect(self.dress)
        view.recoloured.connect(self.dress)
        view.recoloured.connect(self.mark)
        view.changing.connect(self._follow_change)
        view.changed.connect(self._announce_taken)
        decorations.changed.connect(self.mark)

    @property
    def text(self) -> str:
        """The English in the sentence editor."""
        return self._text

    def current_segment(self) -> Segment | None:
        """Return the edited sentence with the text stored in the page state; None if no sentence is edited."""
        return None if self.segment is None else self._model.segment(self.segment)

    def place(self) -> SentencePosition | None:
        """Return the paragraph index and position of the edited sentence; None if no sentence is edited."""
        return None if self.segment is None else self._model.place(self.segment)

    def caret(self) -> int:
        """Return the offset of the caret in the edited English."""
        return self.field.caret()

    def selection(self) -> tuple[int, int]:
        """Return the selected range of the edited English; empty at the caret when nothing is selected."""
        return self.field.selection()

    def load(self, segment_id: int, caret: int | None) -> None:
        """Start editing a sentence, with the caret at an offset of its English; None for its end."""
        segment, place = self._model.segment(segment_id), self._model.place(segment_id)
        if segment is None or place is None:
            self.field.hide()
            return
        paragraph = self._model.known(place.paragraph)
        self.field.set_tags(frozenset(tags_in(paragraph.source(segment) if paragraph else "")))
        self.segment, self._space = segment_id, -1
        self.dress()
        self._show(segment.target, len(segment.target) if caret is None else caret)
        self.close_typing()
        self.field.show()
        self._view.blocks.live = segment_id, self._height
        self.mark()
        self._highlight(segment)
        self._name(place)

    def leave(self) -> None:
        """Stop editing the sentence, after emitting `editing_ended` for it."""
        self.commit_composition()
        self.take_back_space()
        if self.segment is not None:
            self.editing_ended.emit(self.segment)
        self._empty()

    def clear(self) -> None:
        """Stop editing without emitting a signal and hide the field, after other paragraphs were loaded."""
        self._empty()
        self.field.hide()

    def _empty(self) -> None:
        self.segment = self._view.blocks.live = None
        self._highlights.follow(None)

    def dress(self) -> None:
        """Apply the page's fonts, theme and column width to the field with the edited English."""
        segment, place = self.current_segment(), self.place()
        if segment is None or place is None:
            return
        final, theme = segment.status is Status.FINAL, self._view.theme
        self._dressing = True
        self.field.set_locked(locked=final or self.read_only)
        self.field.dress(self._view.blocks.english_font(place.paragraph), theme, theme.tint if final else theme.field)
        self.field.resize(self._view.blocks.columns.english_width + 2 * MARGIN, max(self.field.height(), 10))
        self._dressing = False
        self._measure()
        self._view.blocks.live = segment.id, self._height

    def mark(self) -> None:
        """Show search hits, misspellings and comments of the edited sentence in the field."""
        segment = self.current_segment()
        if segment is not None and segment.target == self._text:
            mark_field(self.field, segment.target, self._decorations.target(segment), self._view.theme)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or unlock the English of all sentences, as for a project that is open for reading only."""
        self.read_only = read_only
        segment = self.current_segment()
        self.field.set_locked(locked=read_only or (segment is not None and segment.status is Status.FINAL))

    # Editing.

    def replace_text(self, start: int, end: int, text: str) -> None:
        """Replace a range of the edited English, as one undo step; emits `typed`."""
        self.field.replace(start, end, text)

    def replace_typed(self, start: int, end: int, text: str, caret: int) -> None:
        """Replace a range of the edited English as a separate undo step and set the caret."""
        self._replace_apart(start, end, text)
        self.field.set_caret(caret)

    def complete(self, typed: int, text: str) -> None:
        """Replace the letters before the caret by a completion and the space behind it, as a separate undo step.

        The space is taken back before a mark, and where the sentence is left with it.

        Args:
            typed: Number of letters.
            text: The completion.
        """
        caret, behind = self.field.caret(), self._text[self.field.caret() :]
        # Not yet another one where one follows.
        end = caret + behind.startswith(" ")
        brings = not behind or end > caret
        start = caret - typed
        self.replace_typed(start, end, f"{text} " if brings else text, start + len(text) + brings)
        self._space = start + len(text) if not behind else -1

    def take_back_space(self) -> None:
        """Remove the space that a completion brought, if nothing was typed behind it: the English is done."""
        at, self._space = self._space, -1
        if at >= 0 and at == len(self._text) - 1 and self._text[at] == " ":
            self._replace_apart(at, at + 1, "")

    def _replace_apart(self, start: int, end: int, text: str) -> None:
        self._correcting = True
        try:
            self.field.replace(start, end, text, typed=True)
        finally:
            self._correcting = False

    @property
    def can_undo_typing(self) -> bool:
        """Whether the edited sentence has typing to undo."""
        return not self.read_only and self._history.can_undo

    @property
    def can_redo_typing(self) -> bool:
        """Whether the edited sentence has undone typing."""
        return not self.read_only and self._history.can_redo

    def undo_typing(self) -> bool:
        """Undo the latest typing in the edited sentence; False without any, so that the project's undo is used."""
        return self._travel(self._history.undo)

    def redo_typing(self) -> bool:
        """Redo the typing that was undone last in the edited sentence; False when there is none."""
        return self._travel(self._history.redo)

    def commit_composition(self) -> None:
        """Make the input method insert the text that it is composing."""
        if self.field.composing():
            QGuiApplication.inputMethod().commit()

    def close_typing(self) -> None:
        """Clear the typing undo of the edited sentence: what was typed before is left to the project's undo."""
        self._history.reset(self._text, self.field.caret())

    def _travel(self, step: Callable[[], tuple[str, int] | None]) -> bool:
        state = None if self.segment is None or self.field.isReadOnly() else step()
        if self.segment is None or state is None:
            return False
        self._show(*state)
        self._follow_height()
        self.typed.emit(self.segment, self._text)
        self.caret_moved.emit()
        return True

    def _show(self, text: str, caret: int) -> None:
        self._showing = True
        self.field.load(text, caret)
        self._showing = False
        self._text = self.field.text()
        self._measure()

    def _measure(self) -> bool:
        before, self._height = self._height, float(ceil(self.field.text_height()))
        return self._height != before

    # What the view asks and emits.

    def describe(self, index: int, state: ParagraphPaintState) -> None:
        """Mark the edited sentence as the current one in the paint state of its paragraph block."""
        place = self.place()
        if place is not None and place.paragraph == index:
            state.current, state.focused = place.sentence, self.field.hasFocus()

    def anchor(self) -> ScrollAnchor | None:
        """Return the edited field as the scroll anchor, which keeps its y on screen; None while it is off screen."""
        place = self.place()
        top = self._view.visible.top_of(place.paragraph) if place else None
        if place is None or top is None:
            return None
        fields = self._view.blocks.get(place.paragraph).fields
        if place.sentence >= len(fields):
            return None
        frame = fields[place.sentence].frame
        if top + frame.bottom() < 0 or top + frame.top() > self._view.arranged_height:
            return None
        return ScrollAnchor(place.paragraph, place.sentence, top + round(frame.top()))

    def echo_rect(self, change: ChangedParagraphs, index: int) -> QRectF | None:
        """Return the part of a paragraph block to repaint after typing; None for the whole block."""
        if change.origin is self._highlights:
            below = self._below()
            return below.adjusted(-12, 0, 0, 0) if below == self._below_before else None
        place = self.place()
        if change.origin is not self or place is None or place.paragraph != index:
            return None
        columns, box = self._view.blocks.columns, self._view.blocks.get(index).fields[place.sentence]
        left = columns.left if columns.urdu_on_right else columns.spine + 2
        before, self._bottom_before = self._bottom_before, (self.segment, box.bottom)
        if before != self._bottom_before:
            # A badge that came or went moves the sentences below, even if the block is as high as before.
            return None
        bottom = box.bottom if box.badges else box.frame.bottom()
        width = columns.english_left + columns.english_width + 12 - left
        return QRectF(left, box.frame.top(), width, bottom - box.frame.top())

    def _place_field(self) -> None:
        """Move the field over the edited sentence in its block; outside the viewport while that is off screen."""
        place = self.place()
        if place is None:
            return
        top, width = self._view.visible.top_of(place.paragraph), self._view.blocks.columns.english_width
        fields = self._view.blocks.get(place.paragraph).fields if top is not None else []
        if top is None or place.sentence >= len(fields):
            corner = QPoint(0, _FAR)
        else:
            corner = fields[place.sentence].text.topLeft().toPoint() + QPoint(-MARGIN, top - MARGIN)
        y = max(-_FAR, min(corner.y(), _FAR))
        height = max(int(self._height), ceil(self.field.fontMetrics().lineSpacing())) + 2 * MARGIN
        self.field.setGeometry(corner.x(), y, width + 2 * MARGIN, height)

    def _follow_change(self, change: ChangedParagraphs) -> None:
        current = self.segment
        index = None if current is None else self._model.index_of(paragraph_of(current))
        if current is None or index is None or index not in change.paragraphs:
            return
        segment, place = self._model.segment(current), self.place()
        if segment is None or place is None:
            self._empty()
            self.joined.emit(current)
            return
        if change.origin is not self:
            self._take(segment)
            self._highlight(segment)
        elif self._highlights.earlier is not None and not self._highlights_due.isActive():
            self._highlights_due.start()
        self.dress()
        self.mark()
        self._name(place)

    def _take(self, segment: Segment) -> None:
        """Show the edited sentence's English after a change from elsewhere, such as an undo; keep the caret near."""
        if segment.target == self._text:
            return
        caret = moved_caret(self._text, segment.target, self.field.caret())
        self._show(segment.target, caret)
        self._history.reset(self._text, caret)
        self._taken = True

    def _announce_taken(self) -> None:
        taken, self._taken = self._taken, False
        if taken:
            self.caret_moved.emit()

    def _name(self, place: SentencePosition) -> None:
        accessible.name_field(self.field, self._model, place, self._changed_words)

    # What changed since an earlier text.

    def set_earlier(self, earlier: EnglishDiffProvider | None) -> None:
        """Set the provider of diffs with earlier versions whose changes the page highlights; None highlights none."""
        self._highlights.earlier = earlier
        self.refresh_highlights()

    def refresh_highlights(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """Update the change highlights of paragraphs after their earlier texts changed; None for all paragraphs."""
        anchor = self._view.anchor()
        if paragraph_ids is None:
            indexes = self._view.blocks.laid_out
        else:
            indexes = tuple(at for identity in paragraph_ids if (at := self._model.index_of(identity)) is not None)
        place, segment = self.place(), self.current_segment()
        if place is not None and segment is not None:
            self._highlight(segment)
            self._name(place)
        self._view.lay_out_again(indexes, anchor)

    def _highlight(self, segment: Segment) -> None:
        self._highlights.follow(segment)
        self._changed_words = self._highlights.spoken(segment)

    def _highlight_typing(self) -> None:
        """Update the change highlights of the edited sentence shortly after typing."""
        place, anchor = self.place(), self._view.anchor()
        self._below_before = self._below()
        if place is not None and self._highlights.follow(self.current_segment()):
            self._view.lay_out_again([place.paragraph], anchor, ChangedParagraphs((place.paragraph,), self._highlights))

    def _below(self) -> QRectF:
        """Return the rectangle below the edited field with its changes since an earlier version; empty if none."""
        place = self.place()
        fields = self._view.blocks.get(place.paragraph).fields if place else []
        return fields[place.sentence].below_rect if place and place.sentence < len(fields) else QRectF()

    # What the field emits.

    def _follow_text(self) -> None:
        """Handle changed text or composition in the field: adapt its height, record undo, emit `typed`."""
        text = self.field.text()
        if text != self._text:
            # The letter first: all that follows from it takes several times as long as painting it.
            paint_now(self.field.viewport())
        if self._measure():
            self._follow_height()
        if text != self._text and self.segment is not None:
            self._text = text
            caret, pasted = self.field.caret(), self.field.pasting
            self._history.record(text, caret, monotonic(), pasted=pasted, apart=self._correcting)
            self.typed.emit(self.segment, text)
        self.caret_moved.emit()

    def _follow_height(self) -> None:
        place = self.place()
        if place is not None and self.segment is not None:
            anchor = self._view.anchor()
            self._view.blocks.live = self.segment, self._height
            self._view.lay_out_again([place.paragraph], anchor)

    def _follow_width(self) -> None:  # a widget that is not shown yet gets its width only when it is
        if not self._dressing and self._measure():
            self._follow_height()

    def _correct(self, typed: str) -> None:
        """Apply a typing correction (such as curly quotes) after a typed character, as a separate undo step."""
        if self.segment is None:
            return
        at, self._space = self._space, -1
        if at >= 0 and typed in _CLOSE_UP and self._text[at:] == f" {typed}":
            self._replace_apart(at, at + 1, "")
        if not any(self.habits):
            return
        edit = self.habits.edit(self._text, self.field.caret(), typed)
        if edit is not None:
            self._replace_apart(edit.start, edit.end, edit.text)

    def caret_span(self) -> tuple[float, float]:
        """Return top and bottom of the caret's line, measured from the top of the English."""
        rect = self.field.cursorRect()
        return float(rect.top() - MARGIN), float(rect.bottom() + 1 - MARGIN)

    def _follow_caret(self) -> None:
        if self.field.text() == self._text:
            self._history.record_caret(self.field.caret())
            if not self._showing:
                self.caret_moved.emit()
        if not self.field.tags:
            return
        before, self._caret_before = self._caret_before, self.field.caret()
        place = self.place()
        paragraph = self._model.known(place.paragraph) if place else None
        if paragraph is not None and abs(before - self._caret_before) == 1:
            character = self._text[min(before, self._caret_before) :][:1]
            accessible.announce_tag(self.field, character, paragraph.tags)

    def _report_paste(self) -> None:
        if self.segment is not None:
            self.pasted.emit(self.segment)

    def _refuse(self) -> None:
        reading = _("This project is open for reading only; save a copy to work on (File menu).")
        self.refused.emit(reading if self.read_only else _("This sentence is final; reopen it first (Sentence menu)."))

    def _follow_focus(self, has: bool, for_a_menu: bool) -> None:
        place = self.place()
        if place is not None:
            self._view.update_block(place.paragraph)
        if not has and not for_a_menu and self.segment is not None:
            self.take_back_space()
            self.editing_ended.emit(self.segment)
