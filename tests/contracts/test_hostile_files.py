"""Hostile files are refused in one sentence, everywhere alike, with little memory; no project is touched."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.cli.running import failed, run
from tests.contracts.hostile_files import FILES
from translator_gui.formats.registry import read_document
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.start.import_preview import ImportPreviewState

ROOM, SECONDS = 200 << 10, 60
"""KiB that the process takes at most, and seconds of CPU for all files together, half a second for each."""
READING = """
import sys, time
from pathlib import Path
from translator_gui.formats.registry import read_document
from translator_gui.model.errors import TranslatorError
for path in map(Path, sys.argv[1:]):
    try:
        read_document(path)
    except TranslatorError:
        continue
# Not `ru_maxrss`: that begins with what the process took that started this one.
room = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
sys.stdout.write(f"{room} {time.process_time()}")
"""
MACHINE_WORDS = ("XML_PARSE", "Traceback", "Error", "xmlCtxt", "0x", "\\x")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return sorted(folder.iterdir())


def refusal(path: Path) -> str:
    with pytest.raises(TranslatorError) as caught:
        read_document(path)
    return str(caught.value)


def test_each_is_refused_in_a_sentence_and_the_window_says_the_same(files: list[Path], qtbot: QtBot) -> None:
    told = {path: refusal(path) for path in files}
    for path, message in told.items():
        assert message.startswith(path.name)
        assert message.endswith(".")
        assert "\n" not in message
        assert not any(word in message for word in MACHINE_WORDS), message
    desk = ImportPreviewState()
    desk.put(files)
    qtbot.waitUntil(lambda: not any(sheet.reading for sheet in desk.sheets), timeout=SECONDS * 1000)
    assert {sheet.path: sheet.trouble for sheet in desk.sheets} == told
    assert desk.sources() == []


def test_none_takes_much_room_or_time(files: list[Path]) -> None:
    command = [sys.executable, "-c", READING, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    room, seconds = map(float, done.stdout.split())
    assert room < ROOM
    assert seconds < SECONDS


def test_the_project_stays_as_it_was(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("روس اور پاکستان۔\n", "utf-8")
    assert run("new", "there.tproj", "a.txt").code == 0
    before = hashlib.sha256(Path("there.tproj").read_bytes()).digest()
    listing = set(tmp_path.iterdir())
    for path in files:
        failed(run("new", "fresh.tproj", str(path)), path.name)
        failed(run("add", "there.tproj", "a.txt", str(path)), path.name)
        assert set(tmp_path.iterdir()) == listing
        assert hashlib.sha256(Path("there.tproj").read_bytes()).digest() == before
