"""The verb check on a project with one slip of each kind, and on the sample translated carefully."""

from pathlib import Path

import pytest

from tests.checks.slips import SLIPS, translate, translate_slips
from tests.cli.running import run
from translator_gui.paths import resource
from translator_gui.project.check_settings import all_declarations


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_each_slip_is_found_where_it_is() -> None:
    translate_slips()
    every = ",".join(declared.id for declared in all_declarations() if declared.id != "spelling")
    done = run("check", "p.tproj", "--json", "--checks", every)
    assert done.code == 3
    found = [(row["number"], row["check"], row["fix"]) for row in done.rows]
    expected = [(at, check, fix) for at, (check, _urdu, _english, fix) in enumerate(SLIPS, 1) if check]
    assert found == expected
    for row in done.rows:
        _check, urdu, english, _fix = SLIPS[int(row["number"]) - 1]
        for span, text in ((row["source_span"], urdu), (row["target_span"], english)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_only_what_is_on_by_default_runs_unless_checks_are_named() -> None:
    translate_slips()
    off = {declared.id for declared in all_declarations() if not declared.is_default}
    default = {row["check"] for row in run("check", "p.tproj", "--json").rows}
    assert default == {check for check, *_texts in SLIPS if check} - off
    assert off >= {"end-mark", "latin-kept", "quotes", "english-variety", "honorifics", "mixed-script"}


def test_the_sample_translated_carefully_has_no_findings() -> None:
    english = (Path(__file__).parents[1] / "data" / "seed.en.txt").read_text(encoding="utf-8").splitlines()
    translate(resource("sample", "seed.ur.txt").read_text(encoding="utf-8"), english)
    done = run("check", "p.tproj", "--json")
    assert (done.code, done.rows) == (0, [])
