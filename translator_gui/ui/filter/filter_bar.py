"""The bar above the page with the number of shown sentences and the filter's criteria."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.project.filter_descriptions import FilterCriterionText
from translator_gui.ui.filter.criterion_chips import FilterCriterionChips
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label


class ActiveFilterBar(QFrame):
    """The bar above the page with the current filter, for example "12 of 1,840: returned ✕ with comments ✕"."""

    dropped = Signal(str)
    """Emitted with the name of a criterion to remove."""
    off_wanted = Signal()
    again_wanted = Signal()
    edit_wanted = Signal()
    return_requested = Signal()
    """Emitted to return to the page."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._figures = plain_label(self)
        self._figures.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._chips = FilterCriterionChips(self)
        self._chips.dropped.connect(self.dropped)
        self._chips.more_wanted.connect(self.edit_wanted)
        self._again = self._button(_("Apply again"), _("Find matching sentences again"), self.again_wanted)
        self._edit = self._button(_("Change…"), _("Change the filter"), self.edit_wanted)
        self._off = self._button("✕", _("Clear filter"), self.off_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.addWidget(self._figures)
        row.addWidget(self._chips, 1)
        for button in (self._again, self._edit, self._off):
            row.addWidget(button)
        self._again.hide()
        theme.follow(self._apply_theme)

    def minimumSizeHint(self) -> QSize:
        # Changing texts of the bar must not resize the panels beside the page.
        return QSize(0, super().minimumSizeHint().height())

    def _button(self, text: str, name: str, clicked: SignalInstance) -> QToolButton:
        button = bar_button(self, text, name)
        button.clicked.connect(clicked)
        return button

    @property
    def figures(self) -> str:
        """The text about the number of sentences that match the filter."""
        return self._figures.text()

    @property
    def chips(self) -> list[str]:
        """The texts of the shown filter criteria."""
        return self._chips.words

    @property
    def offers_again(self) -> bool:
        """Whether the button to apply the filter again is visible."""
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

    def show_figures(self, figures: str, differing: int, *, nothing: bool) -> None:
        """Show how many sentences match the filter.

        Args:
            figures: The text about their number.
            differing: How many sentences would be added or removed if the filter were applied again.
            nothing: Whether no sentence matches; the button to clear the filter then has a text.
        """
        self._figures.setText(figures)
        self._off.setText(_("Clear filter ✕") if nothing else "✕")
        self._again.setVisible(differing > 0)
        self._again.setText(_("Apply again ({number})", number=format_number(differing)))
        tip = ngettext(
            "{number} sentence would be added or removed: changed since",
            "{number} sentences would be added or removed: changed since",
            differing,
        )
        set_tip(self._again, tip)

    def show_criteria(self, criteria: Sequence[FilterCriterionText]) -> None:
        """Show a chip for each criterion of the filter."""
        self._chips.show_criteria(criteria)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.return_requested.emit()
        else:
            super().keyPressEvent(event)
