"""The panel with the sentences that need this person, and buttons to filter them by reason."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.reviewing.inbox_needs import InboxReason
from translator_gui.ui.inbox.inbox_delegate import InboxDelegate
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import pill_style
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.inbox.inbox_model import NEED_WORDS, SentenceInboxModel

_MARGIN = 10
_MEASURED = 300
"""Up to so many rows have heights of their own; measuring more would take longer than a keystroke may."""
_EMPTY = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class InboxPanel(QWidget):
    """The panel that lists the sentences that need the user. A click or Enter goes to one, Esc to the page."""

    chosen = Signal(object)
    """Emitted with the id of the sentence to go to."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason_buttons: dict[InboxReason, QToolButton] = {need: self._reason_button() for need in InboxReason}
        self.list = _InboxList(theme, self)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.left.connect(self.left)
        self._holder = QWidget(self)
        flow = FlowLayout(self._holder, gap=4, line_gap=4)
        flow.setContentsMargins(6, 6, 6, 6)
        for button in self.reason_buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._holder)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        theme.follow(self._apply_theme)

    def _reason_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(button, _("Only these"))
        button.clicked.connect(self._apply_reasons)
        button.hide()
        return button

    def sizeHint(self) -> QSize:
        return QSize(230, 260)

    def _apply_theme(self, theme: Theme) -> None:
        self._holder.setStyleSheet(pill_style("QToolButton", theme))

    def show_model(self, model: SentenceInboxModel | None) -> None:
        """Show the sentences of a project's inbox model in the list; None if no project is open."""
        self.list.show_model(model)
        self.show_counts(model.counts if model else {}, whole=model is not None and model.whole)
        for button in self.reason_buttons.values():
            button.setChecked(False)

    def show_counts(self, counts: Mapping[InboxReason, int], *, whole: bool) -> None:
        """Show on the filter buttons how many sentences need the user for each reason; hide buttons with none."""
        for need, button in self.reason_buttons.items():
            number = counts.get(need, 0)
            words = format_number(number)
            button.setText(_("{reason} {number}", reason=NEED_WORDS[need], number=words))
            button.setAccessibleName(_("Only {reason}: {number}", reason=NEED_WORDS[need], number=words))
            button.setVisible(number > 0 or button.isChecked())
        self._holder.setVisible(any(not button.isHidden() for button in self.reason_buttons.values()))
        self.list.show_placeholder(_("Nothing needs you.") if whole else _("Looking…"))
        self._choose_first()

    def _apply_reasons(self) -> None:
        model = self.list.model()
        if isinstance(model, SentenceInboxModel):
            chosen = frozenset(need for need, button in self.reason_buttons.items() if button.isChecked())
            model.show_only(chosen or frozenset(InboxReason))

    def begin(self) -> None:
        """Move the keyboard focus to the list of the inbox."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose_first()

    def _choose_first(self) -> None:
        model = self.list.model()
        if self.list.hasFocus() and not self.list.currentIndex().isValid() and isinstance(model, SentenceInboxModel):
            self.list.setCurrentIndex(model.index(0, 0))

    def mark(self, row: int) -> None:
        """Select the row of the inbox list that has the page's current sentence; -1 if the list does not have it."""
        model = self.list.model()
        if row >= 0:
            self.list.setCurrentIndex(model.index(row, 0))
        else:
            self.list.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        model = self.list.model()
        entry = model.entry(index.row()) if isinstance(model, SentenceInboxModel) else None
        if entry is not None:
            self.chosen.emit(entry.segment.id)


class _InboxList(QListView):
    """The list of the sentences that need the user; shows a placeholder text if it is empty."""

    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._placeholder = ""
        self._bar = style_list(self, theme)
        self._delegate = InboxDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Inbox"))
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def show_model(self, model: SentenceInboxModel | None) -> None:
        """Show the rows of a model; None without an open project."""
        if model is not None:
            # Before the list's own slots, which lay the rows out.
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._choose_heights)
        self.setModel(model)
        self._choose_heights()

    def _choose_heights(self) -> None:
        """Measure each row, or give all the same height if there are too many to measure."""
        model = self.model()
        self.setUniformItemSizes(isinstance(model, SentenceInboxModel) and model.rowCount() > _MEASURED)

    def show_placeholder(self, text: str) -> None:
        """Set the text that the inbox list shows while it is empty."""
        self._placeholder = text
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        # There is no model while no project is open, although Qt's stub promises one.
        if model is None or not model.rowCount():  # pyright: ignore[reportUnnecessaryComparison]
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.muted)
            inner = self.viewport().rect().adjusted(_MARGIN, 2 * _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(inner, _EMPTY, self._placeholder)
            painter.end()
