"""The bar above the page to find and replace."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.project.search import BOTH, SearchRequest, SearchScope, SourceOrTarget
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.search_field import SearchField

_SIDES = (
    (gettext_lazy("Both languages"), BOTH),
    (gettext_lazy("Urdu"), frozenset({SourceOrTarget.SOURCE})),
    (gettext_lazy("English"), frozenset({SourceOrTarget.TARGET})),
)
_SCOPES = (
    (gettext_lazy("Project"), SearchScope.PROJECT),
    (gettext_lazy("Document"), SearchScope.DOCUMENT),
    (gettext_lazy("Sentence"), SearchScope.SENTENCE),
)
_ENGLISH = 2
_SWITCHES = 5
_NARROW = 840
"""Width in pixels below which the two lists move to the second row."""


class FindBar(QFrame):
    """The find-and-replace bar: text fields, options and number of hits. It does not search by itself."""

    changed = Signal()
    """Emitted when text, language, scope or options change; see `search`."""
    go_wanted = Signal(bool)
    """Emitted to go to the next (True) or previous hit."""
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: ThemeState, earlier: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """Create the find bar, hidden.

        Args:
            theme: The colours.
            earlier: Returns earlier search texts, latest first.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName(_("Find"))
        self.field = SearchField(_("Find"), _("Find (↑ earlier searches)"), earlier, self)
        self.case = _toggle_button(self, "Aa", _("Match case"))
        self.words = _toggle_button(self, _("Word"), _("Whole words only"))
        self.regex = _toggle_button(self, ".*", _("Regular expression"))
        self.exact = _toggle_button(
            self, _("Exact"), _("Exact: letters, marks and quotes as typed; otherwise every spelling is found")
        )
        self.similar = _toggle_button(
            self, _("Similar"), _("Similar spellings: ہ = ھ, ے = ی, with or without spaces and ء; never for replacing")
        )
        self.sides = _combo_box(self, [str(name) for name, _sides in _SIDES], _("Language to search"))
        self.scope = _combo_box(self, [str(name) for name, _scope in _SCOPES], _("Scope of the search"))
        self.count = plain_label(self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(_("similar spellings")) + 4)
        self.replacement = SearchField(_("Replace with"), _("Replace with"), None, self)
        self.replace = _button(self, _("Re&place"), _("Replace this hit and go to the next (Enter)"))
        self.replace_all = _button(self, _("Replace a&ll…"), _("Shows every change before it is made"))
        self._replacing = False
        self._side_before: int | None = None
        """Index of the language chosen before replacing switched to English; None if it did not."""
        self._lay_out()
        self._connect()
        theme.follow(self._apply_theme)
        self.show_replacing(False)
        self.hide()

    def _lay_out(self) -> None:
        back = bar_button(self, "↑", _("Previous hit (Shift+Enter)"))
        back.clicked.connect(lambda: self.go_wanted.emit(False))
        on = bar_button(self, "↓", _("Next hit (Enter)"))
        on.clicked.connect(lambda: self.go_wanted.emit(True))
        close = bar_button(self, "✕", _("Close (Esc)"))
        close.clicked.connect(self.closed)
        self._options_row, self._replace_row = options_row, replace_row = QHBoxLayout(), QHBoxLayout()
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 5, 6, 5)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(options_row, 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(replace_row, 1, 1)
        options_row.setSpacing(3)
        for part in (
            self.case,
            self.words,
            self.regex,
            self.exact,
            self.similar,
            self.sides,
            self.scope,
            self.count,
            back,
            on,
            close,
        ):
            options_row.addWidget(part)
        replace_row.setSpacing(6)
        replace_row.addWidget(self.replace)
        replace_row.addWidget(self.replace_all)
        replace_row.addStretch(1)
        grid.setColumnStretch(0, 1)
        # Tab visits search text, replacement and buttons before the options.
        for one, following in pairwise((self.field, self.replacement, self.replace, self.replace_all, self.case)):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.changed)
        for switch in (self.case, self.words, self.regex, self.exact, self.similar):
            switch.toggled.connect(self.changed)
        for switch in (self.regex, self.exact):
            switch.toggled.connect(self._enable_similar)
        for choice in (self.sides, self.scope):
            choice.currentIndexChanged.connect(self.changed)
        self.sides.activated.connect(self._forget_side)
        self.field.go_wanted.connect(self.go_wanted)
        self.replacement.go_wanted.connect(self._replace_or_back)
        for line in (self.field, self.replacement):
            line.escape_pressed.connect(self.closed)
        self.replace.clicked.connect(self.replace_wanted)
        self.replace_all.clicked.connect(self.replace_all_wanted)

    def _enable_similar(self) -> None:
        self.similar.setEnabled(not (self._replacing or self.regex.isChecked() or self.exact.isChecked()))

    def _replace_or_back(self, forward: bool) -> None:
        if forward:
            self.replace_wanted.emit()
        else:
            self.go_wanted.emit(False)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            bar_style("find_bar", theme.window, theme)
            + f"#find_bar QToolButton {{ padding: 2px 5px; border: 1px solid transparent; border-radius: 4px;"
            f" color: {theme.text.name()}; }}"
            f"#find_bar QToolButton:hover {{ background: {theme.chip.name()}; }}"
            f"#find_bar QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f"#find_bar QToolButton:checked {{ background: {theme.accent.name()}; color: {theme.on_accent.name()}; }}"
            f"#find_bar QToolButton:disabled {{ background: none; color: {theme.muted.name()}; }}"
            f"#find_bar QLabel {{ color: {theme.muted.name()}; }}"
            f"#find_bar QLabel[problem=true] {{ color: {theme.warn_text.name()}; }}"
        )

    # Search

    def search(self) -> SearchRequest | None:
        """Return the search that the user entered: text, options, language, scope; None without a text."""
        text = self.field.text()
        if not text:
            return None
        needle = SearchQuery(
            text,
            exact=self.exact.isChecked(),
            whole_words=self.words.isChecked(),
            case=self.case.isChecked(),
            regex=self.regex.isChecked(),
            loose=self.similar.isEnabled() and self.similar.isChecked(),
        )
        sides, scope = _SIDES[self.sides.currentIndex()][1], _SCOPES[self.scope.currentIndex()][1]
        return SearchRequest(needle, sides, scope, falls_back=not self._replacing)

    @property
    def replacing(self) -> bool:
        """Whether the find bar shows its row with the replacement text and buttons."""
        return self._replacing

    def open(self, text: str, *, replace: bool) -> None:
        """Show the find bar and focus its search or replacement field.

        Args:
            text: Search text; empty to keep the last one.
            replace: Whether to open the second row; the search is then limited to the English.
        """
        was_open = not self.isHidden()
        if text:
            self.field.setText(text)
        self.show_replacing(replace)
        self._choose_side(replace=replace)
        self.show()
        # An old search text is probably not the one to replace: focus the search field first.
        known = bool(text) or (was_open and bool(self.field.text()))
        line = self.replacement if replace and known else self.field
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def _forget_side(self) -> None:
        self._side_before = None

    def _choose_side(self, *, replace: bool) -> None:
        """Set the searched language to English for replacing, and back to the previous one for finding."""
        if replace and self.sides.currentIndex() != _ENGLISH:
            self._side_before = self.sides.currentIndex()
            self.sides.setCurrentIndex(_ENGLISH)
        elif not replace and self._side_before is not None:
            self.sides.setCurrentIndex(self._side_before)
            self._forget_side()

    def show_replacing(self, shown: bool) -> None:
        """Show or hide the find bar's row with the replacement text and buttons."""
        self._replacing = shown
        for part in (self.replacement, self.replace, self.replace_all):
            part.setVisible(shown)
        self._enable_similar()

    # Hits

    def show_count(self, words: str, *, problem: str = "", fell_back: bool = False) -> None:
        """Show the number of search hits in the find bar, or a short error.

        Args:
            words: For example "3 of 37", or the short error.
            problem: The full error for the tooltip; empty without one.
            fell_back: Whether the hits are similar spellings because nothing is spelled as typed.
        """
        # The row is as high as a line of Urdu: there is room for two lines.
        self.count.setText("\n".join([words, _("similar spellings")]) if fell_back else words)
        set_tip(self.count, _("Nothing is spelled exactly as typed") if fell_back else problem)
        self.count.setAccessibleDescription(problem)
        self.count.setProperty("problem", bool(problem) or words == _("none"))
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow == (self._replace_row.indexOf(self.sides) >= 0):
            return
        for at, box in enumerate((self.sides, self.scope)):
            if narrow:
                self._replace_row.addWidget(box)
            else:
                self._options_row.insertWidget(_SWITCHES + at, box)

    def minimumSizeHint(self) -> QSize:
        # A narrow window cuts the bar off instead of growing.
        return QSize(0, super().minimumSizeHint().height())


def _toggle_button(parent: QWidget, text: str, tip: str) -> QToolButton:
    button = bar_button(parent, text, tip)
    button.setCheckable(True)
    return button


def _button(parent: QWidget, text: str, tip: str) -> QPushButton:
    button = QPushButton(text, parent)
    set_tip(button, tip)
    button.setAutoDefault(False)
    return button


def _combo_box(parent: QWidget, names: Sequence[str], name: str) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(names)
    box.setAccessibleName(name)
    set_tip(box, name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
