"""report: from the command line, without a display."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, run
from tests.cli.test_writing import shell


@pytest.fixture
def reviewed(edit: Callable[..., Run], project: Path) -> Path:
    """Sentence 1 approved, 2 changed and approved with an error, 3 returned; 4 open."""
    texts = ("One sentence.", "A second sentence.", "The third.", "One more.")
    edit(*(f'{{"number": {at}, "target": "{text}", "status": "translated"}}' for at, text in enumerate(texts, 1)))
    done = edit(
        '{"number": 1, "status": "approved"}',
        '{"number": 2, "target": "Another sentence.", "status": "approved", "comment": "No.", "category": "accuracy",'
        ' "severity": "major"}',
        '{"number": 3, "status": "returned", "comment": "Which?", "category": "style", "severity": "minor"}',
        options=("--author", "Bilal", "--role", "reviewer"),
    )
    assert done.code == 0, done
    return project


@pytest.mark.parametrize(("ending", "first"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF-")])
def test_it_writes_and_sums_up_in_a_line(reviewed: Path, ending: str, first: bytes, qapp: object):
    done = run("report", "p", f"r.{ending}")
    assert done.out == (
        f"r.{ending}: 3 of 4 sentences judged, 1 changed, 1 returned, 2 errors, "
        "MQM score 33.33 (666.67 points per 1,000 words)\n"
    )
    assert (reviewed.parent / f"r.{ending}").read_bytes().startswith(first)
    failed(run("report", "p", f"r.{ending}"), f"r.{ending}", "--force")
    assert run("report", "p", f"r.{ending}", "--force").code == 0


def test_the_figures_for_programs(reviewed: Path):
    (row,) = run("report", "p", "r.html", "--json").rows
    assert row["sentences"] == {
        "all": 4,
        "handed_over": 4,
        "judged": 3,
        "approved": 2,
        "returned": 1,
        "undecided": 0,
        "changed": 1,
        "open": 1,
    }
    assert (row["score"], row["points_per_thousand_words"], row["penalty_points"]) == (33.33, 666.67, 6)
    assert row["errors"] == [
        {"category": "accuracy", "severity": "major", "number": 1},
        {"category": "style", "severity": "minor", "number": 1},
    ]
    assert row["changed_sentences"] == [{"number": 2, "status": "approved", "words": 2, "of": 3}]
    assert row["edits"]["word_rate"] == 22.22


def test_the_first_hand_over_as_the_baseline(reviewed: Path, edit: Callable[..., Run]):
    amna = ("--author", "Amna")
    assert edit('{"number": 3, "target": "The third one.", "status": "translated"}', options=amna).code == 0
    (last,) = run("report", "p", "r.html", "--json").rows
    assert (last["baseline"], last["returns"]) == ("last", 1)
    assert [row["number"] for row in last["changed_sentences"]] == [2]
    (first,) = run("report", "p", "first.html", "--json", "--baseline", "first").rows
    assert (first["baseline"], first["returns"]) == ("first", 1)
    assert [row["number"] for row in first["changed_sentences"]] == [2, 3]
    page = (reviewed.parent / "r.html").read_text(encoding="utf-8")
    assert "Written on: “The third.”" in page
    assert run("report", "p", "second.html", "--baseline", "second").code == 2


def test_what_cannot_be_written_is_refused_before_any_work(reviewed: Path):
    failed(run("report", "p", "r.odt"), "r.odt", ".html, .docx, .pdf")
    failed(run("report", "p", "r"), ".pdf")
    failed(run("report", "p", "nowhere/r.html"), "nowhere")
    failed(run("report", "q", "r.html"), "q.tproj")
    assert run("report", "p").code == 2
    assert [path.name for path in reviewed.parent.iterdir() if path.name.startswith("r.")] == []


def test_nothing_handed_over_is_a_report_that_says_so(project: Path):
    assert run("report", "p", "r.html").out == "r.html: no sentence has been handed over to a reviewer yet\n"
    assert "No sentence has been handed over" in (project.parent / "r.html").read_text(encoding="utf-8")


def test_it_changes_nothing_and_is_the_same_again(reviewed: Path):
    before = reviewed.read_bytes()
    run("report", "p", "r.html")
    run("report", "p", "s.html")
    assert reviewed.read_bytes() == before
    assert (reviewed.parent / "r.html").read_bytes() == (reviewed.parent / "s.html").read_bytes()


def test_a_pdf_needs_no_display(reviewed: Path):
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = shell("report p r.pdf", environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(rb"/Type /Page\b", (reviewed.parent / "r.pdf").read_bytes())


def test_a_page_needs_no_qt(reviewed: Path):
    code = (
        "import sys; sys.argv[1:] = ['report', 'p', 'r.docx']\n"
        "from translator_gui.cli.main import main\nmain()\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    (reviewed.parent / "check.py").write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "check.py"], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
