"""What the tests of Word documents that go back share: translating, taking packages apart."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xml import Element
from translator_gui.model.document import SourceParagraph
from translator_gui.model.inline_tag import INLINE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READER = DocxReader()

Translate = Callable[[SourceParagraph], TargetParagraph]


def read(data: bytes) -> tuple[SourceParagraph, ...]:
    return READER.read("a.docx", data, DocumentReadOptions()).paragraphs


def pseudo(text: str) -> str:
    """A text with an x for each letter and digit, and its tags."""
    parts = re.split(f"({INLINE.pattern})", text)
    return "".join(part if INLINE.fullmatch(part) else re.sub(r"\w", "x", part) for part in parts)


def pseudo_english(paragraph: SourceParagraph) -> TargetParagraph:
    return TargetParagraph(paragraph.text, (TargetSentence(pseudo(paragraph.text), paragraph.text),))


def unchanged(paragraph: SourceParagraph) -> TargetParagraph:
    return TargetParagraph(paragraph.text, (TargetSentence(paragraph.text, paragraph.text),))


def waiting(paragraph: SourceParagraph) -> TargetParagraph:
    """Nothing was translated yet."""
    return TargetParagraph(paragraph.text, (TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True),))


def in_english(english: str) -> Translate:
    return lambda paragraph: TargetParagraph(paragraph.text, (TargetSentence(english, paragraph.text),))


def written(data: bytes, translate: Translate = pseudo_english) -> bytes:
    stream = io.BytesIO()
    paragraphs = [translate(paragraph) for paragraph in read(data)]
    READER.write_target(
        stream, OriginalDocument("a.docx", data, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Element:
    return etree.fromstring(parts(data)[part])


def roots(data: bytes) -> Iterator[Element]:
    """Every part of XML below word/, but the comments."""
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml") and "comments" not in name:
            yield etree.fromstring(content)


def names(element: Element) -> list[str]:
    """The local names of an element and all below it."""
    return [etree.QName(one).localname for one in element.iter()]


def said(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def paragraph_with(element: Element, text: str) -> Element:
    """The innermost paragraph that says a text."""
    return [one for one in element.iter(f"{W}p") if text in said(one)][-1]
