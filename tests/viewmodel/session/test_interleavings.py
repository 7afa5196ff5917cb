"""Whatever is typed, done and undone in whatever order, however slow the disk: in the end the screen is the file."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.viewmodel.desk import Desk, make_project, wait_until
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.set_annotation import SetTranslatorNote
from translator_gui.project.commands.split_sentence import SplitSentence

if TYPE_CHECKING:
    from translator_gui.project.command import ProjectCommand

Step = tuple[str, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("type", "type", "type", "leave", "keep", "confirm", "empty", "note", "split", "join"),
                *("undo", "redo", "role", "hold", "release", "wait"),
            )
        ),
        st.integers(0, 7),
        st.sampled_from(["", "a", "ab", "some words", "اردو"]),
    ),
    max_size=24,
)


def take(desk: Desk, step: Step, held: ExitStack) -> None:
    kind, at, text = step
    sentences, session = desk.sentences, desk.session
    segment = sentences[at % len(sentences)]
    commands: dict[str, ProjectCommand] = {
        "confirm": ConfirmOrApproveSentences((segment.id,)),
        "empty": LeaveSentencesEmpty((segment.id,)),
        "note": SetTranslatorNote(segment.id, text),
        "split": SplitSentence(segment.id, segment.start + 5),
        "join": JoinSentences(segment.id),
    }
    if kind in commands:
        session.change(commands[kind])
    elif kind == "type":
        session.type(segment.id, text)
    elif kind == "leave":
        session.commit_typing()
    elif kind == "keep" and session.typing.typing is not None:
        session.typing.due.emit(session.typing.typing)
    elif kind == "undo":
        session.undo()
    elif kind == "redo":
        session.redo()
    elif kind == "role":
        session.set_role(Role.REVIEWER if at % 2 else Role.TRANSLATOR)
    elif kind == "hold":
        held.enter_context(desk.writer_held())
    elif kind == "release":
        held.close()
    else:
        held.close()
        wait_until(lambda: not session.busy)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=14)
@given(steps=STEPS)
@example(steps=[("split", 3, ""), ("undo", 0, ""), ("type", 4, "a"), ("confirm", 4, "")])
def test_in_the_end_the_screen_is_the_file(steps: list[Step]) -> None:
    QApplication.processEvents()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(make_project(Path(folder)))
        try:
            with ExitStack() as held:
                for step in steps:
                    take(desk, step, held)
                    QApplication.processEvents()
            desk.commit()
            desk.commit()
            assert desk.shown() == desk.in_file()
            shown = {status: tally for status, tally in desk.session.progress.in_all().items() if tally.sentences}
            assert shown == desk.tallies_in_file()
            assert not desk.session.loses
        finally:
            desk.close()
