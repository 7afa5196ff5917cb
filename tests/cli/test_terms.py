"""The verb `terms`: a project's glossary in and out."""

from pathlib import Path

import pytest

from tests.cli.running import failed, run

TABLE = (
    "Term\tEnglish\tPart of speech\tNote\tForbidden\tDo not translate\tCase\tDomain\n"
    "WhatsApp\t\t\t\t\tyes\t\t\n"
    "عدالت\tcourt; bench\tnoun\tnot the judge\ttribunal\t\t\tlaw\n"
)


@pytest.mark.parametrize(
    ("suffix", "root", "options"),
    [
        (".tsv", "", ()),
        (".csv", "", ()),
        (".xlsx", "", ()),
        (".tbx", "<tbx ", ()),
        (".tbx", "<martif ", ("--tbx-version", "2")),
    ],
)
def test_terms_go_in_and_come_out(project: Path, suffix: str, root: str, options: tuple[str, ...]) -> None:
    folder = project.parent
    (folder / "terms.tsv").write_text(TABLE, encoding="utf-8")
    done = run("terms", "import", "p", "terms.tsv", "--author", "Amna")
    assert (done.code, done.out) == (0, "p.tproj: 2 terms added, 0 terms changed\n")
    done = run("terms", "export", "p", f"out{suffix}", *options)
    assert root.encode() in (folder / f"out{suffix}").read_bytes()
    assert (done.code, done.out) == (0, f"out{suffix}: 2 terms written\n")
    assert run("new", "q.tproj", str(next(folder.glob("*.txt")))).code == 0
    assert run("terms", "import", "q", f"out{suffix}").code == 0
    assert run("terms", "export", "q", "back.tsv").code == 0
    assert (folder / "back.tsv").read_text(encoding="utf-8") == TABLE
    again = run("terms", "import", "q", f"out{suffix}", "terms.tsv")
    assert again.out == "q.tproj: 0 terms added, 0 terms changed\n"


def test_a_known_term_keeps_its_english_and_gets_more(project: Path) -> None:
    folder = project.parent
    (folder / "a.tsv").write_text("عدالت\tcourt\n", encoding="utf-8")
    (folder / "b.csv").write_text("Urdu,English,Forbidden\nعدالت,bench,tribunal\nوزیر,minister,\n", encoding="utf-8")
    assert run("terms", "import", "p", "a.tsv").code == 0
    assert run("terms", "import", "p", "b.csv").out == "p.tproj: 1 term added, 1 term changed\n"
    assert run("terms", "export", "p", "out.tsv").code == 0
    assert "عدالت\tcourt; bench\t\t\ttribunal\t\t\t\n" in (folder / "out.tsv").read_text(encoding="utf-8")


def test_failures_say_what_is_wrong_and_change_nothing(project: Path) -> None:
    folder = project.parent
    (folder / "good.tsv").write_text("عدالت\tcourt\n", encoding="utf-8")
    (folder / "bad.tsv").write_text("no glossary\n", encoding="utf-8")
    failed(run("terms", "import", "p", "good.tsv", "bad.tsv"), "bad.tsv, row 1", "names the columns")
    failed(run("terms", "import", "p", "none.tsv"), "none.tsv")
    failed(run("terms", "export", "p", "out.docx"), ".tsv .csv .xlsx .tbx")
    assert run("terms", "export", "p", "out.tsv").out == "out.tsv: 0 terms written\n"
    failed(run("terms", "export", "p", "out.tsv"), "out.tsv")
    assert run("terms", "import", "p").code == 2
