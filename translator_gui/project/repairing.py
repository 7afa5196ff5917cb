"""Verifies project files and repairs damaged ones."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.backup import Backup, BackupReason, read_name
from translator_gui.model.document_update import SegmentedParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import new_uid
from translator_gui.model.naming import refuse_deceptive
from translator_gui.paths import free_path
from translator_gui.project.backups import list_backups
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project
from translator_gui.project.restoration import back_up_file
from translator_gui.store.atomic_install import discard_file, discard_parts, install_file, journal_path, part_path
from translator_gui.store.backup_files import place_of
from translator_gui.store.connection import DamagedProjectError, NotAProjectError, refuse_other_files
from translator_gui.store.lock import ProjectLock
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.repair.backup_rows import take_from_backup
from translator_gui.store.repair.losses import LostRow
from translator_gui.store.repair.missing import StoredSourceFile
from translator_gui.store.repair.rebuild import FallbackProjectIdentity, rebuild
from translator_gui.store.repair.salvage import SalvageResult, salvage
from translator_gui.store.row_values import is_uid
from translator_gui.store.segments import ordered_ids, segment_identity
from translator_gui.store.verify import IntegrityProblem, find_problems

RepairProgress = Callable[[int, int], None]
_URDU_SHOWN = 40


class LocatedIntegrityProblem(NamedTuple):
    """A problem found when verifying a project file, with the number of the affected sentence; 0 if none."""

    problem: IntegrityProblem
    sentence: int


class RepairLoss(NamedTuple):
    """Data that a repair could not recover, with the sentence that it belonged to.

    Attributes:
        loss: What it is.
        sentence: Number of the sentence in the repaired project; 0 where it is not there, or there is none.
        source: How its Urdu begins.
    """

    loss: LostRow
    sentence: int
    source: str


class RepairReport(NamedTuple):
    """The result of repairing a project file: what was recovered, what was lost and where the damaged file is.

    Attributes:
        was_sound: Nothing was done.
        repaired: The repaired project; the file itself where it was sound.
        kept: The damaged file, where the repaired one took its place.
        sentences: How many the repaired project has.
        done: How many of them are confirmed.
        drafts: Numbers of the sentences that were returned to draft because their latest version was lost.
        losses: What is not back.
        backup: Where lost parts were looked for, too; None where there is no sound backup.
    """

    was_sound: bool
    repaired: Path
    kept: Path | None = None
    sentences: int = 0
    done: int = 0
    drafts: tuple[int, ...] = ()
    losses: tuple[RepairLoss, ...] = ()
    backup: Backup | None = None


def verify_project(path: Path) -> list[LocatedIntegrityProblem]:
    """Check a project file for damage without writing; it may be open elsewhere.

    Raises:
        NotAProjectError: There is no file, or it is no project.
        TranslatorError: A newer version of the program wrote it, or it is busy.
    """
    try:
        with _readable(path) as project:
            problems = find_problems(project.connection, derived=True)
            numbers = _numbers(project) if problems else {}
            return [LocatedIntegrityProblem(problem, numbers.get(problem.segment or 0, 0)) for problem in problems]
    except DamagedProjectError as error:
        text = LazyMessage("{error}", fields={"error": error})
        return [LocatedIntegrityProblem(IntegrityProblem("unreadable", "", "", None, text), 0)]


@contextlib.contextmanager
def _readable(path: Path) -> Generator[Project]:
    """Open a project read-only to verify it; after a crash a copy with the journal played back is opened."""
    refuse_other_files(path)
    with contextlib.ExitStack() as stack:
        if journal_path(path).exists() and not path.with_name(path.name + ".lock").exists():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            path = _copy_with_journal(path, folder / path.name)
        project = stack.enter_context(contextlib.closing(open_for_reading(path)))
        yield project


def _copy_with_journal(path: Path, copy: Path) -> Path:
    for one, other in ((path, copy), (journal_path(path), journal_path(copy))):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(one, other)
    return copy


def _numbers(project: Project) -> dict[int, int]:
    """Map the database row of each sentence to its number in the project; empty if damage hides the order."""
    try:
        return {segment: number for number, segment in enumerate(ordered_ids(project.connection), 1)}
    except UNREADABLE:
        return {}


def repair_project(
    path: Path,
    out: Path | None = None,
    *,
    reread: Callable[[StoredSourceFile], Sequence[SegmentedParagraph]],
    force: bool = False,
    take_over: bool = False,
    progress: RepairProgress | None = None,
) -> RepairReport:
    """Repair a damaged project file: rebuild it from its readable rows, its stored documents and the latest backup.

    Args:
        path: The damaged file; it is kept beside the repaired one as `NAME.damaged-DATE.tproj`.
        out: Where the repaired project goes instead; then the damaged file is not touched.
        reread: Reads a stored document again, to take lost paragraphs from it.
        force: Replace what stands at `out`.
        take_over: Take over the lock of another computer.
        progress: Told how much is done, of how much; may raise `CancelledError`.

    Raises:
        ProjectLockedError: It is open elsewhere.
        TranslatorError: Nothing of a project can be read in it, or the disk refuses.
    """
    if not path.exists():
        raise NotAProjectError(_("{path}: no such file; name the project that is damaged", path=path))
    if not path.is_file():
        raise NotAProjectError(
            _("{path}: no file but a folder or a device; name the project that is damaged", path=path)
        )
    target = path if out is None else out
    _refuse_target(path, out, force=force)
    told = progress or _ignore
    with contextlib.ExitStack() as stack:
        for one in dict.fromkeys((path, target)):
            lock = ProjectLock(one, command=True, take_over=take_over)
            try:
                lock.acquire()
            except TranslatorError as error:
                if one is target or not isinstance(error.__cause__, OSError):
                    raise
                # It is only read, and on a disk that is full or read-only nobody writes into it.
                continue
            stack.callback(lock.release)
        if _is_sound(path):
            return RepairReport(was_sound=True, repaired=path)
        part = part_path(target)
        stack.callback(discard_file, part)
        try:
            discard_parts(target)
            if out is None:
                # The damaged file stays beside the repaired one as well: without this backup it can be done, too.
                with contextlib.suppress(TranslatorError):
                    back_up_file(path, BackupReason.REPAIR, damaged=True)
            with _without_journal(path) as source:
                found = salvage(source, told)
            backup = _add_from_backup(path, found)
            rebuilt = rebuild(part, found, _identity(path), reread, told)
            report = _report(part, target, rebuilt.losses, rebuilt.drafts)._replace(backup=backup)
            kept = _keep_damaged(path) if out is None else None
            install_file(part, target)
        except OSError as error:
            raise TranslatorError(
                _(
                    "{target}: cannot be written ({reason}); repair it into another folder: --out",
                    target=target,
                    reason=error.strerror,
                ),
                in_window=_(
                    "{target}: cannot be written ({reason}); copy the project into a folder of yours and repair it "
                    "there",
                    target=target,
                    reason=error.strerror,
                ),
            ) from error
        except TranslatorError as error:
            raise TranslatorError(_("{path}: {problem}", path=path, problem=error)) from error
        return report._replace(kept=kept)


def _refuse_target(path: Path, out: Path | None, *, force: bool) -> None:
    if out is None:
        return
    refuse_deceptive(str(out), "the repaired project")
    if out.exists() and out.samefile(path):
        raise TranslatorError(
            _("{out}: is the damaged file itself; name another file, or leave --out away", out=out),
            in_window=_("{out}: is the damaged file itself; choose another name", out=out),
        )
    if out.exists() and not force:
        raise TranslatorError(
            _("{out}: exists already; choose another name, or replace it with --force", out=out),
            in_window=_("{out}: exists already; choose another name", out=out),
        )
    if not out.parent.is_dir():
        raise TranslatorError(_("{out}: there is no folder {parent}; make it first", out=out, parent=out.parent))


def _is_sound(path: Path) -> bool:
    try:
        return not any(finding.problem.is_damage for finding in verify_project(path))
    except NotAProjectError:
        # Its first bytes may be lost; whether it is a project the pages tell.
        return False


@contextlib.contextmanager
def _without_journal(path: Path) -> Generator[Path]:
    """Yield the damaged file or, after a crash, a copy with the journal played back."""
    if not journal_path(path).exists():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy_with_journal(path, Path(folder) / path.name)
        with contextlib.suppress(TranslatorError):
            open_for_reading(copy).close()
        yield copy


def _own_backups(path: Path) -> list[Backup]:
    """Return the backups of a damaged project, newest first, without those of damaged files or of copies elsewhere."""
    named = ((backup, read_name(backup.path.name)) for backup in list_backups(path) if not backup.damaged)
    return [backup for backup, name in named if name is not None and name.place == place_of(path)]


def _identity(path: Path) -> FallbackProjectIdentity:
    """Return uid and title for the repaired project: the uid from its backups, else a new one."""
    folders = (backup.path.parent.name for backup in _own_backups(path))
    return FallbackProjectIdentity(next(filter(is_uid, folders), "") or new_uid(), path.stem)


def _add_from_backup(path: Path, found: SalvageResult) -> Backup | None:
    """Add rows lost in a damaged project from its latest sound backup; return the backup, None if there is none."""
    uids = {one.values[2] for one in found.rows.get("project", ()) if one.values[1] == "uid"}
    for backup in _own_backups(path):
        with contextlib.suppress(TranslatorError), open_for_reading(backup.path) as project:
            if (not uids or project.queries.uid in uids) and not project.file.problems():
                take_from_backup(found, project.connection)
                return backup
    return None


def _report(part: Path, target: Path, losses: Sequence[LostRow], drafts: Sequence[int]) -> RepairReport:
    with open_for_reading(part) as project:
        left = [str(problem.text) for problem in find_problems(project.connection, derived=True) if problem.is_damage]
        if left:
            raise TranslatorError(_("cannot be repaired ({left}); open a backup", left=left[0]))
        numbers = _numbers(project)
        lost = tuple(_lost_part(project, loss, numbers) for loss in losses)
        returned = tuple(sorted(numbers.get(segment, 0) for segment in drafts))
        tallies = project.queries.tallies().items()
        sentences = sum(tally.sentences for _, tally in tallies)
        done = sum(tally.sentences for (_, status), tally in tallies if status in {"translated", "approved", "final"})
    return RepairReport(was_sound=False, repaired=target, sentences=sentences, done=done, drafts=returned, losses=lost)


def _lost_part(project: Project, loss: LostRow, numbers: dict[int, int]) -> RepairLoss:
    number = numbers.get(loss.segment or 0, 0)
    source = segment_identity(project.connection, loss.segment)[1] if number and loss.segment is not None else ""
    return RepairLoss(loss, number, source if len(source) <= _URDU_SHOWN else f"{source[:_URDU_SHOWN]}…")


def _keep_damaged(path: Path) -> Path:
    """Copy the damaged file to a second name next to the repaired one."""
    day = datetime.now(UTC).astimezone().date().isoformat()
    kept = free_path(path.parent, path.stem, f".damaged-{day}{{}}{path.suffix}")
    try:
        os.link(path, kept)
    except OSError:
        # Not every file system has links.
        shutil.copy2(path, kept)
        with kept.open("rb+") as file:
            os.fsync(file.fileno())
    if journal_path(path).exists():
        shutil.copy2(journal_path(path), journal_path(kept))
    return kept


def reread_document(stored: StoredSourceFile) -> Sequence[SegmentedParagraph]:
    """Import a document stored in the project again, with its earlier settings, to recover lost paragraphs.

    Raises:
        TranslatorError: It cannot be read.
    """
    # The formats are imported only when paragraphs are lost.
    from translator_gui.formats.registry import read_document  # noqa: PLC0415
    from translator_gui.store.importing import prepare  # noqa: PLC0415
    from translator_gui.text.segmentation import document_splitter  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(stored.name).name or "document")
        try:
            path.write_bytes(stored.data)
        except OSError as error:
            raise TranslatorError(
                _("{name}: cannot be read again ({reason})", name=stored.name, reason=error.strerror)
            ) from error
        source = read_document(path, encoding=stored.encoding or None, paragraph_rule=stored.paragraph_rule or None)
    splitter = document_splitter(paragraph.text for paragraph in source.paragraphs)
    return [prepare(paragraph, splitter) for paragraph in source.paragraphs]


def loss_row(part: RepairLoss) -> dict[str, Any]:
    """Return an item that a repair lost as a JSON object."""
    loss = part.loss
    when = None
    # What is lost need not hold a time that there is.
    with contextlib.suppress(OverflowError, ValueError, OSError):
        when = datetime.fromtimestamp(loss.time / 1000, UTC).isoformat(timespec="milliseconds") if loss.time else None
    return {
        "kind": loss.kind,
        "sentence": part.sentence or None,
        "source": part.source,
        "author": loss.author,
        "time": when,
        "text": loss.text,
    }


def _ignore(_done: int, _total: int) -> None:
    """Do nothing: the default progress callback of a repair."""
