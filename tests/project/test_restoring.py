"""A sentence's earlier English comes back; its history tells of parts that were joined to it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from translator_gui.model.document import ProjectDocument
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.command import CommandActor, CommandRefusedError
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.restore import RestoreRevision
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def test_an_earlier_text_comes_back_as_a_draft_in_one_step(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(SetTargetText(first, "one"), ConfirmOrApproveSentences((first,)), author=AMNA)
    project.do(SetTargetText(first, "two"), author=AMNA)
    project.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
    done = project.do(RestoreRevision(first, "one"), author=BILAL)
    restored = done.paragraphs[0].segments[0]
    assert (restored.target, restored.status, restored.author) == ("one", Status.DRAFT, "Bilal")
    latest = project.queries.history(first)[-1]
    assert (latest.origin, latest.role) == (RevisionOrigin.RESTORED, Role.TRANSLATOR)
    undone = project.undo(author=BILAL)
    assert undone.verb == "restore"
    assert (undone.paragraphs[0].segments[0].target, undone.paragraphs[0].segments[0].status) == (
        "two",
        Status.APPROVED,
    )
    project.close()


def test_survives_a_restart(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(SetTargetText(first, "one"), author=AMNA)
    project.do(SetTargetText(first, "two"), author=AMNA)
    project.do(RestoreRevision(first, "one"), author=AMNA)
    project.close()
    with open_project(project.path) as again:
        assert [(r.target, r.origin) for r in again.queries.full_history(first).revisions] == [
            ("one", RevisionOrigin.TYPED),
            ("two", RevisionOrigin.TYPED),
            ("one", RevisionOrigin.RESTORED),
        ]
        assert not again.file.problems()


def test_restoring_what_stands_is_refused(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(SetTargetText(first, "one"), author=AMNA)
    with pytest.raises(CommandRefusedError, match="sentence 1 already reads so"):
        project.do(RestoreRevision(first, "one"), author=AMNA)
    assert len(project.queries.history(first)) == 1
    project.close()


def test_a_final_sentence_is_refused_with_the_reason(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(SetTargetText(first, "one"), author=AMNA)
    final = project.queries.paragraphs([first >> 20])[0]
    final = final._replace(segments=(final.segments[0]._replace(status=Status.FINAL), *final.segments[1:]))

    class Finished:
        four_eyes = warns = False
        checks = QaCheckSet()

        def paragraph(self, paragraph_id: int):  # noqa: ARG002
            return final

        def number(self, segment: int) -> int:  # noqa: ARG002
            return 1

        def documents(self) -> tuple[ProjectDocument, ...]:
            return ()

        def judgement(self, segment: int) -> ReviewBaselines:  # noqa: ARG002
            return ReviewBaselines()

        def open_returns(self, segment: int) -> tuple[str, ...]:  # noqa: ARG002
            return ()

        def expect(self, paragraphs: Iterable[int]) -> None:
            pass

        def earlier_english(self, segment: int) -> frozenset[str]:  # noqa: ARG002
            return frozenset()

    with pytest.raises(CommandRefusedError, match="sentence 1 is final; reopen it first"):
        RestoreRevision(first, "other").plan(Finished(), CommandActor(AMNA))
    project.close()


def test_the_history_tells_of_joined_parts(project: Project) -> None:
    first, second, third, _ = project.queries.segment_ids()
    project.do(SetTargetText(first, "one"), author=AMNA)
    project.do(SetTargetText(third, "three"), author=BILAL)
    project.do(JoinSentences(second), author=AMNA)
    project.do(JoinSentences(first), author=AMNA)
    found = project.queries.full_history(first)
    assert [r.target for r in found.revisions] == ["one", "one three"]
    # The second sentence had nothing of its own before it got the third's English by joining.
    assert [[r.target for r in part.revisions] for part in found.joined] == [["three"], ["three"]]
    assert [part.source for part in found.joined] == ["دوسرا جملہ ہے۔ تیسرا جملہ ہے۔", "تیسرا جملہ ہے۔"]
    # What stands again on its own is no part of another sentence any more.
    project.undo(author=AMNA)
    assert not project.queries.full_history(first).joined
    project.close()


def test_nobody_worked_on_it(project: Project) -> None:
    assert project.queries.full_history(project.queries.segment_ids()[0]) == ((), (), {})
    project.close()


def test_a_split_sentence_keeps_its_history(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    project.do(SetTargetText(first, "one"), author=AMNA)
    project.do(SplitSentence(first, 5), author=AMNA)
    assert [(r.target, r.origin) for r in project.queries.full_history(first).revisions] == [
        ("one", RevisionOrigin.TYPED),
        ("one", RevisionOrigin.SPLIT),
    ]
    project.close()
