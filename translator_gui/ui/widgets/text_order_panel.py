"""The base class of panels with a list in the order of the text and filters above it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.single_column_list import SingleColumnList
from translator_gui.viewmodel.text_order_model import TextOrderModel

_Row = TypeVar("_Row")


_LEAST_HEIGHT = 290
"""Of the panel, pixels."""


class TextOrderPanel(QWidget, Generic[_Row]):
    """Base class of filtered lists of comments, findings and the like. Enter goes to a row, Space shows its words."""

    shown = Signal(object)
    """Emitted with the row whose words the page should show."""
    activated = Signal(object)
    """Emitted with the row whose words the page should show and focus."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = (0, "")
        self.count = plain_label(self, muted=True)
        self._empty = plain_label(self, wraps=True, muted=True)

    def _show_list(self, model: TextOrderModel[_Row], name: str) -> SingleColumnList:
        """Create the list, without a delegate, and keep its row when the model is reset."""
        self._listed = model
        self.list = SingleColumnList(model, name, self._theme, self)
        self.list.activated.connect(self._go)
        self.list.previewed.connect(self._show)
        self.list.clicked.connect(self._show)
        self.list.doubleClicked.connect(self._go)
        model.modelAboutToBeReset.connect(self._remember_current)
        model.modelReset.connect(self._restore)
        return self.list

    def _lay_out_list(self, filters: Sequence[QWidget], *, field: QWidget | None = None) -> QVBoxLayout:
        """Lay out the filters, the count and the list.

        Args:
            filters: In the order of reading.
            field: A line of its own above them.

        Returns:
            The layout of the whole panel, for what stands below the list.
        """
        self._focused_if_empty = field or filters[0]
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        flow = FlowLayout(gap=6, line_gap=6)
        if field is not None:
            column.addWidget(field)
        column.addLayout(flow)
        for widget in filters:
            flow.addWidget(widget)
        column.addWidget(self.count)
        column.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(top)
        whole.addWidget(self.list, 1)
        whole.addStretch(0)
        self._theme.follow(self._apply_theme)
        return whole

    def sizeHint(self) -> QSize:
        return QSize(260, 400)

    def minimumSizeHint(self) -> QSize:
        # The filters wrap: Qt asks for one line of them, and they would cover the list.
        return QSize(super().minimumSizeHint().width(), _LEAST_HEIGHT)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"#quiet {{ color: {theme.muted.name()}; }}")

    def begin(self) -> None:
        """Focus the list or, if it is empty, the first filter."""
        if self._listed.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._listed.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._focused_if_empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mark(self, segment: int, key: str) -> None:
        """Select the row of what a sentence has, if it is listed."""
        at = self._listed.row_of(segment, key)
        if at >= 0:
            self.list.setCurrentIndex(self._listed.index(at, 0))

    @property
    def current(self) -> _Row | None:
        """The selected row; None if no row is selected."""
        index = self.list.currentIndex()
        return self._listed.row(index.row()) if index.isValid() else None

    def _key(self, row: _Row) -> tuple[int, str]:
        """Return the sentence of a row, and the key that tells the row apart there."""
        raise NotImplementedError

    def _remember_current(self) -> None:
        row = self.current
        self._kept = self._key(row) if row is not None else self._kept

    def _restore(self) -> None:
        """Select again, after the list was reset, the row that was selected before."""
        self.mark(*self._kept)

    def _say_empty(self, words: str) -> None:
        """Show why the list is empty; nothing where it is not."""
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self.list.setVisible(self._listed.rowCount() > 0)

    def _go(self, index: QModelIndex) -> None:
        self.activated.emit(self._listed.row(index.row()))

    def _show(self, index: QModelIndex) -> None:
        self.shown.emit(self._listed.row(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
