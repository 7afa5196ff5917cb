"""Round trips through LibreOffice: live where it is installed, else on what it wrote once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.office import office
from tests.office.scenarios import SCENARIOS, rekeyed, review, send
from tests.project.merging.returning import changes, incoming, started
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Status
from translator_gui.project.merging.returned_document import SOMEBODY
from translator_gui.project.project import Project

Back = Callable[[str], Path]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with started(tmp_path_factory.mktemp("project")) as made:
        yield made


def texts_tracked_or_not_and_a_comment(project: Project, back: Back, name: str = "edited") -> None:
    assert changes(project, back(name)) == [
        (1, "One clause is here.", "Bilal"),
        (2, "A further one follows.", "Bilal"),
        (5, "The last one.", "Bilal"),
    ]
    found = incoming(project, back(name))
    (comment,) = found.comments
    assert (comment.author.name, comment.event.text) == ("Bilal", "Which one?")
    assert comment.event.anchor is not None
    assert comment.event.anchor.quote == "third"
    heads, ids = project.queries.shown_revisions(), project.queries.segment_ids()
    assert [one.parents for one in found.revisions] == [heads.get(ids[at], ()) for at in (0, 1, 4)]
    assert {one.status for one in found.revisions} == {Status.DRAFT}
    assert found.notices == ()


def the_same_by_open_document(project: Project, back: Back) -> None:
    texts_tracked_or_not_and_a_comment(project, back, "by-odt")


def the_same_when_the_changes_were_accepted(project: Project, back: Back) -> None:
    texts_tracked_or_not_and_a_comment(project, back, "accepted")


def rows_that_were_sorted_and_one_deleted(project: Project, back: Back) -> None:
    found = incoming(project, back("sorted"))
    assert (found.revisions, found.comments) == ((), ())
    gone, moved = found.notices
    assert gone == "1 row is gone from it: sentence 3 stays as it is."
    assert moved.endswith("moved; each was told by its mark, not by its place.")


def a_row_and_a_text_that_were_deleted_tracked(project: Project, back: Back) -> None:
    assert changes(project, back("deleted")) == [(4, "", "Bilal")]
    assert incoming(project, back("deleted")).notices == (
        "1 row is gone from it: sentence 2 stays as it is.",
        "The English of sentence 4 was taken out of it.",
    )


def cells_that_were_merged(project: Project, back: Back) -> None:
    found = incoming(project, back("merged"))
    assert found.revisions == ()
    assert found.notices[0].startswith("Cells of sentences 2 and 3 were merged (table 1, row 3)")


def a_row_that_was_doubled(project: Project, back: Back) -> None:
    assert changes(project, back("doubled")) == [(1, "The copy was changed.", SOMEBODY)]
    assert incoming(project, back("doubled")).notices == (
        "The rows of sentence 1 stand in it more than once, and do not disagree.",
    )


def a_comment_that_was_settled(project: Project, back: Back) -> None:
    (one,) = incoming(project, back("settled")).comments
    (thread,) = project.queries.threads(project.queries.segment_ids()[1])
    assert (one.event.action, one.event.thread) == (CommentAction.RESOLVE, thread.uid)


def paragraphs(project: Project, back: Back) -> None:
    assert changes(project, back("paragraphs")) == [(2, "A further one follows.", "Bilal")]


def reading_twice_is_reading_once(project: Project, back: Back) -> None:
    assert all(incoming(project, back(name)) == incoming(project, back(name)) for name in SCENARIOS)


CHECKS = (
    texts_tracked_or_not_and_a_comment,
    the_same_by_open_document,
    the_same_when_the_changes_were_accepted,
    rows_that_were_sorted_and_one_deleted,
    a_row_and_a_text_that_were_deleted_tracked,
    cells_that_were_merged,
    a_row_that_was_doubled,
    a_comment_that_was_settled,
    paragraphs,
    reading_twice_is_reading_once,
)


@pytest.mark.parametrize("check", CHECKS)
def test_as_it_was_stored(project: Project, tmp_path: Path, check: Callable[[Project, Back], None]) -> None:
    check(project, lambda name: rekeyed(project, name, tmp_path))


@pytest.mark.skipif(bool(office.missing()), reason=office.missing())
def test_live(project: Project, tmp_path: Path) -> None:
    """In one run: LibreOffice takes its time to start."""
    review(send(project, tmp_path), tmp_path)
    for check in CHECKS:
        check(project, lambda name: tmp_path / f"{name}.docx")
