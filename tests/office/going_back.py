"""Documents put into words that look like English, sentence by sentence, and written again in their own format."""

import re
from collections.abc import Callable
from pathlib import Path

from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.registry import read_document
from translator_gui.formats.round_trip import RoundTripExport, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceParagraph
from translator_gui.text.segmentation import spans

WORDS = ("a", "of", "the", "word", "about", "little", "between", "sentence", "something", "understand")
"""One for each length in letters."""
WORD = re.compile("[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u200c\u200d]+")
_SIGNS = str.maketrans("۔،؟؛۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", ".,?;01234567890123456789")

Translate = Callable[[SourceParagraph], TargetParagraph]


def looks_english(urdu: str) -> str:
    """An English word for each Urdu one, about as long; tags stay, and what is in Latin letters."""
    return WORD.sub(lambda found: WORDS[min(len(found.group()), len(WORDS)) - 1], urdu).translate(_SIGNS)


def in_english(paragraph: SourceParagraph) -> TargetParagraph:
    """Every sentence translated."""
    return _by_sentence(paragraph, lambda source: TargetSentence(looks_english(source), source))


def half(paragraph: SourceParagraph) -> TargetParagraph:
    """Every second sentence translated; the others wait in Urdu."""
    return _every_second(paragraph, left_out=False)


def half_without_open(paragraph: SourceParagraph) -> TargetParagraph:
    """Every second sentence translated; the others are left out."""
    return _every_second(paragraph, left_out=True)


def _every_second(paragraph: SourceParagraph, *, left_out: bool) -> TargetParagraph:
    def piece(source: str) -> TargetSentence:
        if len(source) % 2:
            return TargetSentence(looks_english(source), source)
        return TargetSentence("" if left_out else source, source, open=True, urdu=True)

    return _by_sentence(paragraph, piece)


def _by_sentence(paragraph: SourceParagraph, piece: Callable[[str], TargetSentence]) -> TargetParagraph:
    text, pieces, end = paragraph.text, list[TargetSentence](), 0
    for start, until in spans(text):
        gap = text[end:start]
        pieces.append(piece(text[start:until])._replace(gap=gap if {"\n", "\t"} & set(gap) else " "))
        end = until
    return TargetParagraph(text, tuple(pieces))


def goes_back(source: Path, out: Path, translate: Translate = in_english) -> Path:
    """Writes the translation of a document in the document's own format; the path that was written."""
    document = read_document(source)
    options = DocumentReadOptions(document.encoding or None, document.paragraph_rule or None)
    original = OriginalDocument(document.name, document.data, options)
    paragraphs = tuple(translate(one) for one in document.paragraphs)
    assert write_original(out, RoundTripExport(document.format, original, paragraphs))
    return out
