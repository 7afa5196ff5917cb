"""A colleague's copy comes back: asked for, compared off the interface's thread, looked at, merged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from translator_gui.model.naming import printable
from translator_gui.paths import documents_folder
from translator_gui.project.commands.merge import Merge
from translator_gui.project.merging.comparison import Comparison, Kind, compare
from translator_gui.project.merging.copies import snapshot_of
from translator_gui.project.merging.reading import DOCUMENTS_BACK, read_theirs
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.controller import Controller
from translator_gui.ui.merging.merge_page import MergePage
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.merging.merge_model import MergeModel
from translator_gui.viewmodel.merging.wording import Taken, counted, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.project.queries import Queries
    from translator_gui.store.merging.theirs import TheirCopy
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2


class _Compared(NamedTuple):
    theirs: TheirCopy
    comparison: Comparison


class Merger(Controller):
    """Compares a colleague's copy with the project, shows what differs, and merges it."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.merge_page: MergePage | None = None
        self._theirs: TheirCopy | None = None
        self._told = ""
        """What is said once the merge that was begun is on the disk."""
        context.pages.turned.connect(self._turned)
        self.session.outliner.merged.connect(self._merged)

    def handlers(self) -> Mapping[str, Handler]:
        return {"merge": lambda _: self._ask()}

    def detach(self) -> None:
        self._drop()

    # Asking

    def _ask(self) -> None:
        endings = " ".join([f"*{SUFFIX}", *(f"*{ending}" for ending in sorted(DOCUMENTS_BACK))])
        name, _ = QFileDialog.getOpenFileName(
            self.context.dialogs,
            "Merge a colleague's copy",
            str(documents_folder()),
            f"Copies of the project and documents made of it ({endings});;All files (*)",
        )
        if name:
            self.compare(Path(name))

    def offer(self, path: Path, otherwise: Callable[[], object]) -> None:
        """A file was dropped that may be a copy: asks what is to be done with it.

        Args:
            path: The file.
            otherwise: Does what is done with any other file.
        """
        question = f"{printable(path.name)} may be a colleague's copy of the project that is open."
        box = PlainMessageBox(self.context.dialogs, "Merge or open?", question, "Merging shows first what differs.")
        merge = box.addButton("Merge…", QMessageBox.ButtonRole.AcceptRole)
        is_copy = path.suffix.casefold() == SUFFIX
        other = box.addButton("Open it instead" if is_copy else "Translate it", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(merge)
        box.open_for(self.context.dialogs, (merge, lambda: self.compare(path)), (other, otherwise))

    # Comparing

    def compare(self, path: Path, name: str = "") -> None:
        """Read a copy and show what differs; what is no copy of the project is refused in words.

        Args:
            path: The copy's file.
            name: What people call the copy; empty for the name of its file.
        """
        name = name or path.name
        self._drop()
        self.session.settle()

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

        self.session.writer.hand_in(
            snapshot_of,
            lambda mine: self.context.files.long_work(f"Comparing {printable(name)}", work(mine), self._show),
            lambda error: self.context.notices.tell(str(error)),
            writes=False,
        )

    def _show(self, found: _Compared) -> None:
        context, comparison = self.context, found.comparison
        name = printable(comparison.name)
        if self.session.closed:
            context.status_line.say(f"The project was closed before {name} was compared; nothing was changed")
            found.theirs.close()
            return
        if not comparison.differences and not comparison.notices:
            found.theirs.close()
            context.requests.nothing_differs.emit()
            context.notices.went_well(f"Nothing differs in {name}: all of it is here already")
            return
        self._drop()
        page = self.merge_page = MergePage(MergeModel(comparison), context.theme, context.view.options, context.dialogs)
        self._theirs = found.theirs
        page.merged.connect(self._merge)
        page.left.connect(self._leave)
        page.said.connect(context.status_line.say)
        context.pages.cover(page)
        page.begin()

    # Merging

    def _merge(self) -> None:
        page, session, theirs = self.merge_page, self.session, self._theirs
        if page is None or theirs is None:
            return
        choices, told = page.model.choices, _told(page.model)
        self._theirs = None
        self._back()
        self.context.status_line.say("Merging …")
        self._told = told
        session.do(Merge(theirs, choices))
        # Behind it in the queue: whatever became of it, the copy is not needed any more.
        session.writer.hand_in(lambda _: theirs.close(), lambda _: self._end(), writes=False)

    def _merged(self) -> None:
        if self._told:
            self.context.notices.went_well(self._told)

    def _end(self) -> None:
        """Behind what is read again after a merge that was done: one that was refused has nothing to tell."""
        if not self.session.closed:
            self.session.writer.hand_in(lambda _: None, self._forget, writes=False)

    def _forget(self, _: object) -> None:
        self._told = ""

    def _leave(self) -> None:
        page = self.merge_page
        if page is None:
            return
        if not page.model.touched:
            self._back()
            self.context.status_line.say("Nothing was merged")
            return
        number = page.model.touched
        told = f"What you chose of {number:,} {'sentence' if number == 1 else 'sentences'} is forgotten then."
        box = PlainMessageBox(self.context.dialogs, "Leave without merging?", told)
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
        self.context.pages.leave()

    def _drop(self) -> None:
        page, self.merge_page = self.merge_page, None
        theirs, self._theirs = self._theirs, None
        if theirs is not None:
            theirs.close()
        if page is not None:
            self.context.pages.remove(page)
            page.hide()
            page.deleteLater()

    def _turned(self) -> None:
        """Something else is shown: a document that was dropped, say."""
        if self.merge_page is not None and not self.context.pages.shows(self.merge_page):
            self._drop()


def _told(model: MergeModel) -> str:
    """What merging did, and the way back."""
    figures = model.figures
    left = f"{counted(figures[Taken.OPEN], Kind.CONFLICT)} left ({{next_waiting}})" if figures[Taken.OPEN] else ""
    return f"Merged; {{undo}} takes it back. {', '.join(part for part in (left, outcome(figures)) if part)}"
