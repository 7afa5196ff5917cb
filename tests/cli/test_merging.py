"""compare and merge: what they tell, what they take, and how they end."""

import json
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run
from translator_gui.project.opening import open_project

WAY_OUT = " (settle: --conflicts mine or theirs, or in the window)"


def edit(project: str, *lines: Mapping[str, object], author: str) -> None:
    Path("edits.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = run("edit", project, "edits.jsonl", "--author", author)
    assert done.code == 0, done


@pytest.fixture
def theirs(project: Path) -> str:
    """Bilal's copy: both changed the third sentence, he the first, Amna the second, and he asks about the fourth."""
    assert project.exists()
    edit("p", *({"number": n, "target": f"English {n}", "status": "translated"} for n in (1, 2, 3, 4)), author="Amna")
    assert run("copy", "p", "theirs").code == 0
    edit("p", {"number": 2, "target": "Mine 2"}, {"number": 3, "target": "Mine 3"}, author="Amna")
    edit("theirs", {"number": 1, "target": "Theirs 1"}, {"number": 3, "target": "Theirs 3"}, author="Bilal")
    edit("theirs", {"number": 4, "comment": "Why?"}, author="Bilal")
    return "theirs.tproj"


def targets() -> list[str]:
    return [row["target"] for row in rows()]


def test_compare_tells_each_sentence_that_differs_and_changes_nothing(theirs: str, project: Path):
    before = project.read_bytes()
    done = run("compare", "p", theirs, "--json")
    assert (done.code, done.err) == (0, "")
    found = done.rows
    assert [(r["number"], r["kind"], r["mine"], r["theirs"], r["ancestor"]) for r in found] == [
        (1, "theirs", "English 1", "Theirs 1", "English 1"),
        (2, "mine", "Mine 2", "English 2", "English 2"),
        (3, "conflict", "Mine 3", "Theirs 3", "English 3"),
        (4, "comment", "English 4", "English 4", "English 4"),
    ]
    third = found[2]
    assert third["uid"] == rows()[2]["uid"]
    assert third["source"] == rows()[2]["source"]
    assert [third[f"{side}_status"] for side in ("mine", "theirs", "ancestor")] == ["draft", "draft", "translated"]
    assert [third[f"{side}_author"] for side in ("mine", "theirs")] == ["Amna", "Bilal"]
    assert third["theirs_time"].endswith("+00:00")
    assert [comment["text"] for comment in found[3]["comments"]] == ["Why?"]
    done = run("compare", "p", theirs)
    assert done.out.splitlines() == [
        "    1  theirs    English 1 (translated)  |  Theirs 1 (draft)",
        "    2  mine      Mine 2 (draft)  |  English 2 (translated)",
        "    3  conflict  Mine 3 (draft)  |  Theirs 3 (draft)",
        "    4  comment   English 4 (translated)  |  English 4 (translated)",
    ]
    assert project.read_bytes() == before


def test_compare_works_on_a_project_that_is_open_and_merge_does_not(theirs: str, project: Path):
    with open_project(project), open_project(Path(theirs)):
        assert run("compare", "p", theirs).code == 0
        failed(run("merge", "p", theirs), "open")
    with open_project(Path(theirs)):
        assert run("merge", "p", theirs, "--conflicts", "mine").code == 0


def test_merge_takes_what_does_not_conflict_and_a_later_one_settles_the_rest(theirs: str):
    done = run("merge", "p", theirs, "--author", "Amna")
    assert done.code == 3
    assert done.out.splitlines() == [
        "    3  conflict  Mine 3 (draft)  |  Theirs 3 (draft)",
        f"p.tproj: from {theirs} 1 sentence taken, 1 kept, 1 with comments of both, 1 in conflict{WAY_OUT}",
    ]
    assert targets()[:2] == ["Theirs 1", "Mine 2"]
    third = rows()[2]
    assert sorted(rival["target"] for rival in third["conflict"]) == ["Mine 3", "Theirs 3"]
    assert {(rival["status"], rival["author"]) for rival in third["conflict"]} == {
        ("draft", "Amna"),
        ("draft", "Bilal"),
    }
    assert rows()[0]["conflict"] == []
    assert run("merge", "p", theirs).code == 3
    done = run("merge", "p", theirs, "--conflicts", "theirs", "--json")
    assert done.code == 0
    assert [(r["number"], r["kind"], r["done"]) for r in done.rows] == [(2, "mine", "kept"), (3, "conflict", "settled")]
    assert targets() == ["Theirs 1", "Mine 2", "Theirs 3", "English 4"]
    assert rows()[2]["conflict"] == []
    done = run("merge", "p", theirs)
    assert (done.code, done.out) == (0, f"p.tproj: from {theirs} 0 sentences taken, 1 kept\n")


def test_merge_settles_at_once(theirs: str):
    done = run("merge", "p", theirs, "--conflicts", "mine", "--json")
    assert done.code == 0
    assert [r["done"] for r in done.rows] == ["taken", "kept", "settled", "together"]
    assert targets() == ["Theirs 1", "Mine 2", "Mine 3", "English 4"]


def test_what_else_comes_is_told(theirs: str, folder: Path):
    (folder / "more.txt").write_text("ایک اور دستاویز۔\n", encoding="utf-8")
    assert run("add", theirs, "more.txt").code == 0
    done = run("compare", "p", theirs)
    assert done.err == f"note: {theirs}: more.txt comes in, with 1 sentence\n"
    assert run("merge", "p", theirs).err == done.err
    assert len(rows()) == 5
    assert run("compare", "p", "p2").code == 1


def test_refusals_name_the_file_and_the_way_out(theirs: str, folder: Path):
    assert run("new", "other", "article.txt", "--paragraphs", "lines").code == 0
    for verb in ("compare", "merge"):
        failed(run(verb, "p", "other.tproj"), "other.tproj", "another project")
        failed(run(verb, "p", "p.tproj"), "the project itself")
        failed(run(verb, "p", "none.tproj"), "none.tproj", "no such file")
        failed(run(verb, "p", "article.txt"), "article.txt")
        assert run(verb, "p").code == 2
    assert run("merge", "p", theirs, "--conflicts", "both").code == 2
    torn = (folder / theirs).read_bytes()
    (folder / "torn.tproj").write_bytes(torn[: len(torn) // 2])
    failed(run("merge", "p", "torn.tproj"), "torn.tproj", "damaged")


def test_no_difference_is_said(project: Path):
    assert project.exists()
    run("copy", "p", "same")
    assert run("compare", "p", "same.tproj").out == "no sentence differs\n"
    assert run("compare", "p", "same.tproj", "--json").out == ""


@pytest.fixture
def rivals(project: Path) -> str:
    """Bilal's copy: he and Asma translated the first two sentences differently."""
    assert project.exists()
    assert run("copy", "p", "theirs").code == 0
    for path, who in (("p", "Asma"), ("theirs", "Bilal")):
        edit(path, *({"number": n, "target": f"{who} {n}", "status": "translated"} for n in (1, 2)), author=who)
    return "theirs.tproj"


def verdict(project: str, number: int, author: str) -> Run:
    Path("verdict.jsonl").write_text(json.dumps({"number": number, "status": "approved"}), encoding="utf-8")
    return run("edit", project, "verdict.jsonl", "--role", "reviewer", "--author", author)


@pytest.mark.parametrize("conflicts", ["mine", "theirs"])
def test_whoever_resolves_is_not_the_author(rivals: str, conflicts: str):
    before = run("stats", "p", "--days", "--json").rows
    assert run("merge", "p", rivals, "--conflicts", conflicts, "--author", "Carol").code == 0
    who = {"mine": "Asma", "theirs": "Bilal"}[conflicts]
    other = {"mine": "Bilal", "theirs": "Asma"}[conflicts]
    first = rows()[0]
    assert (first["author"], first["translator"], first["status"]) == (who, who, "translated")
    *_, made = run("history", "p", "1", "--json").rows
    assert (made["author"], made["role"], made["origin"], len(made["parents"])) == (who, "translator", "settled", 2)
    (resolved,) = made["resolved"]
    assert resolved["author"] == "Carol"
    assert all(row["resolved"] == [] for row in run("history", "p", "1", "--json").rows[:-1])
    assert run("history", "p", "1").out.endswith(f"{resolved['time']}  resolved by Carol\n")
    days = run("stats", "p", "--days", "--json").rows
    assert [row for row in days if row["author"] == "Asma"] == before
    assert "Carol" not in {row["author"] for row in days}
    warned = verdict("p", 1, who)
    assert "you translated this sentence yourself" in warned.err
    assert warned.code == 0
    assert verdict("p", 2, other).err == ""


def test_four_eyes_forbids_ones_own_text_that_somebody_else_chose(rivals: str):
    assert run("rules", "p", "--four-eyes", "forbid").code == 0
    assert run("merge", "p", rivals, "--conflicts", "mine", "--author", "Bilal").code == 0
    failed(verdict("p", 1, "Asma"), "sentence 1 is your own translation")
    assert verdict("p", 1, "Bilal").code == 0


def test_copies_that_resolve_alike_are_the_same_in_every_field(rivals: str):
    assert run("copy", "p", "third").code == 0
    for path, other, conflicts, who in (
        ("p", rivals, "mine", "Bilal"),
        (rivals, "third.tproj", "theirs", "Asma"),
        ("third.tproj", rivals, "mine", "Carol"),
    ):
        assert run("merge", path, other, "--conflicts", conflicts, "--author", who).code == 0
    paths = ("p.tproj", rivals, "third.tproj")
    for _ in range(2):
        for mine, theirs in permutations(paths, 2):
            assert run("merge", mine, theirs).code == 0
    shown = [[run("show", path, "--json").out, run("history", path, "1", "--json").out] for path in paths]
    assert shown[0] == shown[1] == shown[2]
    resolved = run("history", "p", "1", "--json").rows[-1]["resolved"]
    assert [one["author"] for one in resolved] == ["Bilal", "Asma"]


@pytest.mark.parametrize("ending", ["csv", "po"])
def test_an_outside_translation_comes_back_as_translated_by_its_translator(project: Path, ending: str):
    assert project.exists()
    assert run("export", "p", f"out.{ending}").code == 0
    text = Path(f"out.{ending}").read_text("utf-8")
    first = rows()[0]["source"]
    old, new = (
        (f"{first},", f"{first},The first.")
        if ending == "csv"
        else (f'msgid "{first}"\nmsgstr ""', f'msgid "{first}"\nmsgstr "The first."')
    )
    assert old in text
    Path(f"back.{ending}").write_text(text.replace(old, new, 1), "utf-8")
    done = run("merge", "p", f"back.{ending}", "--as", "translator", "--from", "Bilal", "--author", "Amna")
    assert (done.code, done.err) == (0, "")
    found = rows()[0]
    assert (found["target"], found["status"], found["author"]) == ("The first.", "translated", "Bilal")
    assert run("merge", "p", f"back.{ending}", "--as", "translator", "--from", "Bilal").out.splitlines() == [
        f"p.tproj: from back.{ending} 0 sentences taken"
    ]
