"""What a newer version of a document changes, to look at before it is taken in."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from translator_gui.model.naming import printable
from translator_gui.project.updating import Update
from translator_gui.text.difference import Piece, PieceKind, difference, in_words
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.text_box import TextBox
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.scroll_bar import ScrollBar
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 12
_URDU_SIZE, _ENGLISH_SIZE = 15.0, 11.0
_KEPT = 200
"""Laid out rows that are kept."""


class _Row(NamedTuple):
    """A sentence that changed or is gone."""

    title: str
    before: str
    after: str
    english: str

    def pieces(self) -> tuple[Piece, ...]:
        return difference(self.before, self.after) if self.after else (Piece(PieceKind.REMOVED, self.before),)

    def in_words(self) -> str:
        return f"{self.title}: {in_words(self.pieces())} English: {self.english or 'none yet'}"


class UpdateDialog(QDialog):
    """Figures, then each changed sentence with its Urdu marked and the English that becomes a draft."""

    def __init__(self, name: str, update: Update, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"A newer version of {printable(name)}")
        self.resize(760, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        self.figures = plain_label(self, _figures(update), wraps=True)
        font = self.figures.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.figures.setFont(font)
        column.addWidget(self.figures)
        self.meaning = plain_label(self, _meaning(update), wraps=True)
        column.addWidget(self.meaning)
        rows = [_Row("Changed", change.before, change.after, change.target) for change in update.changed]
        rows += [_Row("Gone", gone.source, "", gone.target) for gone in update.gone]
        self.sentences = _Sentences(rows, theme, self)
        self.sentences.setVisible(bool(rows))
        column.addWidget(self.sentences, 1)
        if not rows:
            column.addStretch(1)
            self.resize(560, 200)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton("Take the newer version", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.take.setDefault(True)
        self.take.setFocus()


def _figures(update: Update) -> str:
    figures = (
        (update.unchanged, "unchanged"),
        (len(update.changed), "changed"),
        (update.new, "new"),
        (len(update.gone), "gone"),
    )
    return "   ·   ".join(f"{figure:,} {word}" for figure, word in figures)


def _meaning(update: Update) -> str:
    told = ["Unchanged sentences keep their English, status, comments, notes and labels."]
    if update.changed:
        told.append(
            "Changed ones keep their English as a draft, and the page marks them until they are confirmed again."
        )
    if update.gone:
        told.append("Gone ones stay in the file, hidden.")
    return " ".join([*told, "Undo brings the older version back."])


class _SentencesModel(QAbstractListModel):
    ROW = int(Qt.ItemDataRole.UserRole)

    def __init__(self, rows: list[_Row], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.in_words()
        return None


class _Sentences(QListView):
    """The changed sentences and the gone ones, one below the other."""

    def __init__(self, rows: list[_Row], theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Changed and gone sentences")
        self.setVerticalScrollBar(ScrollBar(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        # Thousands of rows are laid out in portions: the dialog opens at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(40)
        self.setModel(_SentencesModel(rows, self))
        self._delegate = _SentenceDelegate(theme, self)
        self.setItemDelegate(self._delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()


class _Laid(NamedTuple):
    urdu: TextBox
    english: TextBox
    top: float
    height: int


class _SentenceDelegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        theme.follow(self._apply_theme)
        self.width = 600
        self._urdu = urdu_font(UrduFace.NASTALIQ, _URDU_SIZE)
        self._english = english_font(_ENGLISH_SIZE)
        self._laid: dict[tuple[int, int], _Laid] = {}

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _lay_out(self, index: _Index) -> _Laid:
        key = index.row(), self.width
        found = self._laid.get(key)
        if found is None:
            row: _Row = index.data(_SentencesModel.ROW)
            width = max(self.width - 2 * _MARGIN, 80)
            urdu = difference_box(row.pieces(), self._urdu, width, self._theme, rtl=True)
            english = TextBox(row.english or "No English yet", self._english, width, rtl=False, tag=self._theme.tag)
            top = _MARGIN + QFontMetricsF(self._english).height() + 4
            found = _Laid(urdu, english, top, round(top + urdu.height + 6 + english.height + _MARGIN))
            if len(self._laid) >= _KEPT:
                del self._laid[next(iter(self._laid))]
            self._laid[key] = found
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        return QSize(100, self._lay_out(index).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: _Row = index.data(_SentencesModel.ROW)
        laid, theme = self._lay_out(index), self._theme
        area = QRectF(look_of(option).rect)
        state = look_of(option).state
        painter.save()
        painter.fillRect(area, theme.lit if state & QStyle.StateFlag.State_HasFocus else theme.page)
        painter.setPen(theme.rule)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setClipRect(area)
        painter.setFont(self._english)
        painter.setPen(theme.muted)
        painter.drawText(QPointF(area.x() + _MARGIN, area.y() + laid.top - 6), row.title)
        painter.setPen(theme.text)
        origin = QPointF(area.x() + _MARGIN, area.y() + laid.top)
        laid.urdu.draw(painter, origin, area.top(), area.bottom())
        painter.setPen(theme.text if row.english else theme.muted)
        laid.english.draw(painter, origin + QPointF(0, laid.urdu.height + 6), area.top(), area.bottom())
        painter.restore()
