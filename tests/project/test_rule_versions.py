"""Derived values are made anew when their rule changes; sentences are never split again."""

from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import check_and_back_up, open_checked, open_project
from translator_gui.project.project import Project
from translator_gui.store import rule_versions
from translator_gui.store.properties import read_properties
from translator_gui.text import segmentation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_project(tmp_path, "پہلا جملہ۔ دوسرا جملہ۔") as project:
        project.do(SetTargetText(project.queries.segment_ids()[0], "The first one."), author=AMNA)
    return project.path


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of a program that counted words; the present one counts every letter as a word."""
    monkeypatch.setattr(rule_versions, "WORD_RULE", rule_versions.WORD_RULE + 1)
    monkeypatch.setattr(rule_versions, "word_count", len)
    return path


def one_sentence(_splitter: segmentation.SentenceSplitter, _text: str) -> list[int]:
    return [0]


def words(project: Project) -> list[tuple[int, int]]:
    return list(project.queries.segment_words().values())


def test_the_command_line_counts_again_once_when_the_rule_has_changed(older: Path) -> None:
    with open_project(older) as project:
        assert words(project) == [(2, 3), (2, 0)]
    for whole in (True, False):
        with open_checked(older, whole=whole) as project:
            assert words(project) == [(10, 14), (11, 0)]
            assert project.file.problems() == []
            assert not rule_versions.recount_words(project.connection)


def test_the_window_counts_again_after_opening(older: Path) -> None:
    with open_project(older) as project:
        assert check_and_back_up(project) == []
        assert words(project) == [(10, 14), (11, 0)]


def test_another_splitting_rule_is_recorded_and_splits_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmentation, "SPLITTING_RULE", 3)
    monkeypatch.setattr(segmentation.SentenceSplitter, "starts", one_sentence)
    with open_checked(path) as project:
        assert len(project.queries.segment_ids()) == 2
        (document,) = project.queries.documents()
        assert read_properties(project.connection, "rule/splitting/") == {document.uid: "2"}
    with make_project(path.parent, "پہلا جملہ۔ دوسرا جملہ۔", name="new") as project:
        assert len(project.queries.segment_ids()) == 1
        assert list(read_properties(project.connection, "rule/splitting/").values()) == ["3"]
