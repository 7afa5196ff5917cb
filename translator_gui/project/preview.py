"""Previewing the documents of a project before it is created."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.registry import read_document
from translator_gui.model.document import ParagraphKind, SourceDocument
from translator_gui.text.counting import word_count
from translator_gui.text.segmentation import spans

_STRIDE = 20
"""Paragraphs between two breaths: whoever works in the window meanwhile does not feel them."""


class PreviewedParagraph(NamedTuple):
    """A paragraph with its sentences as `[start, stop)` in code points."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    marker: str = ""


class DocumentPreview(NamedTuple):
    """A document as read, with the figures of the project it would become.

    Attributes:
        source: To make the project of, without reading it again.
        paragraphs: Never none.
        sentences: In all.
        words: Of the Urdu, in all.
    """

    source: SourceDocument
    paragraphs: tuple[PreviewedParagraph, ...]
    sentences: int
    words: int


def preview_document(
    path: Path,
    *,
    encoding: str | None = None,
    paragraph_rule: str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> DocumentPreview:
    """Read a document and find its sentences; write nothing.

    Args:
        path: The document.
        encoding: The codec of a text file; None to detect it.
        paragraph_rule: "lines" or "blank-lines" for a text file, "columns B,D" for a sheet; None to detect it.
        progress: Told paragraphs done and in all now and then; may raise `CancelledError`.

    Raises:
        TranslatorError: As `read_document`.
    """
    source = read_document(path, encoding=encoding, paragraph_rule=paragraph_rule)
    paragraphs: list[PreviewedParagraph] = []
    sentences = words = 0
    for done, paragraph in enumerate(source.paragraphs):
        if done % _STRIDE == 0:
            time.sleep(0)
            if progress is not None:
                progress(done, len(source.paragraphs))
        found = tuple(spans(paragraph.text, starts=[given.start for given in paragraph.sentences]))
        paragraphs.append(PreviewedParagraph(paragraph.text, found, *paragraph[1:4]))
        sentences += len(found)
        words += sum(word_count(paragraph.text[start:stop]) for start, stop in found)
    return DocumentPreview(source, tuple(paragraphs), sentences, words)
