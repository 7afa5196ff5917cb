"""What differs as a list, and what a person chooses of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester

from translator_gui.model.comment import CommentOrReply, CommentThread, ErrorCategory, ErrorSeverity
from translator_gui.model.merging import MergeResolution
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import (
    MergeDifference,
    MergeSentenceAnnotations,
    MergeSentenceVersion,
    ProjectCopyComparison,
    SentenceMergeOutcome,
)
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import MergedTextOrigin, figures, meaning, their_comment_lines

BASE = MergeSentenceVersion("The minister came home", Status.DRAFT, "Amna", 1_000)
MINE = MergeSentenceVersion("The minister went home", Status.TRANSLATED, "Amna", 2_000)
THEIRS = MergeSentenceVersion("The ministers came home", Status.DRAFT, "Bilal", 3_000)


def row(uid: str, kind: SentenceMergeOutcome, **changes: object) -> MergeDifference:
    sides = {
        SentenceMergeOutcome.THEIRS: (BASE, THEIRS),
        SentenceMergeOutcome.MINE: (MINE, BASE),
        SentenceMergeOutcome.CONFLICT: (MINE, THEIRS),
        SentenceMergeOutcome.COMMENT: (MINE, MINE),
    }
    mine, theirs = sides[kind]
    made = MergeDifference(uid, 1, 1, kind, "وزیر گھر آیا۔", mine, theirs, BASE)
    return made._replace(**changes)  # pyright: ignore[reportArgumentType]


def model(*rows: MergeDifference) -> MergeDifferencesModel:
    return MergeDifferencesModel(ProjectCopyComparison("bilal.tproj", rows))


ONE_OF_EACH = tuple(row(str(kind), kind) for kind in SentenceMergeOutcome)


@pytest.fixture
def each(qtmodeltester: ModelTester) -> MergeDifferencesModel:
    made = model(*ONE_OF_EACH)
    qtmodeltester.check(made)  # pyright: ignore[reportUnknownMemberType]
    return made


def test_what_nobody_touched_is_left_to_merging(each: MergeDifferencesModel):
    assert [each.text_origin(at) for at in range(4)] == [
        MergedTextOrigin.THEIRS,
        MergedTextOrigin.MINE,
        MergedTextOrigin.OPEN,
        MergedTextOrigin.BOTH,
    ]
    assert not each.choices
    assert not each.choice_count
    assert each.open_conflicts == 1


def test_choices_are_told_and_those_that_go_back_are_not(each: MergeDifferencesModel):
    assert each.take(0, MergedTextOrigin.MINE)
    assert each.take(2, MergedTextOrigin.THEIRS)
    assert each.choices == {"theirs": BASE.choice, "conflict": THEIRS.choice}
    assert each.take(0, MergedTextOrigin.THEIRS)
    assert each.take(2, MergedTextOrigin.OPEN)
    assert not each.choices


def test_words_of_ones_own_are_a_draft_and_those_of_a_side_are_that_side(each: MergeDifferencesModel):
    assert each.write(2, "The minister returned")
    assert each.choices == {"conflict": MergeResolution("The minister returned", Status.DRAFT)}
    assert each.text(2) == "The minister returned"
    assert each.write(2, THEIRS.target)
    assert each.text_origin(2) is MergedTextOrigin.THEIRS
    assert each.write(2, MINE.target)
    assert each.choices == {"conflict": MINE.choice}


def test_space_turns_round(each: MergeDifferencesModel):
    def turned(line: int, times: int) -> list[MergedTextOrigin]:
        return [each.text_origin(line) for _ in range(times) if each.turn(line)]

    assert turned(0, 2) == [MergedTextOrigin.MINE, MergedTextOrigin.THEIRS]
    assert turned(1, 2) == [MergedTextOrigin.THEIRS, MergedTextOrigin.MINE]
    assert turned(2, 3) == [MergedTextOrigin.THEIRS, MergedTextOrigin.MINE, MergedTextOrigin.OPEN]
    assert not each.turn(3)


def test_what_is_final_or_only_spoken_of_leaves_nothing_to_choose():
    final = MINE._replace(status=Status.FINAL)
    made = model(
        row("a", SentenceMergeOutcome.MINE, mine=final),
        row("b", SentenceMergeOutcome.THEIRS, theirs=final),
        row("c", SentenceMergeOutcome.CONFLICT, mine=final),
    )
    assert not made.take(0, MergedTextOrigin.THEIRS)
    assert not made.write(1, "else")
    assert "final" in made.why_fixed(0)
    assert made.take(2, MergedTextOrigin.THEIRS)
    assert "final here" in meaning(made.row(0))
    assert "final in their copy" in meaning(made.row(1))


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        (
            SentenceMergeOutcome.MINE,
            Status.APPROVED,
            "and they approved the English before: yours stays, as a draft.",
        ),
        (SentenceMergeOutcome.MINE, Status.RETURNED, "and they returned the English before: yours stays"),
        (SentenceMergeOutcome.MINE, Status.TRANSLATED, "You changed it, and they changed its status: yours stays."),
        (SentenceMergeOutcome.MINE, Status.DRAFT, "Only you changed it: yours stays."),
        (SentenceMergeOutcome.THEIRS, Status.APPROVED, "They changed it, and you approved the English before"),
        (SentenceMergeOutcome.THEIRS, Status.DRAFT, "Only they changed it: theirs is taken."),
    ],
)
def test_a_status_that_the_other_side_changed_is_named(kind: SentenceMergeOutcome, status: Status, words: str):
    other = BASE._replace(status=status)
    sides = {"theirs": other} if kind is SentenceMergeOutcome.MINE else {"mine": other}
    assert words in meaning(row("a", kind, **sides))


def test_who_is_further_on_is_named_where_both_changed_the_status():
    further, other = BASE._replace(status=Status.APPROVED), BASE._replace(status=Status.TRANSLATED)
    assert "yours is further on" in meaning(row("a", SentenceMergeOutcome.MINE, mine=further, theirs=other))
    assert "Only you changed it" in meaning(row("a", SentenceMergeOutcome.MINE, mine=further))


def test_what_a_side_changed_is_marked_against_what_both_come_from():
    marked = model(row("a", SentenceMergeOutcome.CONFLICT)).side_diffs(0)
    assert DiffPiece(DiffKind.INSERTED, "went") in marked.mine
    assert DiffPiece(DiffKind.INSERTED, "ministers") in marked.theirs
    alone = model(row("a", SentenceMergeOutcome.CONFLICT, ancestor=None)).side_diffs(0)
    assert alone.mine == (DiffPiece(DiffKind.KEPT, MINE.target),)
    assert DiffPiece(DiffKind.REMOVED, "minister went") in alone.theirs
    first = model(row("a", SentenceMergeOutcome.THEIRS, ancestor=None, mine=MergeSentenceVersion())).side_diffs(0)
    assert first == ((), (DiffPiece(DiffKind.KEPT, THEIRS.target),))


def test_the_next_open_conflict_is_found_round_the_end():
    made = model(
        row("a", SentenceMergeOutcome.CONFLICT),
        row("b", SentenceMergeOutcome.THEIRS),
        row("c", SentenceMergeOutcome.CONFLICT),
    )
    assert made.next_open(0) == 2
    assert made.next_open(2) == 0
    made.take(0, MergedTextOrigin.MINE)
    assert made.next_open(2) == 2
    made.take(2, MergedTextOrigin.MINE)
    assert made.next_open(0) == -1


def test_only_some_kinds_are_listed_and_all_are_counted(each: MergeDifferencesModel):
    each.take(0, MergedTextOrigin.MINE)
    each.show_only(frozenset({SentenceMergeOutcome.CONFLICT}))
    assert [each.row(at).kind for at in range(each.rowCount())] == [SentenceMergeOutcome.CONFLICT]
    assert each.figures == {MergedTextOrigin.MINE: 2, MergedTextOrigin.OPEN: 1, MergedTextOrigin.BOTH: 1}
    assert each.choices == {"theirs": BASE.choice}


def test_figures_are_words():
    assert (
        figures({SentenceMergeOutcome.THEIRS: 7, SentenceMergeOutcome.MINE: 3, SentenceMergeOutcome.CONFLICT: 2})
        == "12 differ: 7 theirs, 3 mine, 2 conflicts"
    )
    assert figures({SentenceMergeOutcome.COMMENT: 1}) == "1 differs: 1 comment"
    assert figures({}) == "No sentence differs"


def test_what_was_said_there_and_not_here_is_told():
    here = CommentThread("t", "s", (CommentOrReply("1", "Amna", 1, "Is that so?"),), open=True)
    there = here._replace(remarks=(*here.remarks, CommentOrReply("2", "Bilal", 2, "It is.")), open=False)
    said = row(
        "a",
        SentenceMergeOutcome.COMMENT,
        mine_annotations=MergeSentenceAnnotations((here,)),
        theirs_annotations=MergeSentenceAnnotations((there,), "A note", ("quotation",)),
    )
    assert their_comment_lines(said) == [
        "Bilal: It is.",
        "They resolved a comment",
        "Their note: A note",
        "Their labels: quotation",
    ]


def test_a_new_remark_says_what_kind_of_error_it_means():
    there = CommentThread(
        "1", "s", (CommentOrReply("1", "Bilal", 1, "Not so."),), True, None, ErrorCategory.ACCURACY, ErrorSeverity.MAJOR
    )
    assert their_comment_lines(
        row("a", SentenceMergeOutcome.COMMENT, theirs_annotations=MergeSentenceAnnotations((there,)))
    ) == ["Bilal (accuracy, major): Not so."]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["M", "T", "Space", "own", "open"])), max_size=30))
def test_whatever_is_chosen_choices_say_what_is_shown(steps: list[tuple[int, str]]):
    made = model(*ONE_OF_EACH)
    for line, step in steps:
        if step == "own":
            made.write(line, "words of one's own")
        elif step == "Space":
            made.turn(line)
        elif step == "open" and made.row(line).kind is SentenceMergeOutcome.CONFLICT:
            made.take(line, MergedTextOrigin.OPEN)
        elif step != "open":
            made.take(line, MergedTextOrigin.MINE if step == "M" else MergedTextOrigin.THEIRS)
    assert made.choice_count == len(made.choices)
    for line in range(4):
        choice = made.choices.get(made.row(line).uid)
        if choice is not None:
            assert choice.target == made.text(line)
        elif made.row(line).kind is SentenceMergeOutcome.THEIRS:
            assert made.text_origin(line) is MergedTextOrigin.THEIRS
    assert sum(made.figures.values()) == 4
