"""What import-linter cannot tell: outside libraries that one floor owns, and what is loaded when the program runs."""

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "translator_gui"

OWNERS = {
    "PySide6": {"app", "ui", "viewmodel"},
    "PySide6.QtWidgets": {"app", "ui"},
    "sqlite3": {"store"},
    "pysqlite3": {"store"},
    "sqlite_utils": {"store"},
}

BELOW = ("keys", "editor", "widgets", "printing", "painting")
"""The folders of `ui` that the others may use, the highest first; the others are each about one thing in the window."""


def floor(path: Path) -> str:
    """The module or folder directly in the package that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> frozenset[str]:
    """Every dotted name that a file imports, also in functions; those of a relative import begin with a dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
    return frozenset(found)


def test_this_looks_at_the_whole_package():
    assert {floor(path) for path in PACKAGE.rglob("*.py")} >= {"ui", "viewmodel", "formats", "text", "model"}


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_by_its_owners_alone(library: str):
    strangers = {
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if floor(path) not in OWNERS[library]
        and any(name == library or name.startswith(f"{library}.") for name in imports(path))
    }
    assert not strangers


def test_what_one_does_in_the_window_is_told_apart_from_everything_else_there():
    folders = {path.name for path in (PACKAGE / "ui").iterdir() if (path / "__init__.py").exists()}
    allowed = {folder: {folder, *BELOW[BELOW.index(folder) + 1 :]} for folder in BELOW}
    # The preview of a new project is painted as the page is, the key card is about keys: from above, all of these.
    allowed |= {folder: {folder, *BELOW} for folder in folders - set(BELOW)}
    strangers = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for folder in folders
        for path in (PACKAGE / "ui" / folder).rglob("*.py")
        for name in imports(path)
        if name.startswith("translator_gui.ui.") and name.split(".")[2] in folders - allowed[folder]
    }
    assert folders > set(BELOW)
    assert not strangers


def test_no_import_is_relative():
    relative = {
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*.py")
        if any(name.startswith(".") for name in imports(path))
    }
    assert not relative


def test_everything_below_the_view_model_runs_without_qt():
    with_qt = {"__main__", "app", "ui", "viewmodel"}
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(PACKAGE.rglob("*.py"))
        if floor(path) not in with_qt and path != PACKAGE / "cli" / "window.py"
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(*(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


FOR_LATER = {
    "argparse",  # of PySide's maker of stubs
    "concurrent.futures",
    "fractions",
    "hashlib",
    "logging",
    "lxml",
    "PySide6.QtGui.QGradient",
    "PySide6.QtWidgets.QStyle",
    "numpy",
    "pickle",
    "socket",
    "sqlite_utils",
    "subprocess",
    "translator_gui.checks.check",
    "translator_gui.formats",
    "translator_gui.machine",
    "translator_gui.memory",
    "translator_gui.project.command_log",
    "translator_gui.store.merging.merge_copy",
    "translator_gui.text.quantities.urdu_tables",
    "translator_gui.ui.comments.sentence_comments_panel",
    "translator_gui.ui.documents.documents_panel",
    "translator_gui.ui.menu_conditions",
    "translator_gui.viewmodel.checks.findings_state",
}
"""Some of what takes long to load or, in PySide, to make; the first paint shows nothing of it."""
MOST_LOADED = 270
"""Modules of the program that the first paint may load: each takes a third of a millisecond."""


def test_the_first_paint_of_a_project_loads_what_it_shows(tmp_path: Path):
    create_project(tmp_path / "p.tproj", [read_document(ROOT / "resources" / "sample" / "seed.ur.txt")]).close()
    code = (
        "import os, sys\n"
        "from translator_gui.app import make_application\n"
        "application = make_application()\n"
        "from PySide6.QtCore import QTimer\n"
        "from pathlib import Path\n"
        "from translator_gui.settings import UserSettings\n"
        "from translator_gui.ui.main_window import MainWindow\n"
        "window = MainWindow(UserSettings(Path('settings.json'), {}))\n"
        "window.files.open(Path('p.tproj').absolute())\n"
        "def tell():\n"
        "    print(*sys.modules)\n"
        "    for module in (sys.modules['PySide6.QtGui'], sys.modules['PySide6.QtWidgets']):\n"
        "        print(*(f'{module.__name__}.{name}' for name in vars(module)), flush=True)\n"
        "    os._exit(0)\n"
        "window.workspace.deferred._timer.timeout.disconnect()\n"
        "window.workspace.deferred._timer.timeout.connect(tell)\n"
        "window.show()\n"
        "application.exec()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "translator_gui.ui.editor.page" in loaded
    assert not FOR_LATER & loaded
    assert len([name for name in loaded if name.startswith("translator_gui")]) <= MOST_LOADED
