"""The size of files."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("translator_gui", "tests", ".ci")
PYTHON_FILES = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
LIMIT = 700


def test_no_file_is_too_long_to_read_at_one_sitting() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON_FILES}
    too_long = {str(path): lines for path, lines in lengths.items() if lines > LIMIT}
    assert PYTHON_FILES
    assert not too_long, "split them by their nouns"
