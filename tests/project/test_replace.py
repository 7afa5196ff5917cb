"""Replacing in many sentences at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project, shown
from translator_gui.model.author import Author
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.replace import PlannedReplacement, ReplaceInSentences
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project import Project
from translator_gui.store.revisions import HEAD_COLUMNS, heads_to_show

CARA = Author("Cara")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Four sentences: a draft, a translated, an approved one, and one that nobody has begun."""
    project = make_project(tmp_path)
    one, two, three, _ = project.queries.segment_ids()
    for segment in (one, two, three):
        project.do(SetTargetText(segment, "a fish"), author=AMNA)
    project.do(ConfirmOrApproveSentences((two, three)), author=AMNA)
    project.do(ConfirmOrApproveSentences((three,)), author=BILAL, role=Role.REVIEWER)
    yield project
    project.close()


def sentences(project: Project) -> list[Segment]:
    return [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def proposals(project: Project) -> tuple[PlannedReplacement, ...]:
    return tuple(PlannedReplacement(s.id, s.target, s.target.replace("fish", "bird")) for s in sentences(project))


def test_one_step_replaces_all_but_what_is_approved(project: Project) -> None:
    before = shown(project)
    done = project.do(ReplaceInSentences(proposals(project)), author=AMNA)
    assert [s.target for s in sentences(project)] == ["a bird", "a bird", "a fish", ""]
    assert [s.status for s in sentences(project)][:3] == [Status.DRAFT, Status.DRAFT, Status.APPROVED]
    assert len(done.changes.revisions) == 2
    assert project.queries.history(sentences(project)[0].id)[-1].origin is RevisionOrigin.REPLACED
    project.undo(author=AMNA)
    assert shown(project) == before
    project.redo(author=AMNA)
    assert [s.target for s in sentences(project)][:2] == ["a bird", "a bird"]


def test_approved_ones_only_when_told(project: Project) -> None:
    project.do(ReplaceInSentences(proposals(project), with_approved=True), author=AMNA)
    assert [s.target for s in sentences(project)] == ["a bird", "a bird", "a bird", ""]
    assert sentences(project)[2].status is Status.DRAFT


def test_what_changed_or_went_meanwhile_is_left_alone(project: Project) -> None:
    asked = proposals(project)
    project.do(SetTargetText(asked[0].segment, "two fish"), author=BILAL)
    project.do(JoinSentences(asked[1].segment), author=BILAL)
    with pytest.raises(CommandRefusedError, match="nothing was replaced"):
        project.do(ReplaceInSentences(asked, with_approved=True), author=AMNA)
    assert sentences(project)[0].target == "two fish"


def test_final_ones_are_never_touched(project: Project) -> None:
    project.connection.execute("UPDATE segment SET status = 'final'")
    with pytest.raises(CommandRefusedError, match="final"):
        project.do(ReplaceInSentences(proposals(project), with_approved=True), author=AMNA)


def test_translated_ones_stay_translated_when_a_translator_asks_for_it(project: Project) -> None:
    asked = ReplaceInSentences(proposals(project), with_approved=True, keep_translated=True)
    project.do(asked, author=CARA)
    draft, translated, approved = sentences(project)[:3]
    assert [s.status for s in (draft, translated, approved)] == [Status.DRAFT, Status.TRANSLATED, Status.DRAFT]
    assert translated.translator == CARA.uid, "for the four eyes"
    assert approved.translator == AMNA.uid
    project.do(set_four_eyes(forbidden=True), author=AMNA)
    with pytest.raises(CommandRefusedError, match="your own translation"):
        project.do(ConfirmOrApproveSentences((translated.id,)), author=CARA, role=Role.REVIEWER)
    project.do(ConfirmOrApproveSentences((translated.id,)), author=AMNA, role=Role.REVIEWER)
    assert sentences(project)[1].status is Status.APPROVED


def test_a_reviewer_cannot_keep_them(project: Project) -> None:
    asked = ReplaceInSentences(proposals(project), keep_translated=True)
    project.do(asked, author=BILAL, role=Role.REVIEWER)
    assert sentences(project)[1].status is Status.DRAFT
    assert sentences(project)[1].translator == AMNA.uid


def test_many_sentences_are_read_together(tmp_path: Path) -> None:
    """The number of queries does not follow the number of sentences."""
    with make_project(tmp_path, *(f"جملہ نمبر {number} ہے۔" for number in range(120)), name="many") as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(segment, "a fish") for segment in ids), author=AMNA)
        few, many = (_queries(project, ids[:count]) for count in (21, 120))
        assert many == few


def _queries(project: Project, ids: list[int]) -> list[int]:
    """How many queries it takes to replace in some sentences, to undo that, to confirm and to approve them."""
    asked: list[int] = []
    replacing = ReplaceInSentences(tuple(PlannedReplacement(segment, "a fish", "a bird") for segment in ids))
    confirming = ConfirmOrApproveSentences(tuple(ids))
    for act in (
        lambda: project.do(replacing, author=AMNA),
        lambda: project.undo(author=AMNA),
        lambda: project.do(confirming, author=AMNA),
        lambda: project.do(confirming, author=BILAL, role=Role.REVIEWER),
    ):
        statements: list[str] = []
        project.connection.set_trace_callback(statements.append)
        act()
        project.connection.set_trace_callback(None)
        asked.append(sum(statement.lstrip().startswith("SELECT") for statement in statements))
    for _ in range(2):
        project.undo(author=AMNA)
    return asked


def test_what_is_shown_of_many_follows_from_their_history(project: Project) -> None:
    """The rows of the sentences are as they would be made from all revisions."""
    ids = tuple(project.queries.segment_ids())
    steps = (
        lambda: project.do(ReplaceInSentences(proposals(project), with_approved=True), author=CARA),
        lambda: project.do(ConfirmOrApproveSentences(ids), author=CARA),
        lambda: project.do(ConfirmOrApproveSentences(ids), author=BILAL, role=Role.REVIEWER),
        lambda: project.do(*(SetTargetText(segment, f"{segment} fish") for segment in ids), author=AMNA),
        lambda: project.undo(author=AMNA),
        lambda: project.undo(author=BILAL, role=Role.REVIEWER),
        lambda: project.redo(author=BILAL, role=Role.REVIEWER),
    )
    for act in steps:
        act()
        rows = project.connection.execute(f"SELECT {', '.join(HEAD_COLUMNS)}, id FROM segment ORDER BY id").fetchall()
        assert rows == heads_to_show(project.connection, sorted(ids))
        assert project.file.problems() == []


def test_a_later_command_of_a_step_sees_what_an_earlier_one_wrote(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(
        SetTargetText(first, "one"), ConfirmOrApproveSentences((first,)), SetTargetText(first, "two"), author=AMNA
    )
    assert [revision.target for revision in project.queries.history(first)] == ["a fish", "one", "one", "two"]
    project.undo(author=AMNA)
    assert sentences(project)[0].target == "a fish"
