"""Opens the preferences dialog over a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
    from translator_gui.ui.window_context import WindowContext


class PreferencesController(QObject):
    """Opens the preferences dialog and reports errors of the settings file."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.dialogs)
        self._context = context
        self._dialog: PreferencesDialog | None = None
        self._trouble = context.settings.read_error
        context.view.options_changed.connect(self._refresh)
        context.theme.changed.connect(self._refresh)

    def report_trouble(self) -> None:
        """Report, once, that the settings file could not be read."""
        if self._trouble:
            self._context.notices.show_error(self._trouble)
            self._trouble = ""

    def show(self) -> None:
        """Open the preferences dialog, or bring it to the front."""
        # Most days nobody opens it.
        from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog  # noqa: PLC0415

        context = self._context
        if self._dialog is None:
            self._dialog = PreferencesDialog(context.preferences, context.keymap, context.dialogs)
            self._dialog.accepted.connect(self._save)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _save(self) -> None:
        try:
            self._context.settings.save()
        except TranslatorError as error:
            self._context.notices.show_error(error_sentence(error))

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _refresh(self) -> None:
        """Update the open preferences dialog after the page was zoomed or the *View* menu was used."""
        if self._dialog is not None:
            self._dialog.refresh()
