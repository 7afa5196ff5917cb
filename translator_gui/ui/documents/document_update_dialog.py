"""The dialog with the changes of a newer version of a document, before it is accepted."""

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
    QWidget,
)

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.project.updating import DocumentUpdatePlan
from translator_gui.text.difference import DiffKind, DiffPiece, difference, difference_in_words
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 12
_URDU_SIZE, _ENGLISH_SIZE = 15.0, 11.0
_KEPT = 200
"""Maximum number of cached layouts."""


class _ChangedSentence(NamedTuple):
    """A sentence that the newer version of a document changes or removes."""

    title: str
    before: str
    after: str
    english: str

    def pieces(self) -> tuple[DiffPiece, ...]:
        return difference(self.before, self.after) if self.after else (DiffPiece(DiffKind.REMOVED, self.before),)

    def in_words(self) -> str:
        return _(
            "{title}: {urdu} English: {english}",
            title=self.title,
            urdu=difference_in_words(self.pieces()),
            english=self.english or _("none yet"),
        )


class DocumentUpdateDialog(QDialog):
    """Previews the update of a document: counts, each changed sentence's Urdu with changes marked, its English."""

    def __init__(self, name: str, update: DocumentUpdatePlan, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A newer version of {name}", name=printable(name)))
        resize_within_screen(self, 760, 560)
        column = dialog_column(self)
        self.figures = plain_label(self, _counts_words(update), wraps=True)
        font = self.figures.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.figures.setFont(font)
        column.addWidget(self.figures)
        self.explanation = plain_label(self, _explanation(update), wraps=True)
        column.addWidget(self.explanation)
        rows = [_ChangedSentence(_("Changed"), change.before, change.after, change.target) for change in update.changed]
        rows += [_ChangedSentence(_("Gone"), gone.source, "", gone.target) for gone in update.gone]
        self.sentences = _SentenceList(rows, theme, self)
        self.sentences.setVisible(bool(rows))
        column.addWidget(self.sentences, 1)
        if not rows:
            column.addStretch(1)
            self.resize(560, 200)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(_("Accept the newer version"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.take.setDefault(True)
        self.take.setFocus()


def _counts_words(update: DocumentUpdatePlan) -> str:
    return "   ·   ".join(
        (
            _("{number} unchanged", number=format_number(update.unchanged)),
            _("{number} changed", number=format_number(len(update.changed))),
            _("{number} new", number=format_number(update.new)),
            _("{number} gone", number=format_number(len(update.gone))),
        )
    )


def _explanation(update: DocumentUpdatePlan) -> str:
    lines = [_("Unchanged sentences keep their English, status, comments, notes and labels.")]
    if update.changed:
        lines.append(
            _("Changed ones keep their English as a draft, and the page marks them until they are confirmed again.")
        )
    if update.gone:
        lines.append(_("Gone ones stay in the file, hidden."))
    return " ".join([*lines, _("Undo brings the older version back.")])


class _SentencesModel(QAbstractListModel):
    """Item model of the sentences that a document update changes or removes."""

    ROW = int(Qt.ItemDataRole.UserRole)

    def __init__(self, rows: list[_ChangedSentence], parent: QObject) -> None:
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


class _SentenceList(QListView):
    """The list view of the sentences that a document update changes or removes."""

    def __init__(self, rows: list[_ChangedSentence], theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Changed and gone sentences"))
        self.setVerticalScrollBar(ThemedScrollBar(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        # Thousands of rows are laid out in batches, so that the dialog opens at once.
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


class _SentenceRowLayout(NamedTuple):
    """The laid-out texts of one row in the list of changed sentences."""

    urdu: LaidOutText
    english: LaidOutText
    top: float
    height: int


class _SentenceDelegate(QStyledItemDelegate):
    """Paints a sentence changed by a document update: title, Urdu with changes, English."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        theme.follow(self._apply_theme)
        self.width = 600
        self._urdu = urdu_font(UrduFontStyle.NASTALIQ, _URDU_SIZE)
        self._english = english_font(_ENGLISH_SIZE)
        self._laid: dict[tuple[int, int], _SentenceRowLayout] = {}

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _lay_out(self, index: _Index) -> _SentenceRowLayout:
        key = index.row(), self.width
        found = self._laid.get(key)
        if found is None:
            row: _ChangedSentence = index.data(_SentencesModel.ROW)
            width = max(self.width - 2 * _MARGIN, 80)
            urdu = difference_box(row.pieces(), self._urdu, width, self._theme, rtl=True)
            english = LaidOutText(
                row.english or _("No English yet"), self._english, width, rtl=False, tag=self._theme.tag
            )
            top = _MARGIN + QFontMetricsF(self._english).height() + 4
            found = _SentenceRowLayout(urdu, english, top, round(top + urdu.height + 6 + english.height + _MARGIN))
            if len(self._laid) >= _KEPT:
                del self._laid[next(iter(self._laid))]
            self._laid[key] = found
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        return QSize(100, self._lay_out(index).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: _ChangedSentence = index.data(_SentencesModel.ROW)
        laid, theme = self._lay_out(index), self._theme
        area = QRectF(item_style_option(option).rect)
        state = item_style_option(option).state
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
