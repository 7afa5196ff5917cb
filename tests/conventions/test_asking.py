"""The interface asks the session: only the session hands work to the writer of the project's file."""

import re
from pathlib import Path

_PACKAGE = Path(__file__).parents[2] / "translator_gui"
_SESSION = _PACKAGE / "viewmodel" / "session"
_WRITER = re.compile(r"\bhand_in\b|\bhand_in_steps\b")


def test_only_the_session_hands_work_to_the_writer() -> None:
    users = {path for path in _PACKAGE.rglob("*.py") if _WRITER.search(path.read_text(encoding="utf-8"))}
    assert users
    assert {path for path in users if _SESSION not in path.parents} == set()
