"""A box with one version of a sentence: author, status and text with its changes marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import DifferenceView
from translator_gui.ui.widgets.labels import plain_label


class StatusMarkWidget(QWidget):
    """Shows the status mark (icon) of a sentence, such as draft or approved."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = Status.NOT_STARTED
        self.setFixedSize(round(SIZE) + 2, round(SIZE) + 2)
        theme.follow(self._apply_theme)

    def show_status(self, status: Status) -> None:
        """Show the mark (icon) of a sentence's status."""
        self._status = status
        set_tip(self, str(status).replace("-", " "))
        self.setAccessibleName(self.toolTip())
        self.update()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        centre = QPointF(self.width() / 2, self.height() / 2)
        paint_status_mark(painter, self._status, centre, self._theme.status(self._status))
        painter.end()


class MergeVersionBox(QFrame):
    """A box with one version of a sentence in a merge: author, status, English; framed strongly if accepted."""

    def __init__(
        self, title: str, theme: ThemeState, size: float, parent: QWidget, button: QToolButton | None = None
    ) -> None:
        """Create an empty box for one version (mine, theirs …) of a sentence.

        Args:
            title: First word of the heading.
            theme: The colours.
            size: Font size in points.
            parent: Qt's.
            button: The button that accepts it, shown beside the heading.
        """
        super().__init__(parent)
        self.setObjectName("version")
        self._title = title
        self.mark = StatusMarkWidget(theme, self)
        self.heading = plain_label(self, title, wraps=True, bold=True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = DifferenceView(theme, size, self)
        self._comment_labels: list[QLabel] = []
        row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(6)
        self._column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.heading, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.text)
        self._column.addStretch(1)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(120, 0))

    def show_version(
        self, words: str, status: Status, pieces: Sequence[DiffPiece], comments: Sequence[str] = ()
    ) -> None:
        """Show in the box a version of a sentence: author, status, text with changes, comments.

        Args:
            words: Author and time.
            status: Its status.
            pieces: Its text with changes.
            comments: Its comments, one paragraph each.
        """
        self.heading.setText(f"{self._title} · {words}" if self._title else words)
        self.mark.show_status(status)
        self.text.show_pieces(pieces or (DiffPiece(DiffKind.KEPT, _("No English")),))
        for label in self._comment_labels:
            label.hide()
            label.deleteLater()
        self._comment_labels = [plain_label(self, text, wraps=True, muted=True) for text in comments]
        for at, label in enumerate(self._comment_labels):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.insertWidget(2 + at, label)

    def set_taken(self, taken: bool) -> None:
        """Frame the box strongly if its version of the sentence is accepted in the merge, else normally."""
        self.setProperty("taken", taken)
        self.style().unpolish(self)
        self.style().polish(self)


def version_style(theme: Theme) -> str:
    """Return the Qt style sheet for boxes with versions of a sentence, set on the widget around them."""
    return (
        f"#version {{ background: {theme.field.name()}; border: 1px solid {theme.field_border.name()}; "
        "border-radius: 6px; }"
        f'#version[taken="true"] {{ border: 2px solid {theme.accent.name()}; }}'
        f"#quiet {{ color: {theme.muted.name()}; }}"
    )
