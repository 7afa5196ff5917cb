"""The shape of a whole project without its texts: what the page needs before it has read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from translator_gui.model.document import Document


@dataclass(frozen=True, slots=True)
class Outline:
    """Every paragraph of a project in order, as columns (a hundred thousand rows are read when a project opens).

    Attributes:
        documents: In the project's order.
        paragraph_ids: Of every paragraph, in order.
        document_ids: Its document, for each.
        source_lengths: Code points of its Urdu, for each.
        target_lengths: Code points of its English, for each.
        sentence_counts: For each.
    """

    documents: tuple[Document, ...]
    paragraph_ids: Sequence[int]
    document_ids: Sequence[int]
    source_lengths: Sequence[int]
    target_lengths: Sequence[int]
    sentence_counts: Sequence[int]
