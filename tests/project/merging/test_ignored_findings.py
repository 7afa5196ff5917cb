"""A finding that somebody ignores is not found any more, in any copy, until somebody shows it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import hand_out, merge
from translator_gui.model.changes import PlannedChanges, PlannedSharedEntryChange
from translator_gui.model.entry import SharedEntryKind, entry_value, ignored_key
from translator_gui.model.inline_tag import standalone
from translator_gui.project.apply_changes import applied
from translator_gui.project.checking import findings_of
from translator_gui.project.commands.set_project_key_values import (
    SetProjectKeyValues,
    ignore_findings,
    show_findings,
)
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project import Project
from translator_gui.store.entries import conflicting_entries


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A sentence whose English has two tags that its Urdu lacks: two findings."""
    with make_project(tmp_path) as project:
        project.do(SetTargetText(_first(project), f"One {standalone(7)} and {standalone(8)}."), author=AMNA)
        assert len(_found(project)) == 2
        yield project


def _first(project: Project) -> int:
    return next(project.queries.all_paragraphs()).segments[0].id


def _found(project: Project) -> list[str]:
    paragraph = next(project.queries.all_paragraphs())
    return [finding.key for finding in findings_of(paragraph, paragraph.segments[0])]


def _ignore(project: Project, *keys: str, reason: str = "") -> SetProjectKeyValues:
    paragraph = next(project.queries.all_paragraphs())
    segment = paragraph.segments[0]
    texts = paragraph.source(segment), segment.target
    return ignore_findings(segment.id, project.queries.segment_uids()[segment.id], keys, texts=texts, reason=reason)


def _show(project: Project, *keys: str) -> SetProjectKeyValues:
    segment = _first(project)
    return show_findings(segment, project.queries.segment_uids()[segment], keys)


def test_one_finding_is_ignored_and_the_next_is_not(project: Project) -> None:
    one, other = _found(project)
    project.do(_ignore(project, one), author=AMNA)
    assert _found(project) == [other]
    project.undo(author=AMNA)
    assert _found(project) == [one, other]
    project.redo(author=AMNA)
    assert _found(project) == [other]
    project.do(_show(project, one), author=BILAL)
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
    for command, left in ((_ignore(project, one), [other]), (_show(project, one), [one, other])):
        changes = PlannedChanges(entries=command.entries)
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
        bilals.do(_show(bilals, one), author=BILAL)
        project.do(_ignore(project, one, reason="a quotation"), author=AMNA)
        assert _found(project) == [other]
        for mine, theirs in ((project, bilals), (bilals, project), (carols, project)):
            merge(mine, theirs)
        for copy in (project, bilals, carols):
            assert _found(copy) == [one, other]
            copy.do(_ignore(copy, one), author=AMNA)
            assert _found(copy) == [other]
            copy.undo(author=AMNA)
            assert _found(copy) == [one, other]


def test_the_reason_and_who_gave_it_come_with_the_sentence_in_every_copy(project: Project) -> None:
    one, _other = _found(project)
    (bilals,) = hand_out(project, "bilal")
    with bilals:
        project.do(_ignore(project, one, reason=" a quotation "), author=AMNA)
        merge(bilals, project, BILAL)
        for copy in (project, bilals):
            (ignored,) = next(copy.queries.all_paragraphs()).segments[0].ignored
            assert (ignored.key, ignored.reason, ignored.author) == (one, "a quotation", AMNA.name)


def test_two_reasons_for_the_same_are_no_conflict(project: Project) -> None:
    one, other = _found(project)
    (bilals,) = hand_out(project, "bilal")
    with bilals:
        project.do(_ignore(project, one, reason="a quotation"), author=AMNA)
        bilals.do(_ignore(bilals, one, reason="as the author wrote"), author=BILAL)
        merge(project, bilals, AMNA)
        assert _found(project) == [other]
        assert not conflicting_entries(project.connection)


def test_it_ends_when_a_text_of_the_sentence_changes(project: Project) -> None:
    one, other = _found(project)
    project.do(_ignore(project, one), author=AMNA)
    changed = f"Once {standalone(7)} and {standalone(8)}."
    project.do(SetTargetText(_first(project), changed), author=AMNA)
    assert _found(project) == [one, other]
    project.undo(author=AMNA)
    assert _found(project) == [other]


@pytest.mark.parametrize("value", [entry_value(), entry_value(reason=5, texts=[1]), entry_value(reason="x" * 60_000)])
def test_what_other_programs_wrote_is_read_as_far_as_it_can_be(project: Project, value: str) -> None:
    one, other = _found(project)
    key = ignored_key(project.queries.segment_uids()[_first(project)], one)
    entry = PlannedSharedEntryChange(SharedEntryKind.IGNORED, key, value, _first(project))
    project.do(SetProjectKeyValues((entry,), "ignoring a finding"), author=AMNA)
    assert _found(project) == [other]
    (ignored,) = next(project.queries.all_paragraphs()).segments[0].ignored
    assert len(ignored.reason) in {0, 1000}
