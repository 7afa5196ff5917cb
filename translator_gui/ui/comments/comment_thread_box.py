"""A thread of comments in the comment panel."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentThread, verdict_words
from translator_gui.ui.comments.category_severity_chooser import ErrorCategorySeverityChooser, severity_icon
from translator_gui.ui.comments.comment_remark_view import CommentOrReplyView, flat_button, muted_label
from translator_gui.ui.comments.quote_label import quote_label
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit

_ICON = QSize(16, 16)


class CommentThreadBoxState(NamedTuple):
    """Unfinished reply or edit and focus of a comment thread box, restored after the thread is reloaded.

    Attributes:
        reply: Text of the reply field.
        remark: Uid of the remark that is being edited; empty for none.
        words: The state new text of that remark.
        part: Name of the part with the focus; empty for none.
    """

    reply: str = ""
    remark: str = ""
    words: str = ""
    part: str = ""


class CommentThreadBox(QFrame):
    """The box of a comment thread: quoted words, comment, replies, reply field, buttons to resolve and categorise."""

    replied = Signal(str, str)
    """Emitted to reply: uid of the thread, text."""
    edited = Signal(str, str, str)
    """Emitted to change a remark: uid of the thread, uid of the remark, new text."""
    error_type_changed = Signal(str, object)
    """Emitted to change the kind of error: uid of the thread, (category, severity)."""
    resolved_changed = Signal(str, bool)
    """Emitted to resolve (True) or reopen the thread: its uid, the new state."""
    highlighted = Signal(str)
    """Emitted with the thread's uid when the pointer enters it, and empty when it leaves."""

    def __init__(self, thread: CommentThread, author: str, theme: ThemeState, parent: QWidget) -> None:
        """Create the box of a comment thread.

        Args:
            thread: The thread.
            author: Name of the person whose remarks may be edited.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.uid = thread.uid
        self._thread, self._theme = thread, theme
        self.setObjectName("remark")
        self.setAccessibleName(_("Comment by {author}", author=thread.remarks[0].author))
        self.remarks: list[CommentOrReplyView] = []
        self.reply: QLineEdit | None = None
        self._chooser: ErrorCategorySeverityChooser | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(6)
        self._add_head()
        for remark in thread.remarks:
            view = CommentOrReplyView(remark, own=remark.author == author, parent=self)
            view.edited.connect(self._edit)
            self.remarks.append(view)
            self._column.addWidget(view)
        self._add_actions()

    def _add_head(self) -> None:
        thread = self._thread
        words = verdict_words(thread.category, thread.severity)
        if words:
            row = QHBoxLayout()
            label = plain_label(self, words[:1].upper() + words[1:], wraps=True, bold=True)
            label.setStyleSheet(f"color: {self._theme.theme.severity(thread.severity).name()};")
            self._column.addLayout(row)
            row.setSpacing(6)
            if thread.severity is not None:
                mark = PlainLabel(parent=self)
                mark.setPixmap(severity_icon(thread.severity, self._theme.theme).pixmap(_ICON, self.devicePixelRatio()))
                row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
        if thread.anchor is not None:
            self._column.addWidget(quote_label(thread.anchor, self))

    def _add_actions(self) -> None:
        thread = self._thread
        if thread.open:
            self.reply = PasteLineEdit(self)
            self.reply.setPlaceholderText(_("Reply…"))
            self.reply.setAccessibleName(_("Reply"))
            self.reply.returnPressed.connect(self._reply)
            self._column.addWidget(self.reply)
        actions = FlowLayout(gap=2, line_gap=2)
        if thread.open:
            self.resolve_button = flat_button(_("Resolve"), _("Resolve this comment"), self)
        else:
            self.resolve_button = flat_button(_("Reopen"), _("Reopen this comment"), self)
        self.resolve_button.clicked.connect(lambda: self.resolved_changed.emit(thread.uid, thread.open))
        self.category_button = flat_button(_("Category…"), _("Set the category and severity of the error"), self)
        self.category_button.setAccessibleName(_("Category and severity"))
        self.category_button.clicked.connect(self.toggle_chooser)
        self._column.addLayout(actions)
        if not thread.open:
            actions.addWidget(muted_label(_("Resolved"), self))
        actions.addWidget(self.resolve_button)
        actions.addWidget(self.category_button)

    def toggle_chooser(self) -> None:
        """Open or close the combo boxes for the comment's error category and severity."""
        if self._chooser is not None:
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None
            return
        chooser = self._chooser = ErrorCategorySeverityChooser(self._theme, self)
        chooser.choose((self._thread.category, self._thread.severity))
        chooser.chosen.connect(lambda: self.error_type_changed.emit(self.uid, chooser.value))
        self._column.addWidget(chooser)
        QWidget.setTabOrder(self.category_button, chooser.category)
        QWidget.setTabOrder(chooser.category, chooser.severity)
        chooser.show()
        chooser.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, remark: str, text: str) -> None:
        self.edited.emit(self.uid, remark, text)

    def _reply(self) -> None:
        text = self.reply.text().strip() if self.reply is not None else ""
        if text and self.reply is not None:
            self.reply.clear()
            self.replied.emit(self.uid, text)

    # Read again

    def begin(self) -> None:
        """Focus the reply field of the comment thread or, if the thread is resolved, its first button."""
        (self.reply or self.resolve_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stops(self) -> list[QWidget]:
        """The widgets of the comment thread that the Tab key visits, from the top."""
        edits = [view.edit for view in self.remarks if view.edit is not None]
        reply = [self.reply] if self.reply is not None else []
        kinds = [self._chooser.category, self._chooser.severity] if self._chooser is not None else []
        return [*edits, *reply, self.resolve_button, self.category_button, *kinds]

    def state(self) -> CommentThreadBoxState:
        """Return the thread's unfinished reply or edit and which of its widgets has the focus."""
        view = next((view for view in self.remarks if view.unfinished is not None), None)
        return CommentThreadBoxState(
            self.reply.text() if self.reply is not None else "",
            view.uid if view is not None else "",
            (view.unfinished if view is not None else None) or "",
            next((name for name, part in self._parts().items() if part.hasFocus()), ""),
        )

    def _parts(self) -> dict[str, QWidget]:
        """Return the focusable widgets of the comment thread, by names that stay valid after a reload."""
        parts: dict[str, QWidget] = {"resolve_button": self.resolve_button, "kind": self.category_button}
        if self.reply is not None:
            parts["reply"] = self.reply
        if self._chooser is not None:
            parts |= {"category": self._chooser.category, "severity": self._chooser.severity}
        return parts | {view.uid: view.edit for view in self.remarks if view.edit is not None}

    def restore(self, state: CommentThreadBoxState) -> None:
        """Restore the unfinished reply or edit and the focus after the comment thread was reloaded."""
        if self.reply is not None:
            self.reply.setText(state.reply)
        view = next((view for view in self.remarks if view.uid == state.remark), None)
        if view is not None:
            view.open(state.words)
        elif state.part:
            if state.part in {"category", "severity"}:
                self.toggle_chooser()
            self._parts().get(state.part, self.resolve_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.highlighted.emit(self.uid)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.highlighted.emit("")
