"""The hint in the empty English field, for people who are new to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.model.status import Role, Status
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.keys.chords import chord_text

if TYPE_CHECKING:
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_ENOUGH = 10
"""Confirmed sentences after which a person knows the keys."""
_KNOWN = "hints.known"


class FieldHintController(FeatureController):
    """Shows a translator in the empty English field which keys confirm and move on, until ten sentences are confirmed.

    Whoever saw the hint until the tenth sentence does not see it again in other projects.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._shown = False
        self.session.progress.changed.connect(self._show)
        self.session.role_changed.connect(self._show)
        context.keymap.keys_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        progress, settings = self.session.progress, self.context.settings
        counts = progress.in_all().items() if progress.loaded else ()
        confirmed = sum(tally.sentences for status, tally in counts if status not in {Status.NOT_STARTED, Status.DRAFT})
        if self._shown and confirmed >= _ENOUGH:
            settings.set(_KNOWN, True)
        self._shown = (
            progress.loaded
            and confirmed < _ENOUGH
            and self.session.writable
            and self.session.role is Role.TRANSLATOR
            and not settings.flag(_KNOWN)
        )
        self.page.live.field.set_hints(self._hints() if self._shown else ())

    def _hints(self) -> tuple[str, ...]:
        """Return the hint, and what is left of it in narrower fields."""
        chords = self.context.keymap.chords("confirm")
        if not chords:
            return (_("Type the English. Enter moves on"), _("Type the English"))
        confirm = chord_text(chords[0])
        return (
            _("Type the English. {confirm} confirms, Enter moves on", confirm=confirm),
            _("{confirm} confirms, Enter moves on", confirm=confirm),
            _("Type the English"),
        )
