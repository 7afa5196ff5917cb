"""Conflicted copies that sync programs put beside a project, recognised by their names alone."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project.state_list import change_list, list_file, read_list
from translator_gui.store.connection import SUFFIX

_PATTERNS = (
    # Dropbox: "NAME (Amna's conflicted copy 2026-11-29)", "NAME (conflicted copy 2026-11-29 (1))";
    # Nextcloud and ownCloud: "NAME (conflicted copy 2026-11-29 101112)".
    r" \([^()]*\bconflicted copy \d{4}-\d\d-\d\d[^()]*(?:\(\d+\))?\)(?: \(\d+\))?",
    # ownCloud of old: "NAME_conflict-20261129-101112".
    r"_conflict-\d{8}-\d{6}",
    # Syncthing: "NAME.sync-conflict-20261129-101112-ABCDEFG".
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?",
    # This program: see `file_recovery.window_copy_path`.
    r" \(this window, \d{4}-\d\d-\d\d(?:, \d+)?\)",
)
_MARK = re.compile(f"(?:{'|'.join(_PATTERNS)})+")
_IGNORED = "ignored-copies.json"


class SyncConflictCopy(NamedTuple):
    """A file next to a project that a sync service may have created as a conflicted copy, judged by its name.

    Attributes:
        path: Of the file.
        size: In bytes.
        modified: In nanoseconds.
    """

    path: Path
    size: int
    modified: int


def is_conflicted_copy(name: str, project: str) -> bool:
    """Whether a file name looks like a sync service's conflicted copy of a project file name."""
    stem, own = name.removesuffix(SUFFIX), project.removesuffix(SUFFIX)
    if stem == name or not stem.startswith(own):
        return False
    return _MARK.fullmatch(stem, len(own)) is not None


def conflicted_copies(project: Path) -> list[SyncConflictCopy]:
    """Find the conflicted copies (of a sync service) next to a project that the user has not dismissed, newest first.

    Only names are looked at, and no link is followed. A folder that cannot be read has none.
    """
    ignored = read_list(_IGNORED)
    try:
        found = [copy for copy in _listed(project) if _key(copy) not in ignored]
    except OSError:
        return []
    return sorted(found, key=lambda copy: copy.modified, reverse=True)


def ignore(path: Path) -> None:
    """Remember that the user dismissed a conflicted copy, so that it is offered again only if the file changes.

    Raises:
        OSError: It is not there any more.
        TranslatorError: The folder for what the program notes cannot be written.
    """
    key = _key(_copy(path, path.stat(follow_symlinks=False)))
    try:
        change_list(_IGNORED, lambda keys: [*(other for other in keys if other != key), key])
    except OSError as error:
        file = list_file(_IGNORED)
        raise TranslatorError(
            _("{file}: cannot be written ({reason}); the copy is offered again", file=file, reason=error.strerror)
        ) from error


def _listed(project: Path) -> Iterator[SyncConflictCopy]:
    with os.scandir(project.parent) as entries:
        for entry in entries:
            if is_conflicted_copy(entry.name, project.name):
                there = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(there.st_mode):
                    yield _copy(Path(entry.path), there)


def _copy(path: Path, there: os.stat_result) -> SyncConflictCopy:
    return SyncConflictCopy(path, there.st_size, there.st_mtime_ns)


def _key(copy: SyncConflictCopy) -> str:
    path = str(copy.path.absolute()).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return f"{copy.size} {copy.modified} {path}"
