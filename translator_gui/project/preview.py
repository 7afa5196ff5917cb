"""Previewing the documents of a project before it is created."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.registry import read_document
from translator_gui.messages import LazyMessage
from translator_gui.model.document import ParagraphKind, SourceDocument
from translator_gui.text.counting import word_count
from translator_gui.text.language import find_other_language
from translator_gui.text.segmentation import document_splitter, paragraph_starts, spans
from translator_gui.text.source_hygiene import IrregularityKind, find_irregularities

_STRIDE = 20
"""Paragraphs between two breaths: whoever works in the window meanwhile does not feel them."""


class ImportPreviewParagraph(NamedTuple):
    """A paragraph in the import preview: its text and its sentences as `[start, stop)` in code points."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    marker: str = ""


class DocumentImportPreview(NamedTuple):
    """A document read for the import preview, with the numbers of sentences and words it would have as a project.

    Attributes:
        source: To make the project of, without reading it again.
        paragraphs: Never none.
        sentences: In all.
        words: Of the Urdu, in all.
        irregularities: Number of irregular spellings in its Urdu, by kind.
        other_language: Which language it seems to be in if it has little or no Urdu; None for Urdu.
    """

    source: SourceDocument
    paragraphs: tuple[ImportPreviewParagraph, ...]
    sentences: int
    words: int
    irregularities: Mapping[IrregularityKind, int]
    other_language: LazyMessage | None = None


def preview_document(
    path: Path,
    *,
    encoding: str | None = None,
    paragraph_rule: str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> DocumentImportPreview:
    """Read a document and split it into sentences for the import preview; write nothing.

    Args:
        path: The document.
        encoding: The codec of a text file; None to detect it.
        paragraph_rule: "lines" or "blank-lines" for a text file, "columns B,D" for a sheet; None to detect it.
        progress: Told paragraphs done and in all now and then; may raise `CancelledError`.

    Raises:
        TranslatorError: As `read_document`.
    """
    source = read_document(path, encoding=encoding, paragraph_rule=paragraph_rule)
    paragraphs: list[ImportPreviewParagraph] = []
    sentences = words = 0
    irregular: Counter[IrregularityKind] = Counter()
    splitter = document_splitter(paragraph.text for paragraph in source.paragraphs)
    for done, paragraph in enumerate(source.paragraphs):
        if done % _STRIDE == 0:
            time.sleep(0)
            if progress is not None:
                progress(done, len(source.paragraphs))
        found = tuple(spans(paragraph.text, paragraph_starts(paragraph, splitter)))
        paragraphs.append(ImportPreviewParagraph(paragraph.text, found, *paragraph[1:4]))
        sentences += len(found)
        irregular.update(one.kind for one in find_irregularities(paragraph.text))
        words += sum(word_count(paragraph.text[start:stop]) for start, stop in found)
    other_language = find_other_language(paragraph.text for paragraph in source.paragraphs)
    return DocumentImportPreview(source, tuple(paragraphs), sentences, words, irregular, other_language)
