"""What a review report says of a small project whose figures are counted by hand."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.reports.report import (
    ReportedSentence,
    ReviewReport,
    ReviewReportBaseline,
    SentenceAndWordCount,
    SentenceContributor,
)
from translator_gui.formats.reports.report_blocks import ReportHeadingBlock, report_blocks
from translator_gui.formats.reports.text import report_text
from translator_gui.formats.reports.wording import (
    SUGGESTIONS,
    notes_of,
    score_lines,
    suggestion_rows,
    summary_line,
    title_block,
)
from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.contest_return import ContestReturn
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project import Project
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.text.difference import DiffKind
from translator_gui.text.edit_distance import edit_distance

DATE = dt.date(2026, 11, 25)
ENGLISH = ("The first sentence.", "The second sentence.", "A third one.", "One more paragraph.")
"""Of 4 sentences of 3, 3, 3 and 4 Urdu words."""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Everything is handed over by Amna."""
    with make_project(tmp_path) as made:
        for segment, target in zip(made.queries.segment_ids(), ENGLISH, strict=True):
            made.do(SetTargetText(segment, target), ConfirmOrApproveSentences((segment,)), author=AMNA)
        yield made


def review(project: Project, *commands: object) -> None:
    project.do(*commands, author=BILAL, role=Role.REVIEWER)  # pyright: ignore[reportArgumentType]


def entries(report: ReviewReport) -> list[ReportedSentence]:
    return [entry for section in report.sections for entry in section.entries]


def test_the_figures_of_a_review(project: Project):
    first, second, third, _ = project.queries.segment_ids()
    review(project, ConfirmOrApproveSentences((first,)))
    review(project, SetTargetText(second, "The next sentence."), ConfirmOrApproveSentences((second,)))
    review(
        project,
        AddCommentEvent(
            second, CommentAction.ADD, "Not that.", category=ErrorCategory.TERMINOLOGY, severity=ErrorSeverity.MAJOR
        ),
    )
    review(
        project,
        ReturnSentenceToTranslator(third, "Which one?", category=ErrorCategory.ACCURACY, severity=ErrorSeverity.MINOR),
    )
    report = review_report(project.queries, DATE)
    figures = report.figures
    assert figures.all == figures.handed_over == SentenceAndWordCount(4, 13)
    assert figures.judged == SentenceAndWordCount(3, 9)
    assert figures.approved == SentenceAndWordCount(2, 6)
    assert figures.returned == SentenceAndWordCount(1, 3)
    assert figures.changed == SentenceAndWordCount(1, 3)
    assert figures.open == SentenceAndWordCount(1, 4)
    assert figures.undecided == SentenceAndWordCount()
    assert (report.translators, report.reviewers) == (("Amna",), ("Bilal",))
    assert (report.errors.total, report.errors.points) == (2, 6)
    score = report.score
    assert score is not None
    assert score.per_thousand == pytest.approx(6 * 1000 / 9)
    assert score.score == pytest.approx(100 - 6 * 100 / 9)
    assert (report.edits.words, report.edits.of_words) == (1, 4 + 4 + 4)
    assert [entry.number for entry in entries(report)] == [2, 3]
    assert "33.33" in summary_line(report)
    assert summary_line(report).startswith("3 of 4 sentences judged, 1 changed, 1 returned, 2 errors")


def test_the_formula_is_told_with_its_numbers(project: Project):
    first = project.queries.segment_ids()[0]
    review(
        project, ReturnSentenceToTranslator(first, "No.", category=ErrorCategory.STYLE, severity=ErrorSeverity.CRITICAL)
    )
    told = "\n".join(score_lines(review_report(project.queries, DATE)))
    assert "0 × 0 neutral + 1 × 0 minor + 5 × 0 major + 25 × 1 critical = 25" in told
    assert "25 × 1,000 ÷ 3 evaluated words = 8333.33" in told
    assert "100 − 25 × 100 ÷ 3 evaluated words = −733.33" in told
    assert "3 Urdu words of the 1 judged sentence" in told


def test_a_change_is_marked_against_what_was_handed_over(project: Project):
    second = project.queries.segment_ids()[1]
    review(project, SetTargetText(second, "The next sentence!"))
    review(project, SetTargetText(second, "The next sentence."))
    (entry,) = entries(review_report(project.queries, DATE))
    assert [(piece.kind, piece.text) for piece in entry.pieces if piece.kind is not DiffKind.KEPT] == [
        (DiffKind.REMOVED, "second"),
        (DiffKind.INSERTED, "next"),
    ]
    assert entry.changes == 1
    assert entry.edits == edit_distance(ENGLISH[1], "The next sentence.")
    assert [hand[:2] for hand in entry.hands] == [("Bilal", Role.REVIEWER)]
    assert entry.status is Status.DRAFT
    assert review_report(project.queries, DATE).figures.undecided == SentenceAndWordCount(1, 3), (
        "changed, and not decided"
    )


def test_what_the_translator_accepts_stays_the_reviewers_change(project: Project):
    second = project.queries.segment_ids()[1]
    review(project, SetTargetText(second, "The next sentence."), ReturnSentenceToTranslator(second, "Next?"))
    before = entries(review_report(project.queries, DATE))[0]
    project.connection.execute("UPDATE revision SET origin = 'accepted' WHERE status = 'returned'")
    project.connection.execute(
        "UPDATE revision SET role = 'translator', status = 'translated' WHERE origin = 'accepted'"
    )
    after = entries(review_report(project.queries, DATE))[0]
    assert (after.pieces, after.changes) == (before.pieces, 1)


def test_what_a_translator_writes_anew_is_no_change_of_the_reviewers(project: Project):
    second = project.queries.segment_ids()[1]
    project.do(SetTargetText(second, "Something else."), author=AMNA)
    report = review_report(project.queries, DATE)
    assert (report.figures.judged, report.figures.open) == (SentenceAndWordCount(), SentenceAndWordCount(4, 13))
    assert notes_of(report) == ("No sentence has been judged yet.",)
    review(project, AddCommentEvent(second, CommentAction.ADD, "Bad.", category=ErrorCategory.STYLE))
    (entry,) = entries(review_report(project.queries, DATE))
    assert [hand[:2] for hand in entry.hands] == [("Amna", Role.TRANSLATOR)]
    assert review_report(project.queries, DATE).figures.changed == SentenceAndWordCount()


def test_a_change_that_was_taken_back_is_none(project: Project):
    second = project.queries.segment_ids()[1]
    review(project, SetTargetText(second, "The next sentence."))
    review(project, SetTargetText(second, ENGLISH[1]))
    assert entries(review_report(project.queries, DATE)) == []


def test_comments_go_with_their_sentence_and_those_taken_back_do_not(project: Project):
    third = project.queries.segment_ids()[2]
    review(
        project,
        ReturnSentenceToTranslator(third, "Which one?", category=ErrorCategory.ACCURACY, severity=ErrorSeverity.MINOR),
    )
    (thread,) = project.queries.threads(third)
    project.do(AddCommentEvent(third, CommentAction.REPLY, "The third.", thread=thread.uid), author=AMNA)
    project.do(AddCommentEvent(third, CommentAction.ADD, "By the way."), author=AMNA)
    (entry,) = entries(review_report(project.queries, DATE))
    assert [[r.text for r in t.remarks] for t in entry.threads] == [["Which one?", "The third."], ["By the way."]]
    assert [(t.category, t.severity) for t in entry.threads] == [
        (ErrorCategory.ACCURACY, ErrorSeverity.MINOR),
        (None, None),
    ]
    project.undo(author=AMNA)
    (entry,) = entries(review_report(project.queries, DATE))
    assert len(entry.threads) == 1


def test_sentences_that_were_joined_differ_in_what_was_changed_alone(project: Project):
    first, *_ = project.queries.segment_ids()
    review(project, JoinSentences(first))
    assert entries(review_report(project.queries, DATE)) == []
    review(project, SetTargetText(first, "The first sentence. The next sentence."), ConfirmOrApproveSentences((first,)))
    (entry,) = entries(review_report(project.queries, DATE))
    assert (entry.changes, entry.edits.words) == (1, 1)
    assert review_report(project.queries, DATE).figures.all.sentences == 3


def test_typing_that_is_not_written_yet_counts(project: Project):
    second = project.queries.segment_ids()[1]
    project.typing.keep(second, "The next sentence.", author=BILAL, role=Role.REVIEWER)
    (entry,) = entries(review_report(project.queries, DATE))
    assert entry.hands == (SentenceContributor("Bilal", Role.REVIEWER, entry.hands[0].time),)


def test_the_chart_shows_where_the_changes_lie(project: Project):
    first, _, _, last = project.queries.segment_ids()
    review(project, SetTargetText(first, "This first phrase."))
    review(project, ReturnSentenceToTranslator(last, "No.", category=ErrorCategory.STYLE, severity=ErrorSeverity.MAJOR))
    chart = review_report(project.queries, DATE).chart
    assert chart.bars == ((2, 0, 0, 0, 0), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0), (0, 0, 0, 1, 0))
    assert chart.labels == (1, 2, 3, 4)


def test_nothing_handed_over_is_a_report_that_says_so(tmp_path: Path):
    with make_project(tmp_path) as project:
        report = review_report(project.queries, DATE)
        assert report.score is None
        assert notes_of(report) == ("No sentence has been handed over to a reviewer yet.",)
        assert summary_line(report) == "no sentence has been handed over to a reviewer yet"
        project.do(RemoveDocument(project.queries.documents()[0].id), author=AMNA)
        empty = review_report(project.queries, DATE)
        assert (empty.figures.all, empty.chart.bars, empty.documents) == (SentenceAndWordCount(), (), ())


def rounds(project: Project) -> int:
    """Return a sentence after two rounds: returned as critical, rewritten, returned, rewritten, approved."""
    second = project.queries.segment_ids()[1]
    for reason, severity, english in (
        ("Wrong.", ErrorSeverity.CRITICAL, "The next sentence."),
        ("Nearly.", ErrorSeverity.MINOR, "The last sentence."),
    ):
        review(project, ReturnSentenceToTranslator(second, reason, ErrorCategory.ACCURACY, severity))
        project.do(SetTargetText(second, english), ConfirmOrApproveSentences((second,)), author=AMNA)
    review(project, ConfirmOrApproveSentences((second,)))
    return second


def test_a_report_counts_the_returns_of_all_rounds(project: Project):
    rounds(project)
    report = review_report(project.queries, DATE)
    assert report.returns == 2
    assert report.figures.returned == SentenceAndWordCount()
    assert (report.errors.total, report.errors.points) == (2, 26)
    assert "2 returns in all rounds" in summary_line(report)
    project.undo(author=BILAL)
    assert review_report(project.queries, DATE).returns == 2, "approving was undone, not a return"


def test_a_return_that_was_undone_is_none(project: Project):
    second = project.queries.segment_ids()[1]
    review(project, ReturnSentenceToTranslator(second, "Wrong.", severity=ErrorSeverity.CRITICAL))
    project.undo(author=BILAL)
    report = review_report(project.queries, DATE)
    assert (report.returns, report.errors.points, entries(report)) == (0, 0, [])


def test_the_first_hand_over_can_be_the_baseline(project: Project):
    rounds(project)
    (last,) = entries(review_report(project.queries, DATE))
    assert [piece.kind for piece in last.pieces] == [DiffKind.KEPT]
    first = review_report(project.queries, DATE, ReviewReportBaseline.FIRST)
    (entry,) = entries(first)
    assert [(piece.kind, piece.text) for piece in entry.pieces if piece.kind is not DiffKind.KEPT] == [
        (DiffKind.REMOVED, "second"),
        (DiffKind.INSERTED, "last"),
    ]
    assert entry.edits == edit_distance(ENGLISH[1], "The last sentence.")
    assert "handed over first" in "".join(line.value for line in title_block(first))


def test_a_comment_on_text_that_is_gone_comes_with_that_text(project: Project):
    rounds(project)
    (last,) = entries(review_report(project.queries, DATE))
    assert [thread.before for thread in last.threads] == [ENGLISH[1], "The next sentence."]
    (first,) = entries(review_report(project.queries, DATE, ReviewReportBaseline.FIRST))
    assert [thread.before for thread in first.threads] == ["", "The next sentence."], "the baseline is struck through"


def test_an_error_that_the_reviewer_withdrew_costs_nothing(project: Project):
    _, second, third, _ = project.queries.segment_ids()
    for segment in (second, third):
        review(project, ReturnSentenceToTranslator(segment, "Wrong.", severity=ErrorSeverity.CRITICAL))
    project.do(ContestReturn(second, "It is right."), author=AMNA)
    assert review_report(project.queries, DATE).errors.points == 50, "the reviewer has not answered"
    review(project, ConfirmOrApproveSentences((second,)))
    report = review_report(project.queries, DATE)
    assert (report.errors.total, report.errors.points, report.returns) == (1, 25, 2)
    assert [[thread.withdrawn for thread in entry.threads] for entry in entries(report)] == [[True], [False]]
    project.do(ContestReturn(third, "So is this."), author=AMNA)
    review(project, ReturnSentenceToTranslator(third, "No.", severity=ErrorSeverity.MAJOR))
    project.do(SetTargetText(third, "Anew."), ConfirmOrApproveSentences((third,)), author=AMNA)
    review(project, ConfirmOrApproveSentences((third,)))
    assert review_report(project.queries, DATE).errors.points == 30, "who insisted has withdrawn nothing"


def test_the_words_that_count_are_those_of_judged_sentences(project: Project):
    last = project.queries.segment_ids()[3]
    review(project, EditSentenceFields(last, target="One paragraph more.", status=Status.APPROVED))
    report = review_report(project.queries, DATE)
    assert report.score is not None
    assert report.score.words == 4
    assert report.edits.of_words == 4


def test_a_report_says_where_the_english_came_from_and_how_much_was_edited(tmp_path: Path):
    with make_project(tmp_path, "ایک جملہ۔ دو جملے۔ تین جملے۔ چار جملے۔ پانچ جملے۔ چھ جملے۔ سات جملے۔") as project:
        assert review_report(project.queries, DATE).suggestions == ()
        exact, fuzzy, repeated, machine, emptied, typed, _open = project.queries.segment_ids()

        def insert(segment: int, text: str, origin: RevisionOrigin, score: int | None = None) -> None:
            detail = SuggestionOrigin(score, "old").to_json()
            project.do(SetTargetText(segment, text, origin, origin_detail=detail), author=AMNA)

        insert(exact, "One sentence.", RevisionOrigin.MEMORY, 100)
        insert(fuzzy, "Two phrases.", RevisionOrigin.MEMORY, 96)
        insert(repeated, "Three sentences.", RevisionOrigin.REPEATED)
        insert(machine, "Four of them.", RevisionOrigin.MACHINE)
        insert(emptied, "Wrong.", RevisionOrigin.MEMORY, 100)
        for segment, text in ((fuzzy, "Two sentences."), (emptied, ""), (emptied, "Five."), (typed, "Six.")):
            project.do(SetTargetText(segment, text), author=AMNA)
        project.do(ConfirmOrApproveSentences((exact, fuzzy, repeated, typed)), author=AMNA)
        # What a reviewer changes later was not edited by the translator.
        review(project, SetTargetText(exact, "A first sentence, at last."))
        report = review_report(project.queries, DATE)
    rows = [(row.name, *row.cells, row.indented) for row in suggestion_rows(report)]
    assert rows == [
        ("Translation memory", "2", "4", "2", "17\u00a0%", False),
        ("matches of 100", "1", "2", "1", "0\u00a0%", True),
        ("matches of 95–99", "1", "2", "1", "33\u00a0%", True),
        ("Repetitions", "1", "2", "1", "0\u00a0%", False),
        ("Machine translation", "1", "2", "0", "–", False),
        ("Typed", "2", "4", "1", "–", False),
    ]
    assert ReportHeadingBlock(SUGGESTIONS) in list(report_blocks(report, ExportProgress(0)))
    assert "matches of 95–99\t1\t2\t1\t33\u00a0%" in report_text(report)


def test_a_report_of_typed_english_does_not_speak_of_suggestions(project: Project):
    report = review_report(project.queries, DATE)
    assert ReportHeadingBlock(SUGGESTIONS) not in list(report_blocks(report, ExportProgress(0)))
    assert SUGGESTIONS not in report_text(report)
