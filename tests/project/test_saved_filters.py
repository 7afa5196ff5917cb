"""Filters in words and in a project's file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project.builders import AMNA, make_project
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues
from translator_gui.project.filter_descriptions import describe_criteria, filter_in_words
from translator_gui.project.filtering import (
    ANY_CHECK,
    ChangedAfterApprovalFilter,
    ChangedSinceFilter,
    CommentOrNoteFilter,
    SentenceFilter,
    SourceLengthFilter,
)
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.project.saved_filters import (
    SavedFilter,
    SavedFilterError,
    filter_from_json,
    filter_to_json,
    remove_filter,
    save_filter,
    saved_filters,
)
from translator_gui.text.search_query import SearchQuery

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)
needles = st.none() | st.builds(SearchQuery, words, st.booleans(), st.booleans(), st.booleans(), st.booleans())
sets = st.frozensets(words, max_size=3)
filters = st.builds(
    SentenceFilter,
    urdu=needles,
    english=needles,
    english_lacks=needles,
    statuses=st.frozensets(st.sampled_from(Status)),
    authors=sets,
    comments=st.none() | st.sampled_from(CommentOrNoteFilter),
    changed=st.none()
    | st.builds(ChangedSinceFilter, st.integers(1, 2**42), st.just(0))
    | st.builds(ChangedSinceFilter, st.just(0), st.integers(1, 60)),
    repetition=st.none() | st.sampled_from(RepetitionFilterKind),
    length=st.none() | st.builds(SourceLengthFilter, st.integers(0, 99), st.none() | st.integers(1, 99)),
    documents=sets,
    labels=sets,
    note=st.none() | st.sampled_from(CommentOrNoteFilter),
    approval=st.none() | st.sampled_from(ChangedAfterApprovalFilter),
    tags=st.none() | st.sampled_from([ANY_CHECK, "tags", "a check that this program does not have"]),
)


@given(filters)
def test_what_is_kept_is_what_comes_back(wanted: SentenceFilter) -> None:
    assert filter_from_json(filter_to_json(wanted)) == wanted


@given(filters)
def test_each_criterion_has_its_words_and_comes_off_by_itself(wanted: SentenceFilter) -> None:
    names = [criterion.name for criterion in describe_criteria(wanted)]
    assert set(names) == {name for name, value in wanted._asdict().items() if value}
    assert all(criterion.words.strip() for criterion in describe_criteria(wanted))
    for name in names:
        wanted = wanted.without(name)
    assert wanted == SentenceFilter()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (SentenceFilter(), ""),
        (
            SentenceFilter(
                statuses=frozenset({Status.RETURNED}),
                comments=CommentOrNoteFilter.WITH,
                authors=frozenset({"Amna Khan"}),
            ),
            "returned, with comments, by Amna Khan",
        ),
        (SentenceFilter(statuses=frozenset({Status.NOT_STARTED, Status.DRAFT})), "not started or draft"),
        (SentenceFilter(authors=frozenset({"A", "B", "C"})), "by A, B or C"),
        (SentenceFilter(length=SourceLengthFilter(5, 10)), "of 5 to 10 words"),
        (SentenceFilter(length=SourceLengthFilter(0, 1)), "of at most 1 word"),
        (SentenceFilter(length=SourceLengthFilter(7, 7)), "of 7 words"),
        (SentenceFilter(length=SourceLengthFilter(1)), "of 1 word or more"),
        (SentenceFilter(changed=ChangedSinceFilter(days=1)), "changed today"),
        (SentenceFilter(changed=ChangedSinceFilter(days=7)), "changed in the last 7 days"),
        (
            SentenceFilter(repetition=RepetitionFilterKind.UNLIKE, note=CommentOrNoteFilter.WITHOUT),
            "without a note, unlike its repetition",
        ),
        (SentenceFilter(english_lacks=SearchQuery("minister")), "English without “\u2068minister\u2069”"),
        (SentenceFilter(documents=frozenset({"u1", "u2"})), "in a removed document or a.docx"),
        (SentenceFilter(labels=frozenset({"quotation"})), "labelled quotation"),
    ],
)
def test_in_words(wanted: SentenceFilter, told: str) -> None:
    assert filter_in_words(wanted, {"u1": "a.docx"}) == told


def test_a_moment_is_told_as_people_tell_it() -> None:
    assert filter_in_words(SentenceFilter(changed=ChangedSinceFilter(moment=1_790_000_000_000))).startswith(
        "changed since 2"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1, "colour": "red"}',
        '{"version": 1, "statuses": ["burnt"]}',
        '{"version": 1, "statuses": 3}',
        '{"version": 1, "length": {"least": "few", "most": null}}',
        '{"version": 1, "changed": {"moment": 1}}',
        '{"version": 1, "urdu": {"words": "x"}}',
    ],
)
def test_what_this_version_did_not_write_is_refused_in_words(text: str) -> None:
    with pytest.raises(SavedFilterError):
        filter_from_json(text)


def test_filters_are_kept_by_name_across_openings(tmp_path: Path) -> None:
    returned, long_ones = (
        SentenceFilter(statuses=frozenset({Status.RETURNED})),
        SentenceFilter(length=SourceLengthFilter(40)),
    )
    with make_project(tmp_path) as project:
        project.do(save_filter(" came  back ", returned), author=AMNA)
        project.do(save_filter("Long", returned), author=AMNA)
        project.do(save_filter("Long", long_ones), author=AMNA)
        path = project.path
    with open_project(path) as project:
        assert saved_filters(project) == (SavedFilter("came back", returned), SavedFilter("Long", long_ones))
        project.do(remove_filter("came back"), author=AMNA)
        project.do(remove_filter("never was"), author=AMNA)
        assert project.file.problems() == []
        assert project.queries.title, "other properties stand"
    with open_for_reading(path) as project:
        assert [kept.name for kept in saved_filters(project)] == ["Long"]


def test_a_filter_of_a_newer_version_is_named_and_cannot_be_used(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        newer = PlannedSharedEntryChange(SharedEntryKind.FILTER, "new", '{"version": 9}')
        project.do(SetProjectKeyValues((newer,), "saving a filter"), author=AMNA)
        assert saved_filters(project) == (SavedFilter("new", None),)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\u202eb", "a\x00b"])
def test_a_name_that_cannot_be_kept_is_refused(tmp_path: Path, name: str) -> None:
    with make_project(tmp_path) as project, pytest.raises(TranslatorError):
        project.do(save_filter(name, SentenceFilter(comments=CommentOrNoteFilter.WITH)), author=AMNA)


def test_a_filter_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with make_project(tmp_path) as project, pytest.raises(SavedFilterError):
        project.do(save_filter("x", SentenceFilter(urdu=SearchQuery("ا" * 70_000))), author=AMNA)
