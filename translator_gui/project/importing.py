"""Creates projects from documents, and adds documents."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument
from translator_gui.model.document_update import DocumentAddition, SegmentedParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import new_uid
from translator_gui.model.moment import now_ms
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.sentence_exception import SentenceException
from translator_gui.project.commands.add_documents import AddDocuments
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store import connection as files
from translator_gui.store import properties
from translator_gui.store.atomic_install import discard_file, discard_parts, install_file, part_path
from translator_gui.store.authors import author_row
from translator_gui.store.connection import ProjectWriteError
from translator_gui.store.driver import Connection
from translator_gui.store.importing import insert_document, prepare
from translator_gui.store.lock import ProjectLock
from translator_gui.store.rule_versions import record_word_rule
from translator_gui.text.segmentation import document_splitter

ImportProgress = Callable[[int, int], None]


def create_project(
    path: Path,
    sources: Sequence[SourceDocument],
    *,
    title: str = "",
    author: Author | None = None,
    force: bool = False,
    take_over: bool = False,
    progress: ImportProgress | None = None,
) -> Project:
    """Create a project file from source documents and open it. The file gets its name only when it is complete.

    Args:
        path: Ends in `.tproj`.
        sources: At least one.
        title: The first document's name when left empty.
        author: Who is noted as its maker.
        force: Replace what stands there.
        take_over: Take a lock over that another computer left behind.
        progress: Told paragraphs done and paragraphs in all; may raise `CancelledError`.

    Raises:
        TranslatorError: Something stands there already, or the folder cannot be written.
    """
    refuse_deceptive(str(path), "the project")
    refuse_deceptive(title, "the project")
    if path.exists() and not force:
        raise TranslatorError(
            _("{path}: exists already; choose another name, or replace it with --force", path=path),
            in_window=_("{path}: exists already; choose another name", path=path),
        )
    if path.is_dir():
        raise TranslatorError(_("{path}: is a folder; choose another name", path=path))
    if not path.parent.is_dir():
        raise TranslatorError(_("{path}: there is no folder {parent}; make it first", path=path, parent=path.parent))
    part = part_path(path)
    lock = ProjectLock(path, take_over=take_over)
    lock.acquire()
    try:
        discard_parts(path)
        _write_new(part, sources, title, author, progress)
        install_file(part, path)
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be written ({reason}); choose another folder", path=path, reason=error.strerror)
        ) from error
    except ProjectWriteError as error:
        raise TranslatorError(str(error).replace(str(part.absolute()), str(path))) from error
    finally:
        discard_file(part)
        lock.release()
    return open_project(path)


def _write_new(
    part: Path, sources: Sequence[SourceDocument], title: str, author: Author | None, progress: ImportProgress | None
) -> None:
    connection = files.create(part)
    try:
        with files.transaction(connection):
            properties.write_property(connection, "uid", new_uid())
            properties.write_property(connection, "title", title or Path(sources[0].name).stem)
            properties.write_property(connection, "created", datetime.now(UTC).isoformat(timespec="seconds"))
            properties.write_property(connection, "source_language", "ur")
            record_word_rule(connection)
            properties.write_property(connection, "target_language", "en")
            if author is not None:
                refuse_deceptive(author.name, "the author")
                author_row(connection, author)
                properties.write_property(connection, "created_by", author.name)
            _insert(connection, sources, progress)
    finally:
        connection.close()


def prepare_documents(
    sources: Sequence[SourceDocument],
    progress: ImportProgress | None = None,
    exceptions: Collection[SentenceException] = (),
) -> AddDocuments:
    """Split source documents into sentences and return the command that adds them to a project.

    Args:
        sources: As they were read.
        progress: Told paragraphs done and paragraphs in all; may raise `CancelledError`.
        exceptions: The project's own sentence exceptions.

    Raises:
        TranslatorError: A name deceives, or a paragraph is longer than a project keeps.
    """
    return AddDocuments(
        tuple(
            DocumentAddition(new_uid(), source, tuple(paragraphs))
            for source, paragraphs in _prepared(sources, progress, exceptions)
        )
    )


def _insert(connection: Connection, sources: Sequence[SourceDocument], progress: ImportProgress | None) -> None:
    for source, paragraphs in _prepared(sources, progress):
        insert_document(connection, new_uid(), source, paragraphs, now_ms())


def _prepared(
    sources: Sequence[SourceDocument],
    progress: ImportProgress | None,
    exceptions: Collection[SentenceException] = (),
) -> Iterator[tuple[SourceDocument, Iterator[SegmentedParagraph]]]:
    """Yield source documents with their paragraphs, each split into sentences only when it is reached."""
    total = sum(len(source.paragraphs) for source in sources)
    done = 0

    def paragraphs(source: SourceDocument) -> Iterator[SegmentedParagraph]:
        nonlocal done
        splitter = document_splitter((paragraph.text for paragraph in source.paragraphs), exceptions)
        for paragraph in source.paragraphs:
            if progress is not None and done % 200 == 0:
                progress(done, total)
            done += 1
            yield prepare(paragraph, splitter)

    for source in sources:
        refuse_deceptive(source.name, "the document")
        yield source, paragraphs(source)
    if progress is not None:
        progress(total, total)
