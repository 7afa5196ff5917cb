"""Opening, making and copying projects from the window."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.author import Author
from translator_gui.model.backup import Backup
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.paths import free_path, projects_folder, resource
from translator_gui.project import opening, restoration
from translator_gui.project.backups import is_among_backups, newest_backup
from translator_gui.project.project import Project
from translator_gui.store.connection import SUFFIX, DamagedProjectError, NotAProjectError
from translator_gui.store.lock import ProjectLockedError
from translator_gui.ui.long_work import LongWork
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.take_over_dialog import ask_take_over
from translator_gui.viewmodel.session.session import Session
from translator_gui.viewmodel.threads.tasks import Progress

_PROJECTS = gettext_lazy("Projects ({pattern});;All files (*)", pattern=f"*{SUFFIX}")


class Files(QObject):
    """Opens, creates and copies projects with dialogs; runs the long parts on threads and reports results."""

    opened = Signal(Project)
    failed = Signal(str, list)
    """Emitted with an error message and its buttons, as pairs of text and function."""
    told = Signal(str)
    offered = Signal(str, list)
    """Emitted with a message about a success and its buttons, as for `failed`."""
    damaged = Signal(Path, str)
    """Emitted with the path of a project too damaged to open, and the error message."""

    def __init__(
        self,
        window: QWidget,
        author: Callable[[], Author],
        held: Callable[[], Path | None],
    ) -> None:
        """Create the object for a window.

        Args:
            window: Parent of the dialogs.
            author: Returns the current author.
            held: Returns the path of the project that this window has open for writing.
        """
        super().__init__(window)
        self._window = window
        self._author = author
        self._held = held
        self._running: set[LongWork] = set()

    # Opening

    def ask_open(self, then: Callable[[Path], object] | None = None) -> None:
        """Ask for a project, and open it or call `then` with its path."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a project"), str(projects_folder()), str(_PROJECTS)
        )
        if name:
            (then or self.open)(Path(name))

    def open_sample(self) -> None:
        """Opens the sample project, made when it is first asked for."""
        self.open(resource("sample", "seed.ur.txt"))

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Opens a project, or the project of a document; may take over the lock of another computer."""
        if not opening.is_project(path):
            self._open_document(path)
            return
        try:
            project = opening.open_project(path, take_over=take_over)
        except ProjectLockedError as error:
            self._open_locked(path, error)
        except DamagedProjectError as error:
            self.damaged.emit(path, str(error))
        except TranslatorError as error:
            self.failed.emit(str(error), self.ways_on(path))
        else:
            self.opened.emit(project)

    def _open_document(self, path: Path) -> None:
        # The formats are imported when a document comes: opening a project has no use for them.
        from translator_gui.project import project_import  # noqa: PLC0415

        author = self._author()
        doubts: list[str] = []

        def work(progress: Progress) -> Project | ProjectLockedError:
            try:
                return project_import.create_project_from_document(path, author, progress=progress, doubt=doubts.append)
            except ProjectLockedError as error:
                return error

        def done(answer: Project | ProjectLockedError) -> None:
            if isinstance(answer, ProjectLockedError):
                self._open_locked(answer.project, answer)
            else:
                self.opened.emit(answer)
                if doubts:
                    self.failed.emit(f"{path.name}: {' '.join(doubts)}", [])

        self.long_work(_("Reading {name}", name=path.name), work, done)

    def _open_locked(self, path: Path, error: ProjectLockedError) -> None:
        held = self._held()
        if held is not None and held.exists() and held.samefile(path):
            self.told.emit(_("{name} is already open here", name=path.name))
            return
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as other:
            self.failed.emit(str(other), [])
            return
        ways: list[tuple[str, Callable[[], object]]] = [
            (_("Work on a copy"), lambda: self._copy_and_open(path)),
            (_("Try again"), lambda: self.open(path)),
        ]
        if error.can_take_over:
            take_over = partial(self.open, path, take_over=True)
            ways.insert(1, (_("Take over…"), lambda: ask_take_over(self._window, path.name, error.holder, take_over)))
        self.failed.emit(
            _(
                "{name} is open on another computer, in {holder}. You see it for reading only, as it was last saved.",
                name=path.name,
                holder=error.holder,
            )
            if error.can_take_over
            else _(
                "{name} is open in {holder}. You see it for reading only, as it was last saved.",
                name=path.name,
                holder=error.holder,
            ),
            ways,
        )

    def ways_on(self, path: Path) -> list[tuple[str, Callable[[], object]]]:
        """Return buttons for a project that cannot be opened for work."""
        try:
            opening.open_for_reading(path).close()
        except TranslatorError as error:
            other: list[tuple[str, Callable[[], object]]] = [(_("Open another project…"), self.ask_open)]
            other += self.backup_ways(path)
            if isinstance(error, NotAProjectError) and path.suffix.casefold() == SUFFIX and path.is_file():
                # The first bytes of a project may be lost.
                message = str(error)
                return [(_("Repair…"), lambda: self.damaged.emit(path, message)), *other]
            return other
        ways: list[tuple[str, Callable[[], object]]] = [(_("Open for reading"), lambda: self.read(path))]
        ways.append((_("Work on a copy"), lambda: self._copy_and_open(path)))
        return [*ways, *self.backup_ways(path)]

    def backup_ways(self, path: Path) -> list[tuple[str, Callable[[], object]]]:
        """Return a button that opens a copy of the latest backup of a project."""
        latest = newest_backup(path)
        if latest is None:
            return []
        return [
            (_("Open the backup of {date}", date=f"{latest.time:%Y-%m-%d}"), lambda: self.open_backup(path, latest))
        ]

    def open_backup(self, path: Path, backup: Backup) -> None:
        """Copy a backup next to its project and open the copy."""
        out = restoration.copy_name(path, backup)

        def opened(_result: object) -> None:
            self.open(out)
            if self._held() != out:
                # The backup is damaged, or somebody chose to stay with the project that is open.
                return
            ways = [(_("Open {name}", name=printable(path.name)), lambda: self.open(path))] if path.exists() else []
            words = _(
                "You are working in a copy of the backup of {time}: {path}", time=backup.when, path=printable(str(out))
            )
            self.offered.emit(words, ways)

        self.long_work(
            _("Copying a backup of {name}", name=path.name), lambda _progress: restoration.restore(backup, out), opened
        )

    def read(self, path: Path) -> None:
        """Open a project for reading."""
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as error:
            self.failed.emit(str(error), [])

    def _copy_and_open(self, path: Path) -> None:
        folder = path.parent if _writable(path.parent) and not is_among_backups(path) else projects_folder()
        out = free_path(folder, path.stem, f"-copy{{}}{SUFFIX}")

        def copy(_progress: Progress) -> None:
            with opening.open_for_reading(path) as project:
                project.file.copy_to(out)

        self.long_work(_("Copying {name}", name=path.name), copy, lambda _result: self.open(out))

    # With an open project

    def ask_copy(self, session: Session) -> None:
        """Ask for a path and save a copy of the project there."""
        suggestion = free_path(session.path.parent, session.path.stem, f"-copy{{}}{SUFFIX}")
        out, _filter = ask_save_path(self._window, _("Save a copy"), suggestion, str(_PROJECTS), opening.project_path)
        if out is not None:
            session.commit_typing()
            session.ask(
                lambda project: project.file.copy_to(out),
                lambda _result: self.told.emit(_("Copied to {name}", name=out.name)),
                lambda error: self.failed.emit(str(error), []),
            )

    def ask_elsewhere(self, session: Session) -> None:
        """Ask for another path to save the project, when its disk fails."""
        suggestion = free_path(Path.home(), session.path.stem, f"{{}}{session.path.suffix}")
        path, _filter = ask_save_path(
            self._window, _("Save elsewhere"), suggestion, str(_PROJECTS), opening.project_path
        )
        if path is not None:
            session.move_to(path)

    # Long work

    def cancel(self) -> None:
        """Cancel all running work: the window closes."""
        for running in self._running:
            running.cancel()

    def long_work(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Run work on a thread with a progress dialog, and pass on its result.

        Args:
            title: Title of the dialog.
            work: Called on the thread.
            then: Called with its result.
            ended: Called first when it is done, has failed or was cancelled.
        """
        running = LongWork(self._window, title, work, then)
        self._running.add(running)
        running.ended.connect(lambda: self._running.discard(running))
        if ended is not None:
            running.ended.connect(ended)
        running.failed.connect(self._fail)
        running.cancelled.connect(lambda: self.told.emit(_("Cancelled; nothing was written")))
        running.start()

    def _fail(self, message: str) -> None:
        self.failed.emit(message, [])


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
