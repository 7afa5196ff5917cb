"""Where to go next on the page. Nothing is said beyond what has not been read yet: the next sentence may be there."""

from collections.abc import Iterator
from itertools import chain

from translator_gui.model.segment import Segment, paragraph_of, start_of
from translator_gui.model.status import OPEN, Role, Status, open_for
from translator_gui.project.project import Project
from translator_gui.viewmodel.page_model import PageModel


def where_to_begin(project: Project, role: Role) -> tuple[int, int] | None:
    """Where a role's work begins in a project that nobody has worked on: a sentence, and -1 for its English's end."""
    for statuses in (open_for(role), OPEN, frozenset(Status)):
        found = project.first_with_status(statuses)
        if found is not None:
            return found, -1
    return None


def next_with(model: PageModel, statuses: frozenset[Status], after: int | None) -> int | None:
    """The next sentence in one of some statuses after another one, from the start again when there is none.

    None where there is none, or none before the first paragraph that has not been read.
    """
    place = model.place(after) if after is not None else None
    index, position = (place.paragraph, place.sentence) if place else (0, -1)
    for segment in chain(_from(model, index, position + 1), _from(model, 0, 0)):
        if segment is None or segment.id == after:
            return None
        if segment.status in statuses:
            return segment.id
    return None


def first_of_document(model: PageModel, document_id: int, statuses: frozenset[Status]) -> int | None:
    """A document's first sentence in one of some statuses, else its first; None while none of it has been read."""
    first: int | None = None
    for index in range(len(model)):
        paragraph = model.known(index)
        if paragraph is None or paragraph.document_id != document_id:
            continue
        first = paragraph.segments[0].id if first is None else first
        for segment in paragraph.segments:
            if segment.status in statuses:
                return segment.id
    return first


def owner_of(model: PageModel, segment_id: int) -> int | None:
    """The sentence that stands where a sentence stands or stood before it was joined."""
    index = model.index_of(paragraph_of(segment_id))
    paragraph = model.known(index) if index is not None else None
    if paragraph is None:
        return None
    return [segment.id for segment in paragraph.segments if segment.start <= start_of(segment_id)][-1]


def _from(model: PageModel, index: int, position: int) -> Iterator[Segment | None]:
    """The sentences from a place on; None stands for a paragraph that has not been read."""
    for at in range(index, len(model)):
        paragraph = model.known(at)
        if paragraph is None:
            yield None
        else:
            yield from paragraph.segments[position if at == index else 0 :]
