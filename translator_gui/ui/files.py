"""Opens, creates and copies projects from the window."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

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
from translator_gui.ui.long_work import CancellableTask
from translator_gui.ui.save_path import ask_save_path
from translator_gui.ui.take_over_dialog import ask_take_over
from translator_gui.viewmodel.session.session import Session
from translator_gui.viewmodel.threads.tasks import Progress

_PROJECTS = f"Projects (*{SUFFIX});;All files (*)"


class ProjectFileActions(QObject):
    """Asks for file names and opens or copies projects off the interface's thread."""

    opened = Signal(Project)
    failed = Signal(str, list)
    """What went wrong, and ways on: (what the button says, what it does)."""
    told = Signal(str)
    offered = Signal(str, list)
    """What was done, and ways on, as `failed` has them."""
    damaged = Signal(Path, str)
    """A project cannot be opened because it is damaged: its path, and what is wrong."""

    def __init__(
        self,
        window: QWidget,
        author: Callable[[], Author],
        held: Callable[[], Path | None],
    ) -> None:
        """Connect to a window.

        Args:
            window: Over which dialogs open.
            author: Tells who works.
            held: Tells which project the window itself has open for writing.
        """
        super().__init__(window)
        self._window = window
        self._author = author
        self._held = held
        self._running: set[CancellableTask] = set()

    # Opening

    def ask_open(self, then: Callable[[Path], object] | None = None) -> None:
        """Ask for a project file, then open it or pass it to a callback."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a project", str(projects_folder()), _PROJECTS)
        if name:
            (then or self.open)(Path(name))

    def open_sample(self) -> None:
        """Open the sample project, which is created at the first call."""
        self.open(resource("sample", "seed.ur.txt"))

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open a project, or the project of a document; may take over the lock of another computer."""
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

        self.long_work(f"Reading {path.name}", work, done)

    def _open_locked(self, path: Path, error: ProjectLockedError) -> None:
        held = self._held()
        if held is not None and held.exists() and held.samefile(path):
            self.told.emit(f"{path.name} is what you are working on already")
            return
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as other:
            self.failed.emit(str(other), [])
            return
        ways: list[tuple[str, Callable[[], object]]] = [
            ("Work on a copy", lambda: self._copy_and_open(path)),
            ("Try again", lambda: self.open(path)),
        ]
        if error.can_take_over:
            take_over = partial(self.open, path, take_over=True)
            ways.insert(1, ("Take over…", lambda: ask_take_over(self._window, path.name, error.holder, take_over)))
        where = "on another computer, in" if error.can_take_over else "in"
        self.failed.emit(
            f"{path.name} is open {where} {error.holder}. You see it for reading only, as it was last saved.", ways
        )

    def ways_on(self, path: Path) -> list[tuple[str, Callable[[], object]]]:
        """Return buttons for a project that cannot be opened for work: read it, open a backup and so on."""
        try:
            opening.open_for_reading(path).close()
        except TranslatorError as error:
            other: list[tuple[str, Callable[[], object]]] = [("Open another project…", self.ask_open)]
            other += self.backup_ways(path)
            if isinstance(error, NotAProjectError) and path.suffix.casefold() == SUFFIX and path.is_file():
                # The first bytes of a project may be lost.
                message = str(error)
                return [("Repair…", lambda: self.damaged.emit(path, message)), *other]
            return other
        ways: list[tuple[str, Callable[[], object]]] = [("Open for reading", lambda: self.read(path))]
        ways.append(("Work on a copy", lambda: self._copy_and_open(path)))
        return [*ways, *self.backup_ways(path)]

    def backup_ways(self, path: Path) -> list[tuple[str, Callable[[], object]]]:
        """Return a button that opens a copy of the latest backup of a project."""
        latest = newest_backup(path)
        if latest is None:
            return []
        return [(f"Open the backup of {latest.time:%Y-%m-%d}", lambda: self.open_backup(path, latest))]

    def open_backup(self, path: Path, backup: Backup) -> None:
        """Copy a backup beside its project and open the copy: backups themselves are never edited."""
        out = restoration.copy_name(path, backup)

        def opened(_: object) -> None:
            self.open(out)
            if self._held() != out:
                # The backup is damaged, or somebody chose to stay with the project that is open.
                return
            ways = [(f"Open {printable(path.name)}", lambda: self.open(path))] if path.exists() else []
            words = f"You are working in a copy of the backup of {backup.when}: {printable(str(out))}"
            self.offered.emit(words, ways)

        self.long_work(f"Copying a backup of {path.name}", lambda _: restoration.restore(backup, out), opened)

    def read(self, path: Path) -> None:
        """Open a project for reading."""
        try:
            self.opened.emit(opening.open_for_reading(path))
        except TranslatorError as error:
            self.failed.emit(str(error), [])

    def _copy_and_open(self, path: Path) -> None:
        folder = path.parent if _writable(path.parent) and not is_among_backups(path) else projects_folder()
        out = free_path(folder, path.stem, f"-copy{{}}{SUFFIX}")

        def copy(_: Progress) -> None:
            with opening.open_for_reading(path) as project:
                project.file.copy_to(out)

        self.long_work(f"Copying {path.name}", copy, lambda _: self.open(out))

    # With an open project

    def ask_copy(self, session: Session) -> None:
        """Ask where to write a copy of the whole project."""
        suggestion = free_path(session.path.parent, session.path.stem, f"-copy{{}}{SUFFIX}")
        out, _ = ask_save_path(self._window, "Save a copy", suggestion, _PROJECTS, opening.project_path)
        if out is not None:
            session.commit_typing()
            session.ask(
                lambda project: project.file.copy_to(out),
                lambda _: self.told.emit(f"Copied to {out.name}"),
                lambda error: self.failed.emit(str(error), []),
            )

    def ask_elsewhere(self, session: Session) -> None:
        """Ask for another folder to continue in, as the disk cannot be written."""
        suggestion = free_path(Path.home(), session.path.stem, f"{{}}{session.path.suffix}")
        path, _ = ask_save_path(self._window, "Save elsewhere", suggestion, _PROJECTS, opening.project_path)
        if path is not None:
            session.move_to(path)

    # Long work

    def cancel(self) -> None:
        """Cancel running tasks: the window closes."""
        for running in self._running:
            running.cancel()

    def long_work(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Do work off the interface's thread under a title, then pass its result to a callback.

        Args:
            title: What is being done.
            work: Done on a thread.
            then: Gets its answer.
            ended: Called when it was done, has failed or was cancelled, before all else.
        """
        running = CancellableTask(self._window, title, work, then)
        self._running.add(running)
        running.ended.connect(lambda: self._running.discard(running))
        if ended is not None:
            running.ended.connect(ended)
        running.failed.connect(self._fail)
        running.cancelled.connect(lambda: self.told.emit("Cancelled; nothing was written"))
        running.start()

    def _fail(self, message: str) -> None:
        self.failed.emit(message, [])


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
