"""The list of completions below the caret of the English field, which keeps the keyboard."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from translator_gui.memory.completion_records import CompletionOffer
from translator_gui.messages import gettext as _
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.viewmodel.memory.completion_list_model import CompletionListModel, source_name, spoken_offer

_Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
_MARGIN, _PAD, _GAP = 8.0, 3.0, 16.0
_EDGE, _DISTANCE, _FRAME = 6, 2, 1
_KEYS = frozenset({_Key.Key_Tab, _Key.Key_Right, _Key.Key_Down, _Key.Key_Up, _Key.Key_Escape})


class CompletionDelegate(QStyledItemDelegate):
    """Paints a completion with its source on one line."""

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        offer: CompletionOffer = index.data(CompletionListModel.OFFER)
        metrics = QFontMetricsF(self._view.font())
        width = metrics.horizontalAdvance(offer.text) + metrics.horizontalAdvance(source_name(offer.source))
        return QSize(ceil(width + _GAP + 2 * _MARGIN) + 1, ceil(metrics.lineSpacing() + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        offer: CompletionOffer = index.data(CompletionListModel.OFFER)
        painter.save()
        parts = ListRowPainter(painter, option, self._theme, self._view)
        parts.paint_background()
        line = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        source = source_name(offer.source)
        width = QFontMetricsF(self._view.font()).horizontalAdvance(source) + 1
        parts.paint_english(line.adjusted(0, 0, -width - _GAP, 0), offer.text, self._theme.text)
        parts.paint_text(QRectF(line.right() - width, line.y(), width, line.height()), source, self._theme.muted)
        painter.restore()


class CompletionPopup(QFrame):
    """A list of completions over the window; the field keeps the keyboard, and gives it the keys that are its own.

    Tab and → take the highlighted completion, ↓ and ↑ highlight another one, Esc closes the list. → moves the caret, as
    usual, where there is English behind it and the highlight was not moved. Enter is never taken.
    """

    chosen = Signal(object)
    """A completion was taken."""
    dismissed = Signal()
    """Esc closed the list."""
    outdated = Signal()
    """A key of the list was pressed while it may not fit the English any more; the receiver narrows or closes it."""

    def __init__(self, theme: ThemeState, field: QWidget, window: QWidget) -> None:
        """Make a hidden list.

        Args:
            theme: The colours.
            field: Where it takes its keys from while it is shown.
            window: It is placed over this and stays within it.
        """
        super().__init__(window)
        self._field, self._window = field, window
        self._is_moved = False
        """Whether the user moved the highlight."""
        self.is_outdated = False
        """Whether the English or the caret changed since the list was shown."""
        self._size = QSize()
        """What the rows need."""
        self.at_end = True
        """Whether no English follows the caret."""
        self.setAccessibleName(_("Completions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It is over the field: what is below need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # The English runs from left to right in a mirrored interface, too.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.model = CompletionListModel(self)
        self.list = QListView(self)
        style_list(self.list, theme)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CompletionDelegate(theme, self.list))
        self.list.setAccessibleName(_("Completions"))
        self.list.setMinimumHeight(1)
        self.list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        column.addWidget(self.list)
        self.hide()
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.field_border)
        painter.fillRect(self.list.geometry(), self._theme.window)
        painter.end()

    @property
    def highlighted(self) -> CompletionOffer | None:
        """The highlighted completion; None while the list is hidden."""
        row = self.list.currentIndex().row()
        return self.model.offers[row] if not self.isHidden() and 0 <= row < len(self.model.offers) else None

    def show_offers(self, offers: Sequence[CompletionOffer], place: QRect) -> None:
        """Show completions, the first one highlighted, or the one that the user had highlighted before.

        Args:
            offers: At least one.
            place: Of the word being typed, on the screen: the list is below it, or above if there is no room.
        """
        before = self.highlighted if self._is_moved else None
        rows = [row for row, offer in enumerate(offers) if before is not None and offer.text == before.text]
        self._is_moved, self.is_outdated = bool(rows), False
        self.model.show_offers(offers)
        sizes = [self.list.sizeHintForIndex(self.model.index(row)) for row in range(self.model.rowCount())]
        self._size = QSize(max(size.width() for size in sizes), sum(size.height() for size in sizes))
        self._highlight(rows[0] if rows else 0)
        self.place_at(place)
        if self.isHidden():
            self._field.installEventFilter(self)
            self.show()
            self.raise_()

    def place_at(self, place: QRect) -> None:
        """Place the list at a word on the screen."""
        window, room = self._window, self._window.rect()
        width = min(self._size.width() + 2 * _FRAME, room.width() - 2 * _EDGE)
        height = self._size.height() + 2 * _FRAME
        corner = window.mapFromGlobal(place.topLeft())
        left = min(max(_EDGE, corner.x() - round(_MARGIN) - _FRAME), room.width() - width - _EDGE)
        below, above = corner.y() + place.height() + _DISTANCE, corner.y() - height - _DISTANCE
        fits = below + height <= room.height() - _EDGE or above < 0
        self.setGeometry(QRect(QPoint(left, below if fits else above), QSize(width, height)))

    def close_list(self) -> None:
        """Hide the list, if it is shown."""
        if not self.isHidden():
            self._is_moved = False
            self._field.removeEventFilter(self)
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and isinstance(event, QKeyEvent):
            if not self._is_own_key(event):
                return False
            if self.is_outdated:
                self.outdated.emit()
                if self.isHidden():
                    return False
            # Otherwise an action of the window might have the key.
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self._handle_key(_Key(event.key()))
            return True
        if kind == QEvent.Type.FocusOut:
            self.close_list()
        return super().eventFilter(watched, event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in _KEYS:
            return False
        return event.key() != _Key.Key_Right or self.at_end or self._is_moved

    def _handle_key(self, key: Qt.Key) -> None:
        row, rows = self.list.currentIndex().row(), self.model.rowCount()
        if key == _Key.Key_Escape:
            self.close_list()
            self.dismissed.emit()
        elif key in {_Key.Key_Down, _Key.Key_Up}:
            self._is_moved = True
            self._highlight((row + (1 if key == _Key.Key_Down else -1)) % rows)
        else:
            self._choose(self.list.currentIndex())

    def _highlight(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        if QAccessible.isActive():
            words = spoken_offer(self.model.offers[row])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < self.model.rowCount():
            offer = self.model.offers[index.row()]
            self.close_list()
            self.chosen.emit(offer)
