"""Inline tags on the command line: in letters, and told where they are wrong."""

import json
from pathlib import Path

import pytest

from tests.cli.running import rows, run
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, closing, opening, standalone
from translator_gui.project.importing import create_project
from translator_gui.text.tag_spelling import read_spelled

ALL = opening(1) + closing(1) + standalone(2)
TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold"),
    InlineTag(2, TagMeaning.NOTE, paired=False, words="note"),
)
URDU = read_spelled("یہ {1>اہم<1} خبر ہے۔{2} دوسرا جملہ ہے۔", ALL)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = SourceDocument("a.txt", "txt", URDU.encode(), (SourceParagraph(URDU, tags=TAGS),), "utf-8", "lines")
    create_project(Path("p.tproj"), [document]).close()


def edit(*lines: str) -> list[str]:
    """Warnings of an edits file."""
    done = run("edit", "p.tproj", "-", stdin="\n".join(lines).encode())
    assert done.code == 0, done
    return done.err.splitlines()


def test_confirmed_english_with_wrong_tags_is_told_by_its_line() -> None:
    told = edit('{"number": 2, "target": "A second one.", "status": "translated"}', '{"number": 1, "target": "This"}')
    assert told == []
    told = edit("", '{"number": 1, "target": "This is {1>important news.{2}", "status": "translated"}')
    assert told == ["warning: -, line 2: the end of tag 1 (bold) is missing"]
    told = edit('{"number": 1, "target": "This is {1>important news.", "status": "translated"}')
    assert told == ["warning: -, line 1: the end of tag 1 (bold) is missing; tag 2 (note) is missing"]
    assert rows("p.tproj")[0]["target"] == "This is important news."
    assert edit('{"number": 1, "target": "This is {1>important<1}.{2}", "status": "translated"}') == []


def test_figures_say_how_many_sentences_have_wrong_tags() -> None:
    assert json.loads(run("stats", "p.tproj", "--json").out)["wrong_tags"] == 0
    assert "findings" not in run("stats", "p.tproj").out
    edit('{"number": 1, "target": "This"}')
    assert json.loads(run("stats", "p.tproj", "--json").out)["wrong_tags"] == 1
    assert "Inline tags: findings in 1 sentence\n" in run("stats", "p.tproj").out
    severities = json.loads(run("stats", "p.tproj", "--json").out)["severities"]
    assert severities == {"error": 1, "warning": 0, "hint": 0}
    assert run("stats", "p.tproj").out.splitlines()[-1] == "1 error, 0 warnings, 0 hints"
    assert run("check", "p.tproj").out.splitlines()[-1] == "1 error, 0 warnings, 0 hints"
    assert "warning: Inline tags: findings in 1 sentence\n" in run("export", "p.tproj", "a.txt").err


def test_a_place_to_split_at_counts_no_tags() -> None:
    at = rows("p.tproj")[0]["source"].index("اہم")
    edit(json.dumps({"number": 1, "split_at": at}))
    assert [row["source_with_tags"] for row in rows("p.tproj")] == ["یہ", "{1>اہم<1} خبر ہے۔{2}", "دوسرا جملہ ہے۔"]


def test_tags_of_no_sentence_are_told_too() -> None:
    told = edit('{"number": 2, "target": "Two.{2}", "status": "translated"}')
    assert told == ["warning: -, line 1: tag 2 (note) is not in the Urdu of this sentence"]


def test_the_english_alone_is_text_without_tags_in_letters(folder: Path) -> None:
    (folder / "a.md").write_text("یہ **اہم** خبر [یہاں](https://example.org) ہے۔\n", encoding="utf-8")
    assert run("new", "m", "a.md").code == 0
    line = '{"number": 1, "target": "This {1>important<1} news is {2>here<2}.", "status": "translated"}'
    (folder / "m.jsonl").write_text(line, encoding="utf-8")
    assert run("edit", "m", "m.jsonl").code == 0
    assert run("export", "m", "o.txt", "--layout", "target").code == 0
    assert (folder / "o.txt").read_text("utf-8").splitlines() == ["This important news is here.", ""]
    assert run("export", "m", "o.html", "--layout", "target").code == 0
    assert '<b>important</b> news is <a href="https://example.org">here</a>.' in (folder / "o.html").read_text("utf-8")


def test_words_are_found_in_the_text_without_tags() -> None:
    edit('{"number": 1, "target": "This is {1>important<1} news.{2}"}')
    for words, side in (("اہم خبر", "source"), ("important news", "target")):
        (row,) = run("find", "p.tproj", words, "--json").rows
        assert row["side"] == side
        assert row["text"] == rows("p.tproj")[0][side]
        assert row["text"][row["start"] : row["end"]] == words
