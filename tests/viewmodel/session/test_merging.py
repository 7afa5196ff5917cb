"""A colleague's copy comes into an open window: the screen is the file, before and after undo."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.viewmodel.desk import AUTHOR, Desk, wait_until
from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import prepare_documents
from translator_gui.project.merging.comparison import ProjectCopyComparison, SentenceMergeOutcome, compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
from translator_gui.viewmodel.session.session import ProjectSession

BILAL = Author("Bilal")


@contextmanager
def colleague(desk: Desk) -> Generator[Project]:
    """Bilal's copy of what is in the file now."""
    desk.commit()
    path = desk.path.with_name("theirs.tproj")
    made = list[bool]()
    desk.session.writer.hand_in(lambda project: project.file.copy_to(path), lambda _: made.append(True), writes=False)
    wait_until(lambda: made)
    with open_project(path) as project:
        yield project


def read(session: ProjectSession, path: Path) -> tuple[LoadedProjectCopy, ProjectCopyComparison]:
    """As a window does: on the writer's thread."""
    found: list[tuple[LoadedProjectCopy, ProjectCopyComparison]] = []

    def work(project: Project) -> tuple[LoadedProjectCopy, ProjectCopyComparison]:
        theirs = read_copy(project.queries, path)
        return theirs, compare_copies(project.queries, theirs)

    session.writer.hand_in(work, found.append, writes=False)
    wait_until(lambda: found)
    return found[0]


def reloaded(desk: Desk) -> list[object]:
    heard = list[object]()
    desk.session.outline_reloader.reloaded.connect(heard.append)
    return heard


def shows_the_file(desk: Desk) -> bool:
    counted = {status: tally for status, tally in desk.session.progress.in_all().items() if tally.sentences}
    return desk.shown() == desk.in_file() and counted == desk.tallies_in_file()


def test_a_merge_is_shown_undone_and_done_again(desk: Desk, tmp_path: Path):
    desk.type(2, "Mine 2")
    with colleague(desk) as theirs:
        ids = theirs.queries.segment_ids()
        (tmp_path / "more.txt").write_text("نئی دستاویز ہے۔ دو جملے ہیں۔\n", encoding="utf-8")
        theirs.do(prepare_documents([read_document(tmp_path / "more.txt")]), author=BILAL)
        theirs.do(SetTargetText(ids[0], "Theirs 1"), SetTargetText(ids[1], "Theirs 2"), author=BILAL)
        theirs.do(JoinSentences(ids[3]), AddCommentEvent(ids[5], CommentAction.ADD, "Why?"), author=BILAL)
        path = theirs.path
    desk.type(2, "Mine, changed")
    desk.commit()
    before = desk.shown()
    copy, found = read(desk.session, path)
    assert [d.kind for d in found.differences] == [
        SentenceMergeOutcome.THEIRS,
        SentenceMergeOutcome.CONFLICT,
        SentenceMergeOutcome.COMMENT,
    ]
    heard = reloaded(desk)
    assert desk.session.change(MergeProjectCopy(copy))
    wait_until(lambda: heard)
    wait_until(lambda: shows_the_file(desk))
    assert len(desk.sentences) == 7
    assert desk.sentences[0].target == "Theirs 1"
    assert desk.sentences[1].heads == 2
    merged = desk.shown()
    # Settling one of them is a small step.
    second = desk.sentences[1].id
    assert desk.session.change(ResolveMergeConflict(second, "Ours"))
    desk.commit()
    assert (desk.sentences[1].target, desk.sentences[1].heads) == ("Ours", 1)
    desk.session.undo()
    desk.commit()
    assert desk.shown() == merged
    assert desk.went_to == [second]
    desk.session.undo()
    wait_until(lambda: len(heard) == 2)
    wait_until(lambda: shows_the_file(desk))
    assert desk.shown() == before
    desk.session.redo()
    wait_until(lambda: len(heard) == 3)
    wait_until(lambda: shows_the_file(desk))
    assert desk.shown() == merged
    assert desk.heard("refused") == []


def test_what_the_file_refuses_leaves_the_screen_as_it_is(desk: Desk):
    with colleague(desk) as theirs:
        segment = theirs.queries.segment_ids()[0]
        theirs.do(SetTargetText(segment, "Theirs 1"), author=BILAL)
        path = theirs.path
    copy, found = read(desk.session, path)
    before = desk.shown()
    gone = found.differences[0]._replace(uid="gone")
    desk.session.change(MergeProjectCopy(copy, {gone.uid: gone.mine.choice}))
    desk.commit()
    assert desk.heard("refused")
    assert desk.shown() == before == desk.in_file()


def test_typing_goes_on_while_a_copy_comes_in(desk: Desk):
    with colleague(desk) as theirs:
        ids = theirs.queries.segment_ids()
        theirs.do(*(SetTargetText(segment, "Theirs") for segment in ids), author=BILAL)
        path = theirs.path
    copy, _ = read(desk.session, path)
    heard = reloaded(desk)
    with desk.writer_held():
        desk.session.change(MergeProjectCopy(copy))
        desk.type(3, "Being typed")
    wait_until(lambda: heard)
    wait_until(lambda: [s.target for s in desk.sentences].count("Theirs") == 5)
    assert desk.sentences[2].target == "Being typed"
    desk.commit()
    wait_until(lambda: shows_the_file(desk))
    assert (desk.sentences[2].target, desk.sentences[2].author) == ("Being typed", AUTHOR.name)
