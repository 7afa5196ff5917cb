"""No text reaches Qt where it would be read as HTML: everything goes through `ui/plain_text.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "translator_gui"
HELPERS = {PACKAGE / "ui/plain_text.py", PACKAGE / "viewmodel/plain_text.py"}
FILES = sorted({*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE / "viewmodel").rglob("*.py"), PACKAGE / "app.py"} - HELPERS)

AUTOMATIC = {
    "QErrorMessage",
    "QGraphicsTextItem",
    "QInputDialog",
    "QLabel",
    "QMessageBox",
    "QProgressDialog",
    "QSplashScreen",
    "QStaticText",
    "QSystemTrayIcon",
    "QTextBrowser",
    "QTextDocument",
    "QTextEdit",
    "QWhatsThis",
    "QWizardPage",
}
"""Classes that guess whether a text is HTML, or read it as HTML."""
ASKING = {
    "getItem",
    "getMultiLineText",
    "getText",
    "about",
    "aboutQt",
    "critical",
    "information",
    "question",
    "showMessage",
    "warning",
}
"""Static functions of QMessageBox, QInputDialog and QErrorMessage."""
ASKED_OF = {"cast", "findChild", "findChildren", "isinstance"}
"""Functions that take a class and make nothing of it."""
SETTERS = ("ToolTip", "WhatsThis", "StatusTip", "Html", "InformativeText", "DetailedText", "TextFormat", "Markdown")
PROPERTIES = {"toolTip", "whatsThis", "statusTip", "textFormat", "informativeText", "detailedText"}
ROLES = {"ToolTipRole", "WhatsThisRole", "StatusTipRole"}
ANSWERS = {"data", "headerData"}
DECORATOR = "plain_roles"

ALLOWED = {
    ("ui/export/export_dialog.py", "getSaveFileName"): "does not let Qt ask whether to replace a file",
    ("ui/save_path.py", "getSaveFileName"): "does not let Qt ask whether to replace a file",
    ("ui/help/about_dialog.py", "QTextBrowser"): "shows our own licences",
    ("ui/help/about_dialog.py", "setMarkdown"): "shows our own licences",
}


def bypasses(source: str, name: str = "ui/some_panel.py") -> list[str]:
    """What in a module may give Qt a text to guess about, each with its line."""
    return sorted(f"{name}:{line}: {what}" for line, what in _found(ast.parse(source)) if (name, what) not in ALLOWED)


def _found(tree: ast.Module) -> Iterator[tuple[int, str]]:
    answering: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, decorator_list=decorators):
                decorated = any(isinstance(one, ast.Name) and one.id == DECORATOR for one in decorators)
                if decorated:
                    answering.update(ast.walk(node))
                elif name in ANSWERS and any(argument.arg == "role" for argument in node.args.args):
                    yield node.lineno, f"{name} without @{DECORATOR}"
            case ast.ClassDef(bases=bases):
                yield from ((node.lineno, name) for base in bases if (name := _name(base)) in AUTOMATIC)
            case ast.Call(func=called):
                yield from _called(called, node)
            case ast.Attribute(attr=attribute) if attribute in ROLES and node not in answering:
                yield node.lineno, attribute
            case _:
                pass


def _called(called: ast.expr, node: ast.Call) -> Iterator[tuple[int, str]]:
    asks = _name(called) in ASKED_OF
    names = [_name(called), *(() if asks else map(_name, node.args))]
    yield from ((node.lineno, name) for name in names if name in AUTOMATIC)
    yield from ((node.lineno, word.arg) for word in node.keywords if word.arg in PROPERTIES)
    if isinstance(called, ast.Attribute):
        if called.attr in ASKING and _name(called.value) in AUTOMATIC:
            yield node.lineno, f"{_name(called.value)}.{called.attr}"
        if called.attr in {"showText", "getSaveFileName", "addRow"} or (
            called.attr.startswith(("set", "insert", "append")) and _is_setter(called)
        ):
            yield node.lineno, called.attr
        if called.attr == "setProperty":
            texts = {one.value for one in node.args if isinstance(one, ast.Constant)}
            yield from ((node.lineno, str(text)) for text in texts & PROPERTIES)


def _is_setter(called: ast.Attribute) -> bool:
    return called.attr.endswith(SETTERS)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_every_text_goes_through_the_helper():
    assert len(FILES) > 100
    found = [
        line
        for path in FILES
        for line in bypasses(path.read_text(encoding="utf-8"), str(path.relative_to(PACKAGE).as_posix()))
    ]
    assert not found, "use translator_gui/ui/plain_text.py, or @plain_roles in an item model"


@pytest.mark.parametrize(
    "planted",
    [
        "button.setToolTip(name)",
        "tabs.setTabToolTip(0, name)",
        "button.setWhatsThis(name)",
        "action.setStatusTip(name)",
        "QPushButton(name, toolTip=name)",
        'button.setProperty("toolTip", name)',
        "QFileDialog.getSaveFileName(window)",
        "QToolTip.showText(place, name)",
        "label = QLabel(name)",
        "label = QtWidgets.QLabel(name)",
        "make = partial(QLabel, name)",
        "class Title(QLabel): pass",
        "box = QMessageBox(window)",
        'QMessageBox.question(window, "Delete?", name)',
        "box.setInformativeText(name)",
        "QProgressDialog(name, 'Cancel', 0, 0)",
        "view.setHtml(name)",
        "QErrorMessage().showMessage(name)",
        "QFormLayout(window).addRow(name, field)",
        'QInputDialog.getText(window, "Name", name)',
        "item.setData(Qt.ItemDataRole.ToolTipRole, name)",
        "def data(self, index, role=0): return self.name",
        "def headerData(self, section, orientation, role=0): return self.name",
    ],
)
def test_a_planted_violation_is_found(planted: str):
    assert bypasses(planted)


@pytest.mark.parametrize(
    "allowed",
    [
        "set_tip(button, name)",
        "label: QLabel = PlainLabel(name)",
        "labels = paper.findChildren(QLabel)",
        "box.addButton(QMessageBox.StandardButton.Cancel)",
        "@plain_roles\ndef data(self, index, role=0): return {Qt.ItemDataRole.ToolTipRole: self.name}[role]",
        "def data(self): return self.bytes",
    ],
)
def test_what_is_plain_is_let_through(allowed: str):
    assert not bypasses(allowed)
