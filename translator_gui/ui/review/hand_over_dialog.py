"""The dialog that says what handing over would do, before it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.wording import titled
from translator_gui.project.reviewing.handover import HandoverReadiness, readiness_in_words
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.status_icon import status_icon

_MOST = 200
"""Maximum number of listed sentences."""


class HandOverConfirmationDialog(QDialog):
    """Asks before the translation is handed over: how many sentences become final, which are not approved."""

    go_there = Signal(int)
    """Emitted with the number of a sentence to go to."""

    def __init__(self, state: HandoverReadiness, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hand over"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self.summary = plain_label(self, _approved_words(state), wraps=True, bold=True)
        self.left_over = plain_label(self, _left_words(state), wraps=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Sentences that are not approved"))
        self.list.setUniformItemSizes(True)
        colours = self.list.palette()
        # The accent is the colour of a status, whose mark would be invisible on it.
        colours.setColor(QPalette.ColorRole.Highlight, theme.theme.picked)
        colours.setColor(QPalette.ColorRole.HighlightedText, theme.theme.text)
        self.list.setPalette(colours)
        for sentence in state.left[:_MOST]:
            status = titled(sentence.status)
            words = _("{status}, two versions to resolve", status=status) if sentence.versions > 1 else status
            icon = status_icon(sentence.status, theme.theme, self.devicePixelRatioF())
            item = QListWidgetItem(icon, f"{sentence.number}  {words}", self.list)
            item.setData(int(Qt.ItemDataRole.UserRole), sentence.number)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(state.left))
        self.list.itemActivated.connect(self._go)
        more = plain_label(self, _("and {number} more", number=format_number(len(state.left) - _MOST)))
        more.setVisible(len(state.left) > _MOST)
        self._build_buttons()
        column = dialog_column(self)
        for widget in (self.summary, self.left_over, self.list, more, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(420)

    def _build_buttons(self) -> None:
        box = self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        word = _("Hand over anyway") if self._state.left else _("Hand over")
        self.hand_over = box.addButton(word, QDialogButtonBox.ButtonRole.AcceptRole)
        self.hand_over.setEnabled(bool(self._state.approved))
        self.go = box.addButton(_("Go to sentence"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setVisible(bool(self._state.left))
        self.go.clicked.connect(self._go)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        (self.go if self._state.left else self.hand_over).setDefault(True)
        (self.list if self._state.left else self.hand_over).setFocus()

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
    if not state.left:
        return _("Nothing else is left. Only “Reopen” with a reason changes a final sentence.")
    return ngettext(
        "{number} sentence is not approved and would stay as it is: {statuses}.",
        "{number} sentences are not approved and would stay as they are: {statuses}.",
        len(state.left),
        statuses=readiness_in_words(state),
    )
