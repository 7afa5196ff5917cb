"""The verbs of the translation memory, and what other verbs put into it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, run
from tests.project.memory.memories import make_memory
from translator_gui.paths import memory_file
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.driver import sqlite3

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" creationtool="x"/><body>
<tu changedate="20240131T101500Z" changeid="Amna"><tuv xml:lang="EN-gb"><seg>It rained yesterday.</seg></tuv>
<tuv xml:lang="ur_PK"><seg>کل بارش ہوئی تھی۔</seg></tuv></tu>
<tu><tuv xml:lang="ur"><seg>آج <bpt i="1">&lt;b></bpt>دھوپ<ept i="1">&lt;/b></ept> ہے۔</seg></tuv>
<tuv xml:lang="en"><seg><bpt i="1">&lt;b></bpt>Sun<ept i="1">&lt;/b></ept> today.</seg></tuv></tu>
<tu><tuv xml:lang="ur"><seg>اکیلا</seg></tuv><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def tmx(folder: Path) -> Path:
    (folder / "m.tmx").write_text(TMX, encoding="utf-8")
    return folder / "m.tmx"


def pairs(*options: str, text: str = "ایک جملہ ہے۔", least: int = 70) -> list[tuple[int, str]]:
    done = run("memory", "lookup", text, "--json", "--min", str(least), *options)
    assert done.code == 0, done
    (row,) = done.rows
    return [(match["score"], match["target"]) for match in row["matches"]]


def test_tmx_is_imported_by_its_languages(tmx: Path):
    done = run("memory", "import", str(tmx), "--memory", "m.tmem")
    assert (done.code, done.out) == (0, f"{tmx}: 2 units, 2 new\n")
    assert done.err == f"note: {tmx}: 1 entry without both Urdu and English was left out\n"
    (row,) = run("memory", "lookup", "کل بارش ہوئی تھی۔", "--memory", "m.tmem", "--json").rows
    assert row["query"] == "کل بارش ہوئی تھی۔"
    assert row["searched"] == 2
    assert row["ms"] > 0
    (match,) = row["matches"]
    assert match == {
        "score": 100,
        "source": "کل بارش ہوئی تھی۔",
        "target": "It rained yesterday.",
        "origin": "imported",
        "author": "Amna",
        "changed": "2024-01-31T10:15:00.000+00:00",
    }
    assert pairs("--memory", "m.tmem", text="آج دھوپ ہے") == [(99, "{1>Sun<1} today.")]


def test_importing_again_adds_nothing(tmx: Path):
    run("memory", "import", str(tmx), "--memory", "m.tmem")
    assert run("memory", "import", str(tmx), str(tmx), "--memory", "m.tmem").out == f"{tmx}: 2 units, 0 new\n" * 2


@pytest.mark.parametrize("data", ["<tmx><body><tu>", "no XML", "<tmx version='1.4'/>", "<html></html>", ""])
def test_a_broken_tmx_is_refused(folder: Path, data: str):
    (folder / "m.tmx").write_text(data, encoding="utf-8")
    failed(run("memory", "import", "m.tmx", "--memory", "m.tmem"), "m.tmx")


def test_a_tmx_with_entities_is_refused(folder: Path):
    bomb = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    (folder / "m.tmx").write_text(TMX.replace("<tmx", f"{bomb}<tmx", 1), encoding="utf-8")
    failed(run("memory", "import", "m.tmx", "--memory", "m.tmem"), "entities")


PO = """msgid ""
msgstr ""

msgid "کل بارش ہوئی"
msgstr "It rained"

msgid "آج دھوپ ہے"
msgstr "Sun today"
"""
XLIFF = """<xliff version="1.2">
<file source-language="ur" target-language="en" original="a" datatype="plaintext"><body>
<trans-unit id='1'><source>کل بارش ہوئی</source><target>It rained</target></trans-unit>
<trans-unit id='2'><source>آج دھوپ ہے</source><target>Sun today</target></trans-unit>
</body></file></xliff>
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.tsv", "کل بارش ہوئی\tIt rained\n\nآج دھوپ ہے\tSun today\tnote\n"),
        ("t.tsv", 'English\tUrdu\nIt rained\tکل بارش ہوئی\n"Sun today"\tآج دھوپ ہے\n'),
        ("t.csv", 'id,English,Urdu\n1,It rained,کل بارش ہوئی\n2,"Sun today",آج دھوپ ہے\n'),
        ("t.po", PO),
        ("t.xlf", XLIFF),
    ],
)
def test_other_files_are_imported(folder: Path, name: str, text: str):
    (folder / name).write_text(text, encoding="utf-8")
    done = run("memory", "import", name, "--memory", "m.tmem")
    assert (done.code, done.out) == (0, f"{name}: 2 units, 2 new\n"), done
    assert pairs("--memory", "m.tmem", text="آج دھوپ ہے") == [(100, "Sun today")]


def test_workbooks_are_imported(folder: Path):
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(folder / "t.xlsx") as book:
        sheet = book.add_worksheet()  # pyright: ignore[reportUnknownMemberType]
        for row, cells in enumerate([("", "English", "Urdu"), ("1", "It rained", "کل بارش ہوئی")]):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)  # pyright: ignore[reportUnknownMemberType]
    assert run("memory", "import", "t.xlsx", "--memory", "m.tmem").out == "t.xlsx: 1 unit, 1 new\n"


def test_a_file_without_translations_is_refused(project: Path):
    failed(run("memory", "import", "article.txt", "--memory", "m.tmem"), "no translations")
    failed(run("memory", "import", "gone.tmx", "--memory", "m.tmem"), "gone.tmx")


def test_what_is_exported_comes_back(tmx: Path, folder: Path):
    run("memory", "import", str(tmx), "--memory", "a.tmem")
    assert run("memory", "export", "out.tmx", "--memory", "a.tmem").out == "out.tmx: 2 units\n"
    failed(run("memory", "export", "out.tmx", "--memory", "a.tmem"), "out.tmx")
    assert run("memory", "export", "out.tmx", "--memory", "a.tmem", "--force").code == 0
    run("memory", "import", "out.tmx", "--memory", "b.tmem")
    first, second = (
        run("memory", "lookup", "آج دھوپ ہے", "--memory", name, "--json").rows for name in ("a.tmem", "b.tmem")
    )
    assert first[0]["matches"] == second[0]["matches"]
    assert run("memory", "export", "out.tsv", "--memory", "a.tmem").code == 0
    assert (
        (folder / "out.tsv")
        .read_text(encoding="utf-8")
        .splitlines()[0]
        .startswith("کل بارش ہوئی تھی۔\tIt rained yesterday.\t")
    )
    failed(run("memory", "export", "out.docx", "--memory", "a.tmem"), ".tmx")


def test_memories_and_projects_are_imported(tmx: Path, project: Path, edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    run("memory", "import", str(tmx), "--memory", "a.tmem")
    done = run("memory", "import", "a.tmem", "p.tproj", "--memory", "b.tmem")
    assert done.out == "a.tmem: 2 units, 2 new\np.tproj: 1 unit, 1 new\n"
    assert project.exists()


def test_queries_come_from_a_file(tmx: Path, folder: Path):
    run("memory", "import", str(tmx), "--memory", "m.tmem")
    (folder / "q.txt").write_text("\ufeffکل بارش ہوئی تھی\r\n\nکچھ اور\n", encoding="utf-8")
    rows = run("memory", "lookup", "--file", "q.txt", "--memory", "m.tmem", "--json").rows
    assert [(row["query"], [match["score"] for match in row["matches"]], row["searched"]) for row in rows] == [
        ("کل بارش ہوئی تھی", [99], 2),
        ("", [], 2),
        ("کچھ اور", [], 2),
    ]
    assert run("memory", "lookup", "--memory", "m.tmem").code == 2
    (folder / "q.txt").write_bytes(b"\xff")
    failed(run("memory", "lookup", "--file", "q.txt", "--memory", "m.tmem"), "UTF-8")


def test_all_matches_are_listed(folder: Path):
    rows = "".join(f"یہ جملہ نمبر {number} ہے\tSentence {number}\n" for number in range(50))
    (folder / "t.tsv").write_text(f"{rows}Firefox\tFirefox\n", encoding="utf-8")
    assert run("memory", "import", "t.tsv", "--memory", "m.tmem").out == "t.tsv: 51 units, 51 new\n"
    found = pairs("--memory", "m.tmem", text="یہ جملہ نمبر 7 ہے")
    assert found[0] == (100, "Sentence 7")
    assert len(found) == 50
    assert pairs("--memory", "m.tmem", text="Firefox") == [(100, "Firefox")]


def test_a_lookup_without_matches_says_what_was_searched(tmx: Path):
    run("memory", "import", str(tmx), "--memory", "m.tmem")
    done = run("memory", "lookup", "کچھ اور", "--memory", "m.tmem")
    assert done.out.startswith("کچھ اور: 0 matches in 2 units (")
    failed(run("memory", "lookup", "کچھ اور", "--memory", "gone.tmem"), "gone.tmem", "no such memory")


def test_info_names_the_projects(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    assert run("rules", "p", "--machine", "never").out == "four eyes: warn\nmachine help: never\n"
    done = run("memory", "info")
    assert done.out == f"{memory_file()}: 1 unit\n  article: 1 unit (machine help: never)\n"
    (row,) = run("memory", "info", "--json").rows
    assert (row["units"], row["projects"][0]["machine"]) == (1, "never")


def test_verify_tells_damage(tmx: Path, folder: Path):
    run("memory", "import", str(tmx), "--memory", "m.tmem")
    assert run("memory", "verify", "--memory", "m.tmem").out == "m.tmem: sound\n"
    connection = sqlite3.connect(folder / "m.tmem", isolation_level=None)
    connection.execute("UPDATE unit SET author = 'Somebody'")
    connection.close()
    done = run("memory", "verify", "--memory", "m.tmem", "--json")
    assert (done.code, done.rows[0]["sound"]) == (3, False)


def test_verify_rebuilds_a_broken_index(tmx: Path, folder: Path):
    run("memory", "import", str(tmx), "--memory", "m.tmem")
    connection = sqlite3.connect(folder / "m.tmem", isolation_level=None)
    connection.execute("DELETE FROM index_part WHERE name LIKE 'shelf%'")
    connection.close()
    assert "has been rebuilt" in run("memory", "verify", "--memory", "m.tmem").out
    assert run("memory", "verify", "--memory", "m.tmem").out == "m.tmem: sound\n"


def test_edits_feed_the_memory_and_withdraw(edit: Callable[..., Run]):
    edit('{"number": 1, "target": "One.", "status": "translated"}', '{"number": 2, "target": "A draft."}')
    assert pairs() == [(100, "One.")]
    edit('{"number": 1, "target": "The first."}')
    assert pairs(least=1) == []
    edit('{"number": 1, "status": "translated"}')
    assert pairs() == [(100, "The first.")]


def test_merging_and_importing_feed(edit: Callable[..., Run], folder: Path):
    assert run("copy", "p", "theirs").code == 0
    (folder / "t.jsonl").write_text('{"number": 1, "target": "Theirs.", "status": "translated"}\n', encoding="utf-8")
    assert run("rules", "theirs", "--memory", "off").out == "four eyes: warn\nmemory: off\n"
    assert run("edit", "theirs", "t.jsonl").code == 0
    assert pairs() == []
    edit('{"number": 4, "target": "Four.", "status": "translated"}')
    assert run("rules", "theirs", "--memory", "feed").code == 0
    assert run("merge", "p", "theirs").code == 0
    assert pairs() == [(100, "Theirs.")]
    (folder / "b.tmx").write_text(TMX, encoding="utf-8")
    assert run("add", "p", "b.tmx").code == 0
    assert pairs(text="کل بارش ہوئی تھی۔") == [(100, "It rained yesterday.")]


def test_a_project_with_memory_off_feeds_nothing(edit: Callable[..., Run]):
    assert run("rules", "p", "--memory", "off", "--json").rows == [{"four_eyes": "warn", "memory": "off"}]
    edit('{"number": 1, "target": "One.", "status": "translated"}')
    assert pairs(least=1) == []


def test_units_of_a_project_that_keeps_them_are_not_shown(edit: Callable[..., Run], folder: Path):
    run("rules", "p", "--machine", "never")
    edit('{"number": 1, "target": "Canary.", "status": "translated"}')
    assert pairs(least=1) == []
    done = run("memory", "export", "out.tmx")
    assert done.out == "out.tmx: 0 units\n"
    assert "--confidential" in done.err
    assert "Canary" not in (folder / "out.tmx").read_text(encoding="utf-8")
    run("memory", "export", "all.tmx", "--confidential")
    assert "Canary" in (folder / "all.tmx").read_text(encoding="utf-8")


def test_a_broken_memory_is_a_warning(edit: Callable[..., Run], project: Path):
    memory_file().parent.mkdir(parents=True, exist_ok=True)
    memory_file().write_text("this is no memory at all, sorry", encoding="utf-8")
    done = edit('{"number": 1, "target": "One.", "status": "translated"}')
    assert (done.code, done.out) == (0, "p.tproj: 1 edit\n")
    assert done.err.startswith("warning: the translation memory was not fed: ")
    memory_file().unlink()
    assert run("edit", str(project), "e.jsonl").code == 0
    assert pairs() == [(100, "One.")]


def test_rules_list_only_what_is_set(project: Path):
    assert run("rules", "p").out == "four eyes: warn\n"
    assert json.loads(run("rules", "p", "--machine", "allow", "--json").out)["machine"] == "allow"
    assert run("rules", "p").out == "four eyes: warn\nmachine help: allow\n"
    assert run("rules", "p", "--machine", "ask").out == "four eyes: warn\nmachine help: ask\n"
    assert project.exists()


def test_attached_memories_are_looked_up_and_fed(tmp_path: Path, project: Path):
    from translator_gui.project.memory.memory_service import AttachedMemory, attached_setting  # noqa: PLC0415
    from translator_gui.settings import load_settings  # noqa: PLC0415

    make_memory(tmp_path, ("ایک جملہ ہے۔", "Attached."), name="other").close()
    (tmp_path / "e.jsonl").write_text('{"number": 2, "target": "Two.", "status": "translated"}', encoding="utf-8")
    settings = load_settings()
    settings.set("memory.attached", attached_setting([AttachedMemory(str(tmp_path / "other.tmem"), penalty=2)]))
    settings.save()
    try:
        (row,) = run("memory", "lookup", "ایک جملہ ہے۔", "--json").rows
        attached = [
            AttachedMemory(str(tmp_path / "other.tmem"), read_only=False),
            AttachedMemory("gone.tmem", read_only=False),
        ]
        settings.set("memory.attached", attached_setting(attached))
        settings.save()
        edited = run("edit", "p", "e.jsonl")
    finally:
        settings.set("memory.attached", "")
        settings.save()
    assert [(match["score"], match["penalty"]) for match in row["matches"]] == [(100, 2)]
    assert (edited.code, edited.err.count("warning"), "gone.tmem" in edited.err) == (0, 1, True)
    assert pairs("--memory", "other.tmem", text="دوسرا جملہ ہے۔") == [(100, "Two.")]
    assert project.exists()


def test_the_users_memory_is_made_when_it_is_asked_for(folder: Path):
    assert run("memory", "info").out == f"{memory_file()}: 0 units\n"
    with TranslationMemory.open_own() as memory:
        assert memory.count() == 0
    assert folder.exists()
