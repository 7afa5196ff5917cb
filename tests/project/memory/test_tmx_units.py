"""TMX files of any size: read by a second process, which changes nothing but the time."""

from pathlib import Path

import pytest

from tests.project.memory.memories import make_memory, texts
from translator_gui.memory.scoring import key_hash, match_key
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import MachineHelpRule, UnitStatus
from translator_gui.project.helper import second_process
from translator_gui.project.memory import tmx_units, translation_memory
from translator_gui.project.memory.importing import export_units, import_units
from translator_gui.project.memory.unit_keys import source_key
from translator_gui.store.memory.units import prepare_unit, read_all_units

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="*all*"/><body>\n'
UNIT = (
    '<tu tuid="{n}"><tuv xml:lang="ur"><seg>جملہ نمبر {n} &amp; باقی</seg></tuv>'
    '<tuv xml:lang="en-US"><seg>Sentence {n} &amp; rest</seg></tuv></tu>\n'
)
SECRET = "8d0b9c5e-5c9f-4b59-9d3f-0b8f6a0c7f11"


def tmx(path: Path, number: int, *more: str) -> Path:
    units = "".join(UNIT.replace("{n}", str(one)) for one in range(number))
    path.write_text(f"{HEAD}{units}{''.join(more)}</body></tmx>", encoding="utf-8")
    return path


@pytest.fixture(params=["here", "second process"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param != "here":
        monkeypatch.setattr(tmx_units, "_LARGE", 0)
    return request.param


@pytest.mark.usefixtures("way")
def test_all_units_come(tmp_path: Path):
    path = tmx(tmp_path / "m.tmx", 2500, '<tu><tuv xml:lang="ur"><seg>ا</seg></tuv></tu>')
    seen: list[int] = []
    with make_memory(tmp_path) as memory:
        assert import_units(memory, path, seen.append) == (2500, 2500, 1)
        assert memory.look_up("جملہ نمبر 1234 باقی").matches[0].unit.target == "Sentence 1234 & rest"
    assert seen == [2500]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("end", ["<tu>", "<!-- --", "\0", '<tu a="&b;"/>'])
def test_a_broken_file_is_told(tmp_path: Path, end: str):
    path = tmx(tmp_path / "m.tmx", 3, end)
    with make_memory(tmp_path) as memory, pytest.raises(TranslatorError, match=r"m\.tmx"):
        import_units(memory, path)


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tmx_units, "_LARGE", 0)
    monkeypatch.setattr(second_process.sys, "executable", "/bin/false")
    with make_memory(tmp_path) as memory, pytest.raises(TranslatorError, match="interrupted"):
        import_units(memory, tmx(tmp_path / "m.tmx", 3))


def test_without_a_second_process_it_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tmx_units, "_LARGE", 0)
    monkeypatch.setattr(second_process.sys, "executable", str(tmp_path / "gone"))
    with make_memory(tmp_path) as memory:
        assert import_units(memory, tmx(tmp_path / "m.tmx", 3)).added == 3


def test_properties_of_a_unit_come_and_go(tmp_path: Path):
    props = {
        "x-status": "approved",
        "x-project-uid": SECRET,
        "x-project": "Secret",
        "x-machine": "never",
        "x-document": "a.docx",
        "x-context-pre": "پہلے",
        "x-next-key": "ff",
    }
    written = "".join(f'<prop type="{name}">{value}</prop>' for name, value in props.items())
    path = tmx(
        tmp_path / "m.tmx",
        0,
        f'<tu creationid="A" creationdate="20200101T000000Z">{written}<tuv lang="EN"><seg>Yes</seg></tuv>'
        '<tuv lang="UR"><seg>ہاں</seg></tuv></tu>',
    )
    with make_memory(tmp_path) as memory, make_memory(tmp_path, name="other") as other:
        import_units(memory, path)
        (one,) = read_all_units(memory.connection)
        assert (one.status, one.project_name, one.machine) == (UnitStatus.APPROVED, "Secret", MachineHelpRule.NEVER)
        assert (one.author, one.time, one.document) == ("A", 1_577_836_800_000, "a.docx")
        assert (one.previous_key, one.next_key) == (source_key("پہلے"), 255)
        assert (one.source_language, one.target_language) == ("UR", "EN")
        export_units(memory, tmp_path / "out.tmx", private=True)
        import_units(other, tmp_path / "out.tmx")
        (again,) = read_all_units(other.connection)
        assert again == one


@pytest.mark.parametrize("value", ["x", "-1", "f" * 40])
def test_odd_properties_do_no_harm(tmp_path: Path, value: str):
    names = ("x-status", "x-project-uid", "x-machine", "x-previous-key", "x-origin")
    props = "".join(f'<prop type="{name}">{value}</prop>' for name in names)
    unit = UNIT.replace('<tu tuid="{n}">', f'<tu tuid="1" changedate="{value}">{props}')
    with make_memory(tmp_path) as memory:
        assert import_units(memory, tmx(tmp_path / "m.tmx", 0, unit)).added == 1
        assert memory.problems() == []
        assert len(texts(memory)) == 1


@pytest.mark.parametrize("executable", ["", "/bin/false", "/gone"])
def test_a_large_index_is_made_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executable: str
):
    monkeypatch.setattr(translation_memory, "_COMPACTED", 7)
    if executable:
        monkeypatch.setattr(second_process.sys, "executable", executable)
    with make_memory(tmp_path) as memory:
        import_units(memory, tmx(tmp_path / "m.tmx", 30))
        memory.build_index()
        stored = memory.connection.execute("SELECT count(*) FROM index_part").fetchone()[0]
        assert bool(stored) is (executable != "/bin/false")
        assert memory.look_up("جملہ نمبر 12 & باقی").matches[0].score == 100
        assert not memory.check_index()


def test_keys_are_those_of_units_that_come_in_other_ways(tmp_path: Path):
    urdu = ("جملہ نمبر ۱۲، باقی", "ﻻہور کے بےوقوف", "Covid-19_x", "؟!", "2021")
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>It’s {one}</seg></tuv><tuv xml:lang="ur"><seg>{one}</seg></tuv></tu>'
        for one in urdu
    )
    (tmp_path / "m.tmx").write_text(f"{HEAD}{units}</body></tmx>", encoding="utf-8")
    with (tmp_path / "m.tmx").open("rb") as stream, tmx_units.TmxUnits(tmp_path / "m.tmx", stream) as found:
        for unit, source, target in found:
            assert unit.source_key == key_hash(match_key(unit.source))
            assert (unit, source, target) == prepare_unit(unit)
    assert found.read == len(urdu)
