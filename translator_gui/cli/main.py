"""The program's entry: which verb is meant, and how a failure is told."""

import contextlib
import sys
from importlib import import_module

import click

from translator_gui import __version__
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable

_MODULES = {
    "open": "window",
    **dict.fromkeys(("show", "history", "stats", "split"), "reading"),
    **dict.fromkeys(("new", "add", "edit", "copy", "export"), "writing"),
}
"""Which module of this folder a verb is in; imported when it is named: the window has no use for the rest."""


class Verbs(click.Group):
    """The verbs; anything else that comes first is what the window is to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in _MODULES and args[0] not in {"--help", "--version"}):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"translator_gui.cli.{_MODULES[cmd_name]}")
        return getattr(module, "open_window" if cmd_name == "open" else cmd_name)


@click.group(cls=Verbs, subcommand_metavar="[PROJECT | DOCUMENT] | VERB …")
@click.version_option(__version__, prog_name="translator-gui")
def verbs() -> None:
    """Translate Urdu documents into English.

    Without a verb the window opens: on the welcome page, on a project, or on a document, which becomes a project.
    """


def main() -> None:
    """Runs a verb. A failure is one line on standard error and exit status 1; wrong usage is 2."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    try:
        verbs.main()
    except TranslatorError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}; check the path and its permissions")


def _fail(message: str) -> None:
    click.echo(f"error: {printable(' '.join(message.split()))}", err=True)
    raise SystemExit(1)
