"""Who works: asked once, in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.wording import as_sentence


class AuthorNameField(QWidget):
    """A field until somebody has given a name; then a quiet line that says it, and a way to change it."""

    named = Signal(str)
    """The name, never empty."""
    entered = Signal()
    """Enter was pressed on a name that can be one: on to what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = False
        self._label = PlainLabel("Your &name", self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Your name")
        self.field.setMaxLength(80)
        self._label.setBuddy(self.field)
        self._hint = plain_label(self, "It stands beside the sentences you translate.", wraps=True)
        self._hint.setObjectName("quiet")
        self._change = QToolButton(self)
        self._change.setText("Change")
        self._change.setAccessibleName("Change your name")
        self._change.setAutoRaise(True)
        self._change.clicked.connect(self.ask_again)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._hint, 1)
        row.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.returnPressed.connect(self._enter)

    @property
    def asking(self) -> bool:
        """Whether the field is there."""
        return self._asking

    @property
    def said(self) -> str:
        """The line below the field, or in its place."""
        return self._hint.text()

    def ask(self, name: str) -> None:
        """Shows the field with a name to begin from."""
        self.field.setText(name)
        self.field.selectAll()
        self._show(asking=True, hint="It stands beside the sentences you translate.")

    def show_name(self, name: str) -> None:
        """Says who works."""
        self.field.setText(name)
        self._show(asking=False, hint=f"You work as {name}")

    def take(self) -> bool:
        """Takes the name that stands in the field; False where it cannot be one, and says why."""
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
        """Shows the field once more: somebody changes the name."""
        self.ask(self.field.text())
        self.field.setFocus()
