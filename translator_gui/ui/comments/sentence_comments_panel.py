"""Comments, the translator's note and the labels of the current sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAnchor, CommentThread
from translator_gui.model.segment import Segment
from translator_gui.ui.comments.comment_remark_view import muted_label
from translator_gui.ui.comments.comment_thread_box import CommentThreadBox, CommentThreadBoxState
from translator_gui.ui.comments.new_comment_form import CommentDraft, NewCommentForm
from translator_gui.ui.comments.sentence_note_form import SentenceNoteForm
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar

if TYPE_CHECKING:
    from translator_gui.ui.comments.source_change_box import SourceChangeBox


_FIRST = "first"
"""Used instead of a uid to mean the first thread."""


class SentenceCommentsPanel(QScrollArea):
    """The panel with the comments, note and labels of one sentence. Ctrl+Enter posts, Esc returns to the page."""

    added = Signal(object, object)
    """Emitted to add a comment: sentence id, `CommentDraft`."""
    quote_wanted = Signal()
    """Emitted before a comment is written, so that words selected on the page are quoted."""
    replied = Signal(str, str)
    """Emitted to reply: uid of the thread, text."""
    edited = Signal(str, str, str)
    """Emitted to change a remark: uid of the thread, uid of the remark, new text."""
    error_type_changed = Signal(str, object)
    """Emitted to change the kind of error: uid of the thread, (category, severity)."""
    highlighted = Signal(str)
    """Emitted with the uid of the thread under the pointer or with the keyboard; empty for none."""
    resolved_changed = Signal(str, bool)
    """Emitted to resolve (True) or reopen a thread: its uid, the new state."""
    note_changed = Signal(object, str)
    """Emitted to change a note: sentence id, new text."""
    labels_changed = Signal(object, tuple)
    """Emitted to change labels: sentence id, new labels."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self._unfinished: dict[int, CommentDraft] = {}
        self._shown: tuple[CommentThread, ...] = ()
        self._boxes: dict[str, CommentThreadBox] = {}
        self._wanted = ""
        """Uid of the thread to focus as soon as it is shown."""
        self.author = ""
        """Name of the person whose remarks may be edited."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThemedScrollBar(theme, self, on_paper=False)
        self.setVerticalScrollBar(self._bar)
        inner = self._inner = QWidget(self)
        self._threads = QVBoxLayout()
        self.none = muted_label("", inner)
        self._heading = plain_label(inner, _("Comments"), wraps=True, bold=True)
        self._form = NewCommentForm(theme, inner)
        self._form.posted.connect(self._add)
        self._form.left.connect(self.left)
        self._notes = SentenceNoteForm(inner)
        self._notes.note_changed.connect(self.note_changed)
        self._notes.labels_changed.connect(self.labels_changed)
        self._notes.left.connect(self._form.leave)
        self._change: SourceChangeBox | None = None
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.none)
        column.addLayout(self._threads)
        self._threads.setSpacing(10)
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
        """Id of the sentence whose comments the panel shows."""
        return self._segment.id if self._segment else None

    def show_segment(self, segment: Segment | None, name: str) -> None:
        """Show the note and labels of a sentence; `show_threads` shows its comments."""
        turned = segment is None or self._segment is None or segment.id != self._segment.id
        self._notes.show_segment(segment, turned=turned)
        if turned:
            self._wanted = ""
            self._swap_drafts(segment)
            self.show_threads(())
        self._segment = segment
        self.none.setText(
            _("No comments on this sentence yet.") if segment else _("Comments on the current sentence are shown here.")
        )
        self._heading.setText(_("Comments on {sentence}", sentence=name) if name else _("Comments"))
        self._inner.setEnabled(segment is not None)

    @property
    def controls(self) -> dict[str, QWidget]:
        """The input fields for comment, note and labels, by the id of the menu action that focuses them."""
        return {"comment": self._form.text, "note": self._notes.note, "labels": self._notes.labels}

    def put_on_top(self, widget: QWidget) -> None:
        """Insert a widget at the top of the panel of the sentence's comments."""
        self._put(0, widget)

    def put_before_comments(self, widget: QWidget) -> None:
        """Insert a widget into the panel directly above the sentence's comments."""
        self._put(self._column.indexOf(self._heading), widget)

    def _put(self, place: int, widget: QWidget) -> None:
        widget.setParent(self._inner)
        self._column.insertWidget(place, widget)

    def show_change(self, before: str, after: str) -> None:
        """Show in a box how a document update changed the sentence's Urdu; an empty `before` hides the box."""
        if before and self._change is None:
            from translator_gui.ui.comments.source_change_box import SourceChangeBox  # noqa: PLC0415 (seldom wanted)

            self._change = SourceChangeBox(self._theme, self._inner)
            self._column.insertWidget(0, self._change)
        if self._change is not None:
            self._change.show_change(before, after)

    def keep(self) -> None:
        """Before the project closes, save the note and labels and post unfinished comments."""
        self._notes.keep()
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._form.draft()
        self._form.show_draft(CommentDraft())
        for segment, draft in self._unfinished.items():
            if draft.text.strip():
                self.added.emit(segment, draft._replace(text=draft.text.strip()))
        self._unfinished.clear()

    def _swap_drafts(self, segment: Segment | None) -> None:
        """When another sentence is shown, store the old sentence's unfinished comment and restore the new one's."""
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._form.draft()
        self._form.show_draft(self._unfinished.pop(segment.id, CommentDraft()) if segment else CommentDraft())

    def show_threads(self, threads: tuple[CommentThread, ...]) -> None:
        """Show the comment threads of the sentence, open ones first, without losing an unfinished reply or edit."""
        shown = tuple(sorted(threads, key=lambda t: not t.open))
        if shown != self._shown or not shown:
            self._shown = shown
            self._fill()
        self.none.setVisible(not threads)
        if self._wanted in self._boxes or (self._wanted == _FIRST and self._boxes):
            self.go_to_thread(self._wanted)

    def _fill(self) -> None:
        begun: dict[str, CommentThreadBoxState] = {uid: box.state() for uid, box in self._boxes.items()}
        clear_layout(self._threads)
        self._boxes = {}
        for thread in self._shown:
            box = self._boxes[thread.uid] = CommentThreadBox(thread, self.author, self._theme, self._inner)
            box.replied.connect(self.replied)
            box.edited.connect(self.edited)
            box.error_type_changed.connect(self.error_type_changed)
            box.resolved_changed.connect(self.resolved_changed)
            box.highlighted.connect(self._highlight)
            self._threads.addWidget(box)
            box.show()
            if thread.uid in begun:
                box.restore(begun[thread.uid])
        self._order_keys()

    def _order_keys(self) -> None:
        """Set the Tab order: the comment threads first, then the form for a new comment below them."""
        first: QWidget = self._form.text
        for box in reversed(self._boxes.values()):
            for widget in reversed(box.stops):
                if (before := first.previousInFocusChain()) is not None:
                    QWidget.setTabOrder(before, widget)
                QWidget.setTabOrder(widget, first)
                first = widget

    def go_to_thread(self, uid: str = _FIRST) -> None:
        """Focus a comment thread of the sentence, by default the first, as soon as it is shown."""
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

    def _highlight(self, uid: str) -> None:
        self.highlighted.emit(uid or self._focused())

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(widget is not None and self.isAncestorOf(widget) for widget in (old, new)):
            self.highlighted.emit(self._focused())

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return next((uid for uid, box in self._boxes.items() if box.isAncestorOf(focus)), "")

    def set_known_labels(self, labels: tuple[str, ...]) -> None:
        """Set the sentence labels of the project, which are suggested while the user types labels."""
        self._notes.set_known_labels(labels)

    def write_comment(self) -> None:
        """Focus the field for a new comment; it quotes the words that are selected on the page, if any."""
        self.quote_wanted.emit()
        self._focus(self._form.text)

    def set_anchor(self, anchor: CommentAnchor) -> None:
        """Set the words that the new comment quotes."""
        self._form.set_anchor(anchor)

    def write_note(self) -> None:
        """Focus the field for the note on the sentence."""
        self._focus(self._notes.note)

    def write_labels(self) -> None:
        """Focus the field for the labels of the sentence."""
        self._focus(self._notes.labels)

    def _focus(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, draft: CommentDraft) -> None:
        if self._segment is not None:
            self.added.emit(self._segment.id, draft)
