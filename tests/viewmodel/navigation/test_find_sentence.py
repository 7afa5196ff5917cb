"""Where Ctrl+G, Ctrl+Enter and a click on a document lead."""

from pathlib import Path

import pytest

from tests.ui.editor import page_samples
from tests.viewmodel.desk import make_project
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.opening import open_for_reading
from translator_gui.viewmodel.navigation.find_sentence import (
    find_next_sentence,
    first_sentence_of_document,
    first_sentence_to_open,
    surviving_sentence,
)
from translator_gui.viewmodel.page_state import PageParagraphsState

MANY = 700
DONE = frozenset({Status.TRANSLATED})


def is_open(segment: Segment) -> bool:
    return segment.status is Status.NOT_STARTED


def is_done(segment: Segment) -> bool:
    return segment.status in DONE


def model_of(path: Path, *read: int) -> PageParagraphsState:
    """The page of a project of which some paragraphs have been read."""
    model = PageParagraphsState()
    with open_for_reading(path) as project:
        outline = project.queries.outline()
        model.load(outline)
        model.put(project.queries.paragraphs([outline.paragraph_ids[at] for at in read]))
    return model


def test_the_next_one_comes_round_to_the_start_and_never_to_itself(tmp_path: Path) -> None:
    model = model_of(make_project(tmp_path), 0, 1, 2)
    ids = [s.id for at in range(3) if (p := model.known(at)) for s in p.segments]
    assert find_next_sentence(model, is_open, None) == ids[0]
    assert [find_next_sentence(model, is_open, after) for after in ids] == [*ids[1:], ids[0]]
    assert find_next_sentence(model, is_done, ids[2]) is None


def test_backwards_comes_round_to_the_end(tmp_path: Path) -> None:
    model = model_of(make_project(tmp_path), 0, 1, 2)
    ids = [s.id for at in range(3) if (p := model.known(at)) for s in p.segments]
    assert find_next_sentence(model, is_open, None, back=True) == ids[-1]
    assert [find_next_sentence(model, is_open, after, back=True) for after in ids] == [ids[-1], *ids[:-1]]


@pytest.mark.parametrize("back", [False, True])
def test_paragraphs_are_passed_over_where_nobody_has_what_is_wanted(
    monkeypatch: pytest.MonkeyPatch, *, back: bool
) -> None:
    model, finals = page_samples.model_of(page_samples.many_paragraphs(MANY)), frozenset({Status.FINAL})
    known, seen = model.known, list[int]()
    paragraphs = [paragraph for at in range(MANY) if (paragraph := known(at))]
    ids = [segment.id for paragraph in paragraphs for segment in paragraph.segments]

    def is_final(segment: Segment) -> bool:
        return segment.status in finals

    def look(index: int) -> Paragraph | None:
        seen.append(index)
        return known(index)

    monkeypatch.setattr(model, "known", look)
    assert find_next_sentence(model, is_final, ids[300], back=back, traits=finals) is None
    assert len(seen) == 1, "where it begins"
    for at in (3, 350, 690):
        segments = (paragraphs[at].segments[0]._replace(status=Status.FINAL), *paragraphs[at].segments[1:])
        model.put([paragraphs[at]._replace(segments=segments)])
        for after in (None, *ids[::90]):
            found = find_next_sentence(model, is_final, after, back=back, traits=finals)
            assert found == find_next_sentence(model, is_final, after, back=back)


def test_only_some_paragraphs_are_looked_at(tmp_path: Path) -> None:
    model = model_of(make_project(tmp_path), 0, 2)
    ids = [s.id for at in (0, 2) if (p := model.known(at)) for s in p.segments]
    assert [find_next_sentence(model, is_open, after, among=(0, 2)) for after in ids] == [*ids[1:], ids[0]]
    assert find_next_sentence(model, is_open, ids[-1], among=(0,)) == ids[0]
    assert find_next_sentence(model, is_open, ids[0], among=()) == ids[1], "its own paragraph is always looked at"
    assert find_next_sentence(model, is_open, ids[0], among=(2,), back=True) == ids[-1]


def test_nothing_is_skipped_because_it_has_not_been_read(tmp_path: Path) -> None:
    model = model_of(make_project(tmp_path), 0, 2)
    first = model.known(0)
    assert first is not None
    assert find_next_sentence(model, is_open, first.segments[-1].id) is None
    assert find_next_sentence(model, is_open, first.segments[0].id) == first.segments[1].id


def test_a_sentence_that_was_joined_leads_to_the_one_that_holds_it(tmp_path: Path) -> None:
    model = model_of(make_project(tmp_path), 0)
    first = model.known(0)
    assert first is not None
    one, two, _ = first.segments
    assert surviving_sentence(model, two.id + 1) == two.id
    assert surviving_sentence(model, one.id + 1) == one.id
    assert first_sentence_of_document(model, first.document_id, DONE) == one.id


def test_a_translator_begins_at_the_first_open_sentence_and_a_reviewer_too(tmp_path: Path) -> None:
    with open_for_reading(make_project(tmp_path)) as project:
        first = project.queries.segment_ids()[0]
        assert first_sentence_to_open(project, Role.TRANSLATOR) == (first, -1)
        assert first_sentence_to_open(project, Role.REVIEWER) == (first, -1)
