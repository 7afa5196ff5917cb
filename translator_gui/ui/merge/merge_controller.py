"""Merges a colleague's copy: chosen, compared off the interface's thread, reviewed, merged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.model.returned_changes import UNKNOWN_CONTRIBUTOR
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.merging.comparison import ProjectCopyComparison, compare_copies
from translator_gui.project.merging.copy_reader import DOCUMENTS_BACK, read_copy
from translator_gui.project.merging.project_copies import memory_snapshot
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.merge.merge_page import MergePage
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import MergedTextOrigin, outcome
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.model.returned_changes import OutsideContributor
    from translator_gui.project.queries import ProjectQueries
    from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2


class _ComparedCopy(NamedTuple):
    theirs: LoadedProjectCopy
    comparison: ProjectCopyComparison


class MergeController(FeatureController):
    """Asks for a colleague's copy of the project, shows its differences on the merge page and merges it."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.merge_page: MergePage | None = None
        self._theirs: LoadedProjectCopy | None = None
        self._path: Path | None = None
        """The file of the merge page."""
        self._message = ""
        """Message to show when the running merge has been written."""
        context.pages.turned.connect(self._centre_changed)
        self.session.outline_reloader.merged.connect(self._merged)

    def handlers(self) -> Mapping[str, Handler]:
        return {"merge": lambda _on: self._ask()}

    def detach(self) -> None:
        self._drop()

    # Choosing a copy

    def _ask(self) -> None:
        endings = " ".join([f"*{SUFFIX}", *(f"*{ending}" for ending in sorted(DOCUMENTS_BACK))])
        name, _filter = QFileDialog.getOpenFileName(
            self.context.dialogs,
            _("Merge a colleague's copy"),
            str(self.context.files.folder()),
            _("Copies of the project and documents made from it ({endings});;All files (*)", endings=endings),
        )
        if name:
            self.compare(Path(name))

    def offer(self, path: Path, otherwise: Callable[[], object]) -> None:
        """Ask whether a dropped file is merged as a colleague's copy or opened.

        Args:
            path: The file.
            otherwise: Called to open the file instead.
        """
        question = _("{name} may be a colleague's copy of the open project.", name=printable(path.name))
        box = PlainMessageBox(
            self.context.dialogs, _("Merge or open?"), question, _("The differences are shown first.")
        )
        merge = box.addButton(_("Merge…"), QMessageBox.ButtonRole.AcceptRole)
        is_copy = path.suffix.casefold() == SUFFIX
        other = box.addButton(
            _("Open it instead") if is_copy else _("Translate it"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(merge)
        box.open_for(self.context.dialogs, (merge, lambda: self.compare(path)), (other, otherwise))

    # Comparing

    def compare(self, path: Path, name: str = "", contributor: OutsideContributor = UNKNOWN_CONTRIBUTOR) -> None:
        """Compare a copy of the project with the open project and show the differences on the merge page.

        Args:
            path: The file of the copy.
            name: Shown name of the copy; empty for its file name.
            contributor: Who wrote in a document that came back.
        """
        name = name or path.name
        if path != self._path:
            # What is only read anew stays until it is there.
            self._drop()
        self._path = path
        self.session.commit_typing()

        def work(mine: ProjectQueries) -> Callable[[Progress], _ComparedCopy]:
            def compared(progress: Progress) -> _ComparedCopy:
                try:
                    progress(0, _STAGES)
                    theirs = read_copy(mine, path, contributor=contributor)
                    progress(1, _STAGES)
                    return _ComparedCopy(theirs, compare_copies(mine, theirs)._replace(name=name))
                finally:
                    mine.connection.close()

            return compared

        self.session.ask(
            lambda project: memory_snapshot(project.queries),
            lambda mine: self.context.files.long_work(
                _("Comparing {name}", name=printable(name)),
                work(mine),
                lambda found: self._show(found, path, contributor),
            ),
            lambda error: self.context.notices.show_error(error_sentence(error)),
        )

    def _show(self, found: _ComparedCopy, path: Path, contributor: OutsideContributor) -> None:
        context, comparison = self.context, found.comparison
        name = printable(comparison.name)
        if self.session.closed:
            context.status_line.show_message(
                _("The project was closed before {name} was compared; nothing was changed", name=name)
            )
            found.theirs.close()
            return
        if not comparison.differences and not comparison.notices:
            found.theirs.close()
            context.requests.nothing_differs.emit()
            context.notices.show_success(_("No differences in {name}: everything is in the project already", name=name))
            return
        self._drop()
        is_document = path.suffix.casefold() in DOCUMENTS_BACK
        page = self.merge_page = MergePage(
            MergeDifferencesModel(comparison),
            context.theme,
            context.view.options,
            context.dialogs,
            contributor if is_document else None,
        )
        if page.contributor is not None:
            page.contributor.changed.connect(partial(self.compare, path, comparison.name))
        self._theirs = found.theirs
        page.merged.connect(self._merge)
        page.left.connect(self._leave)
        page.status_message.connect(context.status_line.show_message)
        context.pages.cover(page)
        page.begin()

    # Merging

    def _merge(self) -> None:
        page, session, theirs = self.merge_page, self.session, self._theirs
        if page is None or theirs is None:
            return
        choices, message = page.model.choices, _merged_message(page.model)
        self._theirs = None
        self._back()
        self.context.status_line.show_message(_("Merging…"))
        self._message = message
        session.change(MergeProjectCopy(theirs, choices))
        # Queued behind the merge: the copy is not needed any more, whether or not it succeeded.
        session.ask(lambda _project: theirs.close(), lambda _result: self._drop_message_later())

    def _merged(self) -> None:
        if self._message:
            self.context.notices.show_success(self._message)

    def _drop_message_later(self) -> None:
        """Discard the prepared success message of a merge once waiting work is done; a refused merge never shows it."""
        self.session.ask(lambda _project: None, self._drop_message)

    def _drop_message(self, _result: object) -> None:
        self._message = ""

    def _leave(self) -> None:
        page = self.merge_page
        if page is None:
            return
        if not page.model.choice_count:
            self._back()
            self.context.status_line.show_message(_("Nothing was merged"))
            return
        warning = ngettext(
            "Your choices for {number} sentence will be lost.",
            "Your choices for {number} sentences will be lost.",
            page.model.choice_count,
        )
        box = PlainMessageBox(self.context.dialogs, _("Leave without merging?"), warning)
        leave = box.addButton(_("Leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self._back() if box.clickedButton() is leave else page.begin())
        box.open()

    def _back(self) -> None:
        """Close the merge page and show the translation page again."""
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

    def _centre_changed(self) -> None:
        """Close the merge page when another page is shown in the centre of the window."""
        if self.merge_page is not None and not self.context.pages.shows(self.merge_page):
            self._drop()


def _merged_message(model: MergeDifferencesModel) -> str:
    """Return the message after a merge: what it did, how to undo it, and how many conflicts remain."""
    figures = model.figures
    open_conflicts = figures[MergedTextOrigin.OPEN]
    left = ngettext(
        "{number} conflict left ({{next_waiting}})", "{number} conflicts left ({{next_waiting}})", open_conflicts
    )
    details = ", ".join(part for part in (left if open_conflicts else "", outcome(figures)) if part)
    return _("Merged; {{undo}} takes it back. {details}", details=details)
