"""edit: what a line may say, what the rules allow, all or nothing."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, failed, rows, run
from tests.project.builders import AMNA, make_project
from translator_gui.project.opening import open_project

Edit = Callable[..., Run]

# How a sentence gets each status, by lines of edits.
WAYS: dict[str, list[dict[str, Any]]] = {
    "not-started": [],
    "draft": [{"target": "a"}],
    "translated": [{"target": "a", "status": "translated"}],
    "approved": [{"target": "a", "status": "translated"}, {"status": "approved"}],
    "returned": [{"target": "a", "status": "translated"}, {"status": "returned", "comment": "why"}],
}
ASKED: dict[str, dict[str, Any]] = {
    "type": {"target": "b"},
    "draft": {"status": "draft"},
    "draft with a reason": {"status": "draft", "comment": "why"},
    "confirm": {"status": "translated"},
    "confirm with English": {"target": "b", "status": "translated"},
    "confirm with an answer": {"status": "translated", "comment": "stays"},
    "approve": {"status": "approved"},
    "approve with English": {"target": "b", "status": "approved"},
    "return": {"status": "returned", "comment": "why"},
    "return without a reason": {"status": "returned"},
    "hand over": {"status": "final"},
    "forget": {"status": "not-started"},
}
# What comes of it, by the status before; None where the rules refuse.
ORDER = ("not-started", "draft", "translated", "approved", "returned")
OUTCOMES: dict[str, tuple[str | None, ...]] = {
    "type": ("draft",) * 5,
    "draft": ("draft", "draft", "draft", None, "draft"),
    "draft with a reason": ("draft",) * 5,
    "confirm": (None, "translated", "translated", "approved", None),
    "confirm with English": ("translated",) * 5,
    "confirm with an answer": (None, "translated", "translated", "approved", "translated"),
    "approve": (None, "approved", "approved", "approved", None),
    "approve with English": ("approved",) * 5,
    "return": (None, None, "returned", "returned", None),
    "return without a reason": (None,) * 5,
    "hand over": (None,) * 5,
    "forget": (None,) * 5,
}
REVIEWERS = {"approve", "approve with English", "return"}


@pytest.fixture
def at_status(edit: Edit) -> Callable[[str], None]:
    def bring(status: str) -> None:
        for line in WAYS[status]:
            assert edit(json.dumps({"number": 1, **line})).code == 0
        assert rows()[0]["status"] == status

    return bring


@pytest.mark.parametrize(("verb", "status"), list(product(ASKED, ORDER)))
def test_which_status_follows_which(edit: Edit, at_status: Callable[[str], None], verb: str, status: str):
    at_status(status)
    before = rows()
    expected = OUTCOMES[verb][ORDER.index(status)]
    done = edit(json.dumps({"number": 1, **ASKED[verb]}))
    if expected is None:
        failed(done, "e.jsonl, line 1", "sentence 1", "nothing was changed")
        assert rows() == before
    else:
        assert done.code == 0, done
        assert rows()[0]["status"] == expected
        assert rows()[0]["target"] == ASKED[verb].get("target", before[0]["target"])


@pytest.mark.parametrize("verb", sorted(REVIEWERS))
def test_a_translator_does_not_review(edit: Edit, at_status: Callable[[str], None], verb: str):
    at_status("translated")
    failed(edit(json.dumps({"number": 1, **ASKED[verb]}), options=("--role", "translator")), "--role reviewer")


def test_a_reviewer_does_not_confirm(edit: Edit, at_status: Callable[[str], None]):
    at_status("draft")
    failed(edit('{"number": 1, "status": "translated"}', options=("--role", "reviewer")), "--role translator")


@pytest.mark.parametrize("line", [*ASKED.values(), {"comment": "c"}, {"note": "n"}, {"split_at": 3}, {"join": True}])
def test_nothing_touches_a_final_sentence(edit: Edit, project: Path, line: dict[str, Any]):
    edit('{"number": 1, "target": "a", "status": "translated"}')
    with open_project(project) as opened:
        opened.connection.execute("UPDATE revision SET status = 'final'")
        for row in opened.connection.execute("SELECT id FROM revision").fetchall():
            revision = opened.queries.history(opened.queries.segment_ids()[0])[-1]
            opened.connection.execute("UPDATE revision SET hash = ? WHERE id = ?", (revision.hash, row[0]))
    failed(edit(json.dumps({"number": 1, **line})), "sentence 1 is final", "reopen")


def test_only_its_translator_takes_a_confirmation_back(edit: Edit):
    assert edit('{"number": 1, "target": "a", "status": "translated"}', options=("--author", "Amna")).code == 0
    failed(edit('{"number": 1, "status": "draft"}', options=("--author", "Bilal")), "somebody else's translation")
    failed(edit('{"number": 1, "status": "draft"}', options=("--role", "reviewer")), "returns it with a comment")
    assert edit('{"number": 1, "status": "draft"}', options=("--author", "Amna")).code == 0
    assert (rows()[0]["status"], rows()[0]["target"]) == ("draft", "a")


def test_a_reviewer_takes_an_approval_back_and_the_reason_is_a_comment(edit: Edit, at_status: Callable[[str], None]):
    at_status("approved")
    line = '{"number": 1, "status": "draft", "comment": "the date is wrong"}'
    failed(edit(line, options=("--role", "translator")), "only a reviewer", "--role reviewer")
    assert edit(line, options=("--author", "Bilal")).code == 0
    assert rows()[0]["status"] == "draft"
    assert [said["text"] for said in rows()[0]["comments"]] == ["the date is wrong"]
    assert run("history", "p", "1", "--json").rows[-1]["role"] == "reviewer"


def test_lines_of_one_file_follow_each_other(edit: Edit):
    lines = (
        '{"number": 1, "target": "a", "status": "translated"}',
        '{"number": 1, "status": "approved"}',
        '{"number": 1, "status": "draft", "comment": "why"}',
    )
    assert edit(*lines).code == 0
    assert rows()[0]["status"] == "draft"


def test_the_role_is_noted(edit: Edit):
    edit('{"number": 1, "target": "a", "status": "translated"}')
    edit('{"number": 1, "status": "approved"}', options=("--author", "Bilal"))
    edit('{"number": 1, "target": "b"}', options=("--role", "reviewer"))
    assert [row["role"] for row in run("history", "p", "1", "--json").rows] == ["translator", "reviewer", "reviewer"]


def test_an_empty_target_is_left_empty_on_purpose(edit: Edit):
    assert edit('{"number": 1, "target": "", "status": "translated"}').code == 0
    assert (rows()[0]["target"], rows()[0]["status"]) == ("", "translated")


def test_comments_and_notes(edit: Edit):
    edit('{"number": 2, "comment": "who is this?", "note": "a footnote"}', options=("--author", "Bilal"))
    found = rows()[1]
    assert found["note"] == "a footnote"
    assert [(c["text"], c["author"], c["open"]) for c in found["comments"]] == [("who is this?", "Bilal", True)]
    assert found["status"] == "not-started"


def test_what_kind_of_error_a_comment_speaks_of_is_shown(edit: Edit):
    edit('{"number": 2, "comment": "stiff", "category": "style", "severity": "minor"}')
    (comment,) = rows()[1]["comments"]
    assert (comment["category"], comment["severity"]) == ("style", "minor")
    assert "quote" not in comment


def test_numbers_are_those_before_the_file(edit: Edit):
    done = edit('{"number": 1, "split_at": 3}', '{"number": 2, "target": "two"}', "", '{"number": 4, "target": "four"}')
    assert done.code == 0
    assert done.out == "p.tproj: 3 edits\n"
    assert [(row["source"], row["target"]) for row in rows()] == [
        ("ایک", ""),
        ("جملہ ہے۔", ""),
        ("دوسرا جملہ ہے۔", "two"),
        ("تیسرا جملہ ہے۔", ""),
        ("ایک اور پیراگراف ہے۔", "four"),
    ]


@pytest.mark.parametrize("places", [(3, 8), (8, 3)])
def test_places_to_split_at_are_those_before_the_file(edit: Edit, places: tuple[int, int]):
    lines = [f'{{"number": 1, "split_at": {place}}}' for place in places]
    assert edit('{"number": 1, "target": "all"}', *lines, '{"number": 2, "target": "two"}').code == 0
    assert [(row["source"], row["target"]) for row in rows()[:4]] == [
        ("ایک", "all"),
        ("جملہ", ""),
        ("ہے۔", ""),
        ("دوسرا جملہ ہے۔", "two"),
    ]


def test_a_split_before_closing_punctuation_moves_behind_it(folder: Path):
    (folder / "quoted.txt").write_text('وہ "چلو" کہہ کر گیا۔', encoding="utf-8")
    run("new", "q.tproj", "quoted.txt")
    (folder / "e.jsonl").write_text('{"number": 1, "split_at": 7}', encoding="utf-8")
    assert run("edit", "q.tproj", "e.jsonl").code == 0
    assert [row["source"] for row in rows("q.tproj")] == ['وہ "چلو"', "کہہ کر گیا۔"]
    (folder / "e.jsonl").write_text('{"number": 2, "split_at": 10}', encoding="utf-8")
    failed(run("edit", "q.tproj", "e.jsonl"), "cannot be split there")


def test_a_split_stays_inside_its_sentence(edit: Edit):
    failed(edit('{"number": 1, "split_at": 3}', '{"number": 1, "split_at": 18}'), "line 2", "cannot be split there")
    assert len(rows()) == 4


def test_joining_puts_the_english_together(edit: Edit):
    edit('{"number": 1, "target": "one", "status": "translated"}', '{"number": 2, "target": "two", "note": "n"}')
    assert edit('{"number": 1, "join": true}').code == 0
    first = rows()[0]
    assert (first["target"], first["status"], first["note"]) == ("one two", "draft", "n")
    failed(edit('{"number": 2, "join": true}'), "last of its paragraph")


def test_sentences_are_named_by_uid_too(edit: Edit):
    uid = rows()[2]["uid"]
    assert edit(json.dumps({"uid": uid, "target": "x"})).code == 0
    assert rows()[2]["target"] == "x"
    failed(edit(json.dumps({"uid": uid, "number": 1, "target": "x"})), "two different sentences")
    failed(edit('{"uid": "nobody", "target": "x"}'), "no sentence has the uid")


WRONG = (
    ("nonsense", "no JSON"),
    ("[1]", "not an object"),
    ('{"number": 1, "number": 2, "target": "a"}', "number is given twice"),
    ('{"number": 1, "target": "a", "targt": "b"}', "unknown key targt"),
    ('{"target": "a"}', "names no sentence"),
    ('{"number": 5, "target": "a"}', "1 to 4"),
    ('{"number": 0, "target": "a"}', "1 to 4"),
    ('{"number": "1", "target": "a"}', "names no sentence"),
    ('{"number": true, "target": "a"}', "names no sentence"),
    ('{"number": 1.0, "target": "a"}', "names no sentence"),
    ('{"number": 1}', "nothing to do"),
    ('{"number": 1, "target": 5}', "target is no text"),
    ('{"number": 1, "target": null}', "target is no text"),
    ('{"number": 1, "status": "done"}', "no status"),
    ('{"number": 1, "status": ["draft"]}', "no status"),
    ('{"number": 1, "split_at": 0}', "cannot be split there"),
    ('{"number": 1, "split_at": -3}', "cannot be split there"),
    ('{"number": 1, "split_at": 99}', "cannot be split there"),
    ('{"number": 1, "split_at": "3"}', "split_at is the number"),
    ('{"number": 1, "split_at": 3, "target": "a"}', "stands alone"),
    ('{"number": 1, "join": false}', '"join": true'),
    ('{"number": 1, "split_at": 3, "join": true}', "stands alone"),
    ('{"number": 1, "target": "\\ud800"}', "half of a character (U+D800)"),
    ('{"number": 1, "target": "a\\u0000b"}', "NUL"),
    ("[" * 100_000, "no JSON"),
)


@pytest.mark.parametrize(("line", "words"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_line_is_named_and_nothing_is_changed(edit: Edit, line: str, words: str):
    before = rows()
    failed(edit('{"number": 1, "target": "fine"}', "", line), "e.jsonl, line 3", words)
    assert rows() == before


def test_a_text_beyond_four_million_characters(edit: Edit):
    failed(edit(json.dumps({"number": 1, "target": "a" * (4 << 20)})), "line 1", "too long")


def test_line_separators_inside_a_text_are_text(edit: Edit):
    assert edit('{"number": 1, "target": "a\u2028b\u0085c"}').code == 0
    assert rows()[0]["target"] == "a\u2028b\u0085c"


def test_edits_come_from_standard_input_too(project: Path):
    assert run("edit", "p", "-", stdin='{"number": 1, "target": "é"}\n'.encode()).code == 0
    assert rows()[0]["target"] == "é"
    failed(run("edit", "p", "-", stdin=b"\xff"), "not UTF-8 at byte 0")


def test_thousands_of_lines(project: Path, edit: Edit):
    lines = [json.dumps({"number": 1 + number % 4, "target": f"text {number}"}) for number in range(4000)]
    assert edit(*lines).out == "p.tproj: 4000 edits\n"
    assert rows()[3]["target"] == "text 3999"
    assert run("edit", "p", "nothing.jsonl").code == 1


@pytest.mark.parametrize(
    ("category", "severity", "kept"),
    [
        ("accuracy", "major", ("accuracy", "major")),
        ("Linguistic conventions", "Minor", ("linguistic-conventions", "minor")),
        ("design_and_markup", None, ("design", None)),
    ],
)
def test_a_verdict_is_kept_with_its_comment(
    edit: Edit,
    at_status: Callable[[str], None],
    project: Path,
    category: str,
    severity: str | None,
    kept: tuple[str | None, ...],
):
    at_status("translated")
    line = {"number": 1, "status": "returned", "comment": "why", "category": category, "severity": severity}
    assert edit(json.dumps(line)).code == 0
    with open_project(project) as opened:
        thread = opened.queries.threads(opened.queries.segment_ids()[0])[0]
        assert (thread.category, thread.severity) == kept


@pytest.mark.parametrize(
    ("verdict", "complaint"),
    [
        ({"category": "taste", "comment": "x"}, '"taste" is no category; they are terminology accuracy'),
        ({"severity": 3, "comment": "x"}, "3 is no severity; they are neutral minor major critical"),
        ({"category": "style"}, 'category is said of a comment; give a "comment" with it'),
    ],
)
def test_a_verdict_that_is_none_is_refused(edit: Edit, verdict: dict[str, Any], complaint: str):
    failed(edit(json.dumps({"number": 1, "target": "a", **verdict})), complaint)


def test_a_word_of_mixed_scripts_is_a_warning(edit: Edit):
    done = edit(json.dumps({"number": 1, "target": "He went to Mоscow."}))
    assert done.code == 0
    assert done.err == (
        "warning: e.jsonl, line 1: sentence 1: “Mоscow” mixes Latin with Cyrillic letters (о); "
        "type it again if not meant\n"
    )
    assert edit(json.dumps({"number": 1, "target": "She went to Mоscow."})).err == ""
    many = " ".join(f"М{letter}" for letter in "abcde")
    (told,) = edit(json.dumps({"number": 1, "target": many, "status": "translated"})).err.splitlines()
    assert told.endswith("and 2 more; type them again if not meant")


@pytest.mark.parametrize("target", ["Moscow (Москва), 10 kΩ and 5 µm", "کہا OK", "Plain"])
def test_scripts_side_by_side_are_no_warning(edit: Edit, target: str):
    assert edit(json.dumps({"number": 1, "target": target})).err == ""


def test_propagating_fills_in_repetitions(tmp_path: Path) -> None:
    """In the same step, as drafts, with their own numbers; English that is there stays."""
    with make_project(tmp_path, "کل 20 لوگ آئے۔ وہ آیا۔", "وہ آیا۔ کل 35 لوگ آئے۔", "وہ آیا۔") as project:
        path = project.path
    lines = [
        {"number": 1, "target": "20 people came.", "status": "translated"},
        {"number": 2, "target": "He came.", "status": "translated"},
        {"number": 5, "target": "He has come."},
    ]
    edits = tmp_path / "edits.jsonl"
    edits.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = run("edit", str(path), str(edits), "--author", "Amna", "--propagate")
    assert done.out.splitlines()[-1] == f"{path}: 2 repetitions filled in as drafts"
    found = [(row["target"], row["status"]) for row in rows(str(path))]
    assert found[2:] == [("He came.", "draft"), ("35 people came.", "draft"), ("He has come.", "draft")]
    with open_project(path) as opened:
        opened.undo(author=AMNA)
        assert [s.target for p in opened.queries.all_paragraphs() for s in p.segments] == [""] * 5


def test_repetitions_that_nobody_touched_follow_a_correction(tmp_path: Path) -> None:
    with make_project(tmp_path, "وہ آیا۔ کل 20 لوگ آئے۔", "وہ آیا۔ کل 35 لوگ آئے۔", "وہ آیا۔ وہ آیا۔") as project:
        path = project.path
    edits = tmp_path / "edits.jsonl"

    def propagate(*lines: dict[str, object]) -> list[tuple[str, str]]:
        edits.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        assert run("edit", str(path), str(edits), "--author", "Amna", "--propagate").code == 0
        return [(row["target"], row["status"]) for row in rows(str(path))]

    propagate(
        {"number": 1, "target": "He came.", "status": "translated"},
        {"number": 2, "target": "20 people came.", "status": "translated"},
    )
    # One is confirmed and one is edited by hand before the first text is corrected.
    propagate({"number": 5, "status": "translated"}, {"number": 6, "target": "He has come."})
    found = propagate(
        {"number": 1, "target": "He arrived.", "status": "translated"},
        {"number": 2, "target": "20 people arrived.", "status": "translated"},
    )
    assert found[2:] == [
        ("He arrived.", "draft"),
        ("35 people arrived.", "draft"),
        ("He came.", "translated"),
        ("He has come.", "draft"),
    ]
