"""The list of keyboard shortcuts: all keys of the program, from the table of actions and the current keymap."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.ui.action_specs import Entry, SubmenuSpec, plain, specs_of
from translator_gui.ui.actions import WindowActions
from translator_gui.ui.help.fixed_shortcuts import FIXED_SHORTCUTS
from translator_gui.ui.keys.key_tooltips import keys_of
from translator_gui.ui.menus import MENUS
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import DIALOG_GAP, DIALOG_MARGIN, resize_within_screen
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar

_COLUMN = 350
"""The least width of a column, pixels."""
_MOST_COLUMNS = 3


class ShortcutListLine(NamedTuple):
    """A line in the list of keyboard shortcuts: an action's name and its keys as text."""

    text: str
    keys: tuple[str, ...]


ShortcutListGroup = tuple[str, tuple[ShortcutListLine, ...]]
"""A menu's title and its lines."""


def key_groups(actions: WindowActions) -> list[ShortcutListGroup]:
    """Return all keyboard shortcuts in groups: those of every sentence first, then the other menus and places."""
    menus = sorted(MENUS, key=lambda menu: not any(spec.id == "confirm" for spec in specs_of(menu[1])))
    daily, *others = [(plain(title), tuple(_lines(entries, actions))) for title, entries in menus]
    english, *places = [
        (str(title), tuple(ShortcutListLine(str(key.text), tuple(key.names)) for key in keys))
        for title, keys in FIXED_SHORTCUTS
    ]
    return [daily, english, *others, *places]


def _lines(entries: tuple[Entry, ...], actions: WindowActions, before: str = "") -> Iterator[ShortcutListLine]:
    for entry in entries:
        if isinstance(entry, SubmenuSpec):
            yield from _lines(entry.entries, actions, f"{before}{plain(entry.text)} ▸ ")
        elif not isinstance(entry, str):
            yield ShortcutListLine(before + plain(entry.text), tuple(keys_of(actions[entry.id])))


class KeyboardShortcutsDialog(QDialog):
    """A dialog that lists all keyboard shortcuts of the program by menu, with a search field."""

    def __init__(
        self, actions: WindowActions, opener: QAction, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        """List the keys.

        Args:
            actions: The window's actions.
            opener: The action whose keys also close the dialog.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setObjectName("key_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = PasteLineEdit(self)
        self.search.setPlaceholderText(_("Search for a key or an action"))
        self.search.setAccessibleName(_("Search the keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.only_with_keys = QCheckBox(_("&Only actions with keys"), self)
        self.only_with_keys.toggled.connect(self._filter)
        self.nothing = PlainLabel(_("No keys found; try another word."), self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setObjectName("quiet")
        self.nothing.hide()
        self.sheet = QWidget(self)
        self.sheet.setObjectName("sheet")
        self._groups = [_Group(title, lines, self.sheet) for title, lines in key_groups(actions)]
        self._row = QHBoxLayout(self.sheet)
        self._row.setContentsMargins(DIALOG_MARGIN, 0, DIALOG_MARGIN, DIALOG_MARGIN)
        self._row.setSpacing(36)
        self._columns = [QVBoxLayout() for _index in range(_MOST_COLUMNS)]
        for column in self._columns:
            column.setSpacing(6)
            self._row.addLayout(column)
            column.addStretch(1)
        self._filled = 0
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThemedScrollBar(theme, scroll)
        scroll.setVerticalScrollBar(self._bar)
        scroll.setWidget(self.sheet)
        scroll.setAccessibleName(_("Keys by menu"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        column.addLayout(top)
        top.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_GAP)
        top.setSpacing(DIALOG_GAP)
        top.addWidget(self.search, 1)
        top.addWidget(self.only_with_keys)
        column.addWidget(self.nothing)
        column.addWidget(scroll, 1)
        for sequence in opener.shortcuts():
            QShortcut(sequence, self).activated.connect(self.reject)
        theme.follow(self._apply_theme)
        resize_within_screen(self, 1120, 700)

    @property
    def shown(self) -> list[tuple[str, list[ShortcutListLine]]]:
        """The shortcut groups that match the search text, with their matching lines."""
        return [(group.title, group.shown) for group in self._groups if group.shown]

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#key_card, #sheet {{ background: {theme.page.name()}; }}"
            f"QLabel {{ color: {theme.text.name()}; }}"
            f"#quiet {{ color: {theme.muted.name()}; }}"
            f"#group {{ color: {theme.accent.name()}; font-weight: 600; padding-top: 10px; }}"
            f"#key {{ background: {theme.field.name()}; border: 1px solid {theme.field_border.name()}; "
            "border-bottom-width: 2px; border-radius: 4px; padding: 1px 6px; }"
        )

    def done(self, result: int) -> None:
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self, *, anew: bool = False) -> None:
        """Place the shortcut groups in as many columns as fit the dialog's width."""
        wanted = max(1, min(_MOST_COLUMNS, (self.width() - 48) // _COLUMN))
        if wanted == self._filled and not anew:
            return
        self._filled = wanted
        shown = _in_columns([group for group in self._groups if group.shown], wanted)
        for index, column in enumerate(self._columns):
            self._row.setStretch(index, 1 if index < wanted else 0)
            for group in shown[index] if index < wanted else ():
                column.insertWidget(column.count() - 1, group)

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        for group in self._groups:
            group.filter(words, only_with_keys=self.only_with_keys.isChecked())
        self.nothing.setVisible(not any(group.shown for group in self._groups))
        self._fill(anew=True)


class _Group(QWidget):
    def __init__(self, title: str, lines: Sequence[ShortcutListLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        heading = PlainLabel(title, self)
        heading.setObjectName("group")
        heading.setIndent(0)  # a style sheet with a padding would indent it
        column.addWidget(heading)
        self._rows = [(line, self._row(line)) for line in lines]
        self.shown = list(lines)
        for _line, row in self._rows:
            column.addWidget(row)

    def filter(self, words: Sequence[str], *, only_with_keys: bool) -> None:
        """Show only the shortcuts that contain every search word in their text, keys or menu title.

        Args:
            words: The search words, casefolded.
            only_with_keys: Whether to hide actions that have no keys.
        """
        self.shown = list[ShortcutListLine]()
        for line, row in self._rows:
            text = f"{self.title} {line.text} {' '.join(line.keys)}".casefold()
            found = all(word in text for word in words) and bool(line.keys or not only_with_keys)
            row.setVisible(found)
            if found:
                self.shown.append(line)
        self.setVisible(bool(self.shown))

    def _row(self, line: ShortcutListLine) -> QWidget:
        row = QWidget(self)
        keys = _(" or ").join(line.keys) or _("no key")
        row.setAccessibleName(_("{action}: {keys}", action=line.text, keys=keys))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(plain_label(row, line.text, wraps=True), 1)
        for key in line.keys:
            label = plain_label(row, key)
            label.setObjectName("key")
            across.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _in_columns(groups: Sequence[_Group], columns: int) -> list[list[_Group]]:
    """Distribute the shortcut groups over columns of about equal length, in order."""
    whole = sum(len(group.shown) + 2 for group in groups)
    parted: list[list[_Group]] = [[] for _ in range(columns)]
    before = 0
    for group in groups:
        middle = before + (len(group.shown) + 2) / 2
        parted[min(columns - 1, int(middle * columns / max(1, whole)))].append(group)
        before += len(group.shown) + 2
    return parted
