"""Write files atomically: completely or not at all."""

import contextlib
import os
import secrets
from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

from translator_gui.formats.base import ExportCancelledError
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive


@contextlib.contextmanager
def atomic_write(path: Path, *, force: bool = False) -> Generator[BinaryIO]:
    """Open a file for writing that appears at its path only when the block succeeds.

    The stream is a temporary file in the same folder, flushed to disk before it is renamed.

    Args:
        path: The file to make.
        force: Replace a file that is there.

    Raises:
        TranslatorError: The file exists (and no `force`), the folder is missing, or writing fails.
    """
    refuse_to_replace(path, force=force)
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _take_name(temporary, path, force=force)
        _sync_folder(path.parent)
    except OSError as error:
        raise TranslatorError(
            _(
                "{path} cannot be written ({reason}); choose another place or make room.",
                path=path,
                reason=error.strerror or error,
            )
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_or_cancel(path: Path, write: Callable[[BinaryIO], None], *, force: bool) -> bool:
    """Write an exported file atomically; return False, without a file, if the user cancelled the export.

    Raises:
        TranslatorError: See `atomic_write`.
    """
    try:
        with atomic_write(path, force=force) as stream:
            write(stream)
    except ExportCancelledError:
        return False
    return True


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Raise if an export may not write to a path: it exists, is a folder, or its folder is missing.

    Raises:
        TranslatorError: Its name deceives, it is a folder, its folder is missing, or it is there and may not be
            replaced.
    """
    refuse_deceptive(str(path), "the file")
    if path.is_dir():
        raise TranslatorError(_("{path} is a folder; name a file in it.", path=path))
    if not path.parent.is_dir():
        raise TranslatorError(
            _("{path} cannot be written: there is no folder {parent}; make it first.", path=path, parent=path.parent)
        )
    if path.exists() and not force:
        raise _exists(path)


def _exists(path: Path) -> TranslatorError:
    return TranslatorError(
        _("{path} is there already; choose another name or use --force to replace it.", path=path),
        in_window=_("{path} is there already; choose another name.", path=path),
    )


def _take_name(temporary: Path, path: Path, *, force: bool) -> None:
    """Rename an export's temporary file to its final path; without `force`, never replace a file that is there."""
    if force:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError:  # no hard links on this file system
        if path.exists():
            raise _exists(path) from None
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Flush a folder to disk so that a new file's name survives a crash (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
