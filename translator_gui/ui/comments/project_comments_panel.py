"""The panel with all comments of the project and filters above the list."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.ui.comments.comment_delegate import CommentDelegate
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.multi_choice_button import MultiChoiceButton, MultiChoiceEntry
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.text_order_panel import TextOrderPanel
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


class ProjectCommentsPanel(TextOrderPanel[CommentListRow]):
    """The filterable list of all comments of the project. Enter goes to the commented words, Space shows them."""

    def __init__(self, session: ProjectSession, theme: ThemeState, key: str, parent: QWidget | None = None) -> None:
        """Create the panel with all comments of a project.

        Args:
            session: Of the project.
            theme: The colours.
            key: The key that writes a comment, as text.
            parent: Qt's.
        """
        super().__init__(theme, parent)
        self._shortcut = key
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
        comments = self._show_list(self.model, _("Comments in the order of the text"))
        comments.set_delegate(CommentDelegate(session, theme, comments))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._apply_filters)
        self._connect()
        self._lay_out_list((self.state, self.category, self.severity, self.author), field=self.text)
        self._show_count()

    def _connect(self) -> None:
        self.state.activated.connect(self._apply_filters)
        for button in (self.category, self.severity, self.author):
            button.chosen.connect(self._apply_filters)
        self.text.textChanged.connect(self._pause.start)
        self.text.returnPressed.connect(self.begin)
        self.model.counted.connect(self._show_count)

    def choose_row(self, number: int) -> CommentListRow:
        """Select a row of the list of all comments and return its comment."""
        self.list.setCurrentIndex(self.model.index(number, 0))
        return self.model.row(number)

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

    def _key(self, row: CommentListRow) -> tuple[int, str]:
        return row.segment, row.uid

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
            words = _("No comments yet. Select some words and press {key} to write one.", key=self._shortcut)
        self._say_empty(words)
        self.author.set_choices([MultiChoiceEntry(name, name) for name in self.model.authors])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.text.hasFocus():
            self.begin()
        else:
            super().keyPressEvent(event)
