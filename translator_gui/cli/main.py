"""The program's entry: which verb is meant, and how a failure is told."""

import contextlib
import gc
import sys
from pathlib import Path

from translator_gui.faults.exception_hooks import is_debugging
from translator_gui.faults.fault_log import fault_log
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable


def main() -> None:
    """Runs a verb. A failure, also one of the program itself, is one line and exit status 1; wrong usage is 2."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            # Names of files may hold bytes that are no UTF-8; they are spelled out.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    try:
        _run(sys.argv[1:])
    except TranslatorError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}; check the path and its permissions")
    # Whatever else comes is a fault of the program: it is reported, and a traceback helps nobody at a terminal.
    except Exception as error:
        if is_debugging():
            raise
        fault = fault_log.report(error, "command")
        where = f"the report is in {fault.file}" if fault.file else "the report could not be written"
        _fail(f"Something went wrong ({fault.cause}); {where}")


def _run(arguments: list[str]) -> None:
    # Opening the window is what is done most, and it is felt: without options nothing needs to be parsed.
    match arguments:
        case []:
            _open(None)
        case [path] if Path(path).suffix and not path.startswith("-"):
            _open(Path(path))
        case _:
            from translator_gui.cli.verbs import verbs  # noqa: PLC0415

            verbs.main()


def _open(path: Path | None) -> None:
    # Building a window makes much and drops little: looking for garbage meanwhile would cost a tenth of the start.
    # `app.run` turns it on again behind the first paint.
    gc.disable()
    from translator_gui import app  # noqa: PLC0415 (Qt is imported only to open the window)

    raise SystemExit(app.run(app.WindowOptions(path)))


def _fail(message: str) -> None:
    print(f"error: {printable(' '.join(message.split()))}", file=sys.stderr)  # noqa: T201
    raise SystemExit(1)
