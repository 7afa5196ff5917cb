"""The field for the author's name on the start page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.viewmodel.wording import as_sentence


class AuthorNameField(QWidget):
    """Asks for the user's name on the start page; once entered, shows it with a button to change it."""

    named = Signal(str)
    """Emitted with the new name, never empty."""
    entered = Signal()
    """Emitted when Enter accepted the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = False
        self._label = PlainLabel(_("Your &name"), self)
        self.field = PasteLineEdit(self)
        self.field.setAccessibleName(_("Your name"))
        self.field.setMaxLength(80)
        self._label.setBuddy(self.field)
        self._hint = plain_label(self, _("Shown with the sentences you translate."), wraps=True)
        self._hint.setObjectName("quiet")
        self._change = QToolButton(self)
        self._change.setText(_("Change"))
        self._change.setAccessibleName(_("Change your name"))
        self._change.setAutoRaise(True)
        self._change.clicked.connect(self.ask_again)
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._hint, 1)
        row.addWidget(self._change)
        self.field.returnPressed.connect(self._enter)

    @property
    def asking(self) -> bool:
        """Whether the input field for the name is shown."""
        return self._asking

    @property
    def hint_text(self) -> str:
        """The text below the name field or, once the name is entered, in its place."""
        return self._hint.text()

    def ask(self, name: str) -> None:
        """Show the input field for the user's name, filled with a suggestion."""
        self.field.setText(name)
        self.field.selectAll()
        self._show(asking=True, hint=_("Shown with the sentences you translate."))

    def show_name(self, name: str) -> None:
        """Show the user's name as text instead of the input field."""
        self.field.setText(name)
        self._show(asking=False, hint=_("You work as {name}", name=name))

    def take(self) -> bool:
        """Accept the name typed in the field; return False and show why if it contains deceptive characters."""
        if not self._asking:
            return True
        name = " ".join(self.field.text().split())
        try:
            refuse_deceptive(name, "the author")
        except TranslatorError as error:
            self._hint.setText(as_sentence(f"{error}."))
            self.field.setFocus()
            return False
        if name:
            self.show_name(name)
            self.named.emit(name)
        return True

    def _show(self, *, asking: bool, hint: str) -> None:
        self._asking = asking
        self._hint.setText(hint)
        for part in (self._label, self.field):
            part.setVisible(asking)
        self._change.setVisible(not asking)

    def _enter(self) -> None:
        if self.take():
            self.entered.emit()

    def ask_again(self) -> None:
        """Show the input field again so that the user can change the name."""
        self.ask(self.field.text())
        self.field.setFocus()
