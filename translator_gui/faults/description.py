"""Describe a fault without any text, name or path of the user: types, places in the program, ids and lengths."""

import os
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, TracebackType

from translator_gui import __version__

_PACKAGE = str(Path(__file__).parents[1])
_MOST_FRAMES = 40
_MOST_CAUSES = 6
# Patterns are compiled when something goes wrong, not at every start.
_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_QT_FUNCTION = r"Q[A-Za-z0-9]{0,40}::[A-Za-z0-9_]{1,40}\b"


def versions() -> str:
    """Return a line for the fault log with the versions of the program, Python, Qt, SQLite and the system."""
    python = ".".join(map(str, sys.version_info[:3]))
    # Looked up, not imported: this runs in a process that is in trouble, and below the layers that own Qt and SQLite.
    qt = getattr(sys.modules.get("PySide6"), "__version__", "not loaded")
    sqlite = getattr(sys.modules.get("pysqlite3.dbapi2") or sys.modules.get("sqlite3"), "sqlite_version", "not loaded")
    return f"Translator {__version__}; Python {python}; Qt {qt}; SQLite {sqlite}; {_platform()}"


def _platform() -> str:
    if sys.platform == "win32":
        return f"{sys.platform} {sys.getwindowsversion().build}"
    system = os.uname()
    return f"{sys.platform} {system.release} {system.machine}"


def error_lines(error: BaseException) -> list[str]:
    """Return an exception and its causes as lines of the fault log: types and stacks, never their messages."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    word = ""
    while current is not None and id(current) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(current))
        lines.append(f"{word}{type(current).__name__}{_figures(current)}")
        lines += [f"  {place}" for place in _shortened(list(_stack(current.__traceback__)))]
        cause = current.__cause__
        word = "caused by " if cause is not None else "while handling "
        current = cause if cause is not None else None if current.__suppress_context__ else current.__context__
    return lines


def place_of(error: BaseException) -> str:
    """Return the source line that raised an exception: "viewmodel/page_model.py, line 12"; empty if unknown."""
    places = [place for place in _stack(error.__traceback__) if not place.startswith(("<", "(", "faults/contain"))]
    if not places:
        return ""
    path, _, line = places[-1].partition(" in ")[0].rpartition(":")
    return f"{path}, line {line}"


def signature_of(error: BaseException) -> str:
    """Return the key by which repeated faults are counted: exception type and the line that raised it."""
    places = list(_stack(error.__traceback__))
    return f"{type(error).__name__} {places[-1] if places else ''}"


def stack_lines(frame: FrameType | None) -> list[str]:
    """Return the call stack of a thread as lines of the fault log, the outermost call first."""
    places: list[str] = []
    while frame is not None:
        places.append(_place(frame, frame.f_lineno))
        frame = frame.f_back
    return [f"  {place}" for place in _shortened(places[::-1])]


def qt_function(message: str) -> str:
    """Return the Qt function that a log message of Qt begins with; empty if it begins with none."""
    found = re.match(_QT_FUNCTION, message)
    return found[0] if found else ""


def describe_values(values: Mapping[str, object]) -> str:
    """Return values as "name=value" for the fault log; of texts and other objects only type and length."""
    return " ".join(f"{name}={_fact(value)}" for name, value in values.items())


def thread_name() -> str:
    """Return the name of the running thread for the fault log; "thread" if the program did not name it."""
    name = threading.current_thread().name
    return name if re.fullmatch(r"[A-Za-z]+(-\d+)?", name) else "thread"


def shortened_path(path: str) -> str:
    """Return a source file's path relative to the package, without the user's folders."""
    if path.startswith(_PACKAGE + os.sep):
        return path[len(_PACKAGE) + 1 :].replace(os.sep, "/")
    if path.startswith("<"):
        return "<frozen>" if path.startswith("<frozen ") else "<string>"
    parts = path.replace("\\", "/").split("/")
    for root in ("site-packages", "lib-dynload", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if root in parts:
            return "(" + "/".join(parts[len(parts) - parts[::-1].index(root) :]) + ")"
    return "(elsewhere)"


def _fact(value: object) -> str:
    if isinstance(value, bool | int | float) or value is None:
        return str(value)
    if isinstance(value, str) and re.fullmatch(_UUID, value):
        return value
    return _kind(value)


def _kind(value: object) -> str:
    length = f"[{len(value)}]" if isinstance(value, str | bytes) else ""
    return type(value).__name__ + length


def _figures(error: BaseException) -> str:
    """Return the types and lengths of an exception's arguments, and its error numbers, for the fault log."""
    figures = [_kind(argument) for argument in error.args[:6]]
    for name in ("errno", "sqlite_errorcode", "start", "end"):
        value = getattr(error, name, None)
        if isinstance(value, int):
            figures.append(f"{name}={value}")
    return f" ({', '.join(figures)})" if figures else ""


def _stack(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        yield _place(traceback.tb_frame, traceback.tb_lineno)
        traceback = traceback.tb_next


def _place(frame: FrameType, line: int) -> str:
    code = frame.f_code
    return f"{shortened_path(code.co_filename)}:{line} in {code.co_qualname}"


def _shortened(places: list[str]) -> list[str]:
    if len(places) <= _MOST_FRAMES:
        return places
    first = _MOST_FRAMES // 4
    left_out = len(places) - _MOST_FRAMES
    return [*places[:first], f"… {left_out} more …", *places[left_out + first :]]
