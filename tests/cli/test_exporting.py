"""export with a title block, and a file for each document."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, run
from tests.contracts.samples.docx import word
from tests.contracts.samples.kinds import changed
from tests.contracts.samples.pictures import TEXTS, web_page
from translator_gui.cli.parameters import author_named
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.names import RegisteredName
from translator_gui.project.opening import open_checked


@pytest.fixture
def two(folder: Path) -> Path:
    """A project of two documents of one name."""
    (folder / "other").mkdir()
    (folder / "other/article.txt").write_text("تیسرا پیراگراف یہ ہے۔\n", encoding="utf-8")
    assert run("new", "p", "article.txt", "other/article.txt", "--author", "Amna").code == 0
    return folder


def test_a_title_block_names_who_translated(edit: Callable[..., Run]) -> None:
    edit('{"number": 1, "target": "One sentence.", "status": "translated"}', options=("--author", "Bilal"))
    assert run("export", "p", "o.txt", "--with", "title").code == 0
    text = Path("o.txt").read_text("utf-8")
    assert "Translated by Bilal\n" in text
    assert "of Urdu, 2 of English\n" in text
    assert run("export", "p", "plain.txt").code == 0
    assert "Translated by" not in Path("plain.txt").read_text("utf-8")


def test_the_english_alone_in_another_format_has_the_title_when_asked(edit: Callable[..., Run]) -> None:
    edit('{"number": 1, "target": "One sentence.", "status": "translated"}')
    assert run("export", "p", "o.md", "--layout", "target", "--with", "title").code == 0
    assert Path("o.md").read_text("utf-8").startswith("# article\n")


def test_only_running_text_of_several_documents_is_said_to_be_so(two: Path) -> None:
    def told(name: str) -> str:
        return run("export", "p", name, "--layout", "target").err

    assert "as running text; --each" in told("o.docx")
    assert "running text" not in told("o.tmx")
    assert "note" not in (sheet := told("o.xlsx"))
    assert "table" in sheet
    assert ".odt" in sheet
    assert "as running text; --each" in told("o.epub")
    assert "note" not in (subtitles := told("o.srt"))
    assert "--each" in subtitles


def test_each_document_gets_a_file(two: Path) -> None:
    done = run("export", "p", "out", "--each", "--format", "docx")
    assert (done.code, done.out.splitlines()[1:]) == (
        0,
        ["out/article.docx: written", "out/article (2).docx: written", "out: 2 files written"],
    )
    with zipfile.ZipFile(two / "out/article (2).docx") as package:
        assert "تیسرا پیراگراف" in package.read("word/document.xml").decode()
    failed(
        run("export", "p", "out", "--each", "--format", ".DOCX"), "article.docx, article (2).docx are in out already"
    )
    assert run("export", "p", "out", "--each", "--format", "docx", "--force").code == 0


def test_each_in_its_own_format(two: Path) -> None:
    assert run("export", "p", "out", "--each", "--layout", "target").code == 0
    assert sorted(path.name for path in (two / "out").iterdir()) == ["article (2).txt", "article.txt"]


def test_each_as_pdf_without_a_display(two: Path) -> None:
    assert run("export", "p", "out", "--each", "--format", "pdf").code == 0
    assert (two / "out/article (2).pdf").read_bytes().startswith(b"%PDF-")


def test_several_documents_in_one_file_say_how_to_keep_their_formats(two: Path) -> None:
    done = run("export", "p", "o.txt", "--layout", "target")
    assert done.code == 0
    assert done.err.startswith("note: ")
    assert "--each" in done.err
    assert "تیسرا" in (two / "o.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--each",), "--format docx"),
        (("--format", "docx"), "--each"),
        (("--each", "--format", "qqq"), "qqq is no format; they are docx, odt"),
    ],
)
def test_a_wrong_use_says_the_right_one(two: Path, options: tuple[str, ...], words: str) -> None:
    done = run("export", "p", "out", *options)
    assert done.code == 2
    assert words in " ".join(done.err.split())
    assert not (two / "out").exists()


def test_a_folder_that_cannot_be_is_refused(two: Path) -> None:
    failed(run("export", "p", "article.txt", "--each", "--format", "md"), "article.txt is a file")
    failed(run("export", "p", "no/such", "--each", "--format", "md"), "no folder no")
    assert (two / "article.txt").is_file()


def test_registered_names_are_appended_and_a_document_of_its_own_has_only_its_own(two: Path) -> None:
    with open_checked(two / "p.tproj") as project:
        names = (RegisteredName("تیسرا پیراگراف", "Paragraf"), RegisteredName("خواجہ آصف", "Khawaja Asif"))
        project.do(set_names(*names), author=author_named("Amna"))
    assert run("export", "p", "o.md", "--with", "names").code == 0
    text = (two / "o.md").read_text("utf-8")
    assert text.index("## Names") < text.index("| Khawaja Asif |") < text.index("| Paragraf |")
    assert run("export", "p", "plain.md").code == 0
    assert "Paragraf" not in (two / "plain.md").read_text("utf-8")
    assert run("export", "p", "out", "--each", "--format", "md", "--with", "names").code == 0
    each = (two / "out/article (2).md").read_text("utf-8")
    assert "| Paragraf |" in each
    assert "Khawaja" not in each
    assert "## Names" not in (two / "out/article.md").read_text("utf-8")


def test_what_is_left_out_is_named(edit: Callable[..., Run]) -> None:
    edit(
        '{"number": 1, "target": "Court", "status": "translated", "comment": "Why?"}',
        '{"number": 2, "target": "A sentence.", "status": "draft"}',
    )
    with open_checked(Path("p.tproj")) as project:
        project.do(set_names(RegisteredName("خواجہ آصف", "Khawaja Asif")), author=author_named("Amna"))

    def told(*options: str) -> str:
        done = run("export", "p", *options, "--force")
        assert done.code == 0
        return "".join(line for line in done.err.splitlines() if line.startswith("note: left out"))

    start = "note: left out: "
    assert told("o.docx") == f"{start}1 comment and 1 registered name"
    assert told("o.docx", "--with", "comments,names") == ""
    assert told("o.csv", "--only", "translated", "--with", "comments,names") == (
        f"{start}3 sentences by their status and 1 registered name"
    )
    assert told("o.xlf") == f"{start}1 registered name"
    assert told("o.tmx") == f"{start}2 sentences without English, 1 registered name and the earlier versions"
    own = told("o.txt", "--layout", "target", "--open", "omit")
    assert own == f"{start}3 sentences by their status, 1 comment and 1 registered name"


def test_a_digital_signature_is_named_when_it_comes_and_when_it_goes(folder: Path) -> None:
    (folder / "a.docx").write_bytes(changed(word(["ایک خط۔"]), {"_xmlsignatures/sig1.xml": "<Signature/>"}))
    assert "note: a.docx: Its digital signature holds for the Urdu alone" in run("new", "p", "a.docx").err
    assert "left out: the digital signature\n" in run("export", "p", "b.docx", "--layout", "target").err
    assert "signature" not in run("export", "p", "c.docx").err


def test_pictures_links_and_notes_that_a_format_has_no_room_for_are_named(folder: Path) -> None:
    page = web_page().replace(TEXTS[0].encode(), f'<b>{TEXTS[0]}</b> <a href="https://example.org">یہاں</a>'.encode())
    (folder / "fort.html").write_bytes(page)
    assert run("new", "f", "fort.html", "--author", "Amna").code == 0
    Path("e.jsonl").write_text('{"number": 1, "target": "One.", "note": "Or two."}', encoding="utf-8")
    assert run("edit", "f", "e.jsonl", "--author", "Amna").code == 0

    def told(*options: str) -> str:
        done = run("export", "f", *options, "--force")
        assert done.code == 0
        return "".join(line for line in done.err.splitlines() if line.startswith("note: left out"))

    start = "note: left out: "
    for ending in ("docx", "odt", "html", "epub", "pdf"):
        assert told(f"o.{ending}", "--layout", "interleaved") == ""
    plain = "bold and other formatting, the address of 1 link"
    assert told("o.txt") == f"{start}{plain} and 3 pictures"
    rows = "the rows and columns of 1 table"
    assert told("o.txt", "--layout", "interleaved") == f"{start}{plain}, {rows} and 3 pictures"
    assert told("o.csv") == told("o.xlsx") == told("o.md") == f"{start}3 pictures"
    assert told("o.html", "--layout", "target") == f"{start}1 translator's note"
    assert "1 translator's note" not in told("o.xlf")
    assert told("o.html", "--without", "pictures") == ""
    assert b"<img" not in (folder / "o.html").read_bytes()
