"""new, add, copy, export, and the window's verb without a display."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run
from translator_gui.project.opening import open_project

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from translator_gui.project.opening import open_project
with open_project(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_new_says_how_large_it_is_and_adds_the_ending(folder: Path):
    done = run("new", "p", "article.txt", "--paragraphs", "lines")
    assert done.out == "p.tproj: 2 paragraphs, 4 sentences, 13 words\n"
    assert sorted(path.name for path in folder.iterdir()) == ["article.txt", "p.tproj"]


def test_nothing_is_replaced_without_force(project: Path):
    for verb in (("new", "p", "article.txt"), ("copy", "p", "q"), ("export", "p", "o.txt")):
        run(*verb)
        failed(run(*verb), "--force")
        if verb[0] != "new":
            assert run(*verb, "--force").code == 0
    assert run("new", "p", "article.txt", "--force", "--title", "Other").code == 0
    assert '"title": "Other"' in run("stats", "p", "--json").out


def test_documents_are_added(project: Path):
    (project.parent / "second.txt").write_text("دوسری دستاویز۔\n", encoding="utf-8")
    assert run("add", "p", "second.txt").out == "p.tproj: 3 paragraphs, 5 sentences, 15 words\n"
    assert rows()[4]["document"] == "second.txt"


def test_documents_that_cannot_be_read_leave_no_project(folder: Path):
    (folder / "empty.txt").write_bytes(b"")
    failed(run("new", "p", "empty.txt"), "empty.txt")
    failed(run("new", "p", "nowhere.txt"), "nowhere.txt")
    failed(run("new", "nowhere/p", "article.txt"), "nowhere")
    assert run("new", "p").code == 2
    assert [path.name for path in folder.glob("*.tproj*")] == []


def test_deceptive_names_are_refused(project: Path):
    folder = project.parent
    (folder / "a\u202etxt.exe").write_text("ایک جملہ ہے۔", encoding="utf-8")
    failed(run("new", "q", "a\u202etxt.exe"), "<U+202E>", "rename")
    failed(run("new", "q\u2066", "article.txt"), "<U+2066>", "rename")
    failed(run("copy", "p", "q\u202a"), "<U+202A>", "rename")
    failed(run("new", "q", "article.txt", "--author", "A\u202emna"), "the author")
    failed(run("new", "q", "article.txt", "--title", "A\u2069"), "<U+2069>")
    assert sorted(path.name for path in folder.glob("*.tproj")) == ["p.tproj"]


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_deceptive_paths_of_what_is_written_are_refused(project: Path, sign: str):
    (project.parent / f"out{sign}").mkdir()
    told = f"<U+{ord(sign):04X}>"
    before = sorted(project.parent.rglob("*"))
    for out in (f"a{sign}xcod.docx", f"out{sign}/a.docx", f"a{sign}fdp.pdf"):
        failed(run("export", "p", out), told, "rename")
        failed(run("export", "p", out, "--force"), told)
        failed(run("report", "p", out), told, "rename")
    failed(run("export", "p", f"a{sign}txt.txt", "--layout", "target"), told)
    failed(run("export", "p", f"all{sign}", "--each", "--format", "docx"), told)
    failed(run("copy", "p", f"out{sign}/q"), told)
    failed(run("new", f"out{sign}/q", "article.txt"), told)
    failed(run("p.tproj", "--screenshot", f"a{sign}.png"), told)
    assert sorted(project.parent.rglob("*")) == before


def test_a_copy_is_whole_and_never_the_project_itself(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "a"}')
    assert run("copy", "p", "q").out == "q.tproj: copied\n"
    assert rows("q") == rows("p")
    failed(run("copy", "p", "p", "--force"), "is the project itself")
    failed(run("copy", "p", "nowhere/q"), "nowhere")


def test_a_rest_of_a_former_files_journal_harms_no_new_file(project: Path):
    (project.parent / "q.tproj-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    assert run("copy", "p", "q").code == 0
    assert not (project.parent / "q.tproj-journal").exists()


def test_export_says_first_what_is_open(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    done = run("export", "p", "o.txt", "--only", "translated", "--with", "numbers,status")
    assert done.out == "3 of 4 sentences are open\no.txt: written\n"
    assert "One." in Path("o.txt").read_text(encoding="utf-8")
    assert run("export", "p", "o.txt", "--with", "nonsense").code == 2
    assert run("export", "p", "o.txt", "--layout", "nonsense").code == 2
    failed(run("export", "p", "o.xyz"), "o.xyz")


def test_export_writes_what_other_programs_read(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    for name in ("o.xlf", "o.xliff"):
        assert run("export", "p", name).code == 0
        assert 'version="2.1"' in Path(name).read_text(encoding="utf-8")
        assert 'state="translated"' in Path(name).read_text(encoding="utf-8")
    assert run("export", "p", "o12.xlf", "--version", "1.2").code == 0
    older = Path("o12.xlf").read_text(encoding="utf-8")
    assert ('version="1.2"' in older, older.count('state="translated"')) == (True, 1)
    assert older.count("<target") == 1
    assert run("export", "p", "omegat.xlf", "--version", "1.2", "--copy-source").code == 0
    assert Path("omegat.xlf").read_text(encoding="utf-8").count("<target") == 4
    done = run("export", "p", "o21.xlf", "--copy-source")
    assert (done.code, "--version 1.2" in done.err) == (2, True)
    assert run("export", "p", "o.tmx").code == 0
    memory = Path("o.tmx").read_text(encoding="utf-8")
    assert (memory.count("<tu "), memory.count("changedate="), memory.count("changeid=")) == (1, 1, 1)
    for name in ("q.xlf", "q.tmx"):
        failed(run("export", "p", name, "--by", "paragraph"), "by sentence")


def test_export_writes_terms_for_older_programs(project: Path):
    Path("terms.txt").write_text("عدالت", encoding="utf-8")
    assert run("new", "t", "terms.txt").code == 0
    (project.parent / "e.jsonl").write_text('{"number": 1, "target": "court"}', encoding="utf-8")
    assert run("edit", "t", "e.jsonl").code == 0
    for given, root in (((), "<tbx "), (("--version", "2"), "<martif "), (("--tbx-version", "3"), "<tbx ")):
        assert run("export", "t", "o.tbx", "--force", *given).code == 0
        assert root in Path("o.tbx").read_text(encoding="utf-8")
    done = run("export", "t", "o2.tbx", "--version", "1.2")
    assert (done.code, ".tbx has the versions 3 and 2" in done.err) == (2, True)


def test_export_writes_sheets(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "=1+1", "status": "translated"}')
    assert run("export", "p", "o.csv", "--with", "numbers,status").code == 0
    lines = Path("o.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "No.,Urdu,English,Status,ID"
    assert lines[1].split(",")[2:4] == ["'=1+1", "Translated"]
    assert run("export", "p", "o.xlsx", "--by", "paragraph").code == 0
    for name in ("q.csv", "q.xlsx"):
        failed(run("export", "p", name, "--layout", "target"), "--layout table")
        assert not Path(name).exists()


def test_export_paints_a_pdf_without_a_display(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    for layout in ("table", "interleaved", "target"):
        done = run("export", "p", "o.PDF", "--layout", layout, "--by", "paragraph", "--force")
        assert done.out.endswith("o.PDF: written\n")
        assert Path("o.PDF").read_bytes().startswith(b"%PDF-")
    failed(run("export", "p", "o.PDF"), "--force")
    failed(run("export", "p", "o.xyz"), ".pdf")


def test_a_project_that_is_open_elsewhere_is_read_but_not_written(project: Path):
    (project.parent / "e.jsonl").write_text('{"number": 1, "target": "a"}\n')
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        failed(run("edit", "p", "e.jsonl"), "p.tproj", "open in", socket.gethostname(), "translator-gui copy")
        failed(run("add", "p", "article.txt"), "open in")
        failed(run("new", "p", "article.txt", "--force"), "open in")
        (project.parent / "q.tproj").write_bytes(project.read_bytes())
        failed(run("copy", "q", "p", "--force"), "open in")
        for verb in (
            ("show", "p"),
            ("stats", "p"),
            ("copy", "p", "r"),
            ("export", "p", "o.txt"),
            ("history", "p", "1"),
        ):
            assert run(*verb).code == 0
        holder.stdin.close()
    assert run("edit", "p", "e.jsonl").code == 0


def test_a_damaged_project_is_not_edited(project: Path):
    with open_project(project) as opened:
        opened.connection.execute("UPDATE paragraph SET text = replace(text, 'ایک', 'دو')")
    (project.parent / "e.jsonl").write_text('{"number": 1, "target": "a"}\n')
    failed(run("edit", "p", "e.jsonl"), "p.tproj", "damaged", "backup")


def test_the_window_needs_a_display(folder: Path):
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    if not sys.platform.startswith("linux"):
        pytest.skip("everywhere else there is a display")
    done = shell("", environment)
    assert done.returncode == 1
    assert done.stderr.startswith("error: no display")
    assert done.stderr.count("\n") == 1


def test_the_command_itself(project: Path):
    assert shell("show p --json").stdout.count("\n") == 4
    assert shell("show nowhere").returncode == 1
    assert shell("show").returncode == 2
    assert shell("--version").stdout.startswith("translator-gui")
    assert "Traceback" not in shell("nonsense p q r").stderr


def test_a_pipe_that_closes_is_no_failure_to_tell_of(project: Path):
    lines = "\\n".join(f'{{"number": 1, "comment": "{"a" * 100_000}{number}"}}' for number in range(5))
    (project.parent / "e.jsonl").write_text(lines.replace("\\n", "\n"))
    assert run("edit", "p", "e.jsonl").code == 0
    done = shell("show p --json | head -c 10")
    assert done.stderr == ""
    assert len(done.stdout) == 10


def shell(arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    variables = {**(environment or os.environ), "PYTHONPATH": str(ROOT)}
    command = f'"{sys.executable}" -m translator_gui {arguments}'
    return subprocess.run(command, shell=True, capture_output=True, text=True, env=variables, check=False)
