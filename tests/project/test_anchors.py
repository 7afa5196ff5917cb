"""Comments that speak of words: what of them is written, and whose they are after splits, joins and edits."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, derived_rows, make_project, shown
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.model.comment import (
    AS_IT_STANDS,
    AnchoredCommentThread,
    CommentAction,
    CommentAnchor,
    ErrorCategory,
    ErrorSeverity,
)
from translator_gui.model.segment import start_of
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.exporting import project_bilingual
from translator_gui.project.project import Project
from translator_gui.store.verify import rebuild_paragraph

TEXT = "پہلا جملہ یہ ہے۔ دوسرا جملہ لمبا ہے۔"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path, TEXT) as made:
        yield made


def english(text: str, quote: str) -> CommentAnchor:
    start = text.index(quote)
    return CommentAnchor(AS_IT_STANDS, start, start + len(quote), quote)


def urdu(source: str, quote: str) -> CommentAnchor:
    start = source.index(quote)
    return CommentAnchor("", start, start + len(quote), quote)


def ids(project: Project) -> list[int]:
    return [segment.id for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def only(project: Project, segment: int) -> AnchoredCommentThread:
    (placed,) = project.queries.anchored_threads([segment])[segment]
    return placed


def test_words_of_the_english_are_those_of_its_latest_revision(project: Project) -> None:
    first, _ = ids(project)
    project.do(SetTargetText(first, "The first sentence."), author=AMNA)
    head = project.queries.history(first)[-1]
    project.do(
        AddCommentEvent(first, CommentAction.ADD, "Which?", anchor=english("The first sentence.", "first")),
        author=BILAL,
    )
    project.do(SetTargetText(first, "This is the first sentence."), author=AMNA)
    placed = only(project, first)
    assert placed.thread.anchor == CommentAnchor(head.uid, 4, 9, "first")
    assert placed.before == "The first sentence."
    assert project.queries.all_anchored_threads() == {first: (placed,)}


def test_words_that_moved_before_the_comment_was_sent_are_found(project: Project) -> None:
    first, _ = ids(project)
    project.do(SetTargetText(first, "At last, the first."), author=AMNA)
    stale = english("The first.", "first")
    project.do(AddCommentEvent(first, CommentAction.ADD, "Which?", anchor=stale), author=BILAL)
    anchor = only(project, first).thread.anchor
    assert anchor is not None
    assert (anchor.start, anchor.end) == (13, 18)


@pytest.mark.parametrize("target", ["", "Another text."])
def test_words_that_are_gone_leave_a_comment_on_the_whole_sentence(project: Project, target: str) -> None:
    first, _ = ids(project)
    if target:
        project.do(SetTargetText(first, target), author=AMNA)
    project.do(AddCommentEvent(first, CommentAction.ADD, "Which?", anchor=english("The first.", "first")), author=BILAL)
    assert only(project, first).thread.anchor is None


def test_a_comment_on_urdu_goes_where_its_words_go(project: Project) -> None:
    first, second = ids(project)
    (paragraph,) = project.queries.all_paragraphs()
    source = paragraph.source(paragraph.segments[1])
    anchor = urdu(source, "لمبا")
    project.do(AddCommentEvent(second, CommentAction.ADD, "Long?", anchor=anchor), author=BILAL)
    stood = shown(project)
    cut = start_of(second) + source.index("لمبا")
    project.do(SplitSentence(second, cut), author=AMNA)
    _, _, third = ids(project)
    assert project.queries.anchored_threads([second])[second] == ()
    assert only(project, third).home == second
    (paragraph,) = project.queries.all_paragraphs()
    assert [segment.comments for segment in paragraph.segments] == [0, 0, 1]
    project.do(AddCommentEvent(third, CommentAction.REPLY, "Very.", only(project, third).thread.uid), author=AMNA)
    assert len(only(project, third).thread.remarks) == 2
    done = project.undo(author=AMNA)
    assert done.changes.go_to == third
    project.undo(author=AMNA)
    assert shown(project) == stood
    project.do(JoinSentences(first), author=AMNA)
    assert only(project, first).home == second
    rows = derived_rows(project)
    rebuild_paragraph(project.connection, paragraph.id)
    assert derived_rows(project) == rows


def test_words_that_are_not_in_the_urdu_leave_the_comment_on_its_sentence(project: Project) -> None:
    first, second = ids(project)
    project.do(AddCommentEvent(first, CommentAction.ADD, "?", anchor=CommentAnchor("", 20, 24, "لمبا")), author=BILAL)
    assert only(project, first).home == first
    assert project.queries.anchored_threads([second])[second] == ()


def test_what_kind_of_error_it_is_is_changed_and_taken_back(project: Project) -> None:
    first, _ = ids(project)
    project.do(AddCommentEvent(first, CommentAction.ADD, "Wrong", severity=ErrorSeverity.MINOR), author=BILAL)
    thread = only(project, first).thread.uid

    def edit(text: str = "", category: ErrorCategory | None = None, severity: ErrorSeverity | None = None) -> None:
        command = AddCommentEvent(first, CommentAction.EDIT, text, thread, thread, category=category, severity=severity)
        project.do(command, author=BILAL)

    def reads() -> tuple[str, ErrorCategory | None, ErrorSeverity | None]:
        read = only(project, first).thread
        return read.remarks[0].text, read.category, read.severity

    edit("Quite wrong")
    assert reads() == ("Quite wrong", None, ErrorSeverity.MINOR)
    edit(category=ErrorCategory.ACCURACY, severity=ErrorSeverity.MAJOR)
    assert reads() == ("Quite wrong", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)
    edit()
    assert reads() == ("Quite wrong", None, None)
    for expected in (
        ("Quite wrong", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR),
        ("Quite wrong", None, ErrorSeverity.MINOR),
        ("Wrong", None, ErrorSeverity.MINOR),
    ):
        project.undo(author=BILAL)
        assert reads() == expected
    for expected in (
        ("Quite wrong", None, ErrorSeverity.MINOR),
        ("Quite wrong", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR),
        ("Quite wrong", None, None),
    ):
        project.redo(author=BILAL)
        assert reads() == expected


def test_an_exported_comment_says_what_kind_of_error_it_is(project: Project) -> None:
    first, _ = ids(project)
    said = AddCommentEvent(
        first, CommentAction.ADD, "Wrong", category=ErrorCategory.ACCURACY, severity=ErrorSeverity.MAJOR
    )
    project.do(said, author=BILAL)
    project.do(AddCommentEvent(first, CommentAction.REPLY, "Right", only(project, first).thread.uid), author=AMNA)
    document = project_bilingual(project, BilingualExportOptions(with_comments=True), dt.date(2026, 11, 26))
    comments = document.sections[0].rows[0].comments
    assert [comment.labelled_text for comment in comments] == ["[accuracy, major] Wrong", "Right"]


def test_an_answer_is_never_left_without_words(project: Project) -> None:
    first, _ = ids(project)
    project.do(AddCommentEvent(first, CommentAction.ADD, "Wrong"), author=BILAL)
    thread = only(project, first).thread.uid
    project.do(AddCommentEvent(first, CommentAction.REPLY, "No", thread), author=AMNA)
    answer = only(project, first).thread.remarks[1].uid
    with pytest.raises(CommandRefusedError, match="empty"):
        project.do(AddCommentEvent(first, CommentAction.EDIT, " ", thread, answer), author=AMNA)
    project.do(AddCommentEvent(first, CommentAction.EDIT, "Yes", thread, answer), author=AMNA)
    assert only(project, first).thread.remarks[1].text == "Yes"
    project.undo(author=AMNA)
    assert only(project, first).thread.remarks[1].text == "No"
