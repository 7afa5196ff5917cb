"""The panel with all comments of the project and filters above the list."""

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.ui.comments.comment_delegate import CommentDelegate
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.multi_choice_button import MultiChoiceButton, MultiChoiceEntry
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.single_column_list import SingleColumnList
from translator_gui.viewmodel.comments.comments_model import (
    CommentFilter,
    CommentListRow,
    CommentsModel,
    CommentStateFilter,
    category_choices,
)
from translator_gui.viewmodel.session.session import ProjectSession

_PAUSE_MS = 120
"""Delay after typing before the search starts, in milliseconds."""


class ProjectCommentsPanel(QWidget):
    """The filterable list of all comments of the project. Enter goes to the commented words, Space shows them."""

    shown = Signal(object)
    """Emitted with the `CommentListRow` whose words the page should show."""
    activated = Signal(object)
    """Emitted with the `CommentListRow` whose words the page should show and focus."""
    left = Signal()

    def __init__(self, session: ProjectSession, theme: ThemeState, key: str, parent: QWidget | None = None) -> None:
        """Create the panel with all comments of a project.

        Args:
            session: Of the project.
            theme: The colours.
            key: The key that writes a comment, as text.
            parent: Qt's.
        """
        super().__init__(parent)
        self._key = key
        self._kept = (0, "")
        self.model = CommentsModel(session, self)
        self.state = QComboBox(self)
        self.state.setAccessibleName(_("Which comments"))
        self.state.addItem(_("Open"), CommentStateFilter.OPEN)
        self.state.addItem(_("Resolved"), CommentStateFilter.RESOLVED)
        self.state.addItem(_("Open and resolved"), CommentStateFilter.ALL)
        self.category = MultiChoiceButton(_("Category"), self)
        self.category.set_choices([MultiChoiceEntry(value, words) for value, words in category_choices(ErrorCategory)])
        self.severity = MultiChoiceButton(_("Severity"), self)
        self.severity.set_choices([MultiChoiceEntry(value, words) for value, words in category_choices(ErrorSeverity)])
        self.author = MultiChoiceButton(_("Author"), self)
        self.text = PasteLineEdit(self)
        self.text.setPlaceholderText(_("Find in comments…"))
        self.text.setAccessibleName(_("Find in comments"))
        self.text.setClearButtonEnabled(True)
        self.count = plain_label(self)
        self.count.setObjectName("quiet")
        self._empty = plain_label(self, wraps=True)
        self._empty.setObjectName("quiet")
        self.list = SingleColumnList(self.model, _("Comments in the order of the text"), theme, self)
        self.list.set_delegate(CommentDelegate(session, theme, self.list))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._apply_filters)
        self._connect()
        self._lay_out()
        theme.follow(self._apply_theme)
        self._show_count()

    def _connect(self) -> None:
        self.state.activated.connect(self._apply_filters)
        for button in (self.category, self.severity, self.author):
            button.chosen.connect(self._apply_filters)
        self.text.textChanged.connect(self._pause.start)
        self.text.returnPressed.connect(self.begin)
        self.list.activated.connect(self._go)
        self.list.previewed.connect(self._show)
        self.list.clicked.connect(self._show)
        self.list.doubleClicked.connect(self._go)
        self.model.modelAboutToBeReset.connect(self._remember_current)
        self.model.modelReset.connect(self._restore)
        self.model.counted.connect(self._show_count)

    def _lay_out(self) -> None:
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        flow = FlowLayout(gap=6, line_gap=6)
        column.addWidget(self.text)
        column.addLayout(flow)
        for widget in (self.state, self.category, self.severity, self.author):
            flow.addWidget(widget)
        column.addWidget(self.count)
        column.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(top)
        whole.addWidget(self.list, 1)
        whole.addStretch(0)

    def sizeHint(self) -> QSize:
        return QSize(260, 400)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"#quiet {{ color: {theme.muted.name()}; }}")

    def begin(self) -> None:
        """Focus the list of all comments or, if it is empty, its search field."""
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_row(self, number: int) -> CommentListRow:
        """Select a row of the list of all comments and return its comment."""
        self.list.setCurrentIndex(self.model.index(number, 0))
        return self.model.row(number)

    @property
    def current(self) -> CommentListRow | None:
        """The comment that is selected in the list of all comments; None if no row is selected."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _apply_filters(self) -> None:
        self._pause.stop()
        self.model.choose(
            CommentFilter(
                CommentStateFilter(self.state.currentData()),
                self.category.values,
                self.severity.values,
                self.author.values,
                self.text.text(),
            )
        )

    def _remember_current(self) -> None:
        row = self.current
        self._kept = (row.segment, row.uid) if row is not None else self._kept

    def _restore(self) -> None:
        """Select again, after the list was reset, the comment that was selected before."""
        at = self.model.row_of(*self._kept)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _show_count(self) -> None:
        count, total = self.model.rowCount(), self.model.total
        self.count.setText(_("{count} of {total}", count=format_number(count), total=format_number(total)))
        self.count.setVisible(total > 0)
        if not self.model.read:
            words = _("Reading comments…")
        elif count:
            words = ""
        elif total:
            words = _("No comments match these filters.")
        else:
            words = _("No comments yet. Select some words and press {key} to write one.", key=self._key)
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self.list.setVisible(count > 0)
        self.author.set_choices([MultiChoiceEntry(name, name) for name in self.model.authors])

    def _go(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.row(index.row()))

    def _show(self, index: QModelIndex) -> None:
        self.shown.emit(self.model.row(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.text.hasFocus():
            self.begin()
        else:
            super().keyPressEvent(event)
