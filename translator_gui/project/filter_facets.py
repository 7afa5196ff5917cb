"""The choices that a filter offers, and how many sentences each has."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.block_facts import BlockFactsCache
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK
from translator_gui.project.repetitions import ReportProgress


class FilterFacetCounts(NamedTuple):
    """The number of sentences that match each choice of the filter panel: statuses, authors, labels and so on.

    Attributes:
        statuses: By status.
        authors: By who made the latest revision.
        labels: By label.
        documents: By the row of the document.
        commented: With open comments.
        noted: With a translator's note.
        reopened: Changed after they were approved.
    """

    statuses: Counter[Status]
    authors: Counter[str]
    labels: Counter[str]
    documents: Counter[int]
    commented: int
    noted: int
    reopened: int


def count_filter_facets(
    paragraphs: Sequence[Paragraph | None], known: BlockFactsCache, report: ReportProgress
) -> FilterFacetCounts:
    """Count the sentences of a project for each choice of the filter panel.

    Args:
        paragraphs: In the project's order; those not read yet are left out.
        known: The facts of their blocks.
        report: Told (done, total) between portions of about a millisecond.
    """
    facets = FilterFacetCounts(Counter(), Counter(), Counter(), Counter(), 0, 0, 0)
    commented = noted = reopened = 0
    total = len(paragraphs)
    for first in range(0, total, PARAGRAPHS_PER_BLOCK):
        report(first, total)
        facts = known.of(first, paragraphs[first : first + PARAGRAPHS_PER_BLOCK])
        facets.statuses.update(facts.count_statuses())
        facets.authors.update(facts.authors)
        facets.labels.update(facts.labels)
        facets.documents.update(facts.documents)
        commented += facts.commented
        noted += facts.noted
        reopened += facts.reopened
    del facets.authors[""]
    return facets._replace(commented=commented, noted=noted, reopened=reopened)
