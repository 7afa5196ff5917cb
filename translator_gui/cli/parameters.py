"""Options and parameter types shared by several verbs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from translator_gui.messages import gettext as _
from translator_gui.model.author import Author
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.status import Status
from translator_gui.project.opening import project_path
from translator_gui.settings import load_settings
from translator_gui.store.connection import SUFFIX

_SMALLEST, _LARGEST = 200, 8000
_DIGITS = 5


class ScreenshotSizeParamType(click.ParamType[tuple[int, int]]):
    """Command-line parameter type: size of the window's screenshot, WIDTHxHEIGHT in pixels."""

    name = "WIDTHxHEIGHT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        width, _x, height = str(value).partition("x")
        if not all(side.isascii() and side.isdigit() and len(side) <= _DIGITS for side in (width, height)):
            self.fail(_("{value} is not WIDTHxHEIGHT, such as 1280x800", value=value), param, ctx)
        if not all(_SMALLEST <= int(side) <= _LARGEST for side in (width, height)):
            words = _(
                "{value}: each side is from {smallest} to {largest}", value=value, smallest=_SMALLEST, largest=_LARGEST
            )
            self.fail(words, param, ctx)
        return int(width), int(height)


class StatusListParamType(click.ParamType[frozenset[Status]]):
    """Command-line parameter type: statuses of sentences, separated by commas."""

    name = "STATUS[,STATUS…]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Status]:
        known = {str(status): status for status in Status}
        words = [word.strip() for word in str(value).split(",") if word.strip()]
        for word in words:
            if word not in known:
                self.fail(_("{word} is no status; they are: {known}", word=word, known=" ".join(known)), param, ctx)
        if not words:
            self.fail(_("name a status: {known}", known=" ".join(known)), param, ctx)
        return frozenset(known[word] for word in words)


class ProjectPathParamType(click.ParamType[Path]):
    """Command-line parameter type: path of a project file; a missing file name extension is added."""

    name = "PROJECT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = project_path(Path(str(value)))
        if not path.name:
            self.fail(
                _("{value} is a folder; name a file that ends in {ending}", value=value, ending=SUFFIX), param, ctx
            )
        return path


class ExistingProjectPathParamType(ProjectPathParamType):
    """Command-line parameter type: path of an existing project; a file without the extension is accepted too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path, named = super().convert(value, param, ctx), Path(str(value))
        return named if named.is_file() and not path.exists() else path


# The function that opens it reports an unreadable file: click would call it wrong usage.
FILE = click.Path(path_type=Path, readable=False)
PROJECT = ProjectPathParamType()
EXISTING = ExistingProjectPathParamType()

encoding_option = click.option(
    "--encoding", metavar="CODEC", help=_("Of plain text, instead of having it detected: utf-8, windows-1256 …")
)
rule_option = click.option(
    "--paragraphs",
    "paragraph_rule",
    type=click.Choice(["lines", "blank-lines"]),
    help=_("What ends a paragraph of plain text, instead of having it detected."),
)
columns_option = click.option(
    "--columns",
    metavar="B,D",
    help=_("Which columns of a spreadsheet to read, instead of those that hold Urdu; Sheet1!B for one sheet."),
)
author_option = click.option("--author", metavar="NAME", help=_("Who does it; else as in the preferences."))
force_option = click.option("--force", is_flag=True, help=_("Replace an existing file."))
take_over_option = click.option(
    "--take-over",
    is_flag=True,
    help=_("Take over the lock of another computer on which the project is no longer open."),
)
json_option = click.option("--json", "as_json", is_flag=True, help=_("For programs."))


def reading_rule(path: Path, paragraph_rule: str | None, columns: str | None) -> str | None:
    """Return how to split a document: the value of --columns for a spreadsheet, else of --paragraphs, or None."""
    # Most verbs read no document: the formats take half of their start.
    from translator_gui.formats.registry import SHEET_SUFFIXES  # noqa: PLC0415
    from translator_gui.formats.sheets.column_selection import COLUMN_RULE  # noqa: PLC0415

    is_sheet = path.suffix.lower() in SHEET_SUFFIXES
    if is_sheet:
        return f"{COLUMN_RULE}{columns.strip()}" if columns is not None else None
    return paragraph_rule


def refuse_idle_columns(paths: Iterable[Path], columns: str | None) -> None:
    """Refuse the option --columns if no document is a spreadsheet.

    Raises:
        click.BadParameter: Columns were given without a spreadsheet.
    """
    if columns is None:
        return
    from translator_gui.formats.registry import SHEET_SUFFIXES  # noqa: PLC0415

    if not any(path.suffix.lower() in SHEET_SUFFIXES for path in paths):
        words = _("only {suffixes} have columns", suffixes=", ".join(SHEET_SUFFIXES))
        raise click.BadParameter(words, param_hint="--columns")


def author_named(name: str | None) -> Author:
    """Return the author of a verb's changes: named by --author, else in the preferences, else the system's user."""
    if not name or not name.strip():
        return load_settings().author
    refuse_deceptive(name.strip(), "the author")
    return Author(name.strip())
