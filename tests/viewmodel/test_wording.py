"""Advice for the command line is replaced by advice for the window."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.model.errors import TranslatorError
from translator_gui.project import commands
from translator_gui.store.connection import damaged_error
from translator_gui.viewmodel.wording import as_sentence, error_sentence, undo_step_words

PACKAGE = Path(__file__).parents[2] / "translator_gui"
LAYERS = ("store", "project", "formats", "model", "text")
COMMAND = re.compile(r"translator-gui \w| --")


def templates(node: ast.AST) -> list[str]:
    """Return the literal texts within a part of a module."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def command_advice(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Yield each message of a module that advises the command line, and the statement that makes it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise | ast.Return | ast.If):
            parts = node.body if isinstance(node, ast.If) else [node]
            calls = [part for statement in parts for part in ast.walk(statement) if is_message(part)]
            for text in (text for call in calls for text in templates(call) if COMMAND.search(text)):
                yield text, node


def is_message(node: ast.AST) -> bool:
    """Whether a part of a module is a message for people."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}


def test_the_window_names_no_command():
    messages = [found for layer in LAYERS for path in (PACKAGE / layer).rglob("*.py") for found in command_advice(path)]
    assert len(messages) >= 20
    for message, statement in messages:
        others = [
            node.value
            for node in ast.walk(statement)
            if (isinstance(node, ast.keyword) and node.arg == "in_window")
            or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "in_window")
        ]
        assert others, f"{message}: give the error its way out in the window (in_window)"
        texts = [text for other in others for text in templates(other)]
        assert not [text for text in texts if COMMAND.search(text)], message


def test_a_sentence_begins_with_a_capital_but_a_file_as_it_is_called():
    assert as_sentence("nothing to undo") == "Nothing to undo"
    assert as_sentence("seed.tproj: damaged") == "seed.tproj: damaged"


def test_damage_is_said_without_the_words_of_the_database():
    error = damaged_error("/x/first.tproj", "database disk image is malformed")
    assert error_sentence(error) == "/x/first.tproj is damaged; repair it or open a backup of it"


def test_an_error_without_other_advice_is_shown_as_it_is():
    assert error_sentence(TranslatorError("the disk is full")) == "The disk is full"
    assert error_sentence(OSError("no such folder")) == "No such folder"


def verbs_of_commands() -> set[str]:
    """Return every verb that a command may keep for its undo: its default, or a text given to `SetProjectKeyValues`."""
    modules = [
        importlib.import_module(f"{commands.__name__}.{one.name}") for one in pkgutil.iter_modules(commands.__path__)
    ]
    defaults = {
        verb
        for module in modules
        for kind in vars(module).values()
        if isinstance(verb := getattr(kind, "_field_defaults", {}).get("verb"), str)
    }
    entries = {
        text
        for path in (PACKAGE / "project").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "SetProjectKeyValues"
        for text in templates(node.args[1])
    }
    return defaults | entries


def test_every_undone_step_has_words(monkeypatch: pytest.MonkeyPatch):
    verbs = verbs_of_commands()
    assert {"typing", "merge", "changing a rule", "saving a filter"} <= verbs
    monkeypatch.setenv("TRANSLATOR_PSEUDO", "1")
    assert not [verb for verb in sorted(verbs) if undo_step_words(verb) == verb]
    assert undo_step_words("of a newer program") == "of a newer program"
