"""find: where words stand, and similar spellings if there are no others."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run

LINES = ("وہ بے\u200cوقوف نہیں تھا۔", "اُس کا گهر کراچی میں ہے؟", "بچوں نے گھر دیکها۔")


@pytest.fixture
def varied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert run("new", "p", "a.txt", "--paragraphs", "lines", "--author", "Amna").code == 0
    return tmp_path


def test_every_match_is_a_line_of_json(edit: Callable[..., Run]) -> None:
    edit('{"number": 1, "target": "One sentence. One more."}')
    found = run("find", "p", "جملہ", "--json")
    assert found.code == 0
    uids = [row["uid"] for row in rows()]
    assert found.rows[0] == {
        "number": 1,
        "uid": uids[0],
        "side": "source",
        "start": 4,
        "end": 8,
        "text": "ایک جملہ ہے۔",
    }
    assert list(found.rows[0]) == ["number", "uid", "side", "start", "end", "text"]
    assert [row["number"] for row in found.rows] == [1, 2, 3]
    assert [(row["start"], row["end"]) for row in run("find", "p", "one", "--json").rows] == [(0, 3), (14, 17)]


def test_for_people_the_columns_are_separated_by_tabs(edit: Callable[..., Run]) -> None:
    edit('{"number": 2, "target": "A\\tsecond \\u202esentence."}')
    uid = rows()[1]["uid"]
    found = run("find", "p", "SECOND", "sentence")
    assert found.code == 0
    assert found.out.split("\t") == ["2", uid, "target", "2", "18", "A second <U+202E>sentence.\n"]


def test_one_side_alone(edit: Callable[..., Run]) -> None:
    edit('{"number": 1, "target": "جملہ means sentence"}')
    sides = {side: run("find", "p", "جملہ", "--side", side, "--json").rows for side in ("source", "target")}
    assert [row["number"] for row in sides["source"]] == [1, 2, 3]
    assert [(row["number"], row["side"]) for row in sides["target"]] == [(1, "target")]
    assert run("find", "p", "جملہ", "--side", "urdu").code == 2


def test_nothing_found_is_no_error(varied: Path) -> None:
    for options in ((), ("--json",), ("--side", "target")):
        found = run("find", "p", "کتاب", *options)
        assert (found.code, found.out, found.err) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        (("بےوقوف",), [(1, "بے\u200cوقوف")]),
        (("بے", "وقوف"), [(1, "بے\u200cوقوف")]),
        (("بیوقوف",), [(1, "بے\u200cوقوف")]),
        (("دیکھا.",), [(3, "دیکها۔")]),
        (("هے?",), [(2, "ہے؟")]),
        (("اس کا",), [(2, "اُس کا")]),
        (("کراچی  میں",), [(2, "کراچی میں")]),
    ],
)
def test_similar_spellings_are_found_if_there_are_no_others(
    varied: Path, words: tuple[str, ...], hits: list[tuple[int, str]]
) -> None:
    found = run("find", "p", *words, "--json").rows
    assert [(row["number"], row["text"][row["start"] : row["end"]]) for row in found] == hits
    assert [row["text"] for row in found] == [LINES[number - 1] for number, _hit in hits]


def test_what_is_found_as_typed_hides_similar_spellings(varied: Path) -> None:
    assert [row["number"] for row in run("find", "p", "گھر", "--json").rows] == [3]
    assert [row["number"] for row in run("find", "p", "گهر", "--json").rows] == [2]


def test_words_without_a_text_are_refused(varied: Path) -> None:
    failed(run("find", "p", ""), "type a word")
    assert run("find", "p").code == 2


def test_the_sentence_numbers_are_those_of_show(varied: Path) -> None:
    shown = {row["uid"]: row["number"] for row in rows()}
    for line in run("find", "p", "ہ", "--json").out.splitlines():
        row = json.loads(line)
        assert shown[row["uid"]] == row["number"]
