"""Typing and the command that ends it are written in one transaction and undone one after the other."""

from collections.abc import Callable
from unittest.mock import MagicMock

import pytest

from tests.viewmodel.desk import Desk, Disk, wait_until
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Status
from translator_gui.project.command import ProjectCommand
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.set_annotation import SetTranslatorNote
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.project import Project


def commits(desk: Desk, act: Callable[[], object]) -> int:
    """Count the transactions that something costs."""
    statements: list[str] = []
    trace = statements.append
    desk.session.writer.hand_in(lambda project: project.connection.set_trace_callback(trace), writes=False)
    act()
    desk.commit()
    desk.session.writer.hand_in(lambda project: project.connection.set_trace_callback(None), writes=False)
    desk.commit()
    return statements.count("COMMIT")


def texts(desk: Desk) -> list[tuple[str, Status]]:
    return [(segment.target, segment.status) for segment in desk.sentences[:2]]


def test_a_confirmation_is_one_transaction_and_two_steps(desk: Desk) -> None:
    desk.type(1, "One")
    assert commits(desk, lambda: desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)))) == 1
    assert texts(desk)[0] == ("One", Status.TRANSLATED)
    assert commits(desk, desk.session.undo) == 1
    assert texts(desk)[0] == ("One", Status.DRAFT)
    desk.session.undo()
    desk.commit()
    assert texts(desk)[0] == ("", Status.NOT_STARTED)
    desk.session.redo()
    desk.session.redo()
    desk.commit()
    assert texts(desk)[0] == ("One", Status.TRANSLATED)
    assert desk.shown() == desk.in_file()


def test_a_warning_is_worked_out_once_and_no_sentences_are_counted_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, told = MagicMock(return_value=1), list[str]()
    desk.session.told.connect(told.append)
    monkeypatch.setattr("translator_gui.store.segments.number_of", asked)
    desk.type(1, "One  two")
    assert desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)))
    desk.commit()
    assert desk.shown() == desk.in_file()
    assert [words[:11] for words in told] == ["Sentence 1:"]
    assert not asked.called


COMMANDS: list[Callable[[int, int], ProjectCommand]] = [
    lambda segment, _: SetTranslatorNote(segment, "a note"),
    lambda segment, _: AddCommentEvent(segment, CommentAction.ADD, "a comment"),
    lambda segment, start: SplitSentence(segment, start + 5),
    lambda segment, _: JoinSentences(segment),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_after_typing_is_one_transaction(
    desk: Desk, command: Callable[[int, int], ProjectCommand]
) -> None:
    first = desk.sentences[0]
    desk.type(1, "One")
    assert commits(desk, lambda: desk.session.change(command(first.id, first.start))) == 1
    assert desk.shown() == desk.in_file()
    desk.session.undo()
    desk.commit()
    assert desk.sentences[0]._replace(changed=0) == first._replace(
        target="One", status=Status.DRAFT, author="Tester", changed=0, heads=1
    )
    desk.session.undo()
    desk.commit()
    assert desk.sentences[0].target == ""


def test_an_undo_while_somebody_types_takes_the_typing_back_in_one_transaction(desk: Desk) -> None:
    desk.type(2, "Two")
    desk.commit()
    desk.type(1, "One")
    assert commits(desk, desk.session.undo) == 1
    assert texts(desk) == [("", Status.NOT_STARTED), ("Two", Status.DRAFT)]
    assert commits(desk, desk.session.redo) == 1
    assert texts(desk)[0] == ("One", Status.DRAFT)


def test_what_was_typed_is_kept_where_the_file_refuses_the_command(desk: Desk) -> None:
    last = desk.sentences[2]
    with desk.writer_held():
        # The file knows of the split before it hears of the command.
        desk.session.writer.hand_in(
            lambda project: project.do(SplitSentence(last.id, last.start + 5), author=desk.session.author)
        )
        desk.type(1, "One")
        desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)), SplitSentence(last.id, last.start + 5))
    desk.commit()
    assert desk.heard("refused")
    wait_until(lambda: texts(desk)[0] == ("One", Status.DRAFT))
    assert next(s.target for p in desk.in_file() for s in p.segments) == "One"


def test_a_command_is_done_where_the_file_cannot_hold_what_was_typed(desk: Desk) -> None:
    desk.type(1, "half \ud83d of a letter")
    desk.session.change(SetTranslatorNote(desk.sentences[1].id, "a note"))
    desk.commit()
    assert "half of a character" in desk.heard("failed")[0]
    assert desk.sentences[0].target == "half \ud83d of a letter"
    assert [s.note for p in desk.in_file() for s in p.segments][:2] == ["", "a note"]


def test_a_full_disk_takes_neither_and_then_both(desk: Desk, disk: Disk) -> None:
    disk.full = True
    desk.type(1, "One")
    desk.session.change(ConfirmOrApproveSentences((desk.sentences[0].id,)))
    wait_until(lambda: desk.heard("stuck"))
    assert texts(desk)[0] == ("One", Status.TRANSLATED)
    disk.full = False
    wait_until(lambda: desk.saved)
    with_history = list[int]()

    def count(project: Project) -> int:
        return len(project.queries.history(project.queries.segment_ids()[0]))

    desk.session.writer.hand_in(count, with_history.append, writes=False)
    wait_until(lambda: with_history)
    assert with_history == [2]
    assert desk.shown() == desk.in_file()
