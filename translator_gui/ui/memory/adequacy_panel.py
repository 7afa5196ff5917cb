"""The panel that ranks the sentences whose English may say too little of the Urdu."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.ui.widgets.single_column_list import ModelIndex, SingleColumnList, ThreeLineDelegate
from translator_gui.viewmodel.memory.adequacy_model import AdequacyModel, AdequacyRow

_GAP = 6.0
_LONGEST = 200
_URDU_SIZE = 1.1
"""Of Naskh, relative to the English."""


class AdequacyPanel(QWidget):
    """The ranking as a list; Enter goes to a sentence, Space shows it."""

    shown = Signal(int)
    """Emitted with the id of a sentence that the page should show."""
    activated = Signal(int)
    """Emitted with the id of a sentence that the page should show and focus."""
    left = Signal()

    def __init__(self, model: AdequacyModel, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.state = plain_label(self, wraps=True, muted=True)
        self.again = QPushButton(_("Ran&k again"), self)
        self.list = SingleColumnList(model, _("Sentences whose English may say too little"), theme, self)
        self.list.set_delegate(AdequacyDelegate(theme, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 10)
        column.setSpacing(8)
        top = QHBoxLayout()
        column.addLayout(top)
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.state, 1)
        top.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        self.list.activated.connect(self._go)
        self.list.doubleClicked.connect(self._go)
        self.list.previewed.connect(self._show)
        self.list.clicked.connect(self._show)
        self.again.clicked.connect(self.rank)
        model.ranked.connect(self._show_state)
        model.outdated.connect(self._show_state)
        theme.follow(self._apply_theme)

    def sizeHint(self) -> QSize:
        return QSize(260, 400)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"#quiet {{ color: {theme.muted.name()}; }}")

    def rank(self) -> None:
        """Make the ranking of the texts as they are now."""
        self.model.rank()
        self._show_state()

    def begin(self) -> None:
        """Focus the list, on the sentence that says least."""
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_state(self) -> None:
        model = self.model
        self.again.setEnabled(not model.is_ranking)
        self.state.setText(self._state_words())
        if self.list.hasFocus():
            self.begin()

    def _state_words(self) -> str:
        model, shown = self.model, self.model.rowCount()
        if model.is_ranking:
            return _("Ranking…")
        if model.error:
            return model.error
        if model.is_outdated:
            return _("Texts have changed since this ranking.")
        if not shown:
            return _("No sentence has English yet.")
        if shown < model.total:
            return _(
                "The {shown} of {total} sentences that may say least, by an estimate",
                shown=format_number(shown),
                total=format_number(model.total),
            )
        return ngettext(
            "{number} sentence, with an estimate",
            "{number} sentences, the least complete first, by an estimate",
            shown,
        )

    def _go(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.segment(index.row()))

    def _show(self, index: QModelIndex) -> None:
        self.shown.emit(self.model.segment(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AdequacyDelegate(ThreeLineDelegate):
    """Paints a sentence of the ranking: status, number and estimate; the Urdu; the English."""

    def paint_lines(self, parts: ListRowPainter, lines: list[QRectF], index: ModelIndex) -> None:
        row: AdequacyRow | None = index.data(AdequacyModel.ROW)
        if row is None:
            return
        parts.paint_mark(row.segment.status, lines[0])
        rest = lines[0].adjusted(SIZE + _GAP, 0, 0, 0)
        bold = QFont(self._view.font())
        bold.setBold(True)
        parts.paint_text(rest, format_number(row.number), self.theme.text, bold)
        percent = _("{percent} %", percent=format_number(row.percent))
        parts.paint_text(rest, percent, self.theme.muted, trailing=True)
        font = urdu_font(UrduFontStyle.NASKH, self._view.font().pointSizeF() * _URDU_SIZE)
        source = excerpt(without_tags(row.source), _LONGEST)
        parts.paint_urdu(lines[1], visible(source), self.theme.urdu, font)
        target = excerpt(without_tags(row.segment.target), _LONGEST)
        parts.paint_english(lines[2], visible(target), self.theme.muted)
