"""A page of the preferences dialog, made from the declarations of the settings."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from translator_gui.paths import backups_folder
from translator_gui.settings import SETTINGS, SettingDeclaration, UserSettings, system_user
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.preferences.attached_memories_editor import AttachedMemoriesEditor
from translator_gui.ui.preferences.setting_editors import (
    FileListSettingEditor,
    FolderSettingEditor,
    SettingEditor,
    SettingHandler,
    SwitchSettingEditor,
    TextSettingEditor,
    setting_editor,
)
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import DIALOG_GAP, DIALOG_MARGIN

InsertKeys = Callable[[str], str]
"""Replaces "{action}" in a text by the key of that action."""
_HINTS = {"author.email": "name@example.org"}


class PreferencesFormPage(QScrollArea):
    """A page of the preferences dialog: a form with all preferences of some groups."""

    def __init__(
        self,
        groups: tuple[str, ...],
        settings: UserSettings,
        changed: SettingHandler,
        insert_keys: InsertKeys,
        intro: str = "",
    ) -> None:
        super().__init__()
        self.settings_shown = tuple(s for group in groups for s in SETTINGS if s.group == group and s.label)
        self.controls: dict[str, SettingEditor] = {
            s.key: AttachedMemoriesEditor(s, changed) if s.kind == "memories" else setting_editor(s, changed, _hint(s))
            for s in self.settings_shown
        }
        self._settings, self._changed = settings, changed
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_GAP)
        column.setSpacing(14)
        if intro:
            column.addWidget(note(insert_keys(intro)))
        grid = QGridLayout()
        column.addLayout(grid)
        _fill(grid, self.controls.values(), insert_keys)
        column.addStretch(1)
        self.setWidget(inside)
        self.refresh()

    def refresh(self) -> None:
        """Show the current values of the preferences in the editors of the page."""
        for control in self.controls.values():
            control.show_value(self._settings.value(control.setting.key))

    def commit(self) -> bool:
        """Report the values of all preference editors on the page, even of a text field that has the focus.

        False if the user goes on editing one of them.
        """
        return all(control.commit() for control in self.controls.values())

    def to_defaults(self) -> None:
        """Reset every preference of this page to its default."""
        for setting in self.settings_shown:
            self._changed(setting.key, setting.default)
        self.refresh()


def note(text: str) -> QLabel:
    """Return a label in a muted colour for an explanation in the preferences dialog."""
    label = plain_label(None, text, wraps=True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _fill(grid: QGridLayout, controls: Iterable[SettingEditor], insert_keys: InsertKeys) -> None:
    """Fill a preferences page, laid out as a grid: a QFormLayout cuts off explanations of several lines."""
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for control in controls:
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, 10)
        if isinstance(control, SwitchSettingEditor):
            grid.addWidget(control.widget, row + 1, 0, 1, 2)
        else:
            label = PlainLabel(str(control.setting.label))
            label.setBuddy(control.widget)
            tall = isinstance(control, FileListSettingEditor | AttachedMemoriesEditor)
            grid.addWidget(label, row + 1, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag(0))
            side = (
                Qt.AlignmentFlag(0)
                if tall or isinstance(control, TextSettingEditor | FolderSettingEditor)
                else Qt.AlignmentFlag.AlignLeading
            )
            grid.addWidget(control.widget, row + 1, 1, side)
        if control.setting.help:
            words = insert_keys(str(control.setting.help))
            control.widget.setAccessibleDescription(words)
            first = 0 if isinstance(control, SwitchSettingEditor) else 1
            grid.addWidget(note(words), row + 2, first, 1, 2 - first)


def _hint(setting: SettingDeclaration) -> str:
    if setting.key == "backups.folder":
        return str(backups_folder())
    return system_user() if setting.key == "author.name" else _HINTS.get(setting.key, "")
