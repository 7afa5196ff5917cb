"""Which verb follows which status in which role, and what the verbs of reviewing leave behind."""

from itertools import product
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandRefusedError, ProjectCommand
from translator_gui.project.commands.accept_reviewer_english import AcceptReviewerEnglish
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.contest_return import ContestReturn
from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.reopen import ReopenFinalSentence
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_back_to_draft import SetSentencesBackToDraft
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project import Project
from translator_gui.project.reviewing.handover import handover_readiness, readiness_in_words
from translator_gui.project.reviewing.inbox_needs import InboxReason, inbox_reason_of

TRANSLATOR, REVIEWER = Role.TRANSLATOR, Role.REVIEWER
BY = {TRANSLATOR: AMNA, REVIEWER: BILAL}


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        made.connection.execute("PRAGMA synchronous = OFF")
        yield made


def act(project: Project, command: ProjectCommand, role: Role = TRANSLATOR):
    return project.do(command, author=BY[role], role=role)


def segment(project: Project, at: int = 0) -> Segment:
    return [s for p in project.queries.all_paragraphs() for s in p.segments][at]


def returned(project: Project, *, mended: str = "") -> int:
    """The first sentence, back from the reviewer; with another English where they wrote one."""
    first = project.queries.segment_ids()[0]
    act(project, SetTargetText(first, "mine"))
    act(project, ConfirmOrApproveSentences((first,)))
    if mended:
        act(project, SetTargetText(first, mended), REVIEWER)
    act(project, ReturnSentenceToTranslator(first, "why", ErrorCategory.STYLE, ErrorSeverity.MINOR), REVIEWER)
    return first


def bring(project: Project, status: Status) -> int:
    """The first sentence, in a status: its English was changed by a reviewer where it came back."""
    first = project.queries.segment_ids()[0]
    if status is Status.RETURNED:
        return returned(project, mended="theirs")
    if status is not Status.NOT_STARTED:
        act(project, SetTargetText(first, "mine"))
    if status in {Status.TRANSLATED, Status.APPROVED, Status.FINAL}:
        act(project, ConfirmOrApproveSentences((first,)))
    if status in {Status.APPROVED, Status.FINAL}:
        act(project, ConfirmOrApproveSentences((first,)), REVIEWER)
    if status is Status.FINAL:
        act(project, FinalizeApprovedSentences((first,)), REVIEWER)
    assert segment(project).status is status
    return first


VERBS = (
    "type",
    "confirm",
    "empty",
    "return",
    "accept",
    "keep",
    "hand over",
    "reopen",
    "set back",
    "set back why",
)


def verb(name: str, first: int) -> ProjectCommand:
    commands: dict[str, ProjectCommand] = {
        "type": SetTargetText(first, "other"),
        "confirm": ConfirmOrApproveSentences((first,)),
        "empty": LeaveSentencesEmpty((first,)),
        "return": ReturnSentenceToTranslator(first, "why"),
        "accept": AcceptReviewerEnglish(first),
        "keep": ContestReturn(first, "because"),
        "hand over": FinalizeApprovedSentences((first,)),
        "reopen": ReopenFinalSentence(first, "why"),
        "set back": SetSentencesBackToDraft((first,)),
        "set back why": SetSentencesBackToDraft((first,), "why"),
    }
    return commands[name]


D, T, A, F = Status.DRAFT, Status.TRANSLATED, Status.APPROVED, Status.FINAL
R, SAME, NO = Status.RETURNED, "same", None
# By the status before: not started, draft, translated, returned, approved, final. NO is a refusal.
OUTCOMES: dict[tuple[str, Role], tuple[Status | str | None, ...]] = {
    ("type", TRANSLATOR): (D, D, D, D, D, NO),
    ("type", REVIEWER): (D, D, D, D, D, NO),
    ("confirm", TRANSLATOR): (NO, T, SAME, NO, SAME, NO),
    ("confirm", REVIEWER): (NO, A, A, NO, SAME, NO),
    ("empty", TRANSLATOR): (T, T, T, T, T, NO),
    ("empty", REVIEWER): (A, A, A, A, A, NO),
    ("return", TRANSLATOR): (NO, NO, NO, NO, NO, NO),
    ("return", REVIEWER): (NO, NO, R, NO, R, NO),
    ("accept", TRANSLATOR): (NO, NO, NO, T, NO, NO),
    ("accept", REVIEWER): (NO, NO, NO, NO, NO, NO),
    ("keep", TRANSLATOR): (NO, NO, NO, T, NO, NO),
    ("keep", REVIEWER): (NO, NO, NO, NO, NO, NO),
    ("hand over", TRANSLATOR): (NO, NO, NO, NO, NO, NO),
    ("hand over", REVIEWER): (SAME, SAME, SAME, SAME, F, SAME),
    ("reopen", TRANSLATOR): (NO, NO, NO, NO, NO, D),
    ("reopen", REVIEWER): (NO, NO, NO, NO, NO, D),
    ("set back", TRANSLATOR): (NO, NO, D, NO, NO, NO),
    ("set back", REVIEWER): (NO, NO, NO, NO, NO, NO),
    ("set back why", TRANSLATOR): (NO, NO, D, NO, NO, NO),
    ("set back why", REVIEWER): (NO, NO, NO, NO, D, NO),
}


@pytest.mark.parametrize(("name", "role", "status"), list(product(VERBS, Role, Status)))
def test_which_verb_follows_which_status_in_which_role(project: Project, name: str, role: Role, status: Status):
    first = bring(project, status)
    expected = OUTCOMES[name, role][list(Status).index(status)]
    before = segment(project)
    if expected is NO:
        with pytest.raises(CommandRefusedError, match="sentence 1"):
            act(project, verb(name, first), role)
        assert segment(project) == before
        return
    act(project, verb(name, first), role)
    after = segment(project)
    assert after.status is (status if expected == SAME else expected)
    if expected != SAME:
        project.undo(author=BY[role], role=role)
        assert (segment(project).status, segment(project).target) == (before.status, before.target)
    assert project.file.problems() == []


def test_somebody_elses_translation_is_not_set_back(project: Project):
    first = bring(project, Status.TRANSLATED)
    with pytest.raises(CommandRefusedError, match="somebody else's"):
        project.do(SetSentencesBackToDraft((first,)), author=BILAL)


def test_what_a_reviewer_sets_back_waits_for_the_translator_alone(project: Project):
    first = bring(project, Status.APPROVED)
    act(project, SetSentencesBackToDraft((first,), "the date is wrong"), REVIEWER)
    found, (thread,) = segment(project), project.queries.threads(first)
    assert (thread.open, thread.remarks[0].text) == (True, "the date is wrong")
    assert inbox_reason_of(found, TRANSLATOR, AMNA, None) is InboxReason.CHANGED
    assert inbox_reason_of(found, REVIEWER, BILAL, None) is None
    project.undo(author=BILAL, role=REVIEWER)
    assert (segment(project).status, project.queries.threads(first)) == (Status.APPROVED, ())


def test_what_a_reviewer_mended_is_approved_or_returned(project: Project):
    first = project.queries.segment_ids()[0]
    act(project, SetTargetText(first, "mine"))
    act(project, ConfirmOrApproveSentences((first,)))
    act(project, SetTargetText(first, "theirs"), REVIEWER)
    assert segment(project).status is Status.DRAFT
    act(project, ReturnSentenceToTranslator(first, "why"), REVIEWER)
    assert segment(project).status is Status.RETURNED
    project.undo(author=BILAL)
    act(project, ConfirmOrApproveSentences((first,)), REVIEWER)
    assert (segment(project).status, segment(project).target) == (Status.APPROVED, "theirs")


def test_accepting_takes_the_reviewers_text_and_settles_the_thread(project: Project):
    first = returned(project, mended="theirs")
    act(project, AcceptReviewerEnglish(first))
    found, (thread,) = segment(project), project.queries.threads(first)
    assert (found.target, found.status, found.comments) == ("theirs", Status.TRANSLATED, 0)
    assert not thread.open
    latest = project.queries.history(first)[-1]
    assert (latest.origin, latest.role) == (RevisionOrigin.ACCEPTED, TRANSLATOR)
    handed_over = project.queries.judgement(first).handed_over
    assert handed_over is not None
    assert (handed_over.target, handed_over.time) == ("theirs", latest.time), "what is accepted is handed over"


def test_where_the_reviewer_changed_nothing_there_is_nothing_to_accept(project: Project):
    first = returned(project)
    with pytest.raises(CommandRefusedError, match="change it, or keep it and say why"):
        act(project, AcceptReviewerEnglish(first))


def test_keeping_brings_back_what_was_handed_over_and_answers_in_the_thread(project: Project):
    first = returned(project, mended="theirs")
    with pytest.raises(CommandRefusedError, match="answer"):
        act(project, ContestReturn(first, "  "))
    act(project, ContestReturn(first, "It is a quotation"))
    found, (thread,) = segment(project), project.queries.threads(first)
    assert (found.target, found.status, found.comments) == ("mine", Status.TRANSLATED, 1)
    assert [(r.author, r.text) for r in thread.remarks] == [("Bilal", "why"), ("Amna", "It is a quotation")]
    assert thread.open
    assert (thread.category, thread.severity) == (ErrorCategory.STYLE, ErrorSeverity.MINOR)
    assert project.queries.history(first)[-1].origin is RevisionOrigin.KEPT


def test_the_thread_of_a_return_is_the_latest_one(project: Project):
    first = returned(project)
    act(project, ContestReturn(first, "because"))
    act(project, ReturnSentenceToTranslator(first, "again"), REVIEWER)
    said = project.queries.judgement(first).returned
    assert said is not None
    assert said.remarks[0].text == "again"
    act(project, ContestReturn(first, "still"))
    assert [[r.text for r in t.remarks] for t in project.queries.threads(first)] == [
        ["why", "because"],
        ["again", "still"],
    ]


def test_a_return_whose_comment_was_taken_back_is_answered_in_a_new_one(project: Project):
    first = project.queries.segment_ids()[0]
    returned(project)
    act(project, SetTargetText(first, "third"))
    project.undo(author=AMNA)
    project.undo(author=BILAL)
    assert project.queries.judgement(first).returned is None
    project.redo(author=BILAL)
    assert segment(project).status is Status.RETURNED
    act(project, ContestReturn(first, "because"))
    assert [r.text for t in project.queries.threads(first) for r in t.remarks] == ["why", "because"]


def test_an_approval_keeps_its_author_when_the_text_changes(project: Project):
    first = bring(project, Status.APPROVED)
    act(project, SetTargetText(first, "other"))
    found = segment(project)
    assert (found.status, found.reopened) == (Status.DRAFT, True)
    approved = project.queries.judgement(first).approved
    assert approved is not None
    assert (approved.author, approved.target, approved.status) == ("Bilal", "mine", Status.APPROVED)
    act(project, SetTargetText(first, "mine"))
    assert not segment(project).reopened, "it reads as it was approved"


def test_handing_over_is_one_step_and_says_what_is_left(project: Project):
    ids = project.queries.segment_ids()
    for identity in ids[:2]:
        act(project, SetTargetText(identity, "mine"))
        act(project, ConfirmOrApproveSentences((identity,)))
    act(project, ConfirmOrApproveSentences((ids[1],)), REVIEWER)
    state = handover_readiness(project.queries)
    assert state.approved == (ids[1],)
    assert [(s.number, s.status) for s in state.left] == [
        (1, Status.TRANSLATED),
        (3, Status.NOT_STARTED),
        (4, Status.NOT_STARTED),
    ]
    assert readiness_in_words(state) == "2 not started, 1 translated"
    act(project, FinalizeApprovedSentences(tuple(ids)), REVIEWER)
    assert [s.status for p in project.queries.all_paragraphs() for s in p.segments].count(Status.FINAL) == 1
    assert project.queries.history(ids[1])[-1].origin is RevisionOrigin.HANDED_OVER
    assert handover_readiness(project.queries).final == 1
    project.undo(author=BILAL)
    assert segment(project, 1).status is Status.APPROVED


def test_reopening_needs_a_reason_and_keeps_it(project: Project):
    first = bring(project, Status.FINAL)
    with pytest.raises(CommandRefusedError, match="why"):
        act(project, ReopenFinalSentence(first, " "))
    act(project, ReopenFinalSentence(first, "The client asks"))
    assert project.queries.history(first)[-1].origin is RevisionOrigin.REOPENED
    assert [r.text for t in project.queries.threads(first) for r in t.remarks] == ["The client asks"]
    assert not segment(project).reopened, "nothing has changed yet"


@pytest.mark.parametrize("forbidden", [False, True])
def test_four_eyes(project: Project, *, forbidden: bool):
    project.do(set_four_eyes(forbidden=forbidden), author=AMNA)
    ids = project.queries.segment_ids()
    for identity in ids[:2]:
        act(project, SetTargetText(identity, "mine"))
        act(project, ConfirmOrApproveSentences((identity,)))
    # Whoever writes in it since: the translator is who handed it over.
    act(project, SetTargetText(ids[1], "theirs"), REVIEWER)
    assert project.do(ConfirmOrApproveSentences((ids[1],)), author=BILAL, role=REVIEWER).changes.warnings == ()
    project.undo(author=BILAL)
    if forbidden:
        with pytest.raises(CommandRefusedError, match="is your own translation"):
            project.do(ConfirmOrApproveSentences(tuple(ids[:2])), author=AMNA, role=REVIEWER)
        assert segment(project).status is Status.TRANSLATED
    else:
        done = project.do(ConfirmOrApproveSentences(tuple(ids[:2])), author=AMNA, role=REVIEWER)
        assert [w[:10] for w in done.changes.warnings] == ["sentence 1", "sentence 2"]
