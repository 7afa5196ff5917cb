"""The size of files."""

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
