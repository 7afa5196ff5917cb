"""The choices that a filter offers, and how many sentences each has."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.repetitions import ReportProgress, portions


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


def count_filter_facets(paragraphs: Sequence[Paragraph | None], report: ReportProgress) -> FilterFacetCounts:
    """Count the sentences of a project for each choice of the filter panel.

    Args:
        paragraphs: In the project's order; those not read yet are left out.
        report: Told (done, total) between portions of about a millisecond.
    """
    facets = FilterFacetCounts(Counter(), Counter(), Counter(), Counter(), 0, 0, 0)
    commented = noted = reopened = 0
    for portion in portions(paragraphs, report):
        segments = [segment for _, segment in portion]
        facets.statuses.update([segment.status for segment in segments])
        facets.authors.update([segment.author for segment in segments if segment.author])
        facets.labels.update([label for segment in segments for label in segment.labels])
        facets.documents.update([paragraph.document_id for paragraph, _ in portion])
        commented += sum(segment.comments > 0 for segment in segments)
        noted += sum(bool(segment.note) for segment in segments)
        reopened += sum(segment.reopened for segment in segments)
    return facets._replace(commented=commented, noted=noted, reopened=reopened)
