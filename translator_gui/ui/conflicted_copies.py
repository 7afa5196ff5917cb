"""Offers to merge the conflicted copies that a sync program put beside the open project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.project.conflicted_copies import SyncConflictCopy, conflicted_copies, ignore
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from translator_gui.ui.message_bar import MessageButton
    from translator_gui.viewmodel.session.session import ProjectSession

    Offer = Callable[[str, Sequence[MessageButton]], bool]
    Compare = Callable[[Path], object]


class ConflictedCopiesController(QObject):
    """Finds "conflicted copies" that a sync program made of the open project; offers to merge or ignore each."""

    def __init__(self, offer: Offer, withdraw: Callable[[], object], compare: Compare, parent: QObject) -> None:
        """Create the controller of a window's offers to merge conflicted copies.

        Args:
            offer: Shows a message with buttons; returns False if a more important one is shown.
            withdraw: Hides the message.
            compare: Compares a copy with the open project and offers to merge it.
            parent: Qt's.
        """
        super().__init__(parent)
        self._offer, self._withdraw, self._compare = offer, withdraw, compare
        self._calls = AsyncCalls(self)
        self._session: ProjectSession | None = None
        self._pending: list[SyncConflictCopy] = []
        self._comparing: Path | None = None

    def follow(self, session: ProjectSession) -> None:
        """Look for conflicted copies in the folder of a project open for writing, as soon as it has been read."""
        self._session, self._pending, self._comparing = session, [], None
        session.closing.connect(self._stop)
        if session.writable:
            session.ready.connect(self._look)
            session.outline_reloader.merged.connect(self.finish)

    def compare(self, path: Path) -> None:
        """Compare a conflicted copy with the open project and offer to merge it."""
        session = self._session
        if session is not None and not session.closed:
            self._comparing = path
            self._withdraw()
            self._compare(path)

    def finish(self) -> None:
        """Stop offering the conflicted copy that was compared last: it was merged, or nothing differs."""
        path, self._comparing = self._comparing, None
        if path is not None:
            self._forget(path)

    def _stop(self) -> None:
        self._calls.cancel()
        self._session, self._pending = None, []

    def _look(self) -> None:
        session = self._session
        if session is not None and not session.closed:
            path = session.path
            self._calls.send(lambda _progress: conflicted_copies(path), self._found, topic="copies")

    def _found(self, copies: list[SyncConflictCopy]) -> None:
        self._pending = [copy for copy in copies if copy.path != self._comparing]
        self._offer_next()

    def _offer_next(self) -> None:
        if not self._pending:
            return
        copy, more = self._pending[0], len(self._pending) - 1
        name = printable(copy.path.name)
        if more:
            words = ngettext(
                "There is another version of this project beside it: {file} (and {number} more)",
                "There is another version of this project beside it: {file} (and {number} more)",
                more,
                file=name,
            )
        else:
            words = _("There is another version of this project beside it: {file}", file=name)
        self._offer(
            words,
            [
                (_("Compare and merge…"), partial(self.compare, copy.path)),
                (_("Ignore"), partial(self._ignore, copy.path)),
            ],
        )

    def _ignore(self, path: Path) -> None:
        self._withdraw()
        self._forget(path)

    def _forget(self, path: Path) -> None:
        self._calls.send(lambda _progress: ignore(path))
        self._pending = [copy for copy in self._pending if copy.path != path]
        self._offer_next()
