"""Subtitles, sheets and presentations on the command line."""

import csv
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.contracts.samples.pptx import presented

SRT = "1\n00:00:01,000 --> 00:00:02,000\n<i>سلام</i>\n"
TABLE = "1,سلام,note\n2,دنیا,other\n"


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    (folder / "a.srt").write_text(SRT, encoding="utf-8", newline="")
    (folder / "a.csv").write_text(TABLE, encoding="utf-8", newline="")


def test_subtitles_go_back_without_naming_a_layout(folder: Path):
    assert run("new", "s", "a.srt").code == 0
    assert run("edit", "s", "-", stdin=b'{"number": 1, "target": "Hello", "status": "translated"}').code == 0
    assert run("export", "s", "out.srt").code == 0
    assert (folder / "out.srt").read_text("utf-8") == SRT.replace("سلام", "Hello")


def test_what_did_not_come_as_subtitles_cannot_go_back_so(folder: Path):
    assert run("new", "s", "a.srt").code == 0
    for out in ("out.vtt", "out.tsv"):
        refused = run("export", "s", out)
        assert refused.code == 1
        assert "this project holds a.srt" in refused.err
        assert not (folder / out).exists()
    refused = run("export", "s", "out.srt", "--layout", "table")
    assert (refused.code, "--layout target" in refused.err) == (1, True)


def test_a_presentation_goes_back_without_naming_a_layout(folder: Path):
    (folder / "a.pptx").write_bytes(presented(["پہلا نکتہ۔"]))
    assert run("new", "s", "a.pptx").code == 0
    assert run("edit", "s", "-", stdin=b'{"number": 2, "target": "Heading", "status": "translated"}').code == 0
    assert run("export", "s", "out.pptx", "--open", "omit").code == 0
    with zipfile.ZipFile("out.pptx") as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert re.findall("<a:t>(.*?)</a:t>", slide) == ["Heading"]
    assert len(run("split", "out.pptx", "--json").rows) == 1


def test_columns_are_chosen(folder: Path):
    assert "2 paragraphs" in run("new", "q", "a.csv").out
    assert "4 paragraphs" in run("new", "r", "a.csv", "--columns", "b,C").out
    assert run("export", "r", "bilingual.csv").code == 0
    assert len(list(csv.reader((folder / "bilingual.csv").read_text("utf-8-sig").splitlines()))) == 5
    assert run("export", "r", "own.csv", "--layout", "target").code == 0
    assert (folder / "own.csv").read_text("utf-8") == "1,[سلام],[note]\n2,[دنیا],[other]\n"
    assert len(run("split", "a.csv", "--columns", "C", "--json").rows) == 2


def test_columns_of_what_has_none_are_refused():
    refused = run("new", "s", "a.srt", "--columns", "B")
    assert (refused.code, "--columns" in refused.err) == (2, True)
    refused = run("new", "s", "a.csv", "--columns", "Q")
    assert (refused.code, "there is some in B,C" in refused.err) == (1, True)
