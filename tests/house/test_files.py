"""The size of files."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("translator_gui", "tests", ".ci")
PYTHON_FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LIMIT = 700


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long_to_read_at_one_sitting(path: Path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LIMIT, f"{lines} lines; split it by its nouns"


FORMATS = ROOT / "translator_gui/formats"


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in FORMATS.rglob("__init__.py")), ids=lambda folder: folder.name
)
def test_the_map_of_a_folder_of_formats_names_what_stands_in_it(folder: Path):
    told = (folder / "__init__.py").read_text(encoding="utf-8")
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    named = set(re.findall(r"`([a-z_]+)`", told))
    assert modules <= named or not named, f"{modules - named}: say in __init__.py what they are for"
