"""No text of a project is read as HTML, and nothing opens a socket, wherever a pointer rests in a real window.

A project in which every text names a canary file, as a picture, a style sheet, a link and a background, is opened in a
window of its own process: every panel, list, dialog, menu and message is shown and hovered, as a translator and as a
reviewer, and everything is exported. The kernel tells whether anybody opened the canary (inotify), and ends the process
at the first socket (seccomp).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.harness.canary.no_sockets import can_refuse
from tests.harness.canary.project import Canary, build, columns_with_canary
from tests.harness.canary.watching import watch
from tests.harness.scale import trials
from tests.homes import furnish

ROOT = Path(__file__).parents[2]
SIGSYS = 31
SHOWN = {
    "AboutDialog",
    "SentenceCommentsPanel",
    "CommentThreadBox",
    "MergeConflictBox",
    "FilterCriterionChips",
    "DailyWordsChart",
    "DailyWordsDialog",
    "DamagedProjectPage",
    "DifferenceView",
    "DocumentUpdateDialog",
    "DocumentsPanel",
    "ExportDialog",
    "ActiveFilterBar",
    "FilterEditor",
    "FindBar",
    "GoToSentenceBar",
    "HandOverConfirmationDialog",
    "SentenceHistoryPanel",
    "ImportPreviewPage",
    "InboxPanel",
    "KeyboardShortcutsDialog",
    "StatusMapStrip",
    "MergeRowDetailPane",
    "MergeListView",
    "MergePage",
    "MessageBar",
    "MultiChoiceButton",
    "SentenceNoteForm",
    "TranslationPage",
    "PlainMessageBox",
    "PlainProgressDialog",
    "PreferencesDialog",
    "ProjectCommentsPanel",
    "QMenu",
    "RecentProjectsView",
    "CommentOrReplyView",
    "ReplaceAllPreviewDialog",
    "ReviewReasonForm",
    "ReviewOutcomeBox",
    "ProjectStatusBar",
    "MergeVersionBox",
    "WelcomePage",
}
"""What is shown and hovered at least: a harness that looks at nothing finds nothing."""
WORDS = {
    "annotation.value",
    "author.email",
    "author.name",
    "comment_event.anchor",
    "comment_event.text",
    "document.name",
    "entry.key",
    "entry.value",
    "operation.inverse",
    "paragraph.marker",
    "paragraph.place",
    "paragraph.tags",
    "paragraph.text",
    "project.value",
    "revision.target",
    "segment.author",
    "segment.labels",
    "segment.note",
    "segment.target",
}
"""Every column of a project file that holds words of people or documents."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify and seccomp are Linux's")


class Driven(NamedTuple):
    """What came of a run.

    Attributes:
        code: The process's exit status; below 0 the signal that ended it.
        said: On its standard error.
        opened: Names of the canary's files that anybody opened.
        seen: What it saw; empty where it did not end by itself.
    """

    code: int
    said: str
    opened: set[str]
    seen: dict[str, Any]


def drive(folder: Path, *planted: str) -> Driven:
    canary = Canary(folder / "canary")
    canary.folder.mkdir()
    for path in canary.files:
        path.write_bytes(b"nobody reads this")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND"))}
    environment |= {**furnish(folder / "home"), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    mode = ("sample", "all")[trials(0, 1)]
    command = [sys.executable, "-m", "tests.harness.canary.window", str(canary.folder), mode, *planted]
    with watch(canary.files) as watched:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        opened = watched.opened()
    return Driven(done.returncode, done.stderr, opened, json.loads(done.stdout) if done.stdout else {})


def test_the_canary_is_never_opened_and_neither_is_a_socket(tmp_path: Path) -> None:
    # One test, for one run takes long: it starts, opens, hovers and exports.
    found = drive(tmp_path)
    assert found.code != -SIGSYS, f"a socket was opened; the last step was {found.said}"
    assert found.code == 0, found.said
    assert found.opened == set()
    assert set(found.seen["seen"]) | set(found.seen["popups"]) >= SHOWN
    assert found.seen["places"] > 5_000
    assert len([tip for tip in found.seen["tips"] if "img" in tip]) >= 15
    assert {Path(name).suffix for name in found.seen["exported"]} >= {".docx", ".odt", ".pdf", ".html", ".xlf", ".tmx"}


@pytest.mark.parametrize("fault", ["tooltip", "label"][: trials(1, 2)])
def test_a_planted_fault_is_found(tmp_path: Path, fault: str) -> None:
    found = drive(tmp_path, fault)
    assert found.code == 0, found.said
    assert found.opened == {"c.png", "c.css"}


@pytest.mark.parametrize("fault", ["socket of Qt", "socket"][: trials(1, 2)])
@pytest.mark.skipif(not can_refuse(), reason="no filter of system calls for this machine")
def test_a_planted_socket_is_found(tmp_path: Path, fault: str) -> None:
    assert drive(tmp_path, fault).code == -SIGSYS


def test_every_text_of_the_project_is_a_canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    projects = build(Canary(tmp_path))
    for path in (projects.main, projects.theirs):
        assert columns_with_canary(path) >= WORDS
