"""A fault of the program at a terminal: one line, and a report without a word of the user's."""

from pathlib import Path

import pytest

from tests.cli.running import failed, run
from tests.project.builders import AMNA
from translator_gui.faults.exception_hooks import DEBUG
from translator_gui.faults.fault_log import ReportedFault, fault_log
from translator_gui.model.status import Role
from translator_gui.project.opening import open_project


@pytest.fixture
def broken(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that cannot be shown as JSON."""

    def fail(*_: object, **__: object) -> None:
        raise TypeError(f"Canary in {project}")

    monkeypatch.setattr("translator_gui.cli.reading._json", fail)
    return project


def test_a_fault_is_one_line_that_names_its_report(broken: Path, expected_faults: list[ReportedFault]) -> None:
    done = run("show", broken.name, "--json")
    failed(done, "Something went wrong (TypeError in ", str(fault_log.file))
    assert "Traceback" not in done.err
    assert "Canary" not in done.err
    text = fault_log.file.read_text(encoding="utf-8")
    assert "TypeError (str[" in text
    assert "cli/" in text
    assert "Canary" not in text
    assert broken.name not in text
    assert len(expected_faults) == 1


def test_whoever_debugs_sees_the_traceback(
    broken: Path, monkeypatch: pytest.MonkeyPatch, expected_faults: list[ReportedFault]
) -> None:
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(TypeError, match="Canary"):
        run("show", broken.name, "--json")
    assert expected_faults == []


def test_a_report_that_cannot_be_written_changes_nothing_else(
    broken: Path, monkeypatch: pytest.MonkeyPatch, expected_faults: list[ReportedFault], tmp_path: Path
) -> None:
    monkeypatch.setattr(fault_log, "_folder", lambda: tmp_path / "article.txt" / "state")
    failed(run("show", broken.name, "--json"), "Something went wrong (TypeError in ", "the report could not be written")
    assert expected_faults[0].file is None


def test_a_verb_that_recovers_typing_names_the_sentences(project: Path) -> None:
    with open_project(project) as opened:
        for number in (1, 2):
            opened.typing.keep(opened.queries.segment_ids()[number - 1], "Half a", author=AMNA, role=Role.TRANSLATOR)
    done = run("edit", project.name, "-", stdin=b'{"number": 3, "target": "Three"}\n')
    assert done.code == 0
    assert "What was typed last in sentences 1 and 2 was recovered as a draft." in done.err
    assert [row["target"] for row in run("show", project.name, "--json").rows][:3] == ["Half a", "Half a", "Three"]
