"""What several verbs take."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from translator_gui.formats.registry import SHEET_SUFFIXES
from translator_gui.formats.sheets.column_selection import COLUMN_RULE
from translator_gui.model.author import Author
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.status import Status
from translator_gui.project.opening import project_path
from translator_gui.settings import load_settings
from translator_gui.store.connection import SUFFIX

_SMALLEST, _LARGEST = 200, 8000
_DIGITS = 5


class PictureSize(click.ParamType[tuple[int, int]]):
    """WIDTHxHEIGHT in pixels."""

    name = "WIDTHxHEIGHT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        width, _, height = str(value).partition("x")
        if not all(side.isascii() and side.isdigit() and len(side) <= _DIGITS for side in (width, height)):
            self.fail(f"{value} is not WIDTHxHEIGHT, such as 1280x800", param, ctx)
        if not all(_SMALLEST <= int(side) <= _LARGEST for side in (width, height)):
            self.fail(f"{value}: each side is from {_SMALLEST} to {_LARGEST}", param, ctx)
        return int(width), int(height)


class StatusList(click.ParamType[frozenset[Status]]):
    """Status words with commas between them."""

    name = "STATUS[,STATUS…]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Status]:
        known = {str(status): status for status in Status}
        words = [word.strip() for word in str(value).split(",") if word.strip()]
        for word in words:
            if word not in known:
                self.fail(f"{word} is no status; they are: {' '.join(known)}", param, ctx)
        if not words:
            self.fail(f"name a status: {' '.join(known)}", param, ctx)
        return frozenset(known[word] for word in words)


class ProjectPathType(click.ParamType[Path]):
    """A project's path; the ending is added if it was left out."""

    name = "PROJECT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = project_path(Path(str(value)))
        if not path.name:
            self.fail(f"{value} is a folder; name a file that ends in {SUFFIX}", param, ctx)
        return path


class ExistingProjectPathType(ProjectPathType):
    """The same for one that should be there; a file of exactly that name will do where none with the ending is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path, named = super().convert(value, param, ctx), Path(str(value))
        return named if named.is_file() and not path.exists() else path


# Whether it can be read is for whoever opens it to say: click would call it wrong usage.
FILE = click.Path(path_type=Path, readable=False)
PROJECT = ProjectPathType()
EXISTING = ExistingProjectPathType()

encoding_option = click.option(
    "--encoding", metavar="CODEC", help="Of plain text, instead of having it detected: utf-8, windows-1256 …"
)
rule_option = click.option(
    "--paragraphs",
    "paragraph_rule",
    type=click.Choice(["lines", "blank-lines"]),
    help="What ends a paragraph of plain text, instead of having it detected.",
)
columns_option = click.option(
    "--columns",
    metavar="B,D",
    help="Which columns of a spreadsheet to read, instead of those that hold Urdu; Sheet1!B for one sheet.",
)
author_option = click.option("--author", metavar="NAME", help="Who does it; else as in the preferences.")
force_option = click.option("--force", is_flag=True, help="Replace what stands there.")
take_over_option = click.option(
    "--take-over",
    is_flag=True,
    help="Take over the lock of another computer on which the project is not open any more.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="For programs.")


def reading_rule(path: Path, paragraph_rule: str | None, columns: str | None) -> str | None:
    """How a document's paragraphs are found, of what was said: columns are for spreadsheets alone."""
    is_sheet = path.suffix.lower() in SHEET_SUFFIXES
    if is_sheet:
        return f"{COLUMN_RULE}{columns.strip()}" if columns is not None else None
    return paragraph_rule


def refuse_idle_columns(paths: Iterable[Path], columns: str | None) -> None:
    """Says so where columns were named and no document has any.

    Raises:
        click.BadParameter: It is so.
    """
    if columns is not None and not any(path.suffix.lower() in SHEET_SUFFIXES for path in paths):
        raise click.BadParameter(f"only {', '.join(SHEET_SUFFIXES)} have columns", param_hint="--columns")


def counted(number: int, noun: str) -> str:
    """A number with its noun in plain digits, which scripts read: "1 edit", "10000 edits"."""
    return f"{number} {noun if number == 1 else noun + 's'}"


def author_named(name: str | None) -> Author:
    """The author of a command: the one named, else the one of the preferences, else the system's user."""
    if not name or not name.strip():
        return load_settings().author
    refuse_deceptive(name.strip(), "the author")
    return Author(name.strip())
