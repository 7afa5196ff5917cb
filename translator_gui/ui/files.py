"""Opens, creates and copies projects from the window."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.author import Author
from translator_gui.model.backup import Backup
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.paths import free_path, projects_folder
from translator_gui.project import opening, restoration
from translator_gui.project.backups import is_among_backups, newest_backup
from translator_gui.project.project import Project
from translator_gui.store.connection import SUFFIX, DamagedProjectError, NotAProjectError
from translator_gui.store.lock import ProjectLockedError
from translator_gui.ui.message_bar import MessageButton
from translator_gui.ui.progress_dialog_task import ProgressDialogTask
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.take_over_dialog import ask_take_over
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence


class ProjectFileActions(QObject):
    """Opens, creates and copies project files for the window: asks for paths, works on threads, emits the result."""

    opened = Signal(Project)
    failed = Signal(str, list)
    """An error message and what can be done about it, as a list of `MessageButton`."""
    status_message = Signal(str)
    offered = Signal(str, list)
    """A message about something that was done and what can be done next, as a list of `MessageButton`."""
    damaged = Signal(Path, str)
    """A project cannot be opened because it is damaged; emitted with its path and the error message."""

    def __init__(
        self,
        window: QWidget,
        author: Callable[[], Author],
        writable_path: Callable[[], Path | None],
    ) -> None:
        """Create the object that opens and copies project files for a window.

        Args:
            window: Parent of the dialogs.
            author: Returns the author of new projects.
            writable_path: Returns the path of the project that the window has open for writing.
        """
        super().__init__(window)
        self._window = window
        self._author = author
        self._writable_path = writable_path
        self._running: set[ProgressDialogTask] = set()
        self.sample: Path | None = None
        """The sample project, once it was opened as such."""

    # Opening

    def ask_open(self, then: Callable[[Path], object] | None = None) -> None:
        """Show a file dialog for a project file and open it, or pass its path to `then`."""
        name = QFileDialog.getOpenFileName(self._window, _("Open a project"), str(projects_folder()), _file_types())[0]
        if name:
            (then or self.open)(Path(name))

    def open_sample(self) -> None:
        """Open the sample project; it is created the first time."""
        # Opening a project does not need the formats.
        from translator_gui.project.sample import open_sample_project  # noqa: PLC0415

        author = self._author()

        def create(progress: Progress) -> Project:
            project = open_sample_project(author, progress)
            self.sample = project.path
            return project

        self._open_created(_("Opening the sample"), create)

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open a project, or create one from a document; `take_over` replaces the lock of another computer."""
        if not opening.is_project(path):
            self._open_document(path)
            return
        try:
            project = opening.open_project(path, take_over=take_over)
        except ProjectLockedError as error:
            self._open_locked(path, error)
        except DamagedProjectError as error:
            self.damaged.emit(path, error_sentence(error))
        except TranslatorError as error:
            self.failed.emit(error_sentence(error), self.recovery_buttons(path))
        else:
            self.opened.emit(project)

    def _open_document(self, path: Path) -> None:
        # Opening a project does not need the formats.
        from translator_gui.project import project_import  # noqa: PLC0415

        author = self._author()
        doubts: list[str] = []

        def create(progress: Progress) -> Project:
            return project_import.create_project_from_document(path, author, progress=progress, doubt=doubts.append)

        def warn() -> None:
            if doubts:
                self.failed.emit(_("{file}: {doubts}", file=path.name, doubts=" ".join(doubts)), [])

        self._open_created(_("Reading {file}", file=path.name), create, warn)

    def _open_created(
        self, title: str, create: Callable[[Progress], Project], then: Callable[[], object] | None = None
    ) -> None:
        """Create a project with a progress dialog and open it; if it exists and is locked, offer what can be done."""

        def work(progress: Progress) -> Project | ProjectLockedError:
            try:
                return create(progress)
            except ProjectLockedError as error:
                return error

        def done(answer: Project | ProjectLockedError) -> None:
            if isinstance(answer, ProjectLockedError):
                self._open_locked(answer.project, answer)
                return
            self.opened.emit(answer)
            if then is not None:
                then()

        self.long_work(title, work, done)

    def _open_locked(self, path: Path, error: ProjectLockedError) -> None:
        open_path = self._writable_path()
        if open_path is not None and open_path.exists() and open_path.samefile(path):
            self.status_message.emit(_("{file} is what you are working on already", file=path.name))
            return
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as other:
            self.failed.emit(str(other), [])
            return
        ways: list[MessageButton] = [
            (_("Work on a copy"), lambda: self._copy_and_open(path)),
            (_("Try again"), lambda: self.open(path)),
        ]
        if error.can_take_over:
            take_over = partial(self.open, path, take_over=True)
            ways.insert(1, (_("Take over…"), lambda: ask_take_over(self._window, path.name, error.holder, take_over)))
            words = _(
                "{file} is open on another computer, in {holder}. You see it for reading only, as it was last saved.",
                file=path.name,
                holder=error.holder,
            )
        else:
            words = _(
                "{file} is open in {holder}. You see it for reading only, as it was last saved.",
                file=path.name,
                holder=error.holder,
            )
        self.failed.emit(words, ways)

    def recovery_buttons(self, path: Path) -> list[MessageButton]:
        """Return the buttons offered for a project that cannot be opened for writing: read, copy, repair, backup."""
        try:
            opening.open_for_reading(path).close()
        except TranslatorError as error:
            other: list[MessageButton] = [(_("Open another project…"), self.ask_open)]
            other += self.backup_buttons(path)
            if isinstance(error, NotAProjectError) and path.suffix.casefold() == SUFFIX and path.is_file():
                # The first bytes of a project may be lost.
                message = error_sentence(error)
                return [(_("Repair…"), lambda: self.damaged.emit(path, message)), *other]
            return other
        return [
            (_("Open for reading"), lambda: self.read(path)),
            (_("Work on a copy"), lambda: self._copy_and_open(path)),
            *self.backup_buttons(path),
        ]

    def backup_buttons(self, path: Path) -> list[MessageButton]:
        """Return a button that opens a copy of a project's latest backup; empty if there is no backup."""
        latest = newest_backup(path)
        if latest is None:
            return []
        words = _("Open the backup of {date}", date=f"{latest.time:%Y-%m-%d}")
        return [(words, lambda: self.open_backup(path, latest))]

    def open_backup(self, path: Path, backup: Backup) -> None:
        """Copy a backup beside its project and open the copy; the backup itself is never changed."""
        out = restoration.copy_name(path, backup)

        def opened(_copied: object) -> None:
            self.open(out)
            if self._writable_path() != out:
                # The backup is damaged, or somebody chose to stay with the project that is open.
                return
            ways = [(_("Open {file}", file=printable(path.name)), lambda: self.open(path))] if path.exists() else []
            words = _(
                "You are working in a copy of the backup of {time}: {path}",
                time=backup.when,
                path=printable(str(out)),
            )
            self.offered.emit(words, ways)

        title = _("Copying a backup of {file}", file=path.name)
        self.long_work(title, lambda _progress: restoration.restore(backup, out), opened)

    def read(self, path: Path) -> None:
        """Open a project read-only and emit `opened`, or `failed` if that is impossible."""
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as error:
            self.failed.emit(error_sentence(error), [])

    def _copy_and_open(self, path: Path) -> None:
        folder = path.parent if _writable(path.parent) and not is_among_backups(path) else projects_folder()
        out = free_path(folder, path.stem, f"-copy{{}}{SUFFIX}")

        def copy(_progress: Progress) -> None:
            with opening.open_for_reading(path) as project:
                project.file.copy_to(out)

        self.long_work(_("Copying {file}", file=path.name), copy, lambda _copied: self.open(out))

    # With an open project

    def ask_copy(self, session: ProjectSession) -> None:
        """Ask for a path and copy the whole project there."""
        suggestion = free_path(session.path.parent, session.path.stem, f"-copy{{}}{SUFFIX}")
        out, _type = ask_save_path(self._window, _("Save a copy"), suggestion, _file_types(), opening.project_path)
        if out is not None:
            session.commit_typing()
            session.ask(
                lambda project: project.file.copy_to(out),
                lambda _copied: self.status_message.emit(_("Copied to {file}", file=out.name)),
                lambda error: self.failed.emit(error_sentence(error), []),
            )

    def ask_elsewhere(self, session: ProjectSession) -> None:
        """Ask for a new path and move the open project there, when its disk refuses to write."""
        suggestion = free_path(Path.home(), session.path.stem, f"{{}}{session.path.suffix}")
        path, _type = ask_save_path(self._window, _("Save elsewhere"), suggestion, _file_types(), opening.project_path)
        if path is not None:
            session.move_to(path)

    # Long work

    def cancel(self) -> None:
        """Cancel all running file tasks (copying, importing …) before the window closes."""
        for running in self._running:
            running.cancel()

    def long_work(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Run a function on a worker thread, with a progress dialog if it takes long.

        Args:
            title: Text of the dialog.
            work: Runs on the thread.
            then: Gets its result.
            ended: Called first when the work is done, has failed or was cancelled.
        """
        running = ProgressDialogTask(self._window, title, work, then)
        self._running.add(running)
        running.ended.connect(lambda: self._running.discard(running))
        if ended is not None:
            running.ended.connect(ended)
        running.failed.connect(self._fail)
        running.cancelled.connect(lambda: self.status_message.emit(_("Cancelled; nothing was written")))
        running.start()

    def _fail(self, message: str) -> None:
        self.failed.emit(message, [])


def _file_types() -> str:
    """Return the filter of Qt's file dialogs for project files."""
    return f"{_('Projects')} (*{SUFFIX});;{_('All files')} (*)"


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
