"""Documents on the desk: read off the interface's thread, the latest choice wins."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from translator_gui.viewmodel.start.import_preview import ImportPreviewState

TEXT = "ایک سطر\nدوسری سطر\n\nتیسری سطر\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def until_read(qtbot: QtBot, desk: ImportPreviewState) -> None:
    qtbot.waitUntil(lambda: bool(desk.sheets) and not any(sheet.reading for sheet in desk.sheets))


def paragraphs(desk: ImportPreviewState) -> int:
    preview = desk.sheets[0].preview
    return len(preview.paragraphs) if preview else 0


def test_the_latest_choice_wins_whatever_ends_last(qtbot: QtBot, letter: Path):
    desk = ImportPreviewState()
    desk.put([letter])
    sheet = desk.sheets[0]
    for rule in ("blank-lines", "lines", "blank-lines"):
        desk.choose(sheet, "utf-8", rule)
    assert desk.sources() == [], "nothing is made of what is being read"
    until_read(qtbot, desk)
    assert paragraphs(desk) == 2
    assert [source.paragraph_rule for source in desk.sources()] == ["blank-lines"]


def test_what_cannot_be_read_so_keeps_the_desk_from_being_used(qtbot: QtBot, letter: Path):
    desk = ImportPreviewState()
    desk.put([letter])
    until_read(qtbot, desk)
    assert desk.sources()
    desk.choose(desk.sheets[0], "no-such-codec", None)
    until_read(qtbot, desk)
    assert "no encoding" in desk.sheets[0].trouble
    assert desk.sources() == []
    desk.choose(desk.sheets[0], None, None)
    until_read(qtbot, desk)
    assert desk.sheets[0].trouble == ""
    assert desk.sources()


def test_documents_are_put_added_moved_and_left_out(qtbot: QtBot, letter: Path, tmp_path: Path):
    desk, others = ImportPreviewState(), [tmp_path / "b.txt", tmp_path / "c.txt"]
    for other in others:
        other.write_text("ایک\n", encoding="utf-8")
    desk.put([letter, letter])
    desk.add([letter, *others])
    assert [sheet.path for sheet in desk.sheets] == [letter, *others]
    desk.move(desk.sheets[2], -1)
    desk.move(desk.sheets[0], -1)
    assert [sheet.path for sheet in desk.sheets] == [letter, others[1], others[0]]
    desk.remove(desk.sheets[0])
    until_read(qtbot, desk)
    assert [source.name for source in desk.sources()] == ["c.txt", "b.txt"]
    desk.clear()
    assert desk.sources() == []


def test_what_was_taken_off_the_desk_is_not_told_of(qtbot: QtBot, letter: Path):
    desk, told = ImportPreviewState(), list[object]()
    desk.put([letter])
    desk.clear()
    desk.changed.connect(told.append)
    desk.put([letter])
    mine = desk.sheets[0]
    until_read(qtbot, desk)
    assert {id(sheet) for sheet in told} == {id(mine)}


def test_a_project_is_looked_for_only_of_a_single_document(qtbot: QtBot, letter: Path, tmp_path: Path):
    desk, found = ImportPreviewState(), list[object]()
    desk.known.connect(found.append)
    desk.put([letter])
    until_read(qtbot, desk)
    desk.look_for_project(tmp_path, list[Path])
    qtbot.waitUntil(lambda: found == [None])
    other = tmp_path / "other.txt"
    other.write_text("ایک\n", encoding="utf-8")
    desk.add([other])
    until_read(qtbot, desk)
    desk.look_for_project(tmp_path, list[Path])
    assert not desk.busy
    assert found == [None]
