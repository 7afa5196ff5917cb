"""Whatever people do in copies of a project, and in whatever order these come together: all copies agree."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness.scale import examples
from tests.project.builders import AMNA, BILAL, TEXTS, make_project
from tests.project.merging.copies import Final, hand_out, look_over, merge, past, picture, record
from tests.project.test_invariants import Step, command, refuse_nothing_but_the_end
from translator_gui.model.author import Author
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.merging.comparison import ProjectCopyComparison, SentenceMergeOutcome, compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.project import Project

CAROL = Author("Carol")
PEOPLE = (AMNA, BILAL, CAROL)
ROLES = (Role.TRANSLATOR, Role.REVIEWER)
DEEDS = (
    *("type", "edit", "confirm", "approve", "return", "split", "join", "move", "comment", "reply", "resolve"),
    *("reopen", "reword", "note", "labels", "copy", "empty", "add", "remove", "move document", "newer version"),
    *("restore", "undo", "redo", "hand over", "settle"),
)
STEP = st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 40))
SOME = st.lists(STEP, max_size=5)
FEW = settings(max_examples=examples(5), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def work(project: Project, steps: list[Step], author: Author) -> None:
    for step in steps:
        try:
            if step[0] == "undo":
                project.undo(author=author)
            elif step[0] == "redo":
                project.redo(author=author)
            elif step[0] in {"hand over", "settle"}:
                decide(project, step, author)
            elif (found := command(project, step)) is not None:
                project.do(found[0], author=author, role=found[1])
        except CommandRefusedError:
            continue


def decide(project: Project, step: Step, author: Author) -> None:
    verb, where, how = step
    sentences = [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
    if verb == "hand over":
        for segment in sentences:
            if segment.status is Status.APPROVED and segment.heads == 1:
                project.do(Final(segment.id), author=author, role=Role.REVIEWER)
    elif sentences:
        segment = sentences[where % len(sentences)].id
        versions = project.queries.conflicts().get(segment, ())
        if versions and how % 3:
            chosen = versions[how % len(versions)]
            project.do(ResolveMergeConflict(segment, chosen.target, chosen.status), author=author, role=ROLES[how % 2])
        else:
            project.do(ResolveMergeConflict(segment, f"text {how}"), author=author)


def start(folder: str, steps: list[Step]) -> list[Project]:
    """A project that was worked on, and two copies of it."""
    project = make_project(Path(folder), *TEXTS)
    project.connection.execute("PRAGMA synchronous = OFF")
    project.backups.enabled = False
    work(project, steps, AMNA)
    return [project, *hand_out(project, "b", "c")]


def agree(*projects: Project) -> None:
    first, *others = ((picture(project), past(project)) for project in projects)
    for other in others:
        assert other == first


def english(project: Project) -> dict[str, tuple[str, Status, int]]:
    uids = project.queries.segment_uids()
    return {
        uids[segment.id]: (segment.target, segment.status, segment.heads)
        for paragraph in project.queries.all_paragraphs()
        for segment in paragraph.segments
    }


def as_told(
    told: ProjectCopyComparison, before: dict[str, tuple[str, Status, int]], after: dict[str, tuple[str, Status, int]]
) -> None:
    """Merging does what comparing said, and nothing else."""
    for found in told.differences:
        target, _, heads = after[found.uid]
        if found.kind is SentenceMergeOutcome.CONFLICT:
            assert heads > 1
        else:
            assert target == (found.theirs.target if found.kind is SentenceMergeOutcome.THEIRS else found.mine.target)
    differing = {found.uid for found in told.differences}
    for uid in before.keys() & after.keys() - differing:
        assert after[uid][:2] == before[uid][:2]


@FEW
@given(SOME, SOME, SOME)
def test_a_into_b_is_b_into_a_and_nothing_is_lost(before: list[Step], mine: list[Step], theirs: list[Step]):
    with TemporaryDirectory() as folder:
        a, b, c = start(folder, before)
        with a, b, c:
            work(a, mine, AMNA)
            work(b, theirs, BILAL)
            both = record(a) | record(b)
            was = picture(a)
            copy = read_copy(a.queries, b.path)
            told = compare_copies(a.queries, copy)
            copy.close()
            stood = english(a)
            came = merge(a, b)
            assert record(a) >= both
            as_told(told, stood, english(a))
            assert not merge(a, b)
            if not came:
                assert was == picture(a)
                assert all(difference.kind in {"mine", "comment"} for difference in told.differences)
            together = picture(a)
            merge(b, a)
            agree(a, b)
            assert not merge(b, a)
            assert not merge(a, b)
            if came:
                a.undo(author=AMNA)
                look_over(a)
                assert picture(a) == was
                a.redo(author=AMNA)
                look_over(a)
                assert picture(a) == together
                a.undo(author=AMNA)
                merge(a, b)
                assert picture(a) == together


@FEW
@given(SOME, st.tuples(SOME, SOME, SOME), st.permutations([0, 1, 2]), st.integers(0, 5))
def test_three_copies_agree_in_whatever_order_they_come_together(
    before: list[Step], deeds: tuple[list[Step], list[Step], list[Step]], order: list[int], way: int
):
    with TemporaryDirectory() as folder:
        copies = start(folder, before)
        for project, steps, author in zip(copies, deeds, PEOPLE, strict=True):
            work(project, steps, author)
        others = hand_out(copies[0], "x") + hand_out(copies[1], "y") + hand_out(copies[2], "z")
        one, two, three = (copies[at] for at in order)
        for left, right in ((one, two), (three, one), (one, three), (two, three)):
            merge(left, right)
        agree(*copies)
        x, y, z = (others[at] for at in list(permutations(range(3)))[way])
        for left, right in ((y, z), (y, x), (x, y), (z, y)):
            merge(left, right)
        agree(*copies, *others)
        for project in (*copies, *others):
            project.close()


@FEW
@given(SOME, SOME, SOME, SOME, SOME)
def test_work_goes_on_between_merges(
    before: list[Step], mine: list[Step], theirs: list[Step], later: list[Step], latest: list[Step]
):
    with TemporaryDirectory() as folder:
        a, b, c = start(folder, before)
        with a, b, c:
            work(a, mine, AMNA)
            work(b, theirs, BILAL)
            merge(a, b)
            work(a, later, AMNA)
            look_over(a)
            work(b, latest, BILAL)
            merge(c, b)
            work(c, later, CAROL)
            for left, right in ((b, a), (c, b), (a, c), (b, c)):
                merge(left, right)
            agree(a, b, c)
            while refuse_nothing_but_the_end(lambda: a.undo(author=AMNA)):
                look_over(a)
