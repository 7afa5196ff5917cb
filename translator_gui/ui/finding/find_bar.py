"""The slim bar above the page that finds; its second row replaces."""

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

from translator_gui.project.search import BOTH, Scope, Search, Side
from translator_gui.text.needle import Needle
from translator_gui.ui.finding.needle_field import NeedleField
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label

_SIDES = (
    ("Both languages", BOTH),
    ("Urdu", frozenset({Side.SOURCE})),
    ("English", frozenset({Side.TARGET})),
)
_SCOPES = (("Project", Scope.PROJECT), ("Document", Scope.DOCUMENT), ("Sentence", Scope.SENTENCE))
_ENGLISH = 2
_SWITCHES = 4
_NARROW = 740
"""Pixels; a narrower bar has its two lists in the second row."""


class FindBar(QFrame):
    """Says what to search for and what was found; it searches nothing itself."""

    changed = Signal()
    """Another text, language, scope or way: see `search`."""
    go_wanted = Signal(bool)
    """On to the next hit (True) or back to the previous one."""
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: ThemeState, earlier: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """Hidden until it is opened.

        Args:
            theme: The colours.
            earlier: What was searched for before, the latest first.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName("Find")
        self.field = NeedleField("Find", "Find (↑ earlier searches)", earlier, self)
        self.case = _switch(self, "Aa", "Match case: capitals count")
        self.words = _switch(self, "Word", "Whole words only")
        self.regex = _switch(self, ".*", "Regular expression")
        self.exact = _switch(
            self, "Exact", "Exact: letters, marks and quotes just as typed; else every spelling is found"
        )
        self.sides = _choice(self, [name for name, _ in _SIDES], "Language to search")
        self.scope = _choice(self, [name for name, _ in _SCOPES], "How far to search")
        self.count = plain_label(self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("broken at 88") + 10)
        self.replacement = NeedleField("Replace with", "Replace with", None, self)
        self.replace = _button(self, "Re&place", "Replace this hit and go to the next (Enter)")
        self.replace_all = _button(self, "Replace a&ll…", "Shows every change before it is made")
        self._replacing = False
        self._side_before: int | None = None
        """The language that was chosen when replacing took the English; None when it took nothing."""
        self._lay_out()
        self._connect()
        theme.follow(self._apply_theme)
        self.show_replacing(False)
        self.hide()

    def _lay_out(self) -> None:
        back = bar_button(self, "↑", "Previous hit (Shift+Enter)")
        back.clicked.connect(lambda: self.go_wanted.emit(False))
        on = bar_button(self, "↓", "Next hit (Enter)")
        on.clicked.connect(lambda: self.go_wanted.emit(True))
        close = bar_button(self, "✕", "Close (Esc)")
        close.clicked.connect(self.closed)
        self._ways, self._doing = ways, doing = QHBoxLayout(), QHBoxLayout()
        ways.setSpacing(3)
        for part in (
            self.case,
            self.words,
            self.regex,
            self.exact,
            self.sides,
            self.scope,
            self.count,
            back,
            on,
            close,
        ):
            ways.addWidget(part)
        doing.setSpacing(6)
        doing.addWidget(self.replace)
        doing.addWidget(self.replace_all)
        doing.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 5, 6, 5)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(ways, 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(doing, 1, 1)
        grid.setColumnStretch(0, 1)
        # What is found and what takes its place are written one after the other; the ways to find come later.
        for one, following in pairwise((self.field, self.replacement, self.replace, self.replace_all, self.case)):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.changed)
        for switch in (self.case, self.words, self.regex, self.exact):
            switch.toggled.connect(self.changed)
        for choice in (self.sides, self.scope):
            choice.currentIndexChanged.connect(self.changed)
        self.sides.activated.connect(self._keep_side)
        self.field.go_wanted.connect(self.go_wanted)
        self.replacement.go_wanted.connect(self._replace_or_back)
        for line in (self.field, self.replacement):
            line.left.connect(self.closed)
        self.replace.clicked.connect(self.replace_wanted)
        self.replace_all.clicked.connect(self.replace_all_wanted)

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
            f"#find_bar QLabel {{ color: {theme.muted.name()}; }}"
            f"#find_bar QLabel[trouble=true] {{ color: {theme.warn_text.name()}; }}"
        )

    # What is wanted.

    def search(self) -> Search | None:
        """What to search for; None while nothing is typed."""
        text = self.field.text()
        if not text:
            return None
        needle = Needle(
            text,
            exact=self.exact.isChecked(),
            whole_words=self.words.isChecked(),
            case=self.case.isChecked(),
            regex=self.regex.isChecked(),
        )
        return Search(needle, _SIDES[self.sides.currentIndex()][1], _SCOPES[self.scope.currentIndex()][1])

    @property
    def replacing(self) -> bool:
        """Whether the second row is open."""
        return self._replacing

    def open(self, text: str, *, replace: bool) -> None:
        """Shows the bar with the keyboard in it.

        Args:
            text: To search for; empty to keep what was searched for last.
            replace: Opens the second row too, and looks in the English alone: the Urdu is never changed.
        """
        was_open = not self.isHidden()
        if text:
            self.field.setText(text)
        self.show_replacing(replace)
        self._choose_side(replace=replace)
        self.show()
        # What was searched for some time ago is not what somebody wants to replace now: that is asked for first.
        known = bool(text) or (was_open and bool(self.field.text()))
        line = self.replacement if replace and known else self.field
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def _keep_side(self) -> None:
        self._side_before = None

    def _choose_side(self, *, replace: bool) -> None:
        """Replacing looks in the English; whoever only finds afterwards finds in what they had chosen before."""
        if replace and self.sides.currentIndex() != _ENGLISH:
            self._side_before = self.sides.currentIndex()
            self.sides.setCurrentIndex(_ENGLISH)
        elif not replace and self._side_before is not None:
            self.sides.setCurrentIndex(self._side_before)
            self._keep_side()

    def show_replacing(self, shown: bool) -> None:
        """Opens or closes the second row."""
        self._replacing = shown
        for part in (self.replacement, self.replace, self.replace_all):
            part.setVisible(shown)

    # What was found.

    def show_count(self, words: str, *, trouble: str = "") -> None:
        """Shows how many hits there are, or in a few words what is wrong.

        Args:
            words: "3 of 37".
            trouble: The whole of what is wrong, for those who point at it; empty when all is well.
        """
        self.count.setText(words)
        set_tip(self.count, trouble)
        self.count.setAccessibleDescription(trouble)
        self.count.setProperty("trouble", bool(trouble) or words == "none")
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
        if narrow == (self._doing.indexOf(self.sides) >= 0):
            return
        for at, box in enumerate((self.sides, self.scope)):
            if narrow:
                self._doing.addWidget(box)
            else:
                self._ways.insertWidget(self._ways.indexOf(self.count) if at else _SWITCHES, box)

    def minimumSizeHint(self) -> QSize:
        # A narrow window cuts the bar off rather than growing.
        return QSize(0, super().minimumSizeHint().height())


def _switch(parent: QWidget, text: str, tip: str) -> QToolButton:
    button = bar_button(parent, text, tip)
    button.setCheckable(True)
    return button


def _button(parent: QWidget, text: str, tip: str) -> QPushButton:
    button = QPushButton(text, parent)
    set_tip(button, tip)
    button.setAutoDefault(False)
    return button


def _choice(parent: QWidget, names: Sequence[str], name: str) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(names)
    box.setAccessibleName(name)
    set_tip(box, name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
