"""Every sentence for people can be translated: a literal template with named fields, where it is used."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "translator_gui"
MESSAGES = PACKAGE / "messages.py"
FILES = sorted(set(PACKAGE.rglob("*.py")) - {MESSAGES})
FOR_PEOPLE = ("app.py", "cli/", "ui/", "viewmodel/")
"""Where untranslated sentences are looked for: the layers that write to people."""

FUNCTIONS = {"gettext": 1, "gettext_lazy": 1, "ngettext": 2, "ngettext_lazy": 2}
"""How many templates each function of `messages` takes."""
NUMBER = "number"
SHOWING = {
    "PlainLabel",
    "PlainMessageBox",
    "PlainProgressDialog",
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
    "add_row",
    "bar_button",
    "echo",
    "go_on",
    "plain_label",
    "say",
    "set_status_tip",
    "set_tip",
    "show_tip",
    "show_error",
    "show_message",
    "show_status",
    "tell",
    "show_unsaved_warning",
    "show_success",
    "offer",
    "offer_if_free",
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addTab",
    "insertItem",
    "setAccessibleDescription",
    "setAccessibleName",
    "setButtonText",
    "setCancelButtonText",
    "setInformativeText",
    "setItemText",
    "setLabelText",
    "setPlaceholderText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "BadParameter",
    "UsageError",
    "fail",
    "long_work",
}
"""Functions and methods whose arguments people read."""
FOR_PROGRAMMERS = {"AssertionError", "IndexError", "KeyError", "LookupError", "RuntimeError", "TypeError", "ValueError"}
"""Exceptions that report a fault of the program, not to people."""
EMITTING = {"status_message", "told"}
"""Signals that carry a message for the status line."""

ALLOWED: dict[tuple[str, str], str] = {}
"""Sentences that stay as they are, by file and text, each with the reason."""


def faults(source: str, name: str = "ui/some_panel.py") -> list[str]:
    """Return what keeps a module's messages from being translated, each with its line."""
    tree = ast.parse(source)
    functions = dict(_translating(tree))
    found = [*_bad_templates(tree, functions)]
    if name.startswith(FOR_PEOPLE):
        found += [(line, text) for line, text in _untranslated(tree, functions) if (name, text) not in ALLOWED]
    return [f"{name}:{line}: {text}" for line, text in sorted(found)]


def _translating(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the local name of each imported function of `messages`, with its number of templates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "translator_gui.messages":
            for alias in node.names:
                if alias.name in FUNCTIONS:
                    yield alias.asname or alias.name, FUNCTIONS[alias.name]


def _bad_templates(tree: ast.Module, functions: dict[str, int]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in functions and isinstance(node.func, ast.Name):
            wanted = functions[node.func.id]
            templates = [text for one in node.args[:wanted] if (text := _text(one)) is not None]
            if len(templates) != wanted:
                yield node.lineno, "the template is no literal"
            elif any(keyword.arg is None for keyword in node.keywords):
                yield node.lineno, "the fields are not named where the message is"
            elif problem := _field_problem(templates, {str(keyword.arg) for keyword in node.keywords}):
                yield node.lineno, problem


def _field_problem(templates: list[str], given: set[str]) -> str:
    """Return what is wrong with the fields of a message; empty where they match its arguments."""
    counts = len(templates) > 1
    if not counts and not given:
        return ""  # Nothing is filled in: braces stand for themselves.
    named: set[str] = set()
    for template in templates:
        try:
            fields = {
                field for _text, field, _spec, _conversion in string.Formatter().parse(template) if field is not None
            }
        except ValueError as error:
            return f"the template cannot be filled in: {error}"
        if not all(field.isidentifier() for field in fields):
            return "a field has no name"
        named |= fields
    free = {NUMBER} if counts else set[str]()
    differing = (named ^ given) - free
    return f"fields and arguments differ: {', '.join(sorted(differing))}" if differing else ""


def _untranslated(tree: ast.Module, functions: dict[str, int]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(func=called, args=arguments)) if _name(called).endswith("Error"):
                if _name(called) in FOR_PROGRAMMERS:
                    continue
            case ast.Call(func=ast.Attribute(value=signal, attr="emit"), args=arguments) if _name(signal) in EMITTING:
                pass
            case ast.Call(func=called, args=arguments) if _name(called) in SHOWING:
                pass
            case _:
                continue
        for argument in arguments:
            for text in _sentences(argument, functions):
                yield node.lineno, text


def _sentences(node: ast.expr, functions: dict[str, int]) -> Iterator[str]:
    """Yield the texts of two or more words that an expression may give, but for those that are translated."""
    match node:
        case ast.Constant(value=str(text)):
            if _is_sentence(text):
                yield text
        case ast.JoinedStr(values=values):
            text = "".join(
                str(one.value) if isinstance(one, ast.Constant) else "\N{OBJECT REPLACEMENT CHARACTER}"
                for one in values
            )
            if _is_sentence(text):
                yield ast.unparse(node)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _sentences(body, functions)
            yield from _sentences(orelse, functions)
        case ast.BinOp(left=left, right=right):
            yield from _sentences(left, functions)
            yield from _sentences(right, functions)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _sentences(value, functions)
        case _:
            pass


def _is_sentence(text: str) -> bool:
    """Whether a text holds two words of letters, side by side or around a field."""
    words = [
        word.strip("&…:;,.!?()“”\"'")
        for word in text.replace("\N{OBJECT REPLACEMENT CHARACTER}", " \N{OBJECT REPLACEMENT CHARACTER} ").split()
    ]
    letters = [word for word in words if len(word.replace("&", "")) > 1 and word.replace("&", "").isalpha()]
    return len(letters) > 1 or (bool(letters) and "\N{OBJECT REPLACEMENT CHARACTER}" in text)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_every_message_can_be_translated():
    assert len(FILES) > 300
    found = [
        line
        for path in FILES
        for line in faults(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix())
    ]
    assert not found, "use `_` or `ngettext` of translator_gui/messages.py"


IMPORT = "from translator_gui.messages import gettext as _, ngettext_lazy\n"


@pytest.mark.parametrize(
    "line",
    [
        '_(f"{name} is open", name=name)',
        '_("one " + name)',
        '_("{} is open".format(name))',
        "_(TEMPLATE)",
        '_("{name} is open", path=name)',
        '_("{name} is open in {place}", name=name)',
        '_("is open", name=name)',
        '_("{} is open", name=name)',
        '_("{name} is {open", name=name)',
        '_("{name} is open", **fields)',
        'ngettext_lazy("{number} word", WORDS, 2)',
        'ngettext_lazy("{number} word in {name}", "{number} words", 2)',
        'raise TranslatorError("it is damaged")',
        'raise TranslatorError(f"{path}: damaged") from error',
        'raise CommandRefusedError("final: " + reason if final else "it is final")',
        'set_tip(button, "Close the bar")',
        'label.setText(f"{count} words")',
        'label.setText(f"{count:,} {noun} of {name} words" or "")',
        'window.setWindowTitle("Keys of Translator")',
        'QPushButton("&Add keys…", self)',
        'menu.addAction("Copy it here", self.copy)',
        'self.status_message.emit("Work is saved")',
        'self.status_line.show_message(f"There is no sentence {number}")',
        'notices.show_error(f"{path}: not found")',
        'click.echo(f"{path}: copied")',
    ],
)
def test_planted_faults_are_found(line: str):
    assert len(faults(IMPORT + line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        '_("{name} is open", name=name)',
        '_("A range {1>…<1}")',
        'ngettext_lazy("One word in {name}", "{number} words in {name}", 2, name=name)',
        'ngettext_lazy("{number} word", "{number} words", 2)',
        'raise TranslatorError(_("it is damaged"))',
        'raise ValueError("no such key")',
        'set_tip(button, _("Close the bar") if closes else "")',
        'label.setText(f"{first} · {second}")',
        'label.setText("⚠")',
        'window.setObjectName("key card")',
        "self.status_message.emit(message)",
        'translate = other._("no message" + name)',
    ],
)
def test_what_is_right_is_not_reported(line: str):
    assert faults(IMPORT + line) == []


def test_sentences_are_only_looked_for_where_people_read_them():
    assert faults('raise TranslatorError("it is damaged")', "store/backup.py") == []
    assert len(faults(IMPORT + '_("one" + name)', "store/backup.py")) == 1
