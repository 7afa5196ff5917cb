"""Shows how the Urdu of a sentence changed in a newer version of its document."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.text.difference import difference
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.difference_view import DifferenceView
from translator_gui.ui.widgets.labels import plain_label

_SIZE = 14.0


class SourceChangeBox(QFrame):
    """A box that shows how a document update changed the sentence's Urdu, with advice; hidden if nothing changed."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ("", "")
        self.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        heading = plain_label(self, _("The Urdu changed"), wraps=True, bold=True)
        self.view = DifferenceView(theme, _SIZE, self, urdu=True)
        words = _("The English was made for the older Urdu. Confirm the sentence when it fits again.")
        advice = plain_label(self, words, wraps=True)
        advice.setObjectName("quiet")
        column.addWidget(heading)
        column.addWidget(self.view)
        column.addWidget(advice)
        self.hide()

    def show_change(self, before: str, after: str) -> None:
        """Show the difference between the old and new Urdu of a sentence; hide the box if `before` is empty."""
        if (before, after) != self._shown:
            self._shown = (before, after)
            self.view.show_pieces(difference(before, after) if before else ())
            self.setVisible(bool(before))
