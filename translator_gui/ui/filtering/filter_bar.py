"""The slim bar above the page that says which sentences are shown, and takes criteria off."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from translator_gui.project.filter_words import Criterion
from translator_gui.ui.filtering.criterion_chips import CriterionChips
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label


class FilterBar(QFrame):
    """Says "12 of 1,840: returned ✕ with comments ✕". It never takes the keyboard by itself."""

    dropped = Signal(str)
    """A criterion is to be taken off; its name."""
    off_wanted = Signal()
    again_wanted = Signal()
    edit_wanted = Signal()
    left = Signal()
    """Back to the page."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._figures = plain_label(self)
        self._figures.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._chips = CriterionChips(self)
        self._chips.dropped.connect(self.dropped)
        self._chips.more_wanted.connect(self.edit_wanted)
        self._again = self._button("Apply again", "Look again which sentences match", self.again_wanted)
        self._edit = self._button("Change…", "Change the filter", self.edit_wanted)
        self._off = self._button("✕", "Take the filter off", self.off_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.addWidget(self._figures)
        row.addWidget(self._chips, 1)
        for button in (self._again, self._edit, self._off):
            row.addWidget(button)
        self._again.hide()
        theme.follow(self._apply_theme)

    def minimumSizeHint(self) -> QSize:
        # What is told of a filter comes and goes: it must not push the panels beside the page aside.
        return QSize(0, super().minimumSizeHint().height())

    def _button(self, text: str, name: str, clicked: SignalInstance) -> QToolButton:
        button = bar_button(self, text, name)
        button.clicked.connect(clicked)
        return button

    @property
    def figures(self) -> str:
        """What is said about how many sentences are shown."""
        return self._figures.text()

    @property
    def chips(self) -> list[str]:
        """The criteria that are shown, in words."""
        return self._chips.words

    @property
    def offers_again(self) -> bool:
        """Whether *Apply again* is there."""
        return not self._again.isHidden()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            bar_style("filter_bar", theme.hover, theme) + f"#filter_bar QLabel {{ color: {theme.text.name()}; }}"
            f"#filter_bar QToolButton {{ color: {theme.text.name()}; padding: 1px 6px; border: 1px solid transparent; "
            "border-radius: 4px; }"
            f"#filter_bar QToolButton:hover {{ background: {theme.lit.name()}; }}"
            f"#filter_bar QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f"#filter_bar QToolButton#chip {{ background: {theme.field.name()}; "
            f"border: 1px solid {theme.field_border.name()}; border-radius: 9px; padding: 0 6px; }}"
            f"#filter_bar QToolButton#chip:focus {{ border-color: {theme.accent.name()}; }}"
        )

    def tell(self, figures: str, differing: int, *, nothing: bool) -> None:
        """Says what is shown.

        Args:
            figures: How many sentences.
            differing: How many would come or go if the filter were applied again.
            nothing: There are none: the way out is put into words.
        """
        self._figures.setText(figures)
        self._off.setText("Show everything ✕" if nothing else "✕")
        self._again.setVisible(differing > 0)
        self._again.setText(f"Apply again ({differing:,})")
        one = differing == 1
        set_tip(self._again, f"{differing:,} sentence{'' if one else 's'} would come or go: worked on since")

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """Shows a chip for each criterion."""
        self._chips.show_criteria(criteria)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
