"""documents, update, remove."""

import json
from collections.abc import Callable
from pathlib import Path

import docx

from tests.cli.running import Run, failed, rows, run


def second(project: Path) -> Path:
    path = project.parent / "second.txt"
    path.write_text("دوسری دستاویز۔ اس کا دوسرا جملہ۔\n", encoding="utf-8")
    assert run("add", "p", "second.txt", "--author", "Amna").code == 0
    return path


def newer(project: Path, name: str = "article.txt") -> Path:
    path = project.parent / name
    text = (project.parent / "article.txt").read_text(encoding="utf-8")
    path.write_text("پہلے یہ۔\n" + text.replace("دوسرا", "دوسرا نیا"), encoding="utf-8")
    return path


def test_documents_are_listed(project: Path):
    second(project)
    assert run("documents", "p").out.splitlines()[1] == "  2    0 %       2 sentences  second.txt"
    listed = run("documents", "p", "--json").rows
    assert [(row["number"], row["name"], row["sentences"]) for row in listed] == [
        (1, "article.txt", 4),
        (2, "second.txt", 2),
    ]


def test_a_newer_version_keeps_the_work(edit: Callable[..., Run], project: Path):
    done = [{"number": n, "target": f"English {n}", "status": "translated"} for n in (1, 2, 3, 4)]
    assert edit("\n".join(map(json.dumps, done))).code == 0
    newer(project)
    told = run("update", "p", "article.txt", "--author", "Bilal")
    assert told.out == "article.txt: 3 unchanged, 1 changed, 1 new, 0 gone\n"
    statuses = [row["status"] for row in rows()]
    assert statuses == ["not-started", "translated", "draft", "translated", "translated"]
    assert [row["target"] for row in rows()][1:] == [f"English {n}" for n in (1, 2, 3, 4)]
    assert [row["status"] for row in run("history", "p", "3", "--json").rows] == ["translated", "draft"]
    failed(run("update", "p", "article.txt"), "article.txt", "nothing has changed")


def test_a_newer_version_finds_its_document(project: Path):
    newer(project, "later.txt")
    assert run("update", "p", "later.txt").code == 0
    second(project)
    newer(project, "latest.txt")
    failed(run("update", "p", "latest.txt"), "no document is called latest.txt", "--document")
    failed(run("update", "p", "latest.txt", "--document", "7"), "called 7")
    told = run("update", "p", "latest.txt", "--document", "1", "--paragraphs", "blank-lines", "--json").rows[0]
    assert told["document"] == "article.txt"
    assert {word: told[word] for word in ("changed", "new", "gone")} == {"changed": 0, "new": 0, "gone": 0}


def test_what_is_no_newer_version_is_refused(project: Path):
    before = rows()
    (project.parent / "empty.txt").write_bytes(b"")
    failed(run("update", "p", "empty.txt"), "empty.txt")
    failed(run("update", "p", "nowhere.txt"), "nowhere.txt")
    failed(run("update", "p", "article.txt"), "nothing has changed")
    other = docx.Document()
    other.add_paragraph("ایک جملہ ہے۔")
    other.save(str(project.parent / "a.docx"))
    failed(run("update", "p", "a.docx"), "a.docx", "a .docx file", "article.txt a .txt file")
    assert rows() == before


def test_a_removed_document_is_left_out(project: Path):
    second(project)
    failed(run("remove", "p", "third.txt"), "third.txt")
    assert run("remove", "p", "1").out == "article.txt: removed\n"
    assert {row["document"] for row in rows()} == {"second.txt"}
    assert [row["name"] for row in run("documents", "p", "--json").rows] == ["second.txt"]
    assert run("remove", "p", "second.txt").code == 0
    assert run("documents", "p").out == "no documents\n"
    assert run("show", "p").out == ""
    assert run("add", "p", "article.txt").code == 0
    assert len(rows()) == 4
