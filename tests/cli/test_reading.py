"""show, find, history, stats, split."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run
from tests.project.builders import BILAL
from translator_gui.model.status import Role
from translator_gui.project.opening import open_project

KEYS = [
    "number",
    "uid",
    "document",
    "paragraph",
    "source",
    "target",
    "status",
    "author",
    "changed",
    "comments",
    "words",
    "target_words",
    "note",
    "labels",
    "translator",
    "reopened",
    "conflict",
    "source_with_tags",
    "target_with_tags",
    "tags",
    "findings",
]


def test_show_gives_every_sentence_as_a_line_of_json(project: Path):
    found = rows()
    assert [row["number"] for row in found] == [1, 2, 3, 4]
    assert [row["paragraph"] for row in found] == [1, 1, 1, 2]
    assert list(found[0]) == KEYS
    assert found[0] | {"uid": ""} == {
        "number": 1,
        "uid": "",
        "document": "article.txt",
        "paragraph": 1,
        "source": "ایک جملہ ہے۔",
        "target": "",
        "status": "not-started",
        "author": "",
        "changed": None,
        "comments": [],
        "words": 3,
        "target_words": 0,
        "note": "",
        "labels": [],
        "translator": None,
        "reopened": False,
        "conflict": [],
        "source_with_tags": "ایک جملہ ہے۔",
        "target_with_tags": "",
        "tags": [],
        "findings": [],
    }
    assert len({row["uid"] for row in found}) == 4


def test_show_is_for_people_too(project: Path):
    done = run("show", "p")
    assert done.code == 0
    assert "    1  not-started  ایک جملہ ہے۔" in done.out


@pytest.mark.parametrize(("statuses", "numbers"), [("draft", [1]), ("translated,draft", [1, 2]), ("final", [])])
def test_show_takes_several_statuses(edit: Callable[..., Run], statuses: str, numbers: list[int]):
    edit('{"number": 1, "target": "a"}', '{"number": 2, "target": "b", "status": "translated"}')
    assert [row["number"] for row in rows("p", "--status", statuses)] == numbers


@pytest.mark.parametrize("statuses", ["done", "draft,nonsense", "", ","])
def test_an_unknown_status_is_wrong_usage(project: Path, statuses: str):
    done = run("show", "p", "--status", statuses)
    assert done.code == 2
    assert "not-started" in done.err


def test_history_is_oldest_first(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "a"}')
    edit('{"number": 1, "target": "b", "status": "translated"}', options=("--author", "Bilal"))
    found = run("history", "p", "1", "--json").rows
    assert [(row["target"], row["status"], row["role"], row["origin"]) for row in found] == [
        ("a", "draft", "translator", "imported"),
        ("b", "translated", "translator", "imported"),
    ]
    assert found[1]["parents"] == [found[0]["revision"]]
    assert found[1]["author"] == "Bilal"
    assert found[0]["time"] < found[1]["time"]
    assert "Bilal (translator)  translated  b" in run("history", "p", "1").out


def test_history_of_an_untouched_sentence(project: Path):
    assert run("history", "p", "4").out == "not started\n"
    assert run("history", "p", "4", "--json").out == ""


def test_history_of_a_number_there_is_none_of(project: Path):
    failed(run("history", "p", "5"), "p.tproj", "no sentence 5", "1 to 4")
    assert run("history", "p", "0").code == 2
    assert run("history", "p", "x").code == 2


def test_stats_count_by_status(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "one two", "status": "translated"}')
    found = json.loads(run("stats", "p", "--json").out)
    assert found["title"] == "article"
    assert found["all"]["sentences"] == 4
    assert found["all"]["source_words"] == 13
    assert found["all"]["target_words"] == 2
    assert found["all"]["percent_done"] == 23
    assert found["all"]["statuses"]["translated"] == {"sentences": 1, "source_words": 3, "target_words": 2}
    assert found["documents"][0]["document"] == "article.txt"
    assert "All: 23 % done" in run("stats", "p").out


def test_typing_that_is_no_revision_yet_counts_as_a_draft(edit: Callable[..., Run], project: Path):
    edit('{"number": 2, "target": "done", "status": "translated"}')
    with open_project(project) as opened:
        first, second, *_ = opened.queries.segment_ids()
        opened.typing.keep(first, "typed just now", author=BILAL, role=Role.TRANSLATOR)
        opened.typing.keep(second, "", author=BILAL, role=Role.TRANSLATOR)
        shown = rows()
        figures = json.loads(run("stats", "p", "--json").out)["all"]
    assert [(row["target"], row["status"], row["author"], row["target_words"]) for row in shown[:3]] == [
        ("typed just now", "draft", "Bilal", 3),
        ("", "draft", "Bilal", 0),
        ("", "not-started", "", 0),
    ]
    assert shown[0]["changed"] is not None
    assert figures["target_words"] == 3
    for status, figure in figures["statuses"].items():
        of_status = [row for row in shown if row["status"] == status]
        assert figure == {
            "sentences": len(of_status),
            "source_words": sum(row["words"] for row in of_status),
            "target_words": sum(row["target_words"] for row in of_status),
        }


def test_split_needs_no_project(folder: Path):
    found = run("split", "article.txt", "--json", "--paragraphs", "lines").rows
    assert [(row["paragraph"], row["sentence"]) for row in found] == [(1, 1), (1, 2), (1, 3), (2, 1)]
    assert found[3]["text"] == "ایک اور پیراگراف ہے۔"
    assert run("split", "article.txt", "--paragraphs", "lines").out.startswith("1.1  ایک جملہ ہے۔\n")


def test_split_spells_tags_and_keeps_the_sentences_that_a_document_tells(folder: Path):
    entry = 'msgid "خوش آمدید %s! آپ کون ہیں؟"\nmsgstr ""\n'
    (folder / "app.po").write_text(f'msgid ""\nmsgstr ""\n\n#, c-format\n{entry}', encoding="utf-8")
    assert run("split", "app.po").out == "1.1  خوش آمدید {1}! آپ کون ہیں؟\n"
    (row,) = run("split", "app.po", "--json").rows
    assert (row["text"], row["text_with_tags"]) == ("خوش آمدید ! آپ کون ہیں؟", "خوش آمدید {1}! آپ کون ہیں؟")


@pytest.mark.parametrize("verb", ["show", "find", "stats", "copy", "export", "edit", "add", "history"])
def test_a_project_that_is_not_there(folder: Path, verb: str):
    more = {
        "find": ["a"],
        "copy": ["o"],
        "export": ["o.txt"],
        "edit": ["article.txt"],
        "add": ["article.txt"],
        "history": ["1"],
    }
    failed(run(verb, "nowhere", *more.get(verb, [])), "nowhere.tproj", "no such file", "translator-gui new")


def test_a_file_that_may_not_be_read_is_a_failure_not_wrong_usage(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def no_access(path: Path, mode: int) -> bool:
        return not (path and mode)

    def no_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    # Root reads everything, so the permission is withheld here rather than taken from a file.
    monkeypatch.setattr(os, "access", no_access)
    monkeypatch.setattr(Path, "read_bytes", no_bytes)
    failed(run("split", "article.txt"), "article.txt", "Permission denied", "permissions")


@pytest.mark.parametrize("verb", ["show", "stats"])
def test_what_is_no_project(folder: Path, verb: str):
    failed(run(verb, "article.txt"), "article.txt", "not a Translator project")
    (folder / "d.tproj").mkdir()
    failed(run(verb, "d"), "d.tproj", "folder")
    (folder / "e.tproj").write_bytes(b"")
    failed(run(verb, "e"), "e.tproj", "not a Translator project")
    assert run(verb, ".").code == 2


def test_a_terminal_is_not_steered_by_what_a_text_holds(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "a\\u001b[31m \\u202eb"}')
    assert "a<U+001B>[31m <U+202E>b" in run("show", "p").out
