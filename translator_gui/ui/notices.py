"""What a session has to tell a person: on the status line, or above the page where it needs an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.ui.recovered_file import merge_title, recovered_file_words
from translator_gui.viewmodel.session.typing_warnings import typing_warning
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from translator_gui.project.file_recovery import RecoveredFile
    from translator_gui.ui.damage.damage_controller import DamageController
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.message_bar import Way
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.session.typing_timer import UncommittedTyping


class Notices(QObject):
    """Listens to sessions for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._trouble_told = False
        self._damage: DamageController | None = None
        window.files.damaged.connect(self.show_damaged)

    def listen(self, session: Session) -> None:
        """Shows what this session tells, for as long as it lives."""
        line = self._window.status_line
        session.saved.connect(self._show_saved)
        session.unsaved.connect(line.show_unsaved)
        session.stuck.connect(self._show_stuck)
        session.failed.connect(self._show_failed)
        session.moved.connect(self._show_moved)
        session.refused.connect(line.say)
        session.told.connect(line.say)
        session.typing.ended.connect(partial(self._warn_of, session))
        session.damaged.connect(self._show_damage)
        session.file_guard.recovered.connect(self._show_recovered)
        session.progress.changed.connect(lambda: line.show_progress(session.progress.in_all()))
        if session.writable:
            line.show_saved(None)
        else:
            line.show_reading()

    def tell(self, message: str, ways: Sequence[Way] = ()) -> None:
        """Says what went wrong and offers ways on."""
        if not ways and self._window.faults.shows(message):
            # The failed job says it again; the bar above offers the report.
            return
        self._trouble_told = False
        self._window.message_bar.tell(as_sentence(message), ways)

    def went_well(self, message: str) -> None:
        """Says what was done; what went wrong before it is no longer news, but for work that is not on the disk."""
        self._window.status_line.say(self._window.keymap.worded(message))
        if not self._trouble_told:
            self._window.message_bar.outlive()

    def offer(self, message: str, ways: Sequence[Way]) -> None:
        """Says what was done and offers ways on; work that is not on the disk stays the greater news."""
        if self._trouble_told:
            self.went_well(message)
        else:
            self._window.message_bar.tell(as_sentence(message), ways, calm=True)

    def _warn_of(self, session: Session, typing: UncommittedTyping) -> None:
        if warning := typing_warning(typing, session.model):
            self._window.status_line.say(warning)

    def offer_if_free(self, message: str, ways: Sequence[Way]) -> bool:
        """Says something that can wait and offers ways on; False where another message is shown."""
        if self._window.message_bar.text:
            return False
        self.offer(message, ways)
        return True

    def _show_saved(self, when: datetime) -> None:
        self._window.status_line.show_saved(when)
        if self._trouble_told:
            self._trouble_told = False
            self._window.message_bar.hide()

    def _show_stuck(self, message: str) -> None:
        self._show_failed(message, [("Save elsewhere…", self._window.save_elsewhere)])

    def _show_failed(self, message: str, ways: Sequence[Way] = ()) -> None:
        self._window.status_line.show_stuck()
        self.tell(message, ways)
        self._trouble_told = True

    def _show_moved(self, path: Path) -> None:
        self._window.status_line.say(f"Now working in {path}")

    def _show_recovered(self, recovered: RecoveredFile) -> None:
        window = self._window
        ways: list[Way] = []
        if not recovered.goes_on:
            window.read_only()
            ways = [("Open the new project", lambda: window.entrance.open(recovered.copy))]
        elif not recovered.is_new_project:
            ways = [(merge_title(recovered.original), lambda: self._merge_into(recovered))]
        self.tell(recovered_file_words(recovered), ways)

    def _merge_into(self, recovered: RecoveredFile) -> None:
        """Opens what is in the project's place now, and compares the work of this window with it."""
        window = self._window
        window.entrance.open(recovered.original)
        session = window.session
        if session is not None and session.path == recovered.original and session.writable:
            window.entrance.conflicted_copies.compare(recovered.copy)

    def _show_damage(self) -> None:
        session = self._window.session
        if session is not None:
            self._window.read_only()
            path = session.path
            ways = [("Repair…", partial(self._leave_for_repair, path)), *self._window.files.backup_ways(path)]
            self.tell(
                "This project file is damaged. Nothing is written into it any more; repair it or open a backup.", ways
            )

    def _leave_for_repair(self, path: Path) -> None:
        if self._window.close_project():
            self.show_damaged(path)

    def show_damaged(self, path: Path, message: str = "") -> None:
        """Show the page for a damaged project that is not open in the window."""
        if self._damage is None:
            # Seldom wanted: a window that opens must not wait for it.
            from translator_gui.ui.damage.damage_controller import DamageController  # noqa: PLC0415

            self._damage = DamageController(self._window)
        self._damage.show(path, message)

    @property
    def shows_damaged(self) -> bool:
        """Whether the page for a damaged project is shown."""
        return self._damage is not None and self._damage.is_shown
