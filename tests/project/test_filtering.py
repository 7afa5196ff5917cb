"""What each criterion means, and all of them together."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project.builders import AMNA, BILAL, make_project, source
from translator_gui.model.comment import CommentAction
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Role, Status
from translator_gui.project.block_facts import BlockFactsCache
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.filter_facets import count_filter_facets
from translator_gui.project.filtering import (
    ChangedAfterApprovalFilter,
    ChangedSinceFilter,
    CommentOrNoteFilter,
    FilterContext,
    FilterMatcher,
    SentenceFilter,
    SourceLengthFilter,
)
from translator_gui.project.importing import prepare_documents
from translator_gui.project.project import Project
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.project.search_index import SearchIndex
from translator_gui.text.search_query import SearchQuery, SearchQueryError

TEXTS = ("پہلا جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا كتاب ہے۔", "ایک اور بات ہوئی۔ وہ چلا گیا۔", "آخری سطر یہ ہے۔")
NOW = datetime(2026, 3, 10, 15, 0, tzinfo=timezone(timedelta(hours=5)))


def silent(done: int, total: int) -> None:
    assert done <= total


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Six sentences; the first three have English, the first is confirmed and commented, the second Bilal's."""
    project = make_project(tmp_path, *TEXTS)
    ids = project.queries.segment_ids()
    project.do(SetTargetText(ids[0], "First sentence"), ConfirmOrApproveSentences((ids[0],)), author=AMNA)
    project.do(SetTargetText(ids[1], "Second one"), author=BILAL)
    project.do(SetTargetText(ids[2], "Third book"), author=AMNA)
    project.do(AddCommentEvent(ids[0], CommentAction.ADD, "Is it?"), author=AMNA)
    project.do(SetTranslatorNote(ids[1], "A note"), SetSentenceLabels((ids[1], ids[4]), ("quotation",)), author=AMNA)
    return project


def facts(project: Project, repeats: frozenset[int] = frozenset()) -> FilterContext:
    documents = {document.uid: document.id for document in project.queries.documents()}
    return FilterContext(NOW, documents, repeats.__contains__, {}, SearchIndex())


def all_of(project: Project) -> list[Paragraph | None]:
    return list(project.queries.all_paragraphs())


def numbers(project: Project, wanted: SentenceFilter, repeats: frozenset[int] = frozenset()) -> list[int]:
    """Numbers of the sentences that match, from 1."""
    paragraphs = all_of(project)
    sieve = FilterMatcher(wanted, facts(project, repeats))
    found = sieve.matching(paragraphs, silent)
    # What is known of whole blocks leaves nothing out.
    by_blocks = FilterMatcher(wanted, facts(project, repeats)._replace(blocks=BlockFactsCache()))
    portions = list(by_blocks.portions(paragraphs, silent))
    assert [segment for portion in portions for segment in portion.segments] == found
    assert [at for portion in portions for at in portion.paragraphs] == [
        at for at, one in enumerate(paragraphs) if one is not None and any(s.id in found for s in one.segments)
    ]
    each = [sieve.matching_in(paragraph) for paragraph in paragraphs if paragraph is not None]
    assert frozenset().union(*each) == frozenset(found)
    ids = project.queries.segment_ids()
    return [ids.index(segment) + 1 for segment in found]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SentenceFilter(), [1, 2, 3, 4, 5, 6]),
        (SentenceFilter(urdu=SearchQuery("جمله")), [1, 2]),
        (SentenceFilter(urdu=SearchQuery("کتاب")), [3]),
        (SentenceFilter(urdu=SearchQuery("کتاب", exact=True)), []),
        (SentenceFilter(urdu=SearchQuery("جملہ"), english=SearchQuery("SECOND")), [2]),
        (SentenceFilter(english=SearchQuery("SECOND", case=True)), []),
        (SentenceFilter(english=SearchQuery("o", whole_words=True)), []),
        (SentenceFilter(english=SearchQuery("s.c", regex=True)), [2]),
        (SentenceFilter(urdu=SearchQuery("ہے"), english_lacks=SearchQuery("sentence")), [2, 3, 6]),
        (SentenceFilter(statuses=frozenset({Status.DRAFT})), [2, 3]),
        (SentenceFilter(statuses=frozenset({Status.DRAFT, Status.TRANSLATED})), [1, 2, 3]),
        (SentenceFilter(authors=frozenset({"Bilal"})), [2]),
        (SentenceFilter(authors=frozenset({"Amna", "Bilal"}), statuses=frozenset({Status.DRAFT})), [2, 3]),
        (SentenceFilter(comments=CommentOrNoteFilter.WITH), [1]),
        (SentenceFilter(comments=CommentOrNoteFilter.WITHOUT), [2, 3, 4, 5, 6]),
        (SentenceFilter(note=CommentOrNoteFilter.WITH), [2]),
        (SentenceFilter(note=CommentOrNoteFilter.WITHOUT, labels=frozenset({"quotation"})), [5]),
        (SentenceFilter(length=SourceLengthFilter(4)), [4, 6]),
        (SentenceFilter(length=SourceLengthFilter(most=3)), [1, 2, 3, 5]),
        (SentenceFilter(length=SourceLengthFilter(3, 3)), [1, 2, 3, 5]),
        (SentenceFilter(documents=frozenset({"none such"})), []),
    ],
)
def test_criteria(project: Project, wanted: SentenceFilter, found: list[int]) -> None:
    with project:
        assert numbers(project, wanted) == found


def test_a_filter_is_loosened_where_its_texts_may_be_spelled_otherwise() -> None:
    exact, plain = SearchQuery("کتاب", exact=True), SearchQuery("book")
    wanted = SentenceFilter(urdu=exact, english=plain, english_lacks=plain, statuses=frozenset({Status.DRAFT}))
    assert wanted.loosened() == wanted._replace(english=plain._replace(loose=True))
    assert SentenceFilter(urdu=exact, english_lacks=plain).loosened() is None
    assert SentenceFilter().loosened() is None


def test_repetitions_are_whatever_the_facts_say(project: Project) -> None:
    with project:
        ids = project.queries.segment_ids()
        assert numbers(project, SentenceFilter(repetition=RepetitionFilterKind.FIRST), frozenset(ids[2:4])) == [3, 4]


def test_one_of_the_documents(project: Project) -> None:
    with project:
        project.do(prepare_documents([source("نیا جملہ ہے۔", name="other.txt")]), author=AMNA)
        uid = project.queries.documents()[1].uid
        assert numbers(project, SentenceFilter(documents=frozenset({uid}))) == [7]
        assert numbers(project, SentenceFilter(documents=frozenset({uid}), urdu=SearchQuery("پہلا"))) == []


def test_changed_since_a_moment(project: Project) -> None:
    with project:
        times = [segment.changed for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
        assert numbers(project, SentenceFilter(changed=ChangedSinceFilter(moment=times[1]))) == [
            n for n, time in enumerate(times, 1) if time >= times[1]
        ]
        assert numbers(project, SentenceFilter(changed=ChangedSinceFilter(moment=1))) == [1, 2, 3], (
            "what was never touched has not changed"
        )


def test_changed_after_approval(project: Project) -> None:
    with project:
        ids = project.queries.segment_ids()
        project.do(ConfirmOrApproveSentences(tuple(ids[:2])), author=BILAL, role=Role.REVIEWER)
        assert numbers(project, SentenceFilter(approval=ChangedAfterApprovalFilter.CHANGED)) == []
        project.do(SetTargetText(ids[1], "Another"), author=AMNA)
        assert numbers(project, SentenceFilter(approval=ChangedAfterApprovalFilter.CHANGED)) == [2]
        assert count_filter_facets(all_of(project), BlockFactsCache(), silent).reopened == 1
        project.do(ConfirmOrApproveSentences((ids[1],)), author=BILAL, role=Role.REVIEWER)
        assert numbers(project, SentenceFilter(approval=ChangedAfterApprovalFilter.CHANGED)) == []


def test_days_begin_at_midnight() -> None:
    local = datetime.now().astimezone()
    today = local.replace(hour=0, minute=0, second=0, microsecond=0)
    assert ChangedSinceFilter(days=1).begins(local) == int(today.timestamp() * 1000)
    week = datetime.fromtimestamp(ChangedSinceFilter(days=7).begins(local) / 1000).astimezone()
    assert (week.hour, week.minute, (local.date() - week.date()).days) == (0, 0, 6)


def test_what_is_not_read_is_left_out_and_the_search_can_be_stopped(project: Project) -> None:
    with project:
        paragraphs = [None, *list(project.queries.all_paragraphs())[1:]]
        sieve = FilterMatcher(SentenceFilter(urdu=SearchQuery("ہے")), facts(project))
        assert len(sieve.matching(paragraphs, silent)) == 1

        def stop(done: int, total: int) -> None:
            raise CancelledError

        with pytest.raises(CancelledError):
            sieve.matching(paragraphs, stop)


def test_a_broken_text_is_refused_before_anything_is_searched(project: Project) -> None:
    with project, pytest.raises(SearchQueryError):
        FilterMatcher(SentenceFilter(english=SearchQuery("(", regex=True)), facts(project))


def test_words_are_counted_once_and_anew_where_a_sentence_ends_elsewhere(project: Project) -> None:
    with project:
        known = project.queries.source_words()
        paragraphs = all_of(project)
        counted = facts(project)
        FilterMatcher(SentenceFilter(length=SourceLengthFilter(1)), counted).matching(paragraphs, silent)
        assert counted.words == known
        first = paragraphs[0]
        assert first is not None
        longer = first._replace(segments=(first.segments[0]._replace(end=first.segments[1].end), first.segments[2]))
        assert FilterMatcher(SentenceFilter(length=SourceLengthFilter(6)), counted).matching([longer], silent) == [
            first.segments[0].id
        ]


def test_a_filter_is_nothing_when_its_last_criterion_is_taken_off() -> None:
    wanted = SentenceFilter(comments=CommentOrNoteFilter.WITH, length=SourceLengthFilter(2))
    assert wanted.without("length") == SentenceFilter(comments=CommentOrNoteFilter.WITH)
    assert not wanted.without("length").without("comments")
    assert wanted


def test_facets(project: Project) -> None:
    with project:
        facets = count_filter_facets(list(project.queries.all_paragraphs()), BlockFactsCache(), silent)
        assert facets.statuses == {Status.TRANSLATED: 1, Status.DRAFT: 2, Status.NOT_STARTED: 3}
        assert facets.authors == {"Amna": 2, "Bilal": 1}
        assert facets.labels == {"quotation": 2}
        assert facets.documents == {project.queries.documents()[0].id: 6}
        assert (facets.commented, facets.noted) == (1, 1)


@given(st.integers(0, 12), st.none() | st.integers(0, 12), st.integers(0, 12))
def test_length(least: int, most: int | None, words: int) -> None:
    text = " ".join(["لفظ"] * words)
    segment = Segment(segment_id(1, 0), 1, 0, len(text), "", Status.NOT_STARTED)
    paragraph = Paragraph(1, 1, 1, text, ParagraphKind.BODY, 0, "", "", (segment,))
    facts = FilterContext(NOW, {}, frozenset[int]().__contains__, {}, SearchIndex())
    found = FilterMatcher(SentenceFilter(length=SourceLengthFilter(least, most)), facts).matching_in(paragraph)
    assert bool(found) == (words in range(least, 13 if most is None else most + 1))
