"""Every verb of the command line in this process: what it printed, and what it raised beyond what people are told."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import click

from tests.harness.rich_project import RichProject
from translator_gui.cli.verbs import verbs
from translator_gui.model.errors import TranslatorError

_EDITS = (
    '{"number": 1, "target": "Another text.", "comment": "so", "note": "n"}\n'
    '{"number": 6, "target": "Third."}\n{"number": 7, "split_at": 3}\n{"number": 9, "status": "translated"}\n'
)
_NEWER = "خبر کا نیا متن ہے۔ دوسرا جملہ۔\nایک اور سطر۔\n"


class Outcome(NamedTuple):
    """What became of a verb.

    Attributes:
        status: The exit status; 70 for an exception that nothing explains to people.
        output: Standard output.
        errors: Standard error and, where it failed, the message.
        fault: The exception that nothing explains.
    """

    status: int
    output: str
    errors: str
    fault: BaseException | None = None


def run_verb(*arguments: str | Path) -> Outcome:
    """Run one verb as the program does."""
    out, err = io.StringIO(), io.StringIO()
    status, fault = 0, None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            verbs.main([str(argument) for argument in arguments], standalone_mode=False)
        except TranslatorError as error:
            status = 1
            err.write(str(error))
        except click.ClickException as error:
            status = error.exit_code
            err.write(error.format_message())
        except SystemExit as error:
            status = int(error.code or 0)
        except Exception as error:  # noqa: BLE001 (whatever a hostile file makes the program raise is the finding)
            status, fault = 70, error
    return Outcome(status, out.getvalue(), err.getvalue(), fault)


def prepare(folder: Path) -> None:
    """Write the files that verbs take besides projects."""
    (folder / "edits.jsonl").write_text(_EDITS, encoding="utf-8")
    (folder / "newer.txt").write_text(_NEWER, encoding="utf-8")


def reading_verbs(project: Path, rich: RichProject, folder: Path) -> dict[str, tuple[str | Path, ...]]:
    """Verbs that leave the project as it is, by a name for each; files go into a folder."""
    return {
        "show": ("show", project),
        "show --json": ("show", project, "--json"),
        "find": ("find", project, "ہے"),
        "find --json": ("find", project, "the", "--side", "target", "--json"),
        "history 1": ("history", project, "1", "--json"),
        "history 6": ("history", project, "6"),
        "stats": ("stats", project),
        "stats --json": ("stats", project, "--json"),
        "stats --days": ("stats", project, "--days", "--json"),
        "documents": ("documents", project, "--json"),
        "rules": ("rules", project),
        "compare as mine": ("compare", project, rich.theirs, "--json"),
        "compare as theirs": ("compare", rich.theirs, project, "--json"),
        "compare returned": ("compare", project, rich.returned),
        "copy": ("copy", project, folder / "copied.tproj", "--force"),
        "export .xlf": ("export", project, folder / "out.xlf", "--force"),
        "export .html": ("export", project, folder / "out.html", "--with", "status,comments,numbers,title", "--force"),
        "export .docx": ("export", project, folder / "out.docx", "--force"),
        "export target": ("export", project, folder / "each", "--each", "--layout", "target", "--force"),
        "export .tmx": ("export", project, folder / "out.tmx", "--force"),
        "report": ("report", project, folder / "report.html", "--json", "--force"),
    }


def writing_verbs(project: Path, rich: RichProject, folder: Path) -> dict[str, tuple[str | Path, ...]]:
    """Verbs that change the project; each is to be given a fresh copy."""
    return {
        "edit": ("edit", project, folder / "edits.jsonl"),
        "merge as mine": ("merge", project, rich.theirs, "--conflicts", "theirs"),
        "merge returned": ("merge", project, rich.returned, "--json"),
        "handover": ("handover", project, "--json"),
        "reopen": ("reopen", project, "1", "--reason", "so"),
        "rules forbid": ("rules", project, "--four-eyes", "forbid"),
        "add": ("add", project, folder / "newer.txt"),
        "update": ("update", project, folder / "newer.txt", "--document", "1", "--json"),
        "remove": ("remove", project, "1"),
    }


_UID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_uid(name: str) -> bool:
    """Whether the name of a folder is a uid."""
    return _UID.fullmatch(name) is not None
