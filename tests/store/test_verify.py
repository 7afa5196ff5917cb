"""Looking for damage: in short steps, beside other writers, and without ever raising."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.store.verify import find_problems, problem_steps, problems


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path, *(f"جملہ {n} ہے۔ دوسرا جملہ {n} ہے۔" for n in range(400))) as made:
        made.do(
            *(EditSentenceFields(segment, "English", Status.TRANSLATED) for segment in made.queries.segment_ids()[:50]),
            author=AMNA,
        )
        yield made


def confirm(project: Project, index: int, text: str) -> None:
    project.do(
        EditSentenceFields(project.queries.segment_ids()[index], text, Status.TRANSLATED),
        author=BILAL,
        role=Role.TRANSLATOR,
    )


def stepwise(project: Project, between: Callable[[], None]) -> list[str]:
    """Looks for damage and does something else between any two steps."""
    steps = problem_steps(project.connection)
    while True:
        between()
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_a_sound_file_has_no_problems(project: Project):
    assert problems(project.connection) == []
    assert find_problems(project.connection, derived=True) == []


def test_work_goes_on_between_the_steps(project: Project):
    number = 0

    def work() -> None:
        nonlocal number
        assert not project.connection.in_transaction
        confirm(project, number % 60, f"English {number}")
        number += 1

    assert stepwise(project, work) == []
    assert 20 < number < 200


def test_an_interrupted_step_is_done_again(project: Project):
    number = 0

    def interrupt_every_second() -> None:
        nonlocal number
        number += 1
        project.connection.set_progress_handler((lambda: 1) if number % 2 else None, 10)

    found = stepwise(project, interrupt_every_second)
    project.connection.set_progress_handler(None, 0)
    assert found == []
    assert number > 40


def test_damage_is_found_in_steps(project: Project):
    project.connection.execute("UPDATE revision SET target = 'other' WHERE id = 7")
    found = stepwise(project, lambda: None)
    assert len(found) == 1
    assert "not what was written" in found[0]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE revision SET target = 'other' WHERE id = 3", "checksum"),
        ("UPDATE author SET name = CAST(x'ff' AS TEXT)", "checksum"),
        ("DELETE FROM author", "reference"),
        ("DELETE FROM paragraph WHERE id = 3", "reference"),
        ("DELETE FROM head WHERE segment_id IN (SELECT segment_id FROM head LIMIT 1)", "head"),
        ("UPDATE original SET data = x'00'", "original"),
        ("UPDATE segment SET target = 'other' WHERE id IN (SELECT segment_id FROM head LIMIT 1)", "derived"),
    ],
)
def test_each_kind_of_damage_has_its_name(project: Project, statement: str, kind: str):
    project.connection.execute("PRAGMA foreign_keys = OFF")
    project.connection.execute(statement)
    found = find_problems(project.connection, derived=True)
    assert kind in {problem.kind for problem in found}
    assert all(problem.is_damage for problem in found)


def test_an_original_that_a_repair_could_not_bring_back_is_no_new_damage(project: Project):
    project.connection.execute("DELETE FROM original")
    assert problems(project.connection) == []
    assert [problem.kind for problem in find_problems(project.connection)] == ["history"]


def test_a_torn_table_is_a_problem_and_no_exception(project: Project, tmp_path: Path):
    root = project.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'revision'").fetchone()[0]
    path = tmp_path / "torn.tproj"
    project.file.copy_to(path)
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xaa" * 4096
    path.write_bytes(data)
    with open_for_reading(path) as torn:
        found = find_problems(torn.connection, derived=True)
    assert "revision" in {problem.table for problem in found if problem.kind == "unreadable"}


def test_old_projects_are_sound(tmp_path: Path):
    for path in sorted((Path(__file__).parents[1] / "old_projects").glob("*.tproj")):
        copy = Path(shutil.copy(path, tmp_path))
        with open_for_reading(copy) as old:
            assert find_problems(old.connection, derived=True) == []
        with open_project(copy) as upgraded:
            assert find_problems(upgraded.connection, derived=True) == []
