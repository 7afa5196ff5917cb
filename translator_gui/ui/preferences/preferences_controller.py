"""The dialog of the preferences, over a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.model.errors import TranslatorError

if TYPE_CHECKING:
    from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
    from translator_gui.ui.window_context import WindowContext


class PreferencesController(QObject):
    """Shows the dialog beside the work, and tells trouble with the file of the settings."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.dialogs)
        self._context = context
        self._dialog: PreferencesDialog | None = None
        self._trouble = context.settings.trouble
        context.view.options_changed.connect(self._refresh)
        context.theme.changed.connect(self._refresh)

    def tell_trouble(self) -> None:
        """Tell, once, that the file of the settings could not be read."""
        if self._trouble:
            self._context.notices.tell(self._trouble)
            self._trouble = ""

    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
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
            self._context.notices.tell(str(error))

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _refresh(self) -> None:
        """The page was zoomed, or the *View* menu used, while the dialog is open."""
        if self._dialog is not None:
            self._dialog.refresh()
