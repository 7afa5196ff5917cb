"""Merges a colleague's copy: chosen, compared off the interface's thread, reviewed, merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.paths import documents_folder
from translator_gui.project.commands.merge import MergeCopy
from translator_gui.project.merging.comparison import CopyComparison, compare_copies
from translator_gui.project.merging.copy_reader import DOCUMENTS_BACK, read_copy
from translator_gui.project.merging.project_copies import memory_snapshot
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.merge.merge_page import MergePage
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.merge.merge_model import MergeModel
from translator_gui.viewmodel.merge.wording import TakenSide, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.project.queries import ProjectQueries
    from translator_gui.store.merging.loaded_copy import LoadedCopy
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.theme import Theme
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2


class _Compared(NamedTuple):
    theirs: LoadedCopy
    comparison: CopyComparison


class MergeController(QObject):
    """Lets people choose a copy, shows its differences in a merge page and merges it."""

    nothing_differs = Signal()
    """Emitted when a compared copy has no differences."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: MergePage | None = None
        self._theirs: LoadedCopy | None = None
        self._message = ""
        """Message to show when the running merge has been written."""
        window.centre.currentChanged.connect(self._centre_changed)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if self.page is not None:
            self.page.set_theme(theme)

    # Choosing a copy

    def ask(self) -> None:
        """Ask for a colleague's copy of the open project and compare it."""
        session = self._window.session
        if session is None:
            return
        endings = " ".join([f"*{SUFFIX}", *(f"*{ending}" for ending in sorted(DOCUMENTS_BACK))])
        name, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Merge a colleague's copy"),
            str(documents_folder()),
            _("Copies of the project and documents made from it ({endings});;All files (*)", endings=endings),
        )
        if name:
            self.compare(session, Path(name))

    def offer(self, session: Session, path: Path, otherwise: Callable[[], object]) -> None:
        """Ask whether a dropped file is merged as a copy or opened.

        Args:
            session: The open project.
            path: The file.
            otherwise: Called to open the file instead.
        """
        question = _("{name} may be a colleague's copy of the open project.", name=printable(path.name))
        box = PlainMessageBox(self._window, _("Merge or open?"), question, _("The differences are shown first."))
        merge = box.addButton(_("Merge…"), QMessageBox.ButtonRole.AcceptRole)
        is_copy = path.suffix.casefold() == SUFFIX
        other = box.addButton(
            _("Open it instead") if is_copy else _("Translate it"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(merge)
        box.open_for(self._window, (merge, lambda: self.compare(session, path)), (other, otherwise))

    # Comparing

    def compare(self, session: Session, path: Path, name: str = "") -> None:
        """Read a copy and show its differences; a file that is no copy of the project is refused with a message.

        Args:
            session: The session of the project.
            path: The file of the copy.
            name: Shown name of the copy; empty for its file name.
        """
        name = name or path.name
        self._drop()
        session.commit_typing()

        def work(mine: ProjectQueries) -> Callable[[Progress], _Compared]:
            def compared(progress: Progress) -> _Compared:
                try:
                    progress(0, _STAGES)
                    theirs = read_copy(mine, path)
                    progress(1, _STAGES)
                    return _Compared(theirs, compare_copies(mine, theirs)._replace(name=name))
                finally:
                    mine.connection.close()

            return compared

        session.ask(
            lambda project: memory_snapshot(project.queries),
            lambda mine: self._window.files.long_work(
                _("Comparing {name}", name=printable(name)), work(mine), lambda found: self._show(session, found)
            ),
            lambda error: self._window.notices.tell(str(error)),
        )

    def _show(self, session: Session, found: _Compared) -> None:
        window, comparison = self._window, found.comparison
        name = printable(comparison.name)
        if session.closed or window.session is not session:
            window.status_line.say(
                _("The project was closed before {name} was compared; nothing was changed", name=name)
            )
            found.theirs.close()
            return
        if not comparison.differences and not comparison.notices:
            found.theirs.close()
            self.nothing_differs.emit()
            window.notices.went_well(_("No differences in {name}: everything is in the project already", name=name))
            return
        self._drop()
        window.message_bar.hide()
        model = MergeModel(comparison)
        page = self.page = MergePage(model, window.view.theme, window.view.options, window)
        self._theirs = found.theirs
        page.merged.connect(self._merge)
        page.left.connect(self._leave)
        page.said.connect(window.status_line.say)
        session.closing.connect(self._drop)
        session.outline_reloader.merged.connect(self._merged, Qt.ConnectionType.UniqueConnection)
        window.view.show_docks(project=False)
        window.actions_table.enable(project=False, writing=False)
        window.centre.addWidget(page)
        window.centre.setCurrentWidget(page)
        page.begin()

    # Merging

    def _merge(self) -> None:
        window, page, session, theirs = self._window, self.page, self._window.session, self._theirs
        if page is None or session is None or theirs is None:
            return
        choices, message = page.model.choices, _merged_message(page.model)
        self._theirs = None
        self._back()
        window.status_line.say(_("Merging…"))
        self._message = message
        session.change(MergeCopy(theirs, choices))
        # Queued behind the merge: the copy is not needed any more, whether or not it succeeded.
        session.ask(lambda _project: theirs.close(), lambda _result: self._drop_message_later(session))

    def _merged(self) -> None:
        if self._message:
            self._window.notices.went_well(self._message)

    def _drop_message_later(self, session: Session) -> None:
        """Drop the message after everything was read again: a refused merge has none."""
        session.ask(lambda _project: None, self._drop_message)

    def _drop_message(self, _result: object) -> None:
        self._message = ""

    def _leave(self) -> None:
        page = self.page
        if page is None:
            return
        if not page.model.touched:
            self._back()
            self._window.status_line.say(_("Nothing was merged"))
            return
        warning = ngettext(
            "Your choices for {number} sentence will be lost.",
            "Your choices for {number} sentences will be lost.",
            page.model.touched,
        )
        box = PlainMessageBox(self._window, _("Leave without merging?"), warning)
        leave = box.addButton(_("Leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self._back() if box.clickedButton() is leave else page.begin())
        box.open()

    def _back(self) -> None:
        """Return to the page."""
        self._drop()
        if self._window.resume() and self._window.workspace is not None:
            self._window.workspace.page.setFocus()

    def _drop(self) -> None:
        page, self.page = self.page, None
        theirs, self._theirs = self._theirs, None
        if theirs is not None:
            theirs.close()
        if page is not None:
            session = self._window.session
            if session is not None:
                session.closing.disconnect(self._drop)
            self._window.centre.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _centre_changed(self) -> None:
        """Close the merge page when another page is shown."""
        if self.page is not None and self._window.centre.currentWidget() is not self.page:
            self._drop()


def _merged_message(model: MergeModel) -> str:
    """Return what the merge does, how to undo it, and where conflicts are left."""
    figures = model.figures
    open_conflicts = figures[TakenSide.OPEN]
    left = ngettext(
        "{number} conflict left ({{next_waiting}})", "{number} conflicts left ({{next_waiting}})", open_conflicts
    )
    details = ", ".join(part for part in (left if open_conflicts else "", outcome(figures)) if part)
    return _("Merged; {{undo}} takes it back. {details}", details=details)
