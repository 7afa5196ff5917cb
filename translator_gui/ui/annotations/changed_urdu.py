"""How the Urdu of a sentence changed in a newer version of its document."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from translator_gui.text.difference import difference
from translator_gui.ui.theme import Theme
from translator_gui.ui.widgets.difference_view import DifferenceView

_SIZE = 14.0


class ChangedUrdu(QFrame):
    """The Urdu with what went and what came marked, and what to do about it; hidden where nothing changed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ("", "")
        self.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        heading = QLabel("The Urdu changed", self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.view = DifferenceView(theme, _SIZE, self, urdu=True)
        advice = QLabel("The English was made for the older Urdu. Confirm the sentence when it fits again.", self)
        advice.setObjectName("quiet")
        for label in (heading, advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(self.view)
        column.addWidget(advice)
        self.hide()

    def show_change(self, before: str, after: str) -> None:
        """Shows another difference; none where `before` is empty."""
        if (before, after) != self._shown:
            self._shown = (before, after)
            self.view.show_pieces(difference(before, after) if before else ())
            self.setVisible(bool(before))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.view.set_theme(theme)
