"""Making, opening and copying projects, and taking documents in."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.paths import backups_folder
from translator_gui.project.project import Project, now_ms
from translator_gui.store import backup, properties
from translator_gui.store import connection as files
from translator_gui.store.authors import author_row
from translator_gui.store.connection import NotWrittenError
from translator_gui.store.documents import PreparedParagraph, insert_document, prepare
from translator_gui.store.driver import Connection
from translator_gui.store.lock import ProjectLock
from translator_gui.store.placing import discard, put_in_place
from translator_gui.store.verify import mend_shown

Progress = Callable[[int, int], None]


def project_path(path: Path) -> Path:
    """The path with a project's ending, added if it was left out; one that names no file stays as it is."""
    if path.suffix.casefold() == files.SUFFIX or not path.name:
        return path
    return path.with_name(path.name + files.SUFFIX)


def create_project(
    path: Path,
    sources: Sequence[SourceDocument],
    *,
    title: str = "",
    author: Author | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Project:
    """Makes a project of documents and opens it. It appears under its name only when it is whole.

    Args:
        path: Ends in `.tproj`.
        sources: At least one.
        title: The first document's name when left empty.
        author: Who is noted as its maker.
        force: Replace what stands there.
        progress: Told paragraphs done and paragraphs in all; may raise `CancelledError`.

    Raises:
        TranslatorError: Something stands there already, or the folder cannot be written.
    """
    refuse_deceptive(str(path), "the project")
    refuse_deceptive(title, "the project")
    if path.exists() and not force:
        raise TranslatorError(f"{path}: exists already; choose another name, or replace it with --force")
    if path.is_dir():
        raise TranslatorError(f"{path}: is a folder; choose another name")
    if not path.parent.is_dir():
        raise TranslatorError(f"{path}: there is no folder {path.parent}; make it first")
    part = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    lock = ProjectLock(path)
    lock.acquire()
    try:
        discard(part)
        _write_new(part, sources, title, author, progress)
        put_in_place(part, path)
    except OSError as error:
        raise TranslatorError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error
    except NotWrittenError as error:
        raise TranslatorError(str(error).replace(str(part.absolute()), str(path))) from error
    finally:
        discard(part)
        lock.release()
    return open_project(path)


def _write_new(
    part: Path, sources: Sequence[SourceDocument], title: str, author: Author | None, progress: Progress | None
) -> None:
    connection = files.create(part)
    try:
        # Nobody knows this file yet: it is synced once, as a whole, before it gets its name.
        connection.execute("PRAGMA synchronous = OFF")
        with files.transaction(connection):
            properties.write_property(connection, "uid", str(uuid4()))
            properties.write_property(connection, "title", title or Path(sources[0].name).stem)
            properties.write_property(connection, "created", datetime.now(UTC).isoformat(timespec="seconds"))
            properties.write_property(connection, "source_language", "ur")
            properties.write_property(connection, "target_language", "en")
            if author is not None:
                refuse_deceptive(author.name, "the author")
                author_row(connection, author)
                properties.write_property(connection, "created_by", author.name)
            _insert(connection, sources, progress)
    finally:
        connection.close()


def open_project(path: Path) -> Project:
    """Opens a project for work; what a crash left of somebody's typing becomes drafts.

    Raises:
        ProjectLockedError: It is open elsewhere.
        TranslatorError: It is no project, newer than the program, damaged, or cannot be written.
    """
    files.refuse_other_files(path)
    if not os.access(path, os.W_OK):
        raise TranslatorError(f"{path}: cannot be written; make it writable, or copy it: translator-gui copy")
    lock = ProjectLock(path)
    lock.acquire()
    try:
        project = Project(path, files.open_file(path), lock)
    except BaseException:
        lock.release()
        raise
    try:
        project.recover_typing()
    except BaseException:
        project.close()
        raise
    return project


def open_for_reading(path: Path) -> Project:
    """Opens a project, also one that is open elsewhere, to read it."""
    return Project(path, files.open_file(path, read_only=True), None)


def open_checked(path: Path) -> Project:
    """Opens a project for work after looking for damage, as the command line does.

    Raises:
        TranslatorError: As `open_project`, or the file is damaged.
    """
    project = open_project(path)
    problems = project.problems()
    if problems:
        project.close()
        raise files.DamagedProjectError(f"{path}: damaged ({problems[0]}); open a backup of it from {backups_folder()}")
    _mend(project)
    return project


def add_documents(project: Project, sources: Sequence[SourceDocument], progress: Progress | None = None) -> None:
    """Takes more documents into a project, all of them or none."""
    connection = project.connection
    with files.transaction(connection):
        _insert(connection, sources, progress)


def _insert(connection: Connection, sources: Sequence[SourceDocument], progress: Progress | None) -> None:
    total = sum(len(source.paragraphs) for source in sources)
    done = 0

    def prepared(source: SourceDocument) -> Iterator[PreparedParagraph]:
        nonlocal done
        for paragraph in source.paragraphs:
            if progress is not None and done % 200 == 0:
                progress(done, total)
            done += 1
            yield prepare(paragraph)

    for source in sources:
        refuse_deceptive(source.name, "the document")
        insert_document(connection, uuid4(), source, prepared(source), now_ms())
    if progress is not None:
        progress(total, total)


def check_and_back_up(project: Project) -> list[str]:
    """After the first page is shown: looks for damage, mends what is derived, makes the day's backup.

    Returns:
        What is wrong with the file, in words. Then no backup is made: it would push out a sound one.
    """
    problems = project.problems()
    if problems or not project.writable:
        return problems
    _mend(project)
    folder = backups_folder() / project.uid
    backup.daily_backup(project.connection, folder, project.path, datetime.now(UTC).astimezone().date())
    return []


def _mend(project: Project) -> None:
    with files.transaction(project.connection):
        mend_shown(project.connection)


def latest_backups(project_uid: str) -> list[Path]:
    """The kept copies of a project, wherever it lay, the newest first."""
    return sorted((backups_folder() / project_uid).glob("*" + files.SUFFIX), key=lambda p: p.stem[-10:], reverse=True)
