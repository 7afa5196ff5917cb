"""A finding that somebody ignores is not found any more, in any copy, until somebody shows it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import hand_out, merge
from translator_gui.model.changes import PlannedChanges
from translator_gui.model.entry import entry_value
from translator_gui.model.inline_tag import standalone
from translator_gui.project.apply_changes import applied
from translator_gui.project.checking import findings_of
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.commands.set_entries import SetEntries, ignore_findings
from translator_gui.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A sentence whose English has two tags that its Urdu lacks: two findings."""
    with make_project(tmp_path) as project:
        project.do(EditTarget(_first(project), f"One {standalone(7)} and {standalone(8)}."), author=AMNA)
        assert len(_found(project)) == 2
        yield project


def _first(project: Project) -> int:
    return next(project.queries.all_paragraphs()).segments[0].id


def _found(project: Project) -> list[str]:
    paragraph = next(project.queries.all_paragraphs())
    return [finding.key for finding in findings_of(paragraph, paragraph.segments[0])]


def _ignore(project: Project, *keys: str, ignored: bool = True) -> SetEntries:
    segment = _first(project)
    return ignore_findings(segment, project.queries.segment_uids()[segment], keys, ignored=ignored)


def test_one_finding_is_ignored_and_the_next_is_not(project: Project) -> None:
    one, other = _found(project)
    project.do(_ignore(project, one), author=AMNA)
    assert _found(project) == [other]
    project.undo(author=AMNA)
    assert _found(project) == [one, other]
    project.redo(author=AMNA)
    assert _found(project) == [other]
    project.do(_ignore(project, one, ignored=False), author=BILAL)
    assert _found(project) == [one, other]


def test_undo_answers_with_the_paragraph_so_that_a_window_shows_it(project: Project) -> None:
    one, other = _found(project)
    done = project.do(_ignore(project, one), author=AMNA)
    undone = project.undo(author=AMNA)
    for result, left in ((done, [other]), (undone, [one, other])):
        (paragraph,) = result.paragraphs
        assert [finding.key for finding in findings_of(paragraph, paragraph.segments[0])] == left


def test_a_window_shows_it_before_the_file_has_it(project: Project) -> None:
    one, other = _found(project)
    paragraph = next(project.queries.all_paragraphs())
    for ignored, left in ((True, [other]), (False, [one, other])):
        changes = PlannedChanges(entries=_ignore(project, one, ignored=ignored).entries)
        paragraph = applied(paragraph, changes, AMNA.name, 1)
        assert [finding.key for finding in findings_of(paragraph, paragraph.segments[0])] == left


def test_an_ignored_finding_is_still_ignored_when_a_copy_is_opened(project: Project) -> None:
    one, other = _found(project)
    project.do(_ignore(project, one), author=AMNA)
    (again,) = hand_out(project, "again")
    with again:
        assert _found(again) == [other]


def test_it_holds_in_all_copies_until_one_of_them_shows_it_again(project: Project) -> None:
    one, other = _found(project)
    bilals, carols = hand_out(project, "bilal", "carol")
    with bilals, carols:
        project.do(_ignore(project, one), author=AMNA)
        merge(bilals, project, BILAL)
        merge(carols, project, BILAL)
        assert _found(bilals) == _found(carols) == [other]
        # Bilal shows it again while Amna gives a reason for ignoring it: the finding is shown.
        bilals.do(_ignore(bilals, one, ignored=False), author=BILAL)
        (entry,) = _ignore(project, one).entries
        reason = entry._replace(value=entry_value(reason="a quotation"))
        project.do(SetEntries((reason,), "ignoring a finding"), author=AMNA)
        assert _found(project) == [other]
        for mine, theirs in ((project, bilals), (bilals, project), (carols, project)):
            merge(mine, theirs)
        for copy in (project, bilals, carols):
            assert _found(copy) == [one, other]
            copy.do(_ignore(copy, one), author=AMNA)
            assert _found(copy) == [other]
            copy.undo(author=AMNA)
            assert _found(copy) == [one, other]
