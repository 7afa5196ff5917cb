"""The program's entry: which verb is meant, and how a failure is told."""

import contextlib
import sys
from pathlib import Path

import click

from translator_gui import __version__
from translator_gui.cli.parameters import FILE, Size
from translator_gui.cli.reading import history, show, split, stats
from translator_gui.cli.writing import add, copy, edit, export, new
from translator_gui.model.errors import TranslatorError


class Verbs(click.Group):
    """The verbs; anything else that comes first is what the window is to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in {"--help", "--version"}):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Verbs, subcommand_metavar="[PROJECT | DOCUMENT] | VERB …")
@click.version_option(__version__, prog_name="translator-gui")
def verbs() -> None:
    """Translate Urdu documents into English.

    Without a verb the window opens: on the welcome page, on a project, or on a document, which becomes a project.
    """


@click.command("open")
@click.argument("what", metavar="[PROJECT | DOCUMENT]", type=FILE, required=False)
@click.option("--screenshot", metavar="PNG", type=FILE, help="Draw the window into a picture and leave.")
@click.option("--size", type=Size(), default="1280x800", help="Of the picture.")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Else as in the preferences.")
@click.option("--goto", "number", metavar="N", type=click.IntRange(min=1), help="Begin at sentence N.")
@click.option("--review", is_flag=True, help="Work as a reviewer.")
def open_window(
    what: Path | None,
    screenshot: Path | None,
    size: tuple[int, int],
    theme: str | None,
    number: int | None,
    review: bool,
) -> None:
    """Opens the window (the verb may be left out)."""
    # Qt is imported by the one verb that shows a window.
    from translator_gui import app  # noqa: PLC0415

    options = app.WindowOptions(what, screenshot=screenshot, size=size, theme=theme, number=number, review=review)
    raise SystemExit(app.run(options))


for verb in (open_window, new, show, edit, history, add, copy, stats, split, export):
    verbs.add_command(verb)


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
    click.echo(f"error: {' '.join(message.split())}", err=True)
    raise SystemExit(1)
