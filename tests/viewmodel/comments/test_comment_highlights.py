"""What the page knows of comments while it is painted: nothing at first, then what was read, then what became of it."""

import pytest

from tests.viewmodel.desk import Desk, wait_until
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.segment import Segment
from translator_gui.project.anchors import CommentTextRange
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.viewmodel.comments.comment_highlights import CommentHighlightsState
from translator_gui.viewmodel.comments.comments_model import CommentFilter, CommentsModel, CommentStateFilter


@pytest.fixture
def marks(desk: Desk) -> CommentHighlightsState:
    return CommentHighlightsState(desk.session)


def first(desk: Desk, at: int = 0) -> Segment:
    paragraph = desk.session.model.known(0)
    assert paragraph is not None
    return paragraph.segments[at]


def say(desk: Desk, text: str, severity: ErrorSeverity | None = None, anchor: CommentAnchor | None = None) -> None:
    segment = first(desk).id
    desk.session.change(AddCommentEvent(segment, CommentAction.ADD, text, anchor=anchor, severity=severity))
    wait_until(lambda: not desk.session.writer.busy)


def places(desk: Desk, marks: CommentHighlightsState) -> list[CommentTextRange]:
    paragraph = desk.session.model.known(0)
    assert paragraph is not None
    return [place for segment in paragraph.segments for place, _ in marks.places(paragraph, segment)]


def test_threads_are_read_when_they_are_asked_for(desk: Desk, marks: CommentHighlightsState) -> None:
    say(desk, "Minor", ErrorSeverity.MINOR)
    assert marks.open_threads(first(desk)) == ()
    wait_until(lambda: marks.open_threads(first(desk)))
    assert marks.worst(first(desk)) is ErrorSeverity.MINOR
    say(desk, "Critical", ErrorSeverity.CRITICAL)
    wait_until(lambda: marks.worst(first(desk)) is ErrorSeverity.CRITICAL)
    (critical,) = [
        placed for placed in marks.open_threads(first(desk)) if placed.thread.severity is ErrorSeverity.CRITICAL
    ]
    desk.session.change(AddCommentEvent(first(desk).id, CommentAction.RESOLVE, "", critical.thread.uid))
    wait_until(lambda: marks.worst(first(desk)) is ErrorSeverity.MINOR)


def test_words_move_as_one_types_and_go_where_the_urdu_goes(desk: Desk, marks: CommentHighlightsState) -> None:
    desk.session.change(SetTargetText(first(desk).id, "The accord was signed"))
    say(desk, "Which?", anchor=CommentAnchor(AS_IT_STANDS, 4, 10, "accord"))
    wait_until(lambda: places(desk, marks) == [CommentTextRange(False, 4, 10)])
    desk.session.type(first(desk).id, "At last the accord was signed")
    assert places(desk, marks) == [CommentTextRange(False, 12, 18)]
    desk.session.commit_typing()
    paragraph = desk.session.model.known(0)
    assert paragraph is not None
    source = paragraph.source(first(desk))
    word = source.split()[-1]
    start = source.rindex(word)
    say(desk, "This?", anchor=CommentAnchor("", start, start + len(word), word))
    there = CommentTextRange(True, first(desk).start + start, first(desk).start + start + len(word))
    wait_until(lambda: set(places(desk, marks)) == {CommentTextRange(False, 12, 18), there})
    desk.session.change(SplitSentence(first(desk).id, first(desk).start + start))
    wait_until(lambda: not desk.session.writer.busy)
    wait_until(lambda: there in places(desk, marks))
    assert first(desk, 1).comments == 1
    assert first(desk).comments == 1


def test_only_what_is_looked_at_is_lit(desk: Desk, marks: CommentHighlightsState) -> None:
    desk.session.change(SetTargetText(first(desk).id, "The accord was signed"))
    say(desk, "Which?", anchor=CommentAnchor(AS_IT_STANDS, 4, 10, "accord"))
    wait_until(lambda: marks.open_threads(first(desk)))
    (placed,) = marks.open_threads(first(desk))
    paragraph = desk.session.model.known(0)
    assert paragraph is not None
    marks.highlight_thread(first(desk).id, placed)
    assert marks.places(paragraph, first(desk)) == [(CommentTextRange(False, 4, 10), True)]
    marks.clear_other_highlight(first(desk).id)
    assert marks.places(paragraph, first(desk)) == [(CommentTextRange(False, 4, 10), True)]
    marks.clear_other_highlight(None)
    assert marks.places(paragraph, first(desk)) == [(CommentTextRange(False, 4, 10), False)]


def test_a_list_of_them_follows_without_being_read_anew(desk: Desk) -> None:
    say(desk, "One")
    model = CommentsModel(desk.session, desk.session)
    resets = list[bool]()
    model.modelReset.connect(lambda: resets.append(True))
    model.begin()
    wait_until(lambda: model.read)
    say(desk, "Two", ErrorSeverity.MAJOR)
    wait_until(lambda: model.rowCount() == 2)
    thread = model.row(1).uid
    judged = AddCommentEvent(first(desk).id, CommentAction.EDIT, "", thread, thread, category=ErrorCategory.STYLE)
    desk.session.change(judged)
    wait_until(lambda: model.row(1).placed.thread.category is ErrorCategory.STYLE)
    desk.session.change(AddCommentEvent(first(desk).id, CommentAction.RESOLVE, "", thread))
    wait_until(lambda: model.rowCount() == 1)
    assert len(resets) == 1
    assert model.total == 2
    model.choose(CommentFilter(CommentStateFilter.RESOLVED))
    assert [model.row(at).uid for at in range(model.rowCount())] == [thread]
