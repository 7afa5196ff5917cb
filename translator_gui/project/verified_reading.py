"""Opens projects to read them from the command line, verified in the transaction that reads."""

import contextlib
from collections.abc import Generator, Sequence
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project
from translator_gui.project.verified_files import FileVerificationExtent, file_fingerprint, is_verified, note_verified
from translator_gui.store.connection import DamagedProjectError, damaged_error, explain_sqlite_errors, lift_query_limit
from translator_gui.store.private_copy import private_copy
from translator_gui.store.read_check import COUNTS, RECORD, reading_problems, shows_otherwise
from translator_gui.store.verify import rebuild_stale_sentences

WHOLE = frozenset[str]()
"""Stands for the whole file, the undo log and the stored documents among it."""

__all__ = ["COUNTS", "RECORD", "WHOLE", "open_to_read", "shortened_list"]


@contextlib.contextmanager
def open_to_read(
    path: Path,
    tables: frozenset[str] = RECORD,
    *,
    damaged_too: bool = False,
    one_moment: bool = True,
    rows: bool = True,
) -> Generator[Project]:
    """Open a project read-only and check what will be read for damage.

    Args:
        path: The project; it may be open elsewhere.
        tables: What will be read: `COUNTS`, `RECORD` or `WHOLE`.
        damaged_too: Read a damaged file as far as it reads; `Project.damage` says what is wrong.
        one_moment: Everything read inside is of one moment. Else only what was verified was.
        rows: Also of a file that was verified before. Else who reads them verifies them, if they are to be
            (`OpenedProjectFile.rows_unverified`).

    Raises:
        DamagedProjectError: What is read is not what was written.
        TranslatorError: It is no project, or cannot be read.
    """
    before = file_fingerprint(path)
    known = is_verified(before, FileVerificationExtent.RECORD)
    project = open_for_reading(path)
    try:
        with contextlib.ExitStack() as moment:
            moment.enter_context(project.queries.snapshot())
            project.file.rows_unverified = known and not rows
            if not project.file.rows_unverified:
                project.file.damage = tuple(_problems(project, tables, known=known))
            if project.file.damage and not damaged_too:
                raise refusal(path, project.file.damage)
            if not project.file.damage:
                lift_query_limit(project.connection)
            if not project.file.damage and tables >= RECORD and not known and shows_otherwise(project.connection):
                project = _rebuilt_copy(project, moment)
            if project.file.damage:
                project.connection.text_factory = _any_text
            if not one_moment:
                moment.close()
            yield project
    finally:
        project.close()
    if before is not None and not project.file.damage and tables >= RECORD and file_fingerprint(path) == before:
        note_verified(before, FileVerificationExtent.RECORD)


def _problems(project: Project, tables: frozenset[str], *, known: bool) -> list[str]:
    if tables == WHOLE:
        # That a sentence's row can be made anew is nothing to the one who gets a copy with it.
        return project.file.problems() or reading_problems(project.connection, frozenset({"segment"}), known=True)
    return reading_problems(project.connection, tables, known=known)


def refusal(path: Path, problems: Sequence[str]) -> DamagedProjectError:
    """Return the error of a verb that reads a damaged project."""
    damage = damaged_error(path, shortened_list(problems))
    return DamagedProjectError(
        _("{damage}; --damaged reads it as far as it reads", damage=damage),
        in_window=_("{damage}; it can still be opened for reading", damage=damage.in_window),
    )


def shortened_list(problems: Sequence[str]) -> str:
    """Shorten a list of problems for a message: the first one and the number of others."""
    first, *others = problems
    return f"{first} and {len(others)} more" if others else first


def _rebuilt_copy(project: Project, moment: contextlib.ExitStack) -> Project:
    """Copy a project into memory and rebuild its outdated sentence rows from the stored history."""
    with explain_sqlite_errors(project.path):
        copy = Project(project.path, private_copy(project.connection), None)
    try:
        with explain_sqlite_errors(project.path):
            rebuild_stale_sentences(copy.connection)
    except BaseException:
        copy.close()
        raise
    moment.close()
    project.close()
    moment.enter_context(copy.queries.snapshot())
    return copy


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
