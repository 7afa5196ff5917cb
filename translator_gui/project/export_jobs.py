"""Export jobs: the files that an export of a project writes, one or one per document."""

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.base import BilingualWriter
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, BilingualLayout
from translator_gui.formats.registry import is_for_people, stores_history, write_bilingual, writer_for
from translator_gui.formats.round_trip import (
    ROUND_TRIP_ONLY,
    RoundTripExport,
    own_suffix,
    write_original,
    writes_original,
)
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import ProjectDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.project.exporting import bilingual_per_document, project_bilingual, target_document
from translator_gui.project.project import Project

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 120
_NAMED = 3
"""So many files are named in a message."""


class ExportJob(NamedTuple):
    """A file that an export writes, with an immutable snapshot of its content."""

    path: Path
    document: BilingualDocument | RoundTripExport

    @property
    def size(self) -> int:
        """The number of rows or paragraphs to write, used to weight the progress of an export."""
        document = self.document
        return len(document.paragraphs) if isinstance(document, RoundTripExport) else document.row_count

    @property
    def has_english(self) -> bool:
        """Whether any sentence of the export job has English."""
        document = self.document
        if isinstance(document, RoundTripExport):
            return any(not piece.urdu for paragraph in document.paragraphs for piece in paragraph.pieces)
        return any(section.summary.translated for section in document.sections)


def project_export_job(
    project: Project, out: Path, options: BilingualExportOptions, date: dt.date, *, running: bool = False
) -> ExportJob:
    """Return the export job that writes the whole project into one file.

    The English of an only document is a `RoundTripExport` where its format can be written and is that of the ending,
    unless it is to be `running` text.

    Raises:
        TranslatorError: No bilingual document is written in the format of the ending.
    """
    documents = project.queries.documents()
    if options.layout is BilingualLayout.TARGET and len(documents) == 1 and not running:
        document = documents[0]
        if writes_original(document.format, out.suffix.lower()):
            return ExportJob(out, target_document(project, document, options))
    if out.suffix.lower() in ROUND_TRIP_ONLY:
        if len(documents) == 1:
            raise TranslatorError(
                _(
                    "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                    "format (--layout target); this project holds {document}, so choose another ending",
                    name=out.name,
                    ending=out.suffix.lower(),
                    document=documents[0].name,
                ),
                in_window=_(
                    "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                    "format; this project holds {document}, so choose another ending",
                    name=out.name,
                    ending=out.suffix.lower(),
                    document=documents[0].name,
                ),
            )
        raise TranslatorError(
            ngettext(
                "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                "format (--layout target); this project holds {number} document, so choose another ending, or a "
                "folder and --each",
                "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                "format (--layout target); this project holds {number} documents, so choose another ending, or a "
                "folder and --each",
                len(documents),
                name=out.name,
                ending=out.suffix.lower(),
            ),
            in_window=ngettext(
                "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                "format; this project holds {number} document, so choose another ending, or one file per document",
                "{name}: only a document that came as {ending} goes back so, alone and as the English in its own "
                "format; this project holds {number} documents, so choose another ending, or one file per document",
                len(documents),
                name=out.name,
                ending=out.suffix.lower(),
            ),
        )
    history, pictures = stores_history(out), options.with_pictures and is_for_people(out)
    return ExportJob(out, project_bilingual(project, options, date, with_history=history, with_pictures=pictures))


def document_export_jobs(
    project: Project,
    folder: Path,
    suffix: str | None,
    options: BilingualExportOptions,
    date: dt.date,
    *,
    running: bool = False,
) -> list[ExportJob]:
    """Return one export job for each document of the project, with file names made from the document names.

    Args:
        project: Open.
        folder: That they go into; it need not be there.
        suffix: The ending of all of them, lower case, with the dot; None for each document's own, which the layout
            `TARGET` alone can have.
        options: What they show.
        date: Of the export.
        running: Running text also where a document could go back as it came.

    Raises:
        TranslatorError: Some documents cannot be written in their own format.
    """
    documents = project.queries.documents()
    suffixes = [suffix or _own_suffix(document) for document in documents]
    if none := [document.name for document, found in zip(documents, suffixes, strict=True) if not found]:
        raise TranslatorError(
            ngettext(
                "{documents} cannot be written in its own format; choose a format for all of them, such as .docx "
                "(--format docx).",
                "{documents} cannot be written in their own format; choose a format for all of them, such as .docx "
                "(--format docx).",
                len(none),
                documents=_named(none),
            )
        )
    paths = _paths(folder, documents, suffixes)
    own = [
        options.layout is BilingualLayout.TARGET
        and not running
        and writes_original(document.format, path.suffix.lower())
        for document, path in zip(documents, paths, strict=True)
    ]
    # The snapshots of those that go back as they came are not needed.
    history = any(map(stores_history, paths))
    pictures = options.with_pictures and any(map(is_for_people, paths))
    others = (
        bilingual_per_document(project, options, date, with_history=history, with_pictures=pictures)
        if not all(own)
        else iter(())
    )
    found: list[ExportJob] = []
    for document, path, all_round_trip in zip(documents, paths, own, strict=True):
        picture = next(others, None)
        if all_round_trip or picture is None:
            found.append(ExportJob(path, target_document(project, document, options)))
        else:
            found.append(ExportJob(path, picture))
    return found


def all_round_trip(documents: Sequence[ProjectDocument]) -> bool:
    """Whether all documents of a project can be exported in their own original file format."""
    return all(map(_own_suffix, documents))


def original_format_file_name(document: ProjectDocument) -> str:
    """Return the export file name of a document in its original format; it always differs from the original's name."""
    return f"{_file_stem(document.name)}.english{_own_suffix(document) or ''}"


def existing_files(files: Sequence[ExportJob]) -> list[Path]:
    """Return the files that exist already and that an export would overwrite."""
    return [file.path for file in files if file.path.exists()]


def write_export_jobs(
    files: Sequence[ExportJob],
    options: BilingualExportOptions,
    *,
    folder: Path | None = None,
    force: bool = False,
    painted: tuple[BilingualWriter, ...] = (),
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the files of an export; each one is written completely or not at all.

    Args:
        files: See `project_export_job` and `document_export_jobs`.
        options: Those that made them.
        folder: Of several files, which is made where it is missing.
        force: Replace what is there.
        painted: Writers that need Qt.
        progress: Called with (rows done, rows in all) from time to time.
        cancelled: Asked from time to time whether to stop.

    Returns:
        How many were written: all, or fewer where it was cancelled.

    Raises:
        TranslatorError: One of them is there already, which is found before any is written; one of them cannot be
            written, and the message says how many were.
    """
    _refuse_before(files, painted, force=force)
    made = folder if folder is not None and _make_folder(folder) else None
    whole, done, written = sum(file.size for file in files), 0, 0
    try:
        for file in files:

            def report(rows: int, _: int, before: int = done) -> None:
                if progress:
                    progress(min(before + rows, whole), whole)

            if cancelled and cancelled():
                break
            if not _write(file, options, force, painted, report, cancelled):
                break
            written, done = written + 1, done + file.size
    except TranslatorError as error:
        if len(files) == 1:
            raise
        raise TranslatorError(
            _("{error} {written} of {number} files were written.", error=error, written=written, number=len(files))
        ) from error
    finally:
        if made is not None and not written:
            with contextlib.suppress(OSError):
                made.rmdir()
    return written


def _write(
    file: ExportJob,
    options: BilingualExportOptions,
    force: bool,
    painted: tuple[BilingualWriter, ...],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool] | None,
) -> bool:
    document = file.document
    if isinstance(document, RoundTripExport):
        return write_original(file.path, document, force=force, progress=progress, cancelled=cancelled)
    return write_bilingual(
        file.path, document, options, force=force, painted=painted, progress=progress, cancelled=cancelled
    )


def _refuse_before(files: Sequence[ExportJob], painted: tuple[BilingualWriter, ...], *, force: bool) -> None:
    """Refuse export jobs that cannot succeed (bad name, existing file, no writer), before anything is written."""
    for file in files:
        refuse_deceptive(str(file.path), "the file")
        if not isinstance(file.document, RoundTripExport):
            writer_for(file.path, painted)
    if len(files) > 1 and not force and (there := [path.name for path in existing_files(files)]):
        raise TranslatorError(
            ngettext(
                "{files} is in {folder} already; choose another folder or use --force to replace.",
                "{files} are in {folder} already; choose another folder or use --force to replace.",
                len(there),
                files=_named(there),
                folder=files[0].path.parent,
            ),
            in_window=ngettext(
                "{files} is in {folder} already; choose another folder.",
                "{files} are in {folder} already; choose another folder.",
                len(there),
                files=_named(there),
                folder=files[0].path.parent,
            ),
        )


def _make_folder(folder: Path) -> bool:
    """Create the folder that an export writes into; return False, creating nothing, if it already exists.

    Raises:
        TranslatorError: A file has its name, the folder above is missing, or the disk refuses.
    """
    if folder.is_dir():
        return False
    if folder.exists():
        raise TranslatorError(_("{folder} is a file; name a folder for the documents.", folder=folder))
    if not folder.parent.is_dir():
        raise TranslatorError(
            _(
                "{folder} cannot be made: there is no folder {parent}; make it first.",
                folder=folder,
                parent=folder.parent,
            )
        )
    try:
        folder.mkdir()
    except OSError as error:
        raise TranslatorError(
            _(
                "{folder} cannot be made ({reason}); choose another place.",
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error
    return True


def _own_suffix(document: ProjectDocument) -> str | None:
    return own_suffix(document.format, document.name)


def _paths(folder: Path, documents: Sequence[ProjectDocument], suffixes: Sequence[str | None]) -> list[Path]:
    """Return a distinct export path for each document, distinct also on file systems that ignore case."""
    taken: set[str] = set()
    paths: list[Path] = []
    for document, suffix in zip(documents, suffixes, strict=True):
        stem = _file_stem(document.name)
        name, number = f"{stem}{suffix}", 2
        while name.casefold() in taken:
            name, number = f"{stem} ({number}){suffix}", number + 1
        taken.add(name.casefold())
        paths.append(folder / name)
    return paths


def _file_stem(name: str) -> str:
    """Return a document's name without file extension and without characters that some file systems forbid."""
    stem = _UNSAFE.sub("_", Path(name.replace("\\", "/")).stem).strip(" .")[:_LONGEST].rstrip(" .")
    return f"_{stem}" if not stem or _RESERVED.match(stem) else stem


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    left = len(names) - _NAMED
    return str(_("{names} and {number} more", names=shown, number=left)) if left > 0 else shown
