"""Entry point of the program: run a verb and report its failure."""

import contextlib
import gc
import sys
from pathlib import Path
from typing import NoReturn

from translator_gui.faults.containment import os_error_words
from translator_gui.faults.exception_hooks import is_debugging
from translator_gui.faults.fault_log import fault_log
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable

_OBJECTS_BEFORE_COLLECTING = 100_000


def main() -> None:
    """Run the verb of the command line; a failure prints one line and exits with status 1, wrong usage with 2."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            # Names of files may hold bytes that are no UTF-8; they are spelled out.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    try:
        _run(sys.argv[1:])
    except TranslatorError as error:
        _fail(str(error))
    except OSError as error:
        _fail(os_error_words(error))
    # Whatever else comes is a fault of the program: it is reported, and a traceback helps nobody at a terminal.
    except Exception as error:
        if is_debugging():
            raise
        fault = fault_log.report(error, "command")
        if fault.file:
            _fail(_("Something went wrong ({cause}); the report is in {file}", cause=fault.cause, file=fault.file))
        _fail(_("Something went wrong ({cause}); the report could not be written", cause=fault.cause))


def _run(arguments: list[str]) -> None:
    # Opening the window is what is done most, and it is felt: without options nothing needs to be parsed.
    match arguments:
        case []:
            _open(None)
        case [path] if Path(path).suffix and not path.startswith("-"):
            _open(Path(path))
        case _:
            # A verb reads much and drops it once: looking for garbage as often as usual would be a tenth of its time.
            gc.set_threshold(_OBJECTS_BEFORE_COLLECTING, 50, 50)
            from translator_gui.cli.verbs import verbs  # noqa: PLC0415

            verbs.main()


def _open(path: Path | None) -> None:
    # Building a window makes much and drops little: looking for garbage meanwhile would cost a tenth of the start.
    # `app.run` collects it on the interface's thread behind the first paint.
    gc.disable()
    from translator_gui import app  # noqa: PLC0415 (Qt is imported only to open the window)

    raise SystemExit(app.run(app.WindowLaunchOptions(path)))


def _fail(message: str) -> NoReturn:
    print(_("error: {message}", message=printable(" ".join(message.split()))), file=sys.stderr)  # noqa: T201
    raise SystemExit(1)
