"""Counts what a reviewer would approve at once, and what stays as it is."""

from collections.abc import Container, Mapping
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.segment import Segment
from translator_gui.model.status import Status
from translator_gui.project.queries import ProjectQueries
from translator_gui.project.rules import has_undecided_reviewer_edit, is_own_translation

_CANDIDATES = frozenset({Status.TRANSLATED, Status.DRAFT, Status.RETURNED})


class ApprovalScope(StrEnum):
    """The sentences among which a reviewer approves several at once."""

    SELECTION = "selection"
    PARAGRAPH = "paragraph"
    FILTER = "filter"
    DOCUMENT = "document"


class ApprovalCandidates(NamedTuple):
    """The sentences that a reviewer can approve at once, and how many others of the same scope stay as they are.

    Attributes:
        segments: Ids of the sentences that would be approved.
        own: How many of those the reviewer translated, which the project allows with a warning.
        own_refused: How many stay because the reviewer translated them and the project forbids to approve one's own.
        drafts: How many stay because nobody has confirmed them.
        returned: How many stay because the translator has not answered their return.
        conflicts: How many stay because two versions of a merge are to be resolved.
    """

    segments: tuple[int, ...] = ()
    own: int = 0
    own_refused: int = 0
    drafts: int = 0
    returned: int = 0
    conflicts: int = 0


def approval_candidates(
    project: ProjectQueries, scopes: Mapping[ApprovalScope, Container[int]], document: int, author: Author
) -> dict[ApprovalScope, ApprovalCandidates]:
    """Find what a reviewer can approve at once in each scope.

    Args:
        project: The project.
        scopes: Ids of the sentences of the selection, the paragraph and the filter, as far as there are any.
        document: Row of the document of the scope DOCUMENT.
        author: The reviewer.
    """
    paragraphs = frozenset(project.paragraph_ids(document))
    waiting = project.sentences_with_status(_CANDIDATES)
    forbidden = project.four_eyes()
    found = {
        scope: _candidates([segment for segment in waiting if segment.id in ids], author, forbidden=forbidden)
        for scope, ids in scopes.items()
    }
    of_document = [segment for segment in waiting if segment.paragraph_id in paragraphs]
    return {**found, ApprovalScope.DOCUMENT: _candidates(of_document, author, forbidden=forbidden)}


def _candidates(waiting: list[Segment], author: Author, *, forbidden: bool) -> ApprovalCandidates:
    segments: list[int] = []
    own = own_refused = drafts = returned = conflicts = 0
    for segment in waiting:
        if segment.heads > 1:
            conflicts += 1
        elif segment.status is Status.RETURNED:
            returned += 1
        elif segment.status is Status.DRAFT and not has_undecided_reviewer_edit(segment, author):
            drafts += 1
        elif forbidden and is_own_translation(segment, author):
            own_refused += 1
        else:
            own += is_own_translation(segment, author)
            segments.append(segment.id)
    return ApprovalCandidates(tuple(segments), own, own_refused, drafts, returned, conflicts)
