"""Comments, the translator's note and the labels of the current sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from translator_gui.model.comment import Anchor, Thread
from translator_gui.model.segment import Segment
from translator_gui.ui.annotations.comment_form import CommentForm, Draft
from translator_gui.ui.annotations.note_form import NoteForm
from translator_gui.ui.annotations.remark_view import quiet_label
from translator_gui.ui.annotations.thread_box import ThreadBox, Unfinished
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import empty
from translator_gui.ui.widgets.scroll_bar import ScrollBar

if TYPE_CHECKING:
    from translator_gui.ui.annotations.changed_urdu import ChangedUrdu


_FIRST = "first"
"""Stands for the uid of whichever thread stands first."""


class AnnotationPanel(QScrollArea):
    """Shows one sentence at a time. Ctrl+Enter in a text says it; Esc goes back to the page."""

    added = Signal(object, object)
    """A sentence gets a new comment: its `Draft`."""
    words_wanted = Signal()
    """A comment is about to be written: are there words selected that it speaks of?"""
    replied = Signal(str, str)
    """To the thread of a uid, with a text."""
    edited = Signal(str, str, str)
    """In the thread of a uid, the remark of a uid is to read so."""
    judged = Signal(str, object)
    """The thread of a uid speaks of this category and severity."""
    looked_at = Signal(str)
    """The thread of a uid is pointed at or has the keyboard; empty: none is."""
    settled = Signal(str, bool)
    """The thread of a uid is resolved (True) or open again."""
    noted = Signal(object, str)
    """A sentence's note as it should read now."""
    labelled = Signal(object, tuple)
    """A sentence's labels as they should be now."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self._unfinished: dict[int, Draft] = {}
        self._shown: tuple[Thread, ...] = ()
        self._boxes: dict[str, ThreadBox] = {}
        self._wanted = ""
        """Uid of the thread to go to as soon as it is shown."""
        self.author = ""
        """Whose words may be edited."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ScrollBar(theme, self, on_paper=False)
        self.setVerticalScrollBar(self._bar)
        inner = self._inner = QWidget(self)
        self._threads = QVBoxLayout()
        self._threads.setSpacing(10)
        self.none = quiet_label("", inner)
        self._heading = plain_label(inner, "Comments", wraps=True, bold=True)
        self._form = CommentForm(theme, inner)
        self._form.said.connect(self._add)
        self._form.left.connect(self.left)
        self._notes = NoteForm(inner)
        self._notes.noted.connect(self.noted)
        self._notes.labelled.connect(self.labelled)
        self._notes.left.connect(self._form.leave)
        self._change: ChangedUrdu | None = None
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.none)
        column.addLayout(self._threads)
        column.addWidget(self._form)
        column.addWidget(self._notes)
        column.addStretch(1)
        self.setWidget(inner)
        theme.follow(self._apply_theme)
        self.show_segment(None, "")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def sizeHint(self) -> QSize:
        return QSize(250, 400)

    def _apply_theme(self, theme: Theme) -> None:
        self._fill()
        self.setStyleSheet(
            f"#remark {{ background: {theme.field.name()}; border: 1px solid {theme.rule.name()}; "
            "border-radius: 6px; }"
            f"#quiet {{ color: {theme.muted.name()}; }}"
            f"#quote {{ background: {theme.spoken.name()}; border-left: 3px solid {theme.comment.name()}; "
            "padding: 2px 6px; }"
            f"QPlainTextEdit, QLineEdit {{ background: {theme.field.name()}; border: 1px solid "
            f"{theme.field_border.name()}; border-radius: 6px; padding: 4px; }}"
            f"QPlainTextEdit:focus, QLineEdit:focus {{ border-color: {theme.accent.name()}; }}"
        )

    @property
    def segment(self) -> int | None:
        """The sentence that is shown."""
        return self._segment.id if self._segment else None

    def show_segment(self, segment: Segment | None, name: str) -> None:
        """Shows a sentence's note and labels; its comments come with `show_threads`."""
        turned = segment is None or self._segment is None or segment.id != self._segment.id
        self._notes.show_segment(segment, turned=turned)
        if turned:
            self._wanted = ""
            self._turn_to(segment)
            self.show_threads(())
        self._segment = segment
        self.none.setText("No comments on this sentence yet." if segment else "Comments on a sentence stand here.")
        self._heading.setText(f"Comments on {name}" if name else "Comments")
        self._inner.setEnabled(segment is not None)

    @property
    def controls(self) -> dict[str, QWidget]:
        """What is written into, by the action that leads there."""
        return {"comment": self._form.text, "note": self._notes.note, "labels": self._notes.labels}

    def put_on_top(self, widget: QWidget) -> None:
        """Takes in something that is read before everything else."""
        self._put(0, widget)

    def put_before_comments(self, widget: QWidget) -> None:
        """Takes in something that is read just before the comments, whatever came or comes on top."""
        self._put(self._column.indexOf(self._heading), widget)

    def _put(self, place: int, widget: QWidget) -> None:
        widget.setParent(self._inner)
        self._column.insertWidget(place, widget)

    def show_change(self, before: str, after: str) -> None:
        """Shows how the sentence's Urdu changed in a newer version of its document; `before` is empty where it did not.

        What shows it is made when it is first wanted.
        """
        if before and self._change is None:
            from translator_gui.ui.annotations.changed_urdu import ChangedUrdu  # noqa: PLC0415 (seldom wanted)

            self._change = ChangedUrdu(self._theme, self._inner)
            self._column.insertWidget(0, self._change)
        if self._change is not None:
            self._change.show_change(before, after)

    def keep(self) -> None:
        """Before the project goes: what was written here goes with it, comments too that nobody sent yet."""
        self._notes.keep()
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._form.written()
        self._form.take(Draft())
        for segment, draft in self._unfinished.items():
            if draft.text.strip():
                self.added.emit(segment, draft._replace(text=draft.text.strip()))
        self._unfinished.clear()

    def _turn_to(self, segment: Segment | None) -> None:
        """Puts an unfinished comment aside and takes out the one that was begun on the other sentence."""
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._form.written()
        self._form.take(self._unfinished.pop(segment.id, Draft()) if segment else Draft())

    def show_threads(self, threads: tuple[Thread, ...]) -> None:
        """Shows the comments of the sentence, the open ones first; what is begun in one of them stays there."""
        shown = tuple(sorted(threads, key=lambda t: not t.open))
        if shown != self._shown or not shown:
            self._shown = shown
            self._fill()
        self.none.setVisible(not threads)
        if self._wanted in self._boxes or (self._wanted == _FIRST and self._boxes):
            self.go_to_thread(self._wanted)

    def _fill(self) -> None:
        begun: dict[str, Unfinished] = {uid: box.unfinished() for uid, box in self._boxes.items()}
        empty(self._threads)
        self._boxes = {}
        for thread in self._shown:
            box = self._boxes[thread.uid] = ThreadBox(thread, self.author, self._theme, self._inner)
            box.replied.connect(self.replied)
            box.edited.connect(self.edited)
            box.judged.connect(self.judged)
            box.settled.connect(self.settled)
            box.looked_at.connect(self._look_at)
            self._threads.addWidget(box)
            box.show()
            if thread.uid in begun:
                box.resume(begun[thread.uid])
        self._order_keys()

    def _order_keys(self) -> None:
        """Tab comes to the threads before the form below them, though they are made later."""
        first: QWidget = self._form.text
        for box in reversed(self._boxes.values()):
            for widget in reversed(box.stops):
                if (before := first.previousInFocusChain()) is not None:
                    QWidget.setTabOrder(before, widget)
                QWidget.setTabOrder(widget, first)
                first = widget

    def go_to_thread(self, uid: str = _FIRST) -> None:
        """Puts the keys into a thread, or into the first one, as soon as it is shown."""
        box = next(iter(self._boxes.values()), None) if uid == _FIRST else self._boxes.get(uid)
        self._wanted = "" if box is not None else uid
        if box is not None:
            box.begin()
            self._inner.adjustSize()
            self.ensureWidgetVisible(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._form.leave()
        else:
            super().keyPressEvent(event)

    def _look_at(self, uid: str) -> None:
        self.looked_at.emit(uid or self._focused())

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(widget is not None and self.isAncestorOf(widget) for widget in (old, new)):
            self.looked_at.emit(self._focused())

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return next((uid for uid, box in self._boxes.items() if box.isAncestorOf(focus)), "")

    def set_known_labels(self, labels: tuple[str, ...]) -> None:
        """Labels to suggest."""
        self._notes.set_known_labels(labels)

    def write_comment(self) -> None:
        """Puts the caret into the new comment; it speaks of the selected words, if there are some."""
        self.words_wanted.emit()
        self._focus(self._form.text)

    def speak_of(self, anchor: Anchor) -> None:
        """The new comment is about these words."""
        self._form.speak_of(anchor)

    def write_note(self) -> None:
        """Puts the caret into the note."""
        self._focus(self._notes.note)

    def write_labels(self) -> None:
        """Puts the caret into the labels."""
        self._focus(self._notes.labels)

    def _focus(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, draft: Draft) -> None:
        if self._segment is not None:
            self.added.emit(self._segment.id, draft)
