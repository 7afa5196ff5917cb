"""Advice of lower layers for the command line is replaced by advice for the window."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.store.connection import damaged_error
from translator_gui.viewmodel.wording import as_sentence

PACKAGE = Path(__file__).parents[2] / "translator_gui"
LAYERS = ("store", "project", "formats", "model", "text")


def strings(path: Path) -> Iterator[str]:
    """Every string of a file, with X for what is put into it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
            templates = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from (re.sub(r"\{\w+\}", "X", template) for template in templates)


COMMAND = re.compile(r"translator-gui \w| --")
MESSAGES = [text for layer in LAYERS for path in (PACKAGE / layer).rglob("*.py") for text in strings(path)]
FOR_A_TERMINAL = [text for text in MESSAGES if COMMAND.search(text)]


def test_there_are_messages_for_a_terminal():
    assert len(FOR_A_TERMINAL) >= 5


@pytest.mark.parametrize("message", FOR_A_TERMINAL)
def test_the_window_names_no_command(message: str):
    shown = as_sentence(message)
    assert "translator-gui" not in shown
    assert "--" not in shown
    assert len(shown) > len("X: ")


def test_a_sentence_begins_with_a_capital_but_a_file_as_it_is_called():
    assert as_sentence("nothing to undo") == "Nothing to undo"
    assert as_sentence("seed.tproj: damaged") == "seed.tproj: damaged"
    assert as_sentence("/a/b.tproj: no such file; make it with: translator-gui new b.tproj DOCUMENT") == (
        "/a/b.tproj: no such file; look for it elsewhere, or translate its document anew"
    )


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (str(damaged_error("/x/first.tproj", "database disk image is malformed")), "repair it or open a backup of it"),
        ("/x/first.tproj: damaged (revision 7 is not …); ask for the copy again", "ask for the copy again"),
    ],
)
def test_damage_is_said_without_the_words_of_the_database(message: str, shown: str):
    assert as_sentence(message) == f"/x/first.tproj is damaged; {shown}"
