"""The reviewer's verbs on the command line: verdicts in an edits file, rules, handing over, reopening."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, failed, rows, run
from translator_gui.model.author import Author
from translator_gui.model.status import Role
from translator_gui.project.opening import open_project

Edit = Callable[..., Run]
BILAL = ("--author", "Bilal")


@pytest.fixture
def translated(edit: Edit) -> None:
    lines = [json.dumps({"number": n, "target": f"text {n}", "status": "translated"}) for n in (1, 2, 3)]
    assert edit(*lines, options=("--author", "Amna")).code == 0


@pytest.mark.usefixtures("translated")
def test_a_return_carries_its_verdict(edit: Edit):
    line = {"number": 1, "status": "returned", "comment": "why", "category": "accuracy", "severity": "major"}
    assert edit(json.dumps(line), '{"number": 2, "comment": "look"}', options=BILAL).code == 0
    first, second, third, _ = rows()
    assert first["status"] == "returned"
    (said,) = first["comments"]
    assert (said["text"], said["category"], said["severity"], said["open"]) == ("why", "accuracy", "major", True)
    (said,) = second["comments"]
    assert (said["category"], said["severity"]) == (None, None)
    assert (third["translator"], third["reopened"]) == ("Amna", False)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ({"comment": "c", "category": "taste"}, '"taste" is no category; they are terminology'),
        ({"comment": "c", "severity": "fatal"}, '"fatal" is no severity; they are neutral'),
        ({"comment": "c", "severity": 3}, "3 is no severity"),
        ({"category": "style"}, "category is said of a comment"),
        ({"comment": " ", "severity": "minor"}, "severity is said of a comment"),
        ({"status": "returned", "category": "style"}, "category is said of a comment"),
        ({"status": "returned"}, "say in a comment why"),
    ],
)
@pytest.mark.usefixtures("translated")
def test_what_is_wrong_with_a_verdict_is_said_with_its_place(edit: Edit, line: dict[str, Any], word: str):
    before = rows()
    failed(edit('{"number": 2, "note": "n"}', json.dumps({"number": 1, **line}), options=BILAL), "line 2", word)
    assert rows() == before


@pytest.mark.usefixtures("translated")
def test_approving_ones_own_translation_warns(edit: Edit):
    done = edit('{"number": 1, "status": "approved"}', options=("--author", "Amna"))
    assert done.code == 0
    assert done.err.startswith("warning: e.jsonl, line 1: sentence 1: you translated this sentence yourself")
    assert rows()[0]["status"] == "approved"
    assert edit('{"number": 2, "status": "approved"}', options=BILAL).err == ""


@pytest.mark.usefixtures("translated")
def test_four_eyes_forbids_it(edit: Edit):
    assert run("rules", "p").out == "four eyes: warn\n"
    assert run("rules", "p", "--four-eyes", "forbid").out == "four eyes: forbid\n"
    assert run("rules", "p", "--json").rows == [{"four_eyes": "forbid"}]
    before = rows()
    own = edit('{"number": 2, "status": "approved"}', '{"number": 1, "note": "n"}', options=("--author", "Amna"))
    failed(own, "e.jsonl, line 1", "sentence 2 is your own translation", "nothing was changed")
    assert rows() == before
    failed(edit('{"number": 4, "target": "t", "status": "approved"}', options=BILAL), "your own translation")
    mended = edit('{"number": 2, "target": "better", "status": "approved"}', options=BILAL)
    assert (mended.code, mended.err) == (0, "")
    assert run("rules", "p", "--four-eyes", "warn").code == 0
    assert edit('{"number": 1, "status": "approved"}', options=("--author", "Amna")).code == 0


def test_rules_of_a_wrong_word_are_wrong_usage(project: Path):
    assert run("rules", project.name, "--four-eyes", "maybe").code == 2


@pytest.mark.usefixtures("translated")
def test_handing_over(edit: Edit, project: Path):
    edit('{"number": 1, "status": "approved"}', '{"number": 3, "status": "approved"}', options=BILAL)
    done = run("handover", "p", "--json", *BILAL)
    assert done.code == 0
    uids = [row["uid"] for row in rows()]
    left = [(2, uids[1], "translated"), (4, uids[3], "not-started")]
    names = ("number", "uid", "status")
    assert done.rows == [{"final": 2, "left": [dict(zip(names, row, strict=True)) for row in left]}]
    assert [row["status"] for row in rows()] == ["final", "translated", "final", "not-started"]
    latest = run("history", "p", "1", "--json").rows[-1]
    assert (latest["origin"], latest["role"], latest["author"]) == ("handed-over", "reviewer", "Bilal")
    again = run("handover", "p")
    assert again.code == 0
    assert "0 sentences became final (2 were before)" in again.out
    assert "not approved: 1 not started, 1 translated: 2, 4" in again.out
    with open_project(project) as opened:
        opened.undo(author=Author("Bilal"), role=Role.REVIEWER)
    assert [row["status"] for row in rows()][:3] == ["approved", "translated", "approved"]


@pytest.mark.usefixtures("translated")
def test_handing_over_lists_open_comments_and_approving_resolves_those_of_a_return(edit: Edit):
    returned = {"number": 1, "status": "returned", "comment": "why", "severity": "critical"}
    edit(json.dumps(returned), '{"number": 2, "comment": "look"}', options=BILAL)
    done = run("handover", "p")
    assert "open comments: 2: 1, 2" in done.out
    edit('{"number": 1, "target": "fixed", "status": "translated"}', options=("--author", "Amna"))
    edit('{"number": 1, "status": "approved"}', '{"number": 2, "status": "approved"}', options=BILAL)
    first, second, *_others = rows()
    assert [said["open"] for said in first["comments"]] == [False]
    assert [said["open"] for said in second["comments"]] == [True]
    (found,) = run("handover", "p", "--json", *BILAL).rows
    assert found["open_comments"] == [{"number": 2, "uid": second["uid"], "comments": 1}]


@pytest.mark.usefixtures("translated")
def test_reopening(edit: Edit):
    failed(run("reopen", "p", "1", "--reason", "why"), "p.tproj", "sentence 1 is translated")
    edit('{"number": 1, "status": "approved"}', options=BILAL)
    run("handover", "p")
    failed(edit('{"number": 1, "target": "x"}'), "sentence 1 is final", "translator-gui reopen")
    failed(run("reopen", "p", "9", "--reason", "why"), "no sentence 9")
    failed(run("reopen", "p", "1", "--reason", " "), "say why")
    assert run("reopen", "p", "1").code == 2
    done = run("reopen", "p", "1", "--reason", "The client asks", *BILAL)
    assert done.code == 0, done
    row = rows()[0]
    assert (row["status"], row["target"], row["reopened"]) == ("draft", "text 1", False)
    assert [comment["text"] for comment in row["comments"]] == ["The client asks"]
    assert edit('{"number": 1, "target": "changed"}').code == 0
    assert rows()[0]["reopened"] is True
