"""Delegate that draws key chords as key caps."""

from typing import cast

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.preferences.action_keys_model import CHORDS, OWN

_PAD, _GAP = 7, 6


class KeyCapDelegate(QStyledItemDelegate):
    """Paints shortcuts as key caps in the keys preferences; those changed by the user in the colour of links."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return an empty text, because `paint` shows the shortcuts as key caps instead."""
        del value, locale
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = item_style_option(option).fontMetrics
        width = sum(_width(metrics, chord) + _GAP for chord in _chords(index)) + _GAP
        return QSize(width, metrics.height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        look = item_style_option(option)
        palette, area, metrics = look.palette, QRectF(look.rect), look.fontMetrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, x = metrics.height() + 4, area.left() + _GAP
        for chord in _chords(index):
            cap = QRectF(x, area.center().y() - high / 2 + 0.5, _width(metrics, chord), high)
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(palette.color(QPalette.ColorRole.Link if index.data(OWN) else QPalette.ColorRole.Text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, chord)
            x = cap.right() + _GAP
        painter.restore()


def _chords(index: QModelIndex | QPersistentModelIndex) -> list[str]:
    return cast("list[str]", index.data(CHORDS) or [])


def _width(metrics: QFontMetrics, chord: str) -> int:
    return metrics.horizontalAdvance(chord) + 2 * _PAD
