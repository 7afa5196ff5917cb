"""The words that a project's people have said are right, and the English it is written in."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA
from tests.viewmodel.desk import make_project
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.set_project_key_values import set_known_word
from translator_gui.project.opening import open_for_reading, open_project


def test_words_and_variety_go_with_the_file(tmp_path: Path):
    path = make_project(tmp_path)
    with open_project(path) as project:
        assert project.queries.words() == frozenset()
        assert not project.queries.variety()
        for word in ("tajdeed", "Janjua", "tajdeed"):
            project.do(set_known_word(word), author=AMNA)
        project.do(set_known_word("Qwertan"), author=AMNA)
        project.do(set_known_word("Qwertan", right=False), author=AMNA)
        project.do(set_known_word("never there", right=False), author=AMNA)
        project.set_variety("en_GB")
        project.file.copy_to(tmp_path / "copy.tproj")
    with open_for_reading(tmp_path / "copy.tproj") as copy:
        assert copy.queries.words() == {"Janjua", "tajdeed"}
        assert copy.queries.variety() == "en_GB"
        assert copy.file.problems() == []


def test_a_word_that_no_file_can_hold_is_refused(tmp_path: Path):
    with open_project(make_project(tmp_path)) as project:
        with pytest.raises(CommandRefusedError):
            project.do(set_known_word("\ud800"), author=AMNA)
        assert project.queries.words() == frozenset()
