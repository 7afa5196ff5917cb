"""Controller of the ways into a project: the start page, the import preview, the list of recent projects."""

from __future__ import annotations

import os
import time
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role
from translator_gui.paths import projects_folder, recent_file
from translator_gui.project.opening import is_project
from translator_gui.project.recent import RecentProject, RecentProjects
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.keys.key_tooltips import add_key_tooltip
from translator_gui.ui.save_path import may_create_folder, remember_folder
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from translator_gui.project.project import Project
    from translator_gui.ui.conflicted_copies import ConflictedCopiesController
    from translator_gui.ui.start.import_preview_page import ImportPreviewPage
    from translator_gui.ui.start.welcome_page import WelcomePage
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.viewmodel.session.session import ProjectSession


class StartPageController(QObject):
    """Shows the start page and the import preview; opens and creates projects; keeps the list of recent ones."""

    def __init__(self, context: WindowContext, role: Role) -> None:
        """Create the controller of a window's start page.

        Args:
            context: The window's context.
            role: The role for projects that have no other.
        """
        super().__init__(context.dialogs)
        self._context, self._settings, self._role = context, context.settings, role
        self._session: ProjectSession | None = None
        self._recent = RecentProjects(recent_file())
        self._roles: dict[Path, Role] = {}
        self._listed = False
        self._calls = AsyncCalls(self)
        self._conflicted_copies: ConflictedCopiesController | None = None
        self._welcome: WelcomePage | None = None
        self._preview: ImportPreviewPage | None = None

    @property
    def conflicted_copies(self) -> ConflictedCopiesController:
        """The controller that offers to merge copies that a sync program created."""
        if self._conflicted_copies is None:
            # Not before a project is open.
            from translator_gui.ui.conflicted_copies import ConflictedCopiesController  # noqa: PLC0415

            notices, requests = self._context.notices, self._context.requests
            copies = self._conflicted_copies = ConflictedCopiesController(
                notices.offer_if_free, notices.clear, lambda path: requests.compare.emit(path, ""), self
            )
            requests.nothing_differs.connect(copies.finish)
            requests.compare_beside.connect(copies.compare)
        return self._conflicted_copies

    # Pages

    @property
    def welcome(self) -> WelcomePage:
        """The start page of the window, built when it is first shown."""
        if self._welcome is None:
            # Opening a project does without it.
            from translator_gui.ui.start.welcome_page import WelcomePage  # noqa: PLC0415
            from translator_gui.viewmodel.start.recent_projects_model import RecentProjectsModel  # noqa: PLC0415

            recent = RecentProjectsModel(self._recent, self)
            page = self._welcome = WelcomePage(recent, self._context.theme, self._context.dialogs)
            page.new_wanted.connect(self.ask_new)
            page.review_wanted.connect(self.ask_review)
            page.sample_wanted.connect(self._context.files.open_sample)
            page.open_wanted.connect(self.ask_open)
            page.name.named.connect(self._name)
            self._context.preferences.changed.connect(self._follow)
            page.recent.chosen.connect(self._open_recent)
            page.recent.removed.connect(self._forget)
            for identity, button in page.controls.items():
                add_key_tooltip(button, self._context.actions[identity])
            self._context.pages.add(page)
        return self._welcome

    @property
    def preview(self) -> ImportPreviewPage:
        """The page that previews documents before a new project is made of them; built when it is first shown."""
        if self._preview is None:
            # The formats are imported when a document comes: opening a project has no use for them.
            from translator_gui.ui.start.import_preview_page import ImportPreviewPage  # noqa: PLC0415

            page = self._preview = ImportPreviewPage(
                self._context.view.options, self._context.theme, self._context.dialogs
            )
            page.made.connect(self._make)
            page.existing_chosen.connect(self._open_existing)
            page.other_wanted.connect(self._ask_other)
            page.left.connect(self.leave_preview)
            self._context.view.options_changed.connect(page.view.set_options)
            files = self._context.files
            for signal in (files.opened, files.failed, files.status_message):
                signal.connect(self._enable_preview)
            self._context.pages.add(page)
        return self._preview

    @property
    def previewing(self) -> bool:
        """Whether the import preview page is shown."""
        return self._context.pages.shows(self._preview)

    def show_welcome(self) -> None:
        """Show the start page."""
        page = self.welcome
        if self._settings.text("author.name"):
            page.name.show_name(self._settings.author.name)
        elif not page.name.asking:
            page.name.ask(self._settings.author.name)
        self._context.pages.show_page(page)
        page.begin()

    # Opening

    def ask_new(self) -> None:
        """Show a file dialog for documents and preview a new project of them."""
        if paths := self._ask_documents():
            self.show_preview(paths)

    def _ask_other(self, kept: list[Path]) -> None:
        """Show a file dialog for documents and preview them instead of those that have little Urdu."""
        if paths := self._ask_documents():
            self._begin_preview([*kept, *paths])

    def _ask_documents(self) -> list[Path]:
        # The formats are imported when they are asked for: opening a project has no use for them.
        from translator_gui.formats.registry import openable_suffixes  # noqa: PLC0415

        endings = " ".join(f"*{suffix}" for suffix in openable_suffixes())
        names, _filter = QFileDialog.getOpenFileNames(
            self._context.dialogs,
            _("Translate documents"),
            str(self._context.files.folder()),
            _("Documents ({patterns});;All files (*)", patterns=endings),
        )
        return [Path(name) for name in names]

    def ask_open(self) -> None:
        """Show a file dialog for a project and open it."""
        self._context.files.ask_open(self.open)

    def open(self, path: Path, role: Role | None = None) -> None:
        """Open a project as translator or reviewer; None for the role in which it was last closed."""
        known = self._recent.find(path)
        if self._role is Role.TRANSLATOR:
            self._roles[path.absolute()] = role or (known.role if known else self._role)
        self._context.files.open(path)

    def ask_review(self) -> None:
        """Show a file dialog for a colleague's project and open it as a reviewer."""
        patterns = _("Projects ({pattern});;All files (*)", pattern=f"*{SUFFIX}")
        name, _filter = QFileDialog.getOpenFileName(
            self._context.dialogs, _("Review a project"), str(self._context.files.folder()), patterns
        )
        if name:
            self.open(Path(name), Role.REVIEWER)

    def drop_words(self) -> str:
        """Return what dropping files onto the window does now."""
        if self.previewing:
            return _("Drop documents here to add them to the new project")
        if self._session is None:
            return _("Drop documents here to translate them, or a project to open it")
        if not self._session.writable:
            return _("Drop documents here for a new project, or a project to open it")
        return _("Drop documents here for a new project, or on the list of documents to add them to this one")

    def drop(self, paths: Sequence[Path]) -> None:
        """Open a project that was dropped onto the window, or preview a new project of dropped documents.

        For a likely copy of the open project, ask whether to merge it.
        """
        session = self._session
        if session is None or not session.writable or len(paths) != 1 or self.previewing:
            self._take_dropped(paths)
            return
        from translator_gui.project.merging.project_copies import is_likely_copy  # noqa: PLC0415 (only a drop needs it)

        path, own, uid = paths[0], session.path, session.uid

        def take(copy: bool) -> None:
            if copy and self._session is session:
                self._context.requests.merge_or_open.emit(path, lambda: self._take_dropped(paths))
            else:
                self._take_dropped(paths)

        self._calls.send(lambda _progress: is_likely_copy(path, own, uid), take)

    def _take_dropped(self, paths: Sequence[Path]) -> None:
        projects = [path for path in paths if is_project(path)]
        if not projects:
            self.show_preview(paths)
            return
        self.open(projects[0])
        if len(paths) > 1:
            name = projects[0].name
            self._context.status_line.show_message(_("Opened only {name}: one project at a time", name=name))

    def show_preview(self, paths: Iterable[Path]) -> None:
        """Preview a new project of documents; if the preview is shown already, add the documents to it."""
        if self.previewing:
            self.preview.import_preview.add(paths)
            return
        if self._session is not None:
            self._session.commit_typing()
        self._context.pages.cover(self.preview)
        self._begin_preview(list(paths))

    def _begin_preview(self, documents: list[Path]) -> None:
        from translator_gui.project.project_import import project_name, project_names  # noqa: PLC0415 (as the preview)

        names = project_names(projects_folder(), project_name(documents[0]))

        def projects() -> list[Path]:
            return [*takewhile(Path.exists, names), *(project.path for project in self._recent.read())]

        self.preview.begin(documents, _folder_beside(documents[0]), projects)

    def leave_preview(self) -> None:
        """Close the import preview and show the page before it."""
        self.preview.end()
        self._context.pages.leave()

    # Open projects

    def enter(self, project: Project) -> Role:
        """Return the role (translator or reviewer) in which a project that is being opened will be shown."""
        if self._welcome is not None and self._welcome.name.field.isModified():
            # A name was typed, and then a menu or a key was used.
            self._welcome.name.take()
        return self._roles.get(project.path.absolute(), self._role)

    @property
    def has_opened(self) -> bool:
        """Whether a project was open before: what `opened` imports is there then."""
        return self._conflicted_copies is not None

    def opened(self, project: Project, session: ProjectSession) -> None:
        """After a project was opened, put it at the top of the list of recent projects."""
        self._session = session
        if self._preview is not None:
            self._preview.end()
        self._listed = project.backups.enabled
        if self._listed:
            self.conflicted_copies.follow(session)
            known = RecentProject(project.path, session.title, _now(), session.role)
            # Nothing competes with the first page: the list can wait until everything has been read.
            session.loader.finished.connect(lambda: self._calls.send(partial(_note, self._recent, known)))

    def closing(self, session: ProjectSession) -> None:
        """Store the progress of a project that is being closed, for the list of recent projects."""
        self._session = None
        self._roles[session.path.absolute()] = session.role
        if self._listed:
            tallies = session.progress.in_all() if session.progress.loaded else {}
            known = RecentProject(session.path.absolute(), session.title, _now(), session.role, tallies)
            self._attempt(partial(self._recent.note, known))

    def _open_recent(self, project: RecentProject) -> None:
        # It may have been removed since the list was shown.
        self._calls.send(lambda _progress: project.path.is_file(), lambda there: self._open_if(there, project))

    def _open_if(self, there: bool, project: RecentProject) -> None:
        if there:
            self.open(project.path)
        else:
            self._context.notices.show_error(
                _("{path}: File not found. Put it back where it was, or look for it elsewhere.", path=project.path),
                [
                    (_("Look for it…"), self.ask_open),
                    (_("Remove from the list"), partial(self._forget, project.path)),
                ],
            )
            self.welcome.reload()

    def _make(self) -> None:
        page = self.preview
        if not page.isEnabled():
            return
        sources, path, author = page.import_preview.sources(), page.place.path, self._settings.author
        documents = page.import_preview.sheets[0].path.parent
        if path.parent != page.place.suggested_folder and not may_create_folder(self._context.dialogs, path.parent):
            page.place.folder.setFocus()
            return
        # Only here: opening a project has no use for what makes one.
        from translator_gui.project import importing, project_import  # noqa: PLC0415

        def work(progress: Callable[[int, int], None]) -> Project:
            project_import.make_folder(path.parent)
            return importing.create_project(path, sources, title=path.stem, author=author, progress=progress)

        def made(project: Project) -> None:
            # What is exported goes beside the document.
            remember_folder(self._settings, project.queries.uid, documents)
            self._context.files.opened.emit(project)

        self._context.files.long_work(_("Creating {name}", name=path.name), work, made)

        # Nothing else can be created until this is done or has failed.
        page.setEnabled(False)

    def _enable_preview(self) -> None:
        if self._preview is not None and not self._preview.isEnabled():
            self._preview.setEnabled(True)
            if self.previewing:
                self._preview.setFocus()

    def _open_existing(self, path: Path) -> None:
        self.leave_preview()
        self.open(path)

    def _name(self, name: str) -> None:
        self._context.preferences.set("author.name", name)
        self._attempt(self._settings.save)

    def _follow(self, key: str) -> None:
        """Show on the start page a user name that was changed in the preferences."""
        if key == "author.name" and self._welcome is not None and self._settings.text(key):
            self._welcome.name.show_name(self._settings.author.name)

    def _forget(self, path: Path) -> None:
        self._attempt(partial(self._recent.forget, path))
        self.welcome.reload()

    def _attempt(self, write: Callable[[], object]) -> None:
        """Save the list of recent projects or a setting; show an error on the status bar only."""
        try:
            write()
        except TranslatorError as error:
            self._context.status_line.show_message(error_sentence(error))


def _folder_beside(document: Path) -> Path:
    """Return the folder that is suggested for a new project: that of its document, if it can be written."""
    return document.absolute().parent if os.access(document.absolute().parent, os.W_OK) else projects_folder()


def _note(recent: RecentProjects, project: RecentProject, _progress: object) -> None:
    recent.note(project)


def _now() -> int:
    return time.time_ns() // 1_000_000
