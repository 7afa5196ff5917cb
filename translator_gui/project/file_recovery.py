"""Saves the work of a window when another program replaced or overwrote its project file."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.document import (
    ImportedSentenceTranslation,
    ParagraphKind,
    ProjectDocument,
    SourceDocument,
    SourceParagraph,
)
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.paths import free_path, projects_folder
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.recover_unsaved_paragraphs import RecoverUnsavedParagraphs
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import ProjectWriteError
from translator_gui.store.file_watch import ExternalFileChange

_CHUNK = 400
"""Paragraphs that are compared at once."""
_GONE = Paragraph(0, 0, 0, "", ParagraphKind.BODY, 0, "", "", ())


class UnsavedWindowContent(NamedTuple):
    """The content of a project that an open window has in memory and that is to be saved after its file was changed.

    Attributes:
        uid: The project's.
        title: The project's.
        documents: In order.
        paragraphs: Those that were read, in order, as they are shown.
        author: Who works in the window.
    """

    uid: str
    title: str
    documents: tuple[ProjectDocument, ...]
    paragraphs: tuple[Paragraph, ...]
    author: Author


class OverwrittenFileRecoveryResult(NamedTuple):
    """The result of saving a window's work in a new file after another program replaced or overwrote the project.

    Attributes:
        original: The file that another program changed.
        change: What it did.
        copy: The file that has the work, and is open now.
        backup: When the backup was made that the copy was made of, as a date; empty where there was none or no need:
            then it was made of what is in the original's place now.
        drafts: Sentences that are drafts in the copy because the backup has another text or status of them.
        is_new_project: There was no sound backup: the copy is a project of its own, which cannot be merged.
        uid: Of the project that the copy is.
        goes_on: The window works in the copy from now on: its sentences have the same ids.
    """

    original: Path
    change: ExternalFileChange
    copy: Path
    backup: str = ""
    drafts: int = 0
    is_new_project: bool = False
    uid: str = ""
    goes_on: bool = True


def window_copy_path(path: Path) -> Path:
    """Return a free file name for rescuing a window's work: "NAME (this window, 2026-11-29).tproj"."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    return free_path(path.parent, path.stem, f" (this window, {today}{{}}){path.suffix}", ", {}")


def save_replaced(project: Project, out: Path | None = None) -> tuple[Project, OverwrittenFileRecoveryResult]:
    """Copy a project whose file another program replaced, from the still open file handle; open and return the copy.

    Args:
        project: Still open.
        out: Where to; else beside the project.

    Raises:
        ProjectWriteError: No place takes it.
    """
    copy = _save(project.path, project.file.copy_to, out)
    opened = open_project(copy)
    return opened, OverwrittenFileRecoveryResult(
        project.path, ExternalFileChange.REPLACED, copy, uid=opened.queries.uid
    )


def save_overwritten(
    path: Path, held: UnsavedWindowContent, out: Path | None = None
) -> tuple[Project, OverwrittenFileRecoveryResult]:
    """Rescue the content of a window whose project file was overwritten, into a copy of the latest sound backup.

    Without one, what overwrote the file is taken if it is a sound version of the project, else a new project is made.

    Args:
        path: The project's, which has something else in it now.
        held: Goes into the copy: what differs there becomes drafts.
        out: Where to; else beside the project.

    Raises:
        ProjectWriteError: No place takes it.
    """
    # Where there is no sound backup, what is there now may be another version of the project.
    bases = [(backup.path, f"{backup.time:%Y-%m-%d}") for backup in list_backups(path, held.uid)]
    for base, day in [*bases, (path, "")]:
        found = _sound_copy(base, path, held.uid, out)
        if found is None:
            continue
        try:
            drafts = _put_into(found, held)
        except BaseException:
            found.close()
            raise
        return found, OverwrittenFileRecoveryResult(
            path, ExternalFileChange.OVERWRITTEN, found.path, day, drafts, uid=held.uid
        )
    made = _new_project(path, held, out)
    goes_on = all(there.text == shown.text for there, shown in _pairs(made, held.paragraphs))
    drafts = _with_work(held.paragraphs)
    recovered = OverwrittenFileRecoveryResult(
        path, ExternalFileChange.OVERWRITTEN, made.path, "", drafts, is_new_project=True, uid=made.queries.uid
    )
    return made, recovered._replace(goes_on=goes_on)


def _save(path: Path, write: Callable[[Path], object], out: Path | None) -> Path:
    """Write a rescue copy next to the project; if that fails, into the projects folder or the home folder."""
    if out is not None:
        write(out)
        return out
    trouble: TranslatorError | None = None
    for folder in dict.fromkeys((path.parent, projects_folder(), Path.home())):
        if folder != path.parent:
            # The project's own is not made: it may be where a drive is plugged in.
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
        copy = window_copy_path(folder / path.name)
        try:
            write(copy)
        except TranslatorError as error:
            trouble = trouble or error
        else:
            return copy
    raise ProjectWriteError(str(trouble)) from trouble


def _sound_copy(backup: Path, path: Path, uid: str, out: Path | None) -> Project | None:
    """Copy a backup and open the copy; None if the backup is damaged or of another project."""
    try:
        with open_for_reading(backup) as reading:
            if reading.queries.uid != uid or reading.file.problems():
                return None
            copy = _save(path, reading.file.copy_to, out)
    except ProjectWriteError:
        raise
    except TranslatorError:
        return None
    return open_project(copy)


def _put_into(project: Project, held: UnsavedWindowContent) -> int:
    """Write the content of a window into a copy of a backup; return the number of sentences that became drafts."""
    project.backups.enabled = False
    changed: list[Paragraph] = []
    missing: list[Paragraph] = []
    known = set(project.queries.outline().paragraph_ids)
    for chunk in _chunks(held.paragraphs):
        there = {p.id: p for p in project.queries.paragraphs([p.id for p in chunk if p.id in known])}
        for paragraph in chunk:
            before = there.get(paragraph.id)
            if before is None or before.text != paragraph.text:
                missing.append(paragraph)
            elif _shown(before) != _shown(paragraph):
                changed.append(paragraph)
    drafts = sum(_differing(there, paragraph) for there, paragraph in _pairs(project, changed))
    if changed:
        project.do(RecoverUnsavedParagraphs(tuple(changed)), author=held.author)
    if missing:
        # Only where documents came or changed after the backup.
        from translator_gui.project.importing import prepare_documents  # noqa: PLC0415

        project.do(prepare_documents(list(_sources(held, missing))), author=held.author)
    project.backups.enabled = True
    return drafts + _with_work(missing)


def _new_project(path: Path, held: UnsavedWindowContent, out: Path | None) -> Project:
    # Only where there is no backup at all.
    from translator_gui.project.importing import create_project  # noqa: PLC0415

    made: list[Project] = []

    def write(copy: Path) -> None:
        sources = list(_sources(held, held.paragraphs))
        made.append(create_project(copy, sources, title=held.title, author=held.author))

    _save(path, write, out)
    return made[0]


def _sources(held: UnsavedWindowContent, paragraphs: Iterable[Paragraph]) -> Iterator[SourceDocument]:
    """Make new source documents from the paragraphs of a window, used when the original files are lost."""
    by_document: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        by_document[paragraph.document_id].append(paragraph)
    names = {document.id: document.name for document in held.documents}
    for document, found in by_document.items():
        text = "\n".join(paragraph.text for paragraph in found)
        sources = tuple(
            SourceParagraph(p.text, p.kind, p.level, p.marker, p.place, p.tags, tuple(_imported_sentences(p)))
            for p in found
        )
        yield SourceDocument(names.get(document, held.title), "txt", text.encode(), sources, "utf-8", "lines")


def _imported_sentences(paragraph: Paragraph) -> Iterator[ImportedSentenceTranslation]:
    for segment in paragraph.segments:
        status = Status.DRAFT if segment.target else Status.NOT_STARTED
        yield ImportedSentenceTranslation(segment.start, segment.target, status, segment.note)


def _pairs(project: Project, shown: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield each paragraph shown in the window with its version stored in a project (first; empty if not stored)."""
    for chunk in _chunks(shown):
        there = {paragraph.id: paragraph for paragraph in project.queries.paragraphs([p.id for p in chunk])}
        yield from ((there.get(paragraph.id, _GONE), paragraph) for paragraph in chunk)


def _chunks(paragraphs: Sequence[Paragraph]) -> Iterator[Sequence[Paragraph]]:
    return (paragraphs[at : at + _CHUNK] for at in range(0, len(paragraphs), _CHUNK))


def _shown(paragraph: Paragraph) -> list[tuple[object, ...]]:
    return [(s.start, s.target, s.status, s.note, s.labels) for s in paragraph.segments]


def _differing(there: Paragraph, shown: Paragraph) -> int:
    before = {segment.start: (segment.target, segment.status) for segment in there.segments}
    return sum(before.get(segment.start) != (segment.target, segment.status) for segment in shown.segments)


def _with_work(paragraphs: Iterable[Paragraph]) -> int:
    return sum(bool(segment.target) for paragraph in paragraphs for segment in paragraph.segments)
