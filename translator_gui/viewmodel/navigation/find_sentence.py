"""The next sentence of a kind. The search ends at text that has not been read: the sentence may be there."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.model.status import OPEN, Role, Status, open_for
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, Traits
from translator_gui.project.project import Project
from translator_gui.viewmodel.page_state import PageParagraphsState, SentencePosition


def first_sentence_to_open(project: Project, role: Role) -> tuple[int, int] | None:
    """Return the sentence to show first in a new project (first one open for the role) and caret -1 (end); or None."""
    for statuses in (open_for(role), OPEN, frozenset(Status)):
        found = project.queries.first_with_status(statuses)
        if found is not None:
            return found, -1
    return None


def find_next_sentence(
    model: PageParagraphsState,
    wanted: Callable[[Segment], bool],
    after: int | None,
    *,
    back: bool = False,
    among: Sequence[int] | None = None,
    traits: Traits | None = None,
) -> int | None:
    """Return the next or previous sentence that meets a condition, wrapping around the project; None without one.

    None where there is none before the first paragraph that has not been read.

    Args:
        model: The page's paragraphs.
        wanted: Whether a sentence is wanted.
        after: The sentence to begin at; None for the start, or the end.
        back: Towards the start instead, and from the end again.
        among: Indexes of the paragraphs to search, ascending; None for all.
        traits: One of these has what is wanted, so that blocks of paragraphs without them are passed over.
    """
    order = range(len(model)) if among is None else among
    start = model.place(after) if after is not None else None
    for segments in _route(model, order, start, traits, back=back):
        if segments is None:
            return None
        for segment in segments:
            if wanted(segment):
                return segment.id
    return None


def first_sentence_of_document(model: PageParagraphsState, document_id: int, statuses: frozenset[Status]) -> int | None:
    """Return a document's first sentence with one of the given statuses, else its first one read; None if none is."""
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


def surviving_sentence(model: PageParagraphsState, segment_id: int) -> int | None:
    """Return the sentence that now contains a perhaps joined one (else itself); None if its paragraph is unread."""
    index = model.index_of(paragraph_of(segment_id))
    paragraph = model.known(index) if index is not None else None
    if paragraph is None:
        return None
    return paragraph.segments[bisect_right(paragraph.segments, segment_id, key=attrgetter("id")) - 1].id


def _route(
    model: PageParagraphsState,
    order: Sequence[int],
    start: SentencePosition | None,
    traits: Traits | None,
    *,
    back: bool,
) -> Iterator[Sequence[Segment] | None]:
    """Yield sentences paragraph by paragraph, once around the project from a position; None for an unread paragraph."""
    behind, before = bisect_right(order, start.paragraph if start else -1), 0
    home = model.known(start.paragraph) if start else None
    if start is not None:
        before = bisect_left(order, start.paragraph)
    at = start.sentence if start else 0
    own = home.segments if home else ()
    later, earlier = own[at + 1 :], own[:at]
    if back:
        yield earlier[::-1]
    else:
        yield later
    parts = (order[:before], order[behind:]) if back else (order[behind:], order[:before])
    for index in chain.from_iterable(_indexes(model, part, traits, back=back) for part in parts):
        paragraph = model.known(index)
        yield None if paragraph is None else paragraph.segments[:: -1 if back else 1]
    yield later[::-1] if back else earlier


def _indexes(model: PageParagraphsState, part: Sequence[int], traits: Traits | None, *, back: bool) -> Iterator[int]:
    """Yield indexes of paragraphs, ascending or descending, without those of blocks in which nothing can be wanted."""
    low, high = 0, len(part)
    while low < high:
        block = part[high - 1 if back else low] // PARAGRAPHS_PER_BLOCK
        first = bisect_left(part, block * PARAGRAPHS_PER_BLOCK, low, high)
        beyond = bisect_left(part, (block + 1) * PARAGRAPHS_PER_BLOCK, low, high)
        if traits is None or model.may_have(block, traits):
            yield from reversed(part[first:beyond]) if back else part[first:beyond]
        low, high = (low, first) if back else (beyond, high)
