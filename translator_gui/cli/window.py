"""The verb that shows the window; the only one that needs Qt."""

from pathlib import Path

import click

from translator_gui import app
from translator_gui.cli.parameters import FILE, ScreenshotSizeParamType
from translator_gui.messages import gettext as _


@click.command(
    "open",
    help=_("Open the window (the verb may be left out)."),
)
@click.argument("what", metavar="[PROJECT | DOCUMENT]", type=FILE, required=False)
@click.option("--screenshot", metavar="PNG", type=FILE, help=_("Draw the window into a picture and leave."))
@click.option("--size", type=ScreenshotSizeParamType(), default="1280x800", help=_("Of the picture."))
@click.option("--theme", type=click.Choice(["light", "dark"]), help=_("Else as in the preferences."))
@click.option(
    "--layout",
    type=click.Choice(["paragraphs", "sentences"]),
    help=_("As if chosen in the View menu; else as it is there."),
)
@click.option("--zoom", metavar="PERCENT", type=click.IntRange(50, 400), help=_("Of both languages' usual sizes."))
@click.option("--goto", "number", metavar="N", type=click.IntRange(min=1), help=_("Begin at sentence N."))
@click.option("--review", is_flag=True, help=_("Work as a reviewer."))
@click.option("--force", is_flag=True, help=_("Replace an existing picture."))
def open_window(
    what: Path | None,
    screenshot: Path | None,
    size: tuple[int, int],
    theme: str | None,
    layout: str | None,
    zoom: int | None,
    number: int | None,
    review: bool,
    force: bool,
) -> None:
    options = app.WindowLaunchOptions(what, screenshot, size, theme, layout, zoom, number, review, force)
    raise SystemExit(app.run(options))
