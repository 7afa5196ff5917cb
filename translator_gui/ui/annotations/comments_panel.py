"""All comments of the project: a list with what chooses among them above it."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from translator_gui.model.comment import Category, Severity
from translator_gui.ui.annotations.comment_delegate import CommentDelegate
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.choice_button import Choice, ChoiceButton
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.list_look import dress
from translator_gui.viewmodel.annotations.comments_model import CommentFilter, CommentRow, CommentsModel, State, kinds
from translator_gui.viewmodel.session.session import Session

_PAUSE_MS = 120
"""Of typing, before it is searched for."""
_STATES = {State.OPEN: "Open", State.RESOLVED: "Resolved", State.ALL: "Open and resolved"}
_READING = "The comments are being read …"
_NONE = "Nobody has written a comment yet. Select some words and press {key} to write one."
_NO_MATCH = "No comment matches; choose others above."


class CommentsPanel(QWidget):
    """Up and Down go through the comments, Enter goes to the words, Space only shows them, Esc goes back."""

    shown = Signal(object)
    """The sentence and the words of a `CommentRow` are to be shown."""
    gone_to = Signal(object)
    """The same, and the keyboard goes there."""
    left = Signal()

    def __init__(self, session: Session, theme: ThemeState, key: str, parent: QWidget | None = None) -> None:
        """Shows a project's comments.

        Args:
            session: Of the project.
            theme: The colours.
            key: What writes a comment, as people read it.
            parent: Qt's.
        """
        super().__init__(parent)
        self._key = key
        self._kept = (0, "")
        self.model = CommentsModel(session, self)
        self.state = QComboBox(self)
        self.state.setAccessibleName("Which comments")
        for state, words in _STATES.items():
            self.state.addItem(words, state)
        self.category = ChoiceButton("Category", self)
        self.category.offer([Choice(value, words) for value, words in kinds(Category)])
        self.severity = ChoiceButton("Severity", self)
        self.severity.offer([Choice(value, words) for value, words in kinds(Severity)])
        self.author = ChoiceButton("Author", self)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText("Find in comments …")
        self.text.setAccessibleName("Find in comments")
        self.text.setClearButtonEnabled(True)
        self.count = plain_label(self)
        self.count.setObjectName("quiet")
        self._empty = plain_label(self, _READING, wraps=True)
        self._empty.setObjectName("quiet")
        self.list = _CommentList(self.model, session, theme, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self._connect()
        self._lay_out()
        theme.follow(self._apply_theme)
        self._show_count()

    def _connect(self) -> None:
        self.state.activated.connect(self._choose)
        for button in (self.category, self.severity, self.author):
            button.chosen.connect(self._choose)
        self.text.textChanged.connect(self._pause.start)
        self.text.returnPressed.connect(self.begin)
        self.list.gone_to.connect(self._go)
        self.list.asked_for.connect(self._show)
        self.list.clicked.connect(self._show)
        self.list.doubleClicked.connect(self._go)
        self.model.modelAboutToBeReset.connect(self._note)
        self.model.modelReset.connect(self._restore)
        self.model.counted.connect(self._show_count)

    def _lay_out(self) -> None:
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        flow = FlowLayout(gap=6, line_gap=6)
        for widget in (self.state, self.category, self.severity, self.author):
            flow.addWidget(widget)
        column.addWidget(self.text)
        column.addLayout(flow)
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
        """Puts the keys into the list; where it shows nothing, into what chooses."""
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_row(self, number: int) -> CommentRow:
        """Makes a line the current one."""
        self.list.setCurrentIndex(self.model.index(number, 0))
        return self.model.row(number)

    @property
    def current(self) -> CommentRow | None:
        """The comment that is chosen."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _choose(self) -> None:
        self._pause.stop()
        self.model.choose(
            CommentFilter(
                State(self.state.currentData()),
                self.category.values,
                self.severity.values,
                self.author.values,
                self.text.text(),
            )
        )

    def _note(self) -> None:
        row = self.current
        self._kept = (row.segment, row.uid) if row is not None else self._kept

    def _restore(self) -> None:
        """What was chosen stays so, though others come and go."""
        at = self.model.row_of(*self._kept)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _show_count(self) -> None:
        count, total = self.model.rowCount(), self.model.total
        self.count.setText(f"{count:,} of {total:,}")
        self.count.setVisible(total > 0)
        if not self.model.read:
            words = _READING
        else:
            words = "" if count else _NO_MATCH if total else _NONE.format(key=self._key)
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self.list.setVisible(count > 0)
        self.author.offer([Choice(name, name) for name in self.model.authors])

    def _go(self, index: QModelIndex) -> None:
        self.gone_to.emit(self.model.row(index.row()))

    def _show(self, index: QModelIndex) -> None:
        self.shown.emit(self.model.row(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.text.hasFocus():
            self.begin()
        else:
            super().keyPressEvent(event)


class _CommentList(QTableView):
    """A table of one column, for it need not lay out ten thousand lines when one is added, as a list does."""

    gone_to = Signal(QModelIndex)
    asked_for = Signal(QModelIndex)

    def __init__(self, model: CommentsModel, session: Session, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._bar = dress(self, theme, paper=True)
        self._delegate = CommentDelegate(session, theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Comments in the order of the text")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size()

    def _size(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.gone_to.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.asked_for.emit(index)
        else:
            super().keyPressEvent(event)
