"""Values that no version of the program writes, though their checksums are right: a stranger made the file."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.model.errors import TranslatorError
from translator_gui.model.moment import LATEST, moment_after
from translator_gui.paths import backups_folder
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import check_and_back_up, open_checked, open_project
from translator_gui.store import row_values
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.cycles import find_cycle
from translator_gui.store.digests import digest
from translator_gui.store.driver import sqlite3
from translator_gui.store.invalid_rows import is_order_key


@pytest.mark.parametrize(
    "uid", ["../../outside", "/tmp/outside", "", "x", "..", "415ACF67-FD7C-457B-9E3A-7E5B4E7D4C13", "a" * 36, "a\0b"]
)
def test_a_project_cannot_choose_where_its_backups_go(tmp_path: Path, uid: str):
    with make_project(tmp_path) as project:
        path = project.path
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE project SET value = ?, hash = ? WHERE key = 'uid'", (uid, digest("uid", uid)))
    connection.close()
    before = {entry for entry in backups_folder().rglob("*") if entry.is_file()}
    with pytest.raises(DamagedProjectError, match=r"article\.tproj.*translator-gui repair.*translator-gui backups"):
        open_checked(path)
    with open_project(path) as project:
        assert check_and_back_up(project) != []
        with pytest.raises(DamagedProjectError):
            _ = project.queries.uid
    assert {entry for entry in backups_folder().rglob("*") if entry.is_file()} == before


@pytest.mark.parametrize(
    "text", ["", "[", "nul", "NaN", "[NaN]", "[" * 100_000 + "]" * 100_000, '{"a":' * 50 + "1" + "}" * 50, "1" * 5000]
)
def test_what_is_no_json_of_ours_is_refused(text: str):
    with pytest.raises(row_values.InvalidStoredValueError, match="a row"):
        row_values.json_list(text, "a row")


def test_brackets_in_words_do_not_make_json_deep():
    assert row_values.json_list('["' + "[" * 100 + '", "\\"{' + "{" * 50 + '"]', "a row") == [
        "[" * 100,
        '"{' + "{" * 50,
    ]


@pytest.mark.parametrize("starts", ["[]", "[1]", "[0, 0]", "[0, 2, 1]", "[0, 10]", "[0, 1.5]", "[0, true]", "{}", "0"])
def test_sentences_begin_in_order_within_their_paragraph(starts: str):
    with pytest.raises(row_values.InvalidStoredValueError):
        row_values.valid_starts(starts, 10, "a paragraph")
    assert row_values.valid_starts("[0, 9]", 10, "a paragraph") == [0, 9]


@pytest.mark.parametrize(("key", "valid"), [("a0", True), ("Zz", True), ("a0V", True), ("", False), ("a", False)])
def test_places_among_documents_are_fractional_keys(key: str, valid: bool):
    assert is_order_key(key) is valid
    assert not is_order_key(key + "/")


def test_an_edit_behind_the_last_moment_makes_no_moment_beyond(tmp_path: Path):
    assert moment_after(5, 7, 3) == 8
    assert moment_after(5) == 5
    assert moment_after(5, LATEST) == LATEST
    with make_project(tmp_path) as project:
        segment = project.queries.segment_ids()[0]
        project.do(SetTargetText(segment, "One."), author=AMNA)
        project.connection.execute("UPDATE revision SET time = ?", (LATEST,))
        project.do(SetTargetText(segment, "Two."), author=AMNA)
        assert project.queries.history(segment)[-1].time == LATEST


def test_the_message_is_one_sentence_with_a_way_out(tmp_path: Path):
    path = tmp_path / "my article.tproj"
    with make_project(tmp_path) as project:
        sound = project.path.read_bytes()
    path.write_bytes(sound[:9000])
    with pytest.raises(TranslatorError) as caught:
        open_checked(path)
    assert str(caught.value).startswith(f"{path}: damaged (")
    assert str(caught.value).endswith(
        "repair it: translator-gui repair 'my article.tproj', "
        "or open a backup of it: translator-gui backups 'my article.tproj'"
    )


@pytest.mark.parametrize(
    ("following", "circle"),
    [
        ({}, False),
        ({1: [2], 2: [3]}, False),
        ({1: [2, 3], 2: [4], 3: [4]}, False),
        ({1: [1]}, True),
        ({5: [1], 1: [2], 2: [3], 3: [1]}, True),
    ],
)
def test_cycles_of_sentences_are_found(following: dict[int, list[int]], circle: bool):
    assert (find_cycle(following) is not None) is circle
