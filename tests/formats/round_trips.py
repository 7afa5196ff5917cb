"""Read documents of any format, write them in English and read them again."""

import io
import re
from collections.abc import Callable

import hypothesis.strategies as st

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument, RoundTripFormat
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import INLINE, tags_in, without_tags
from translator_gui.text.tag_spelling import spelled

SIGNS = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b c",
                "1. ",
                "- ",
                "* ",
                "#",
                " ##",
                "  ",
                "\n",
                "_",
                "__",
                "*",
                "**",
                "`",
                "``",
                "[",
                "]",
                "(",
                ")",
            ),
            *("<", ">", "<b>", "&", "&amp;", "&#1;", "|", "\\", "~", "~~", "!", "![", "+", "=", "---", "===", '"', "'"),
            *(".", "x", "و", "۔", "\t", "://", "<!--", "-->", "^", "[^1]", "a@b.c", "9)", "<?", "</", "\\\n", "]("),
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
"""What a translator might type that means something in one kind of markup or another."""


def read(reader: RoundTripFormat, name: str, data: bytes) -> SourceDocument:
    return reader.read(name, data, DocumentReadOptions())


def back(
    reader: RoundTripFormat, name: str, data: bytes, english: Callable[[SourceParagraph], TargetParagraph | str]
) -> bytes:
    """Return the document with the English that `english` gives for each paragraph."""
    document = read(reader, name, data)
    given = [(one, english(one)) for one in document.paragraphs]
    paragraphs = [
        TargetParagraph(one.text, (TargetSentence(text, one.text),)) if isinstance(text, str) else text
        for one, text in given
    ]
    stream = io.BytesIO()
    options = DocumentReadOptions(document.encoding or None, document.paragraph_rule or None)
    reader.write_target(stream, OriginalDocument(name, data, options), paragraphs, ExportProgress(len(paragraphs)))
    return stream.getvalue()


def pseudo(paragraph: SourceParagraph) -> str:
    """Return other words in the same places, with the tags unchanged."""
    return re.sub("[A-Za-z\u0620-\u06d3]", "x", paragraph.text)


def untranslated(paragraph: SourceParagraph) -> TargetParagraph:
    piece = TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)
    return TargetParagraph(paragraph.text, (piece,))


def shape(document: SourceDocument) -> list[tuple[object, ...]]:
    """Return everything of a document but its words."""
    return [(one.kind, one.level, one.marker, one.place, tags_in(one.text)) for one in document.paragraphs]


def words(text: str) -> str:
    """Return a text without tags and white space."""
    return "".join(without_tags(text).split())


def shown(document: SourceDocument) -> list[str]:
    """Return the paragraphs with their tags as letters."""
    return [spelled(one.text) for one in document.paragraphs]


def english_of(draw: st.DrawFn, document: SourceDocument) -> list[str]:
    """Draw texts of signs with the tags of each paragraph between them."""
    texts: list[str] = []
    for paragraph in document.paragraphs:
        inner = "".join(draw(SIGNS) + tag for tag in INLINE.findall(paragraph.text))
        texts.append(f"x{inner}{draw(SIGNS)}x")
    return texts
