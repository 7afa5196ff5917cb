"""A colleague's copy comes back: asked for, compared off the interface's thread, looked at, merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from translator_gui.model.naming import printable
from translator_gui.paths import documents_folder
from translator_gui.project.commands.merge import Merge
from translator_gui.project.merging.comparison import Comparison, Kind, compare
from translator_gui.project.merging.copies import snapshot_of
from translator_gui.project.merging.reading import DOCUMENTS_BACK, read_theirs
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.merging.merge_page import MergePage
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.merging.merge_model import MergeModel
from translator_gui.viewmodel.merging.wording import Taken, counted, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.project.queries import Queries
    from translator_gui.store.merging.theirs import TheirCopy
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2


class _Compared(NamedTuple):
    theirs: TheirCopy
    comparison: Comparison


class Merger(QObject):
    """Works for a window; its page is gone with the project that it is about."""

    nothing_differs = Signal()
    """A copy was compared, and all of it is here already."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: MergePage | None = None
        self._theirs: TheirCopy | None = None
        self._told = ""
        """What is said once the merge that was begun is on the disk."""
        window.centre.currentChanged.connect(self._turned)

    # Asking

    def ask(self) -> None:
        """Asks for a colleague's copy of the open project."""
        session = self._window.session
        if session is None:
            return
        endings = " ".join([f"*{SUFFIX}", *(f"*{ending}" for ending in sorted(DOCUMENTS_BACK))])
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            "Merge a colleague's copy",
            str(documents_folder()),
            f"Copies of the project and documents made of it ({endings});;All files (*)",
        )
        if name:
            self.compare(session, Path(name))

    def offer(self, session: Session, path: Path, otherwise: Callable[[], object]) -> None:
        """A file was dropped that may be a copy: asks what is to be done with it.

        Args:
            session: The open project.
            path: The file.
            otherwise: Does what is done with any other file.
        """
        question = f"{printable(path.name)} may be a colleague's copy of the project that is open."
        box = PlainMessageBox(self._window, "Merge or open?", question, "Merging shows first what differs.")
        merge = box.addButton("Merge…", QMessageBox.ButtonRole.AcceptRole)
        is_copy = path.suffix.casefold() == SUFFIX
        other = box.addButton("Open it instead" if is_copy else "Translate it", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(merge)
        box.open_for(self._window, (merge, lambda: self.compare(session, path)), (other, otherwise))

    # Comparing

    def compare(self, session: Session, path: Path, name: str = "") -> None:
        """Read a copy and show what differs; what is no copy of the project is refused in words.

        Args:
            session: Of the project.
            path: The copy's file.
            name: What people call the copy; empty for the name of its file.
        """
        name = name or path.name
        self._drop()
        session.settle()

        def work(mine: Queries) -> Callable[[Progress], _Compared]:
            def compared(progress: Progress) -> _Compared:
                try:
                    progress(0, _STAGES)
                    theirs = read_theirs(mine, path)
                    progress(1, _STAGES)
                    return _Compared(theirs, compare(mine, theirs)._replace(name=name))
                finally:
                    mine.connection.close()

            return compared

        session.writer.hand_in(
            snapshot_of,
            lambda mine: self._window.files.long_work(
                f"Comparing {printable(name)}", work(mine), lambda found: self._show(session, found)
            ),
            lambda error: self._window.notices.tell(str(error)),
            writes=False,
        )

    def _show(self, session: Session, found: _Compared) -> None:
        window, comparison = self._window, found.comparison
        name = printable(comparison.name)
        if session.closed or window.session is not session:
            window.status_line.say(f"The project was closed before {name} was compared; nothing was changed")
            found.theirs.close()
            return
        if not comparison.differences and not comparison.notices:
            found.theirs.close()
            self.nothing_differs.emit()
            window.notices.went_well(f"Nothing differs in {name}: all of it is here already")
            return
        self._drop()
        window.message_bar.hide()
        model = MergeModel(comparison)
        page = self.page = MergePage(model, window.view.theme_state, window.view.options, window)
        self._theirs = found.theirs
        page.merged.connect(self._merge)
        page.left.connect(self._leave)
        page.said.connect(window.status_line.say)
        session.closing.connect(self._drop)
        session.outliner.merged.connect(self._merged, Qt.ConnectionType.UniqueConnection)
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
        choices, told = page.model.choices, _told(page.model)
        self._theirs = None
        self._back()
        window.status_line.say("Merging …")
        self._told = told
        session.do(Merge(theirs, choices))
        # Behind it in the queue: whatever became of it, the copy is not needed any more.
        session.writer.hand_in(lambda _: theirs.close(), lambda _: self._end(session), writes=False)

    def _merged(self) -> None:
        if self._told:
            self._window.notices.went_well(self._told)

    def _end(self, session: Session) -> None:
        """Behind what is read again after a merge that was done: one that was refused has nothing to tell."""
        if not session.closed:
            session.writer.hand_in(lambda _: None, self._forget, writes=False)

    def _forget(self, _: object) -> None:
        self._told = ""

    def _leave(self) -> None:
        page = self.page
        if page is None:
            return
        if not page.model.touched:
            self._back()
            self._window.status_line.say("Nothing was merged")
            return
        number = page.model.touched
        told = f"What you chose of {number:,} {'sentence' if number == 1 else 'sentences'} is forgotten then."
        box = PlainMessageBox(self._window, "Leave without merging?", told)
        leave = box.addButton("Leave", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self._back() if box.clickedButton() is leave else page.begin())
        box.open()

    def _back(self) -> None:
        """To the page of the text."""
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

    def _turned(self) -> None:
        """Something else is shown: a document that was dropped, say."""
        if self.page is not None and self._window.centre.currentWidget() is not self.page:
            self._drop()


def _told(model: MergeModel) -> str:
    """What merging did, and the way back."""
    figures = model.figures
    left = f"{counted(figures[Taken.OPEN], Kind.CONFLICT)} left ({{next_waiting}})" if figures[Taken.OPEN] else ""
    return f"Merged; {{undo}} takes it back. {', '.join(part for part in (left, outcome(figures)) if part)}"
