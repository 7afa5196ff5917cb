"""How a project writes numbers, as the file has it."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.entry import NUMBER_SCALE, NUMBER_WORDS, SharedEntryKind, entry_value
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues, set_number_style
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.text.quantities.english_forms import NumberStyle


def test_the_style_is_kept_and_undone(tmp_path: Path) -> None:
    path = tmp_path / "article.tproj"
    make_project(tmp_path, "ایک جملہ۔").close()
    with open_project(path) as project:
        assert project.queries.number_style() == NumberStyle()
        project.do(set_number_style(NumberStyle(crore=True, words=True)), author=AMNA)
    with open_for_reading(path) as project:
        assert project.queries.number_style() == NumberStyle(crore=True, words=True)
    with open_project(path) as project:
        project.undo(author=AMNA)
        assert project.queries.number_style() == NumberStyle()


@pytest.mark.parametrize("value", [entry_value(setting=["crore"]), entry_value(setting=5), entry_value(), ""])
def test_values_that_mean_nothing_are_ignored(tmp_path: Path, value: str) -> None:
    path = tmp_path / "article.tproj"
    make_project(tmp_path, "ایک جملہ۔").close()
    with open_project(path) as project:
        entries = tuple(
            PlannedSharedEntryChange(SharedEntryKind.RULE, key, value) for key in (NUMBER_SCALE, NUMBER_WORDS, "other")
        )
        project.do(SetProjectKeyValues(entries, "changing a rule"), author=AMNA)
        assert project.queries.number_style() == NumberStyle()
