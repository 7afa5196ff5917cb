"""A crash in the middle of a merge leaves the file as it was before or as it is after."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, TEXTS, make_project
from tests.project.merging.copies import hand_out, look_over, picture
from translator_gui.model.comment import CommentAction
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is a fork of the test")
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_a_kill_in_the_middle_of_a_merge_leaves_all_of_it_or_none(tmp_path: Path):
    with make_project(tmp_path, *(f"{TEXTS[0]} یہ نمبر {number} ہے۔" for number in range(150))) as mine:
        (theirs,) = hand_out(mine, "theirs")
        with theirs:
            ids = theirs.queries.segment_ids()
            theirs.do(*(SetTargetText(segment, "Theirs") for segment in ids), author=BILAL)
            theirs.do(*(AddCommentEvent(segment, CommentAction.ADD, "Why?") for segment in ids[::3]), author=BILAL)
            after = picture(theirs)
        path, before = mine.path, picture(mine)
    moments = random.Random(11)
    seen, duration = set[bool](), 0.0
    for attempt in range(12):
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            take_in(path, theirs.path)
        # The first one finishes, and so tells how long the others have to be killed in.
        if attempt:
            time.sleep(moments.uniform(0, 1.2) * duration)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        duration = duration or time.monotonic() - started
        with open_project(path) as project:
            look_over(project)
            found = picture(project)
            assert found in (before, after)
            seen.add(found == after)
            if found == after:
                project.undo(author=AMNA)
                assert picture(project) == before
    assert seen == {False, True}, "no kill hit the merge, or the merge never took place"


def take_in(path: Path, theirs: Path) -> None:
    try:
        with open_project(path) as project:
            project.do(MergeProjectCopy(read_copy(project.queries, theirs)), author=AMNA)
    finally:
        os._exit(1)
