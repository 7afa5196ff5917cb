"""Round trips through LibreOffice: live where it is installed, else on what it wrote once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.office import office
from tests.office.scenarios import SCENARIOS, rekeyed, review, send
from tests.project.merging.returning import changes, incoming, started
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Status
from translator_gui.project.merging.documents import SOMEBODY
from translator_gui.project.project import Project

Back = Callable[[str], Path]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with started(tmp_path_factory.mktemp("project")) as made:
        yield made


@pytest.fixture(scope="module", params=["live", "stored"])
def back(request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Back:
    """`back("edited")` → the document as it came back."""
    folder = tmp_path_factory.mktemp("back")
    if request.param == "stored":
        return lambda name: rekeyed(project, name, folder)
    if why := office.missing():
        pytest.skip(why)
    review(send(project, folder), folder)
    return lambda name: folder / f"{name}.docx"


@pytest.mark.parametrize("name", ["edited", "by-odt", "accepted"])
def test_texts_tracked_or_not_and_a_comment(project: Project, back: Back, name: str) -> None:
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
    heads, ids = project.heads(), project.segment_ids()
    assert [one.parents for one in found.revisions] == [heads.get(ids[at], ()) for at in (0, 1, 4)]
    assert {one.status for one in found.revisions} == {Status.DRAFT}
    assert found.notices == ()


def test_rows_that_were_sorted_and_one_deleted(project: Project, back: Back) -> None:
    found = incoming(project, back("sorted"))
    assert (found.revisions, found.comments) == ((), ())
    gone, moved = found.notices
    assert gone == "1 row is gone from it: sentence 3 stays as it is."
    assert moved.endswith("moved; each was told by its mark, not by its place.")


def test_a_row_and_a_text_that_were_deleted_tracked(project: Project, back: Back) -> None:
    assert changes(project, back("deleted")) == [(4, "", "Bilal")]
    assert incoming(project, back("deleted")).notices == (
        "1 row is gone from it: sentence 2 stays as it is.",
        "The English of sentence 4 was taken out of it.",
    )


def test_cells_that_were_merged(project: Project, back: Back) -> None:
    found = incoming(project, back("merged"))
    assert found.revisions == ()
    assert found.notices[0].startswith("Cells of sentences 2 and 3 were merged (table 1, row 3)")


def test_a_row_that_was_doubled(project: Project, back: Back) -> None:
    assert changes(project, back("doubled")) == [(1, "The copy was changed.", SOMEBODY)]
    assert incoming(project, back("doubled")).notices == (
        "The rows of sentence 1 stand in it more than once, and do not disagree.",
    )


def test_a_comment_that_was_settled(project: Project, back: Back) -> None:
    (one,) = incoming(project, back("settled")).comments
    (thread,) = project.threads(project.segment_ids()[1])
    assert (one.event.action, one.event.thread) == (CommentAction.RESOLVE, thread.uid)


def test_paragraphs(project: Project, back: Back) -> None:
    assert changes(project, back("paragraphs")) == [(2, "A further one follows.", "Bilal")]


def test_reading_twice_is_reading_once(project: Project, back: Back) -> None:
    assert all(incoming(project, back(name)) == incoming(project, back(name)) for name in SCENARIOS)
