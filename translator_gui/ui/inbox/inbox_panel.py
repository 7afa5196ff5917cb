"""The list of what waits for whoever is at work, and switches for its kinds."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QToolButton, QVBoxLayout, QWidget

from translator_gui.project.reviewing.needs import Need
from translator_gui.ui.inbox.inbox_delegate import InboxDelegate
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.list_look import dress
from translator_gui.viewmodel.inbox_model import InboxModel

_MARGIN = 10
_EMPTY = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class InboxPanel(QWidget):
    """Click or Enter goes to a sentence, Esc back to the page. Without a model it is empty."""

    chosen = Signal(object)
    """The sentence to go to."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds: dict[Need, QToolButton] = {need: self._kind() for need in Need}
        self.list = _List(theme, self)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.left.connect(self.left)
        self._holder = QWidget(self)
        flow = FlowLayout(self._holder, gap=4, line_gap=4)
        flow.setContentsMargins(6, 6, 6, 6)
        for button in self.kinds.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._holder)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        theme.follow(self._apply_theme)

    def _kind(self) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(button, "Only these")
        button.clicked.connect(self._narrow)
        button.hide()
        return button

    def sizeHint(self) -> QSize:
        return QSize(230, 260)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._holder.setStyleSheet(
            f"QToolButton {{ color: {theme.text.name()}; background: {theme.field.name()}; padding: 1px 8px; "
            f"border: 1px solid {theme.field_border.name()}; border-radius: 9px; }}"
            f"QToolButton:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
        )

    def show_model(self, model: InboxModel | None) -> None:
        """Lists what waits in another project; None: nothing is open."""
        self.list.setModel(model)
        self.show_counts(model.counts if model else {}, whole=model is not None and model.whole)
        for button in self.kinds.values():
            button.setChecked(False)

    def show_counts(self, counts: Mapping[Need, int], *, whole: bool) -> None:
        """How many there are of each kind; what there is none of is not offered."""
        for need, button in self.kinds.items():
            number = counts.get(need, 0)
            button.setText(f"{need} {number:,}")
            button.setAccessibleName(f"Only {need}: {number:,}")
            button.setVisible(number > 0 or button.isChecked())
        self._holder.setVisible(any(not button.isHidden() for button in self.kinds.values()))
        self.list.say("Nothing waits for you here." if whole else "Looking …")
        self._choose_first()

    def _narrow(self) -> None:
        model = self.list.model()
        if isinstance(model, InboxModel):
            chosen = frozenset(need for need, button in self.kinds.items() if button.isChecked())
            model.show_only(chosen or frozenset(Need))

    def begin(self) -> None:
        """The keyboard comes to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose_first()

    def _choose_first(self) -> None:
        model = self.list.model()
        if self.list.hasFocus() and not self.list.currentIndex().isValid() and isinstance(model, InboxModel):
            self.list.setCurrentIndex(model.index(0, 0))

    def mark(self, row: int) -> None:
        """Chooses the line of the sentence that is worked on; -1 where it has none."""
        model = self.list.model()
        if row >= 0:
            self.list.setCurrentIndex(model.index(row, 0))
        else:
            self.list.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        model = self.list.model()
        entry = model.entry(index.row()) if isinstance(model, InboxModel) else None
        if entry is not None:
            self.chosen.emit(entry.segment.id)


class _List(QListView):
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._word = ""
        self._bar = dress(self, theme)
        self._delegate = InboxDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName("What waits for you")
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def say(self, word: str) -> None:
        """What stands there where nothing else does."""
        self._word = word
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        # Qt's stub promises a model; there is none while no project is open.
        if model is None or not model.rowCount():  # pyright: ignore[reportUnnecessaryComparison]
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.muted)
            inner = self.viewport().rect().adjusted(_MARGIN, 2 * _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(inner, _EMPTY, self._word)
            painter.end()
