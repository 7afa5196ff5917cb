"""A layout that wraps widgets into lines like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """A layout that places widgets side by side and wraps them to a new line when a line is full."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 6, trailing: bool = False
    ) -> None:
        """Create an empty flow layout.

        Args:
            parent: The widget to lay out.
            gap: Pixels between widgets.
            line_gap: Pixels between lines.
            trailing: Whether lines end at the trailing edge instead of starting at the leading edge.
        """
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.items: list[QLayoutItem] = []
        self._gap, self._line_gap, self._trailing = gap, line_gap, trailing

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self.items.append(item)

    def count(self) -> int:
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _set(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets in wrapped lines within a rectangle; return their total height."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line = inner.x(), inner.y(), list[tuple[QLayoutItem, int, QSize]]()
        for item in self.items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().expandedTo(item.minimumSize())
            size = QSize(min(hint.width(), max(inner.width(), item.minimumSize().width())), hint.height())
            if line and x + size.width() > inner.right() + 1:
                y += self._place(line, inner, y, move=move) + self._line_gap
                x, line = inner.x(), []
            line.append((item, x, size))
            x += size.width() + self._gap
        y += self._place(line, inner, y, move=move)
        return y - rect.y() + margins.bottom()

    def _place(self, line: list[tuple[QLayoutItem, int, QSize]], inner: QRect, y: int, *, move: bool) -> int:
        height = max((size.height() for _, _, size in line), default=0)
        if move:
            holder: QWidget | None = self.parentWidget()
            mirrored = holder is not None and holder.isRightToLeft()
            shift = max(0, inner.right() + 1 - line[-1][1] - line[-1][2].width()) if self._trailing and line else 0
            for item, x, size in line:
                left = inner.right() + inner.x() - x - shift - size.width() + 1 if mirrored else x + shift
                item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))
        return height
