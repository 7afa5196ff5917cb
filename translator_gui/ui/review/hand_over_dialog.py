"""The dialog that says what handing over would do, before it is done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentThread, verdict_words
from translator_gui.model.status import Status
from translator_gui.model.wording import titled
from translator_gui.project.reviewing.handover import HandoverReadiness, UnapprovedSentence, readiness_in_words
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.status_icon import status_icon
from translator_gui.viewmodel.checks.errors_left import ErrorsLeft
from translator_gui.viewmodel.wording import shortened

_MOST = 200
"""Maximum number of listed sentences and comments."""


class HandOverConfirmationDialog(QDialog):
    """Asks before the translation is handed over: what becomes final, what is not approved, which comments are open."""

    go_there = Signal(int)
    """Emitted with the number of a sentence to go to."""

    def __init__(self, state: HandoverReadiness, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hand over"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self.summary = plain_label(self, _approved_words(state), wraps=True, bold=True)
        self.left_over = plain_label(self, _left_words(state), wraps=True)
        self.comments_left = plain_label(self, _comments_words(state), wraps=True)
        self.comments_left.setVisible(bool(state.commented))
        self.errors = plain_label(self, wraps=True)
        self.errors.hide()
        self._theme = theme
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Sentences that are not approved, and open comments"))
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(round(SIZE), round(SIZE)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        colours = self.list.palette()
        # The accent is the colour of a status, whose mark would be invisible on it.
        colours.setColor(QPalette.ColorRole.Highlight, theme.theme.picked)
        colours.setColor(QPalette.ColorRole.HighlightedText, theme.theme.text)
        self.list.setPalette(colours)
        entries = [
            *((sentence, _comment_words(thread)) for sentence in state.commented for thread in sentence.threads),
            *((sentence, _status_words(sentence)) for sentence in state.left),
        ]
        for sentence, words in entries[:_MOST]:
            self._add(sentence.number, sentence.status, words)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(entries))
        self.list.itemActivated.connect(self._go)
        more = plain_label(self, _("and {number} more", number=format_number(len(entries) - _MOST)))
        more.setVisible(len(entries) > _MOST)
        self._build_buttons()
        column = dialog_column(self)
        for widget in (self.summary, self.left_over, self.comments_left, self.errors, self.list, more, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(420)

    def show_errors(self, left: ErrorsLeft) -> None:
        """Say that errors are left, and refuse to hand over if a rule of the project does."""
        self.errors.setText(left.words)
        self.errors.setVisible(bool(left.words))
        self.hand_over.setEnabled(bool(self._state.approved) and not left.is_refused)

    def _build_buttons(self) -> None:
        box = self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        unfinished = bool(self._state.left or self._state.commented)
        word = _("Hand over anyway") if unfinished else _("Hand over")
        self.hand_over = box.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
        self.hand_over.setEnabled(bool(self._state.approved))
        self.go = box.addButton(_("Go to sentence"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setVisible(unfinished)
        self.go.clicked.connect(self._go)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        (self.go if unfinished else self.hand_over).setDefault(True)
        (self.list if unfinished else self.hand_over).setFocus()

    def _add(self, number: int, status: Status, words: str) -> None:
        icon = status_icon(status, self._theme.theme, self.devicePixelRatioF())
        item = QListWidgetItem(icon, f"{number}  {words}", self.list)
        item.setData(int(Qt.ItemDataRole.UserRole), number)

    def _go(self) -> None:
        item = self.list.currentItem()
        self.go_there.emit(int(item.data(int(Qt.ItemDataRole.UserRole))))
        self.reject()


def _approved_words(state: HandoverReadiness) -> str:
    number = len(state.approved)
    if not number and not state.left:
        return _("Every sentence is final already.")
    if not number:
        return _("No sentence is approved: there is nothing to hand over yet.")
    words = ngettext(
        "{number} sentence is approved and becomes final.",
        "{number} sentences are approved and become final.",
        number,
    )
    return f"{words} {ngettext('{number} is already.', '{number} are already.', state.final)}" if state.final else words


def _left_words(state: HandoverReadiness) -> str:
    if not state.left and state.commented:
        return _("Only “Reopen” with a reason changes a final sentence.")
    if not state.left:
        return _("Nothing else is left. Only “Reopen” with a reason changes a final sentence.")
    return ngettext(
        "{number} sentence is not approved and would stay as it is: {statuses}.",
        "{number} sentences are not approved and would stay as they are: {statuses}.",
        len(state.left),
        statuses=readiness_in_words(state),
    )


def _comments_words(state: HandoverReadiness) -> str:
    return ngettext(
        "{number} comment is open and would stay open.",
        "{number} comments are open and would stay open.",
        state.open_comments,
    )


def _status_words(sentence: UnapprovedSentence) -> str:
    status = titled(sentence.status)
    return _("{status}, two versions to resolve", status=status) if sentence.versions > 1 else status


def _comment_words(thread: CommentThread) -> str:
    """Return an open comment as a line of the list: author, verdict and the beginning of its text."""
    said = thread.remarks[0]
    text = visible(on_one_line(shortened(said.text)))
    if verdict := verdict_words(thread.category, thread.severity):
        return _("{author} ({verdict}): {text}", author=said.author, verdict=verdict, text=text)
    return _("{author}: {text}", author=said.author, text=text)
