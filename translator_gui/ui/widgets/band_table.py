"""The table of sentences and words by match band."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.row_selection_table import RowSelectionTable
from translator_gui.viewmodel.memory.band_model import MatchBandModel


class MatchBandTable(RowSelectionTable):
    """Shows sentences and words by match band; as high as its rows where there is room."""

    def __init__(self, model: MatchBandModel, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(model, _("Sentences and words by match"), theme, parent, paper=True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().defaultSectionSize() * self.model().rowCount()
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + 4)
