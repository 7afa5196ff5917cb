"""The outline of a project: all paragraphs without their texts, as the page needs them first."""

from typing import NamedTuple

from translator_gui.model.document import ProjectDocument


class ProjectParagraphOutline(NamedTuple):
    """Ids, text lengths and sentence counts of all paragraphs of a project in order, as columns without texts.

    Attributes:
        documents: In the project's order.
        paragraph_ids: Of every paragraph, in order.
        document_ids: Its document, for each.
        source_lengths: Code points of its Urdu, for each.
        target_lengths: Code points of its English, for each.
        sentence_counts: For each.
    """

    documents: tuple[ProjectDocument, ...]
    paragraph_ids: list[int]
    document_ids: list[int]
    source_lengths: list[int]
    target_lengths: list[int]
    sentence_counts: list[int]
