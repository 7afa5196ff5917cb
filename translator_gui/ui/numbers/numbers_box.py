"""The box of the sentence panel that says what the numbers of the Urdu mean."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.text.quantities.explaining import explained, numbers_of
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from translator_gui.text.quantities.english_forms import NumberStyle

_MOST = 12


class NumbersBox(QWidget):
    """Lists the numbers of the current sentence's Urdu that are more than digits, each with its meaning."""

    def __init__(self, page: TranslationPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._shown: tuple[str, NumberStyle] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(plain_label(self, _("Numbers"), bold=True))
        self.lines = plain_label(self, wraps=True)
        column.addWidget(self.lines)
        self.hide()
        page.navigator.current_painted.connect(self.refresh)
        page.model.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the numbers of the current sentence; the box is hidden if there are none to explain."""
        place, segment = self._page.navigator.place(), self._page.navigator.current_segment()
        paragraph = self._page.model.known(place.paragraph) if place else None
        source = paragraph.source(segment) if paragraph is not None and segment is not None else ""
        style = self._page.view.number_style
        if self._shown == (source, style):
            return
        self._shown = source, style
        lines = [explained(source, number, style) for number in numbers_of(source)[:_MOST]]
        text = "\n".join(line for line in lines if line)
        self.lines.setText(text)
        self.setVisible(bool(text))
