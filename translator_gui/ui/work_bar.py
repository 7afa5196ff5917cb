"""The slim bar above the page: role, progress, find, filter, export."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.ui.keys.key_tooltips import add_key_tooltip
from translator_gui.ui.painting.progress_bar import paint_progress
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label

_BAR_WIDTH, _BAR_HEIGHT = 160, 6
"""Greatest size of the progress bar, pixels."""


class WorkBar(QFrame):
    """The bar above the page: a two-part switch of the role, the progress, and buttons for the usual commands."""

    role_chosen = Signal(Role)

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_bar")
        self._theme, self._role = theme, Role.TRANSLATOR
        self.translate_button = self._role_button(_("Translate"), Role.TRANSLATOR, _("Work as a translator"))
        self.review_button = self._role_button(_("Review"), Role.REVIEWER, _("Work as a reviewer"))
        self.translate_button.setObjectName("leading_part")
        self.review_button.setObjectName("trailing_part")
        group = QButtonGroup(self)
        for button in (self.translate_button, self.review_button):
            group.addButton(button)
        self._progress = _ProgressBar(theme, self)
        self._percent = plain_label(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.setSpacing(0)
        row.addWidget(self.translate_button)
        row.addWidget(self.review_button)
        row.addSpacing(16)
        row.addWidget(self._progress, 1)
        row.addSpacing(8)
        row.addWidget(self._percent)
        row.addStretch(1)
        self._commands = QHBoxLayout()
        self.command_buttons: list[QToolButton] = []
        row.addLayout(self._commands)
        theme.follow(self._apply_theme)

    def minimumSizeHint(self) -> QSize:
        # Changing texts of the bar must not resize the panels beside the page.
        return QSize(0, super().minimumSizeHint().height())

    def _role_button(self, text: str, role: Role, tip: str) -> QToolButton:
        button = self._button(text, tip)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.role_chosen.emit(role))
        return button

    def _button(self, text: str, tip: str) -> QToolButton:
        button = bar_button(self, text, tip)
        # As in a tool bar: Tab leads from the page to the panels, and a menu has each of these commands.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def add_command(self, text: str, action: QAction, lit: QAction | None = None) -> None:
        """Add a button that triggers a menu action.

        Args:
            text: The text of the button.
            action: The action.
            lit: The button looks pressed while this action is enabled.
        """
        button = self._button(text, text)
        add_key_tooltip(button, action)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        if lit is not None:
            button.setCheckable(True)
            button.setChecked(lit.isEnabled())
            lit.enabledChanged.connect(button.setChecked)
            # A click opens the filter; only a filter that is in force lights the button.
            button.clicked.connect(lambda: button.setChecked(lit.isEnabled()))
        self._commands.addWidget(button)
        self.command_buttons.append(button)

    def show_role(self, role: Role) -> None:
        """Show which part of the switch is on; while reviewing, the whole bar has another colour."""
        self._role = role
        (self.review_button if role is Role.REVIEWER else self.translate_button).setChecked(True)
        self._apply_theme(self._theme.theme)

    def show_progress(self, tallies: dict[Status, SentenceAndWordCounts], percent: int, words: str) -> None:
        """Show the project's progress.

        Args:
            tallies: Sentences and words by status.
            percent: How much is done.
            words: The figures in words, for the tooltip.
        """
        self._progress.tallies = tallies
        self._progress.update()
        self._percent.setText(_("{percent} %", percent=percent))
        for widget in (self._progress, self._percent):
            set_tip(widget, words)
        self._progress.setAccessibleName(words)

    @property
    def percent(self) -> str:
        """The shown progress, such as "12 %"."""
        return self._percent.text()

    def _apply_theme(self, theme: Theme) -> None:
        reviewing = self._role is Role.REVIEWER
        ground, ink = (theme.added, theme.approved) if reviewing else (theme.window, theme.accent)
        part = "#work_bar QToolButton"
        self.setStyleSheet(
            bar_style("work_bar", ground, theme)
            + (f"#work_bar {{ border-bottom: 2px solid {ink.name()}; }}" if reviewing else "")
            + f"#work_bar QLabel {{ color: {theme.text.name()}; }}"
            f"{part} {{ color: {theme.text.name()}; background: transparent; padding: 2px 10px; "
            f"border: 1px solid transparent; border-radius: 4px; }}"
            f"{part}:hover {{ background: {theme.hover.name()}; }}"
            f"{part}:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
            f"{part}:disabled {{ color: {theme.muted.name()}; }}"
            + "".join(
                f"{part}#{name} {{ background: {theme.field.name()}; border: 1px solid {theme.field_border.name()}; "
                f"border-radius: 0; border-top-{side}-radius: 9px; border-bottom-{side}-radius: 9px; }}"
                f"{part}#{name}:checked {{ background: {ink.name()}; color: {theme.on_accent.name()}; "
                f"border-color: {ink.name()}; font-weight: 600; }}"
                for name, side in self._rounded_sides()
            )
        )

    def _rounded_sides(self) -> tuple[tuple[str, str], ...]:
        """Return the physical outer side of each part of the role switch: a style sheet knows no leading side."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return (
            (self.translate_button.objectName(), "right" if mirrored else "left"),
            (self.review_button.objectName(), "left" if mirrored else "right"),
        )


class _ProgressBar(QWidget):
    """A progress bar in the colours of the statuses, which gives way where there is no room."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tallies: dict[Status, SentenceAndWordCounts] = {}
        self.setMaximumWidth(_BAR_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(_BAR_WIDTH, _BAR_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, (self.height() - _BAR_HEIGHT) / 2, self.width(), _BAR_HEIGHT)
        paint_progress(painter, bar, self.tallies, self._theme.theme)
        painter.setPen(self._theme.theme.field_border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
