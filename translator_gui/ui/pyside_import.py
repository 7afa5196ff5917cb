"""Imports PySide without what it does only to describe its functions, which is half of the time of its import."""

import builtins
from importlib import import_module
from threading import RLock
from typing import Any

_DEFERRED = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
"""Modules that words of errors about wrong arguments, `inspect` and makers of stubs need."""

_DEFERRING = f"import {__name__}\n{__name__}.defer(globals())"

_sources: dict[str, bytes] = {}
"""Source by file name, of the modules that nobody needed yet."""
_lock = RLock()
_compile: Any = compile


def import_pyside() -> None:
    """Import PySide6; modules that it carries as source, compiles and runs at each start wait until they are needed."""
    builtins.compile = _compile_or_defer
    try:
        import_module("PySide6")
    finally:
        builtins.compile = _compile
    # PySide's import hook reads the source of each module that is imported, a tenth of the start, to see whether it
    # uses PySide: for the sake of `from __feature__ import …`, which nothing here does.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def defer(module: dict[str, Any]) -> None:
    """Run the source of a module when something of it is first asked for.

    Args:
        module: What the module has; called in its place.
    """
    file = module["__name__"].replace(".", "/") + ".py"

    def find(name: str) -> object:
        with _lock:
            source = _sources.pop(file, None)
            if source is not None:
                exec(_compile(source, file, "exec"), module)  # noqa: S102 (PySide would do it itself)
        if name not in module:
            raise AttributeError(name)
        return module[name]

    module["__getattr__"] = find


def _compile_or_defer(source: Any, filename: Any, *arguments: Any, **options: Any) -> object:
    if filename in _DEFERRED:
        _sources[filename], source = source, _DEFERRING
    return _compile(source, filename, *arguments, **options)
