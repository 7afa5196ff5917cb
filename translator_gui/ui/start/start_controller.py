"""How one comes into a project: the welcome page, the preview of a new one, the list of recent ones."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role
from translator_gui.paths import documents_folder, projects_folder, recent_file
from translator_gui.project.opening import is_project
from translator_gui.project.recent import RecentProject, RecentProjects
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.keys.key_tooltips import add_key_tooltip
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from translator_gui.project.project import Project
    from translator_gui.ui.conflicted_copies import ConflictedCopiesController
    from translator_gui.ui.start.import_preview_page import ImportPreviewPage
    from translator_gui.ui.start.welcome_page import WelcomePage
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.viewmodel.session.session import Session

_PROJECTS = f"Projects (*{SUFFIX});;All files (*)"


class StartController(QObject):
    """Shows its pages in the middle of a window; each is made when it is first to be seen."""

    def __init__(self, context: WindowContext, role: Role) -> None:
        """Work for a window.

        Args:
            context: Of the window.
            role: In which projects are opened for which nothing else is asked or known.
        """
        super().__init__(context.dialogs)
        self._context, self._settings, self._role = context, context.settings, role
        self._session: Session | None = None
        """Of the open project."""
        self._recent = RecentProjects(recent_file())
        self._roles: dict[Path, Role] = {}
        self._listed = False
        self._calls = AsyncCalls(self)
        self._conflicted_copies: ConflictedCopiesController | None = None
        self._welcome: WelcomePage | None = None
        self._preview: ImportPreviewPage | None = None

    @property
    def conflicted_copies(self) -> ConflictedCopiesController:
        """What offers to merge the copies that a sync program put beside the project."""
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

    # The pages

    @property
    def welcome(self) -> WelcomePage:
        """The welcome page: a window that opens on a project has no use for it."""
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
        """The page on which a project is looked at before it is made."""
        if self._preview is None:
            # The formats are imported when a document comes: opening a project has no use for them.
            from translator_gui.ui.start.import_preview_page import ImportPreviewPage  # noqa: PLC0415

            page = self._preview = ImportPreviewPage(
                self._context.view.options, self._context.theme, self._context.dialogs
            )
            page.made.connect(self._make)
            page.gone_on.connect(self._go_on)
            page.left.connect(self.leave_preview)
            self._context.view.options_changed.connect(page.view.set_options)
            files = self._context.files
            for signal in (files.opened, files.failed, files.told):
                signal.connect(self._give_back)
            self._context.pages.add(page)
        return self._preview

    @property
    def previewing(self) -> bool:
        """Whether the preview is shown."""
        return self._context.pages.shows(self._preview)

    def show_welcome(self) -> None:
        """Shows the welcome page."""
        page = self.welcome
        if self._settings.text("author.name"):
            page.name.show_name(self._settings.author.name)
        elif not page.name.asking:
            page.name.ask(self._settings.author.name)
        self._context.pages.turn_to(page)
        page.begin()

    # Ways in

    def ask_new(self) -> None:
        """Asks for documents and shows what a project of them would hold."""
        # The formats are imported when they are asked for: opening a project has no use for them.
        from translator_gui.formats.registry import readable_suffixes  # noqa: PLC0415

        endings = " ".join(f"*{suffix}" for suffix in readable_suffixes())
        names, _ = QFileDialog.getOpenFileNames(
            self._context.dialogs,
            "Translate documents",
            str(documents_folder()),
            f"Documents ({endings});;All files (*)",
        )
        if names:
            self.show_preview([Path(name) for name in names])

    def ask_open(self) -> None:
        """Asks for a project."""
        self._context.files.ask_open(self.open)

    def open(self, path: Path, role: Role | None = None) -> None:
        """Opens a project in a role; None: in the one in which it was left."""
        known = self._recent.find(path)
        if self._role is Role.TRANSLATOR:
            self._roles[path.absolute()] = role or (known.role if known else self._role)
        self._context.files.open(path)

    def ask_review(self) -> None:
        """Asks for a colleague's project and opens it for review."""
        name, _ = QFileDialog.getOpenFileName(
            self._context.dialogs, "Review a project", str(documents_folder()), _PROJECTS
        )
        if name:
            self.open(Path(name), Role.REVIEWER)

    def drop(self, paths: Sequence[Path]) -> None:
        """Opens a project that was dropped; of documents, shows what a project of them would hold.

        What may be a colleague's copy of the project that is open may be merged with it: that is asked.
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

        self._calls.send(lambda _: is_likely_copy(path, own, uid), take)

    def _take_dropped(self, paths: Sequence[Path]) -> None:
        projects = [path for path in paths if is_project(path)]
        if not projects:
            self.show_preview(paths)
            return
        self.open(projects[0])
        if len(paths) > 1:
            self._context.status_line.say(f"One project at a time: of what was dropped {projects[0].name} was opened")

    def show_preview(self, paths: Iterable[Path]) -> None:
        """Shows what a project of documents would hold; more of them join those that are shown."""
        if self.previewing:
            self.preview.desk.add(paths)
            return
        if self._session is not None:
            self._session.commit_typing()
        self._context.pages.cover(self.preview)
        self.preview.begin(list(paths), projects_folder(), lambda: [project.path for project in self._recent.read()])

    def leave_preview(self) -> None:
        """Back to where one was."""
        self.preview.end()
        self._context.pages.leave()

    # What becomes of them

    def enter(self, project: Project) -> Role:
        """A project is about to be shown; in which role: the one that was asked for here, or the window's own."""
        if self._welcome is not None and self._welcome.name.field.isModified():
            # Somebody typed a name, and then went on by a menu or a key.
            self._welcome.name.take()
        return self._roles.get(project.path.absolute(), self._role)

    def opened(self, project: Project, session: Session) -> None:
        """A project is shown: it heads the list from now on."""
        self._session = session
        if self._preview is not None:
            self._preview.end()
        self._listed = project.backups.enabled
        if self._listed:
            self.conflicted_copies.follow(session)
            known = RecentProject(project.path, project.queries.title, _now(), session.role)
            # Nothing competes with the first page: the list can wait until everything has been read.
            session.loader.finished.connect(lambda: self._calls.send(partial(_note, self._recent, known)))

    def closing(self, session: Session) -> None:
        """A project is closed: its figures are kept, so that the list need not open it to show them."""
        self._session = None
        self._roles[session.path.absolute()] = session.role
        if self._listed:
            tallies = session.progress.in_all() if session.progress.loaded else {}
            known = RecentProject(session.path.absolute(), session.title, _now(), session.role, tallies)
            self._attempt(partial(self._recent.note, known))

    def _open_recent(self, project: RecentProject) -> None:
        # It may have been removed since the list was shown: one look, at the moment somebody wants it.
        self._calls.send(lambda _: project.path.is_file(), lambda there: self._open_if(there, project))

    def _open_if(self, there: bool, project: RecentProject) -> None:
        if there:
            self.open(project.path)
        else:
            self._context.notices.tell(
                f"{project.path}: not there any more. Put it back where it was, or look for it elsewhere.",
                [
                    ("Look for it…", self.ask_open),
                    ("Remove from the list", partial(self._forget, project.path)),
                ],
            )
            self.welcome.reload()

    def _make(self) -> None:
        page = self.preview
        if not page.isEnabled():
            return
        sources, path, author = page.desk.sources(), page.place.path, self._settings.author
        # Only here: opening a project has no use for what makes one.
        from translator_gui.project import importing, project_import  # noqa: PLC0415

        def work(progress: Callable[[int, int], None]) -> Project:
            project_import.make_folder(path.parent)
            return importing.create_project(path, sources, title=path.stem, author=author, progress=progress)

        self._context.files.long_work(f"Making {path.name}", work, self._context.files.opened.emit)

        # Until it is made or has failed nothing else is to be made.
        page.setEnabled(False)

    def _give_back(self) -> None:
        if self._preview is not None and not self._preview.isEnabled():
            self._preview.setEnabled(True)
            if self.previewing:
                self._preview.setFocus()

    def _go_on(self, path: Path) -> None:
        self.leave_preview()
        self.open(path)

    def _name(self, name: str) -> None:
        self._context.preferences.set("author.name", name)
        self._attempt(self._settings.save)

    def _follow(self, key: str) -> None:
        """The name was changed in the preferences."""
        if key == "author.name" and self._welcome is not None and self._settings.text(key):
            self._welcome.name.show_name(self._settings.author.name)

    def _forget(self, path: Path) -> None:
        self._attempt(partial(self._recent.forget, path))
        self.welcome.reload()

    def _attempt(self, write: Callable[[], object]) -> None:
        """Neither the list nor a preference is worth stopping anybody: what fails is told."""
        try:
            write()
        except TranslatorError as error:
            self._context.status_line.say(as_sentence(str(error)))


def _note(recent: RecentProjects, project: RecentProject, _progress: object) -> None:
    recent.note(project)


def _now() -> int:
    return time.time_ns() // 1_000_000
