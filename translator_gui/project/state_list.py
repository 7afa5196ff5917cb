"""Short lists that the program stores as JSON in the user's state folder."""

import json
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from translator_gui.paths import state_folder

_MOST = 200
"""Entries that are kept; the first ones are forgotten."""
_LARGEST = 1 << 20
_mutex = threading.Lock()
"""Several threads may change a list, one right after the other."""


def list_file(name: str) -> Path:
    """Return the JSON file of a named list in the user's state folder."""
    return state_folder() / name


def read_list(name: str) -> list[object]:
    """Read the entries of a named list in the user's state folder; empty if its file is missing or damaged."""
    file = list_file(name)
    try:
        # A device or a pipe in its place would make the program wait.
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return []
        found: object = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return cast("list[object]", found) if isinstance(found, list) else []


def change_list(name: str, change: Callable[[list[object]], Sequence[object]]) -> None:
    """Change a named list in the user's state folder: apply a function to its entries and write the result.

    Raises:
        OSError: The file cannot be written.
    """
    file = list_file(name)
    part = file.with_name(f".{name}.{os.getpid()}.part")
    with _mutex:
        text = json.dumps(list(change(read_list(name)))[-_MOST:], ensure_ascii=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
